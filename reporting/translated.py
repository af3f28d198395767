"""What people wrote in another language than the report's, and translations of it beside their own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from reporting.collation import Collation
from reporting.figures import QuestionFigures, Remark
from reporting.parents import Parents, Sentence
from reporting.report import Report
from reporting.workshop import HeldBack, Workshop

Words = TypeVar("Words", Remark, Sentence)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in another language, with the number of the question that they answer; without one where they are a
    parent's or a practitioner's."""

    question: str
    text: str
    language: str


def foreign_quotes(report: Report) -> list[Quote]:
    """Return everything in a report that was written in another language, in the order of the report."""
    found: list[tuple[str, Remark | Sentence]] = [
        (figures.question.number, remark)
        for figures in report.whole.questions
        for remark in (*figures.texts, *figures.comments)
    ]
    parts = report.parents.themes if report.parents else ()
    found += [("", sentence) for part in parts for sentence in part.sentences]
    themes = report.workshop.themes if report.workshop else ()
    found += [("", remark) for _, questions in themes for each in questions for remark in _words(each)]
    return [Quote(question, each.text, each.language) for question, each in found if each.language]


def with_translations(report: Report, translations: Mapping[str, str]) -> Report:
    """Return the report with a translation beside each of these texts; `translations` is by `plain` of the words."""
    cases = tuple(replace(each, collation=_collation(each.collation, translations)) for each in report.cases)
    return replace(
        report,
        whole=_collation(report.whole, translations),
        cases=cases,
        parents=_parents(report.parents, translations) if report.parents else None,
        workshop=_workshop(report.workshop, translations) if report.workshop else None,
    )


def plain(words: str) -> str:
    """Return words as they are found again after a spreadsheet has had them."""
    return " ".join(words.split()).removeprefix("'")


def _collation(collation: Collation, translations: Mapping[str, str]) -> Collation:
    return replace(collation, questions=tuple(_figures(each, translations) for each in collation.questions))


def _parents(parents: Parents, translations: Mapping[str, str]) -> Parents:
    return replace(
        parents,
        themes=tuple(
            replace(part, sentences=tuple(_told(each, translations) for each in part.sentences))
            for part in parents.themes
        ),
    )


def _workshop(workshop: Workshop, translations: Mapping[str, str]) -> Workshop:
    return replace(
        workshop,
        collation=_collation(workshop.collation, translations),
        held_back=tuple(replace(each, words=_all(each.words, translations)) for each in workshop.held_back),
    )


def _words(said: QuestionFigures | HeldBack) -> tuple[Remark, ...]:
    return said.words if isinstance(said, HeldBack) else (*said.texts, *said.comments)


def _figures(figures: QuestionFigures, translations: Mapping[str, str]) -> QuestionFigures:
    texts, comments = _all(figures.texts, translations), _all(figures.comments, translations)
    return replace(figures, texts=texts, comments=comments)


def _all(remarks: tuple[Remark, ...], translations: Mapping[str, str]) -> tuple[Remark, ...]:
    return tuple(_told(each, translations) for each in remarks)


def _told(words: Words, translations: Mapping[str, str]) -> Words:
    return replace(words, translation=translations.get(plain(words.text), "")) if words.language else words
