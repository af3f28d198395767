"""The report's figures as CSV: a row for each option of each question, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from reporting.figures import ByVersion, QuestionFigures
from reporting.parents import Parents
from reporting.report import Report
from reporting.words import (
    FEW_PARENTS,
    FEW_PRACTITIONERS,
    HELD_BACK_ALL,
    HELD_BACK_WORKSHOP,
    held_back,
    shows_none,
)
from reporting.workshop import HeldBack, Workshop
from survey.languages import BASE

HEAD = (
    "question", "number", "theme", "wording", "option", "label", "meaning", "count", "answered", "share",
    "second_base", "second_base_n", "share_of_second_base", "not_answered", "did_not_apply", "data",
    "count_by_version", "answered_by_version",
)  # fmt: skip
QUOTES_HEAD = ("theme", "quote", "language", "translation", "data")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def render_table(report: Report) -> str:
    """Return the figures of every case together; shares are per cent, empty where there is no base."""
    return _written(HEAD, (row for figures in report.whole.questions for row in _rows(figures, report.label)))


def render_table_by_case(report: Report) -> str:
    """Return the figures of each case by itself, with the case in front."""
    rows = (
        (part.case.reference, *row)
        for part in report.cases
        for figures in part.collation.questions
        for row in _rows(figures, report.label)
    )
    return _written(("case", *HEAD), rows)


def render_workshop_table(report: Report) -> str:
    """Return the figures of the practitioners' workshop; without one, the head alone."""
    return _written(HEAD, _workshop_rows(report.workshop, report.workshop_label) if report.workshop else iter(()))


def render_parents_table(report: Report) -> str:
    """Return how many parents were spoken with, and the figures of what they said."""
    return _written(HEAD, _parents_rows(report.parents, report.parents_label) if report.parents else iter(()))


def render_parents_quotes(report: Report) -> str:
    """Return the sentences that parents let be printed, by theme."""
    themes = report.parents.themes if report.parents else ()
    label = report.parents_label
    rows = (
        (part.theme.title, each.text, each.language or BASE, each.translation, label)
        for part in themes
        for each in part.sentences
    )
    return _written(QUOTES_HEAD, rows)


def _workshop_rows(workshop: Workshop, label: str) -> Iterator[tuple[object, ...]]:
    if workshop.is_held_back:
        yield _said_of_all(HELD_BACK_WORKSHOP, label)
    for each in (each for _, questions in workshop.themes for each in questions):
        if isinstance(each, HeldBack):
            yield _said_instead(each, FEW_PRACTITIONERS, label)
        else:
            yield from _rows(each, label)


def _said_of_all(why: str, label: str) -> tuple[object, ...]:
    return ("",) * 5 + (why,) + ("",) * 9 + (label, "", "")


def _said_instead(few: QuestionFigures | HeldBack, of: str, label: str) -> tuple[object, ...]:
    """Return the row of a question whose figures are held back."""
    question = few.question
    named = (question.id, question.number, few.theme.title, question.text, "", held_back(of))
    return (*named, *("",) * 9, label, "", "")


def _parents_rows(parents: Parents, label: str) -> Iterator[tuple[object, ...]]:
    empty = ("",) * 5
    for step in parents.approach.steps:
        named = ("", "", "", f"Of the {step.base_is}", step.code, step.label, "")
        yield (*named, step.count, step.base, step.share, *empty, label, "", "")
    if parents.is_held_back:
        yield _said_of_all(HELD_BACK_ALL, label)
    for part in parents.themes:
        for figures in part.figures:
            yield from _rows(figures, label)
        for figures in part.held_back:
            yield _said_instead(figures, FEW_PARENTS, label)


def _rows(figures: QuestionFigures, label: str) -> Iterator[tuple[object, ...]]:
    question = figures.question
    first = (question.id, question.number, figures.theme.title, question.text)
    last = (figures.not_answered, figures.not_asked, label)
    answered = _by_version(figures.versions)
    for each in figures.options:
        base = (each.count, figures.answered, each.share)
        second = ("", "", "") if each.with_view is None else (figures.view_name, each.with_view, each.view_share)
        yield (
            *first,
            each.option.code,
            each.option.label,
            each.option.meaning.value,
            *base,
            *second,
            *last,
            _by_version(each.versions),
            answered,
        )
    if shows_none(figures):
        base = (figures.none_of_these, figures.answered, figures.none_share)
        yield (
            *first,
            "",
            "None of these",
            "",
            *base,
            "",
            "",
            "",
            *last,
            _by_version(figures.none_versions),
            answered,
        )
    if not figures.is_choice:
        yield (*first, "", "", "", "", figures.answered, "", "", "", "", *last, "", answered)


def _by_version(found: ByVersion) -> str:
    return "; ".join(f"version {version}: {count}" for version, count in found)


def _written(head: Sequence[str], rows: Iterator[tuple[object, ...]]) -> str:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return out.getvalue()


def _safe(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
