"""The report's figures as JSON, for people who go on counting: the same numbers as on the page, without comments.

The only words of anybody in it are those that parents let be printed.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from reporting.collation import Collation
from reporting.disclosure import FEWEST
from reporting.figures import ByVersion, OptionFigure, QuestionFigures
from reporting.parents import Parents, ThemePart
from reporting.report import CasePart, Report
from reporting.requested import ReturnRate
from reporting.sample import SampleFigure
from reporting.versions import Wording
from reporting.words import shows_none
from reporting.workshop import Workshop
from survey.languages import BASE
from survey.questionnaire import Question

FORMAT = 1


def render_figures(report: Report) -> str:
    """Return one JSON object with every figure of the report: all cases together, then each case.

    Shares are per cent with one decimal, null where there is no base. `share_of_view` rests on the question's
    `second_base`, and is null for the options that this base leaves out.
    """
    audit, whole = report.audit, report.whole
    content = {
        "format": FORMAT,
        "synthetic": whole.synthetic > 0 or audit.synthetic,
        "label": report.label,
        "generated_at": report.generated_locally.isoformat(timespec="seconds"),
        "audit": {
            "id": audit.id,
            "title": audit.title,
            "theme": audit.theme,
            "board": audit.board,
            "opens": audit.opens.isoformat(),
            "due": audit.due.isoformat(),
            "closes": audit.closes.isoformat(),
        },
        "questionnaire": {"id": whole.questionnaire.id, "title": whole.questionnaire.title},
        "returns": _returns(whole),
        "concerns": {"raised": report.concerns.raised, "closed": report.concerns.closed},
        "agencies": [
            {"agency": agency, "name": report.agency_name(agency), **_rate(rate)} for agency, rate in report.agencies
        ],
        "sample": [_sample(figure) for figure in report.sample],
        "questions": [
            {**_question(each), "earlier_wordings": [_wording(w) for w in report.wordings.get(each.question.id, ())]}
            for each in whole.questions
        ],
        "left_out": [
            {"id": each.question.id, "number": each.question.number, "wording": each.question.text, "note": each.note}
            for each in whole.left_out
        ],
        "parents": _parents(report.parents) if report.parents else None,
        "cases": [_case(part) for part in report.cases],
        "workshop": _workshop(report.workshop) if report.workshop else None,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _workshop(workshop: Workshop) -> dict[str, Any]:
    """Return what practitioners said, without a figure of a question that fewer than `fewest` answered."""
    whole = workshop.collation
    return {
        "questionnaire": {"id": whole.questionnaire.id, "title": whole.questionnaire.title},
        "invited": workshop.invited,
        "answered": whole.returns,
        "answering": workshop.answering,
        "synthetic": whole.synthetic,
        "fewest": FEWEST,
        "held_back": workshop.is_held_back,
        "questions": [_question(each) for each in whole.questions],
        "questions_held_back": [_named(each.question) for each in workshop.held_back],
    }


def _parents(parents: Parents) -> dict[str, Any]:
    """Return what parents said, of which nothing is there where fewer than `fewest` finished, or answered."""
    return {
        "questionnaire": {"id": parents.questionnaire.id, "title": parents.questionnaire.title},
        "approach": [
            {"step": s.code, "count": s.count, "base": s.base, "base_is": s.base_is, "share": _number(s.share)}
            for s in parents.approach.steps
        ],
        "finished": parents.finished,
        "synthetic": parents.synthetic,
        "fewest": FEWEST,
        "held_back": parents.is_held_back,
        "themes": [_theme(part) for part in parents.themes],
    }


def _theme(part: ThemePart) -> dict[str, Any]:
    return {
        "theme": part.theme.title,
        "questions": [_question(each) for each in part.figures],
        "held_back": [_named(each.question) for each in part.held_back],
        "quotes": [
            {"text": each.text, "language": each.language or BASE, "translation": each.translation}
            for each in part.sentences
        ],
    }


def _named(question: Question) -> dict[str, str]:
    return {"id": question.id, "number": question.number, "wording": question.text}


def _returns(whole: Collation) -> dict[str, Any]:
    return {
        **_rate(whole.rate),
        "imported": whole.imported,
        "synthetic": whole.synthetic,
        "versions": _by_version(whole.versions, "returns"),
        "carried_over": _by_version(whole.carried, "answers"),
    }


def _rate(rate: ReturnRate) -> dict[str, Any]:
    return {
        "requested": rate.requested,
        "returned": rate.returned,
        "share": _number(rate.share),
        "not_known": rate.not_known,
        "eligible": rate.eligible,
        "share_of_eligible": _number(rate.eligible_share),
        "by_disposition": {disposition.value: count for disposition, count in rate.by_disposition},
    }


def _sample(figure: SampleFigure) -> dict[str, Any]:
    return {
        "attribute": figure.attribute.name,
        "label": figure.attribute.label,
        "value": figure.value,
        "count": figure.count,
        "cases": figure.cases,
        "share": _number(figure.share),
    }


def _case(part: CasePart) -> dict[str, Any]:
    return {
        "case": part.case.reference,
        "attributes": dict(part.case.attributes),
        "returns": _returns(part.collation),
        "questions": [_question(figures) for figures in part.collation.questions],
    }


def _by_version(found: ByVersion, what: str) -> list[dict[str, int]]:
    return [{"version": version, what: count} for version, count in found]


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "version": wording.version,
        "answered": wording.answered,
        "wording": wording.question.text,
        "hint": wording.question.hint,
        "probe": wording.question.probe,
        "options": [{"code": option.code, "label": option.label} for option in wording.question.options],
    }


def _question(figures: QuestionFigures) -> dict[str, Any]:
    question = figures.question
    content: dict[str, Any] = {
        "id": question.id,
        "number": question.number,
        "kind": question.kind.value,
        "theme": figures.theme.title,
        "wording": question.text,
        "asked": figures.asked,
        "answered": figures.answered,
        "not_answered": figures.not_answered,
        "did_not_apply": figures.not_asked,
        "versions": _by_version(figures.versions, "answered"),
        "options": [_option(option) for option in figures.options],
    }
    if figures.with_view is not None:
        content["second_base"] = {"name": figures.view_name, "n": figures.with_view}
    if shows_none(figures):
        content["none_of_these"] = {
            "count": figures.none_of_these,
            "share": _number(figures.none_share),
            "versions": _by_version(figures.none_versions, "count"),
        }
    if figures.spread:
        lowest, median, highest = figures.spread.lowest, figures.spread.median, figures.spread.highest
        content["numbers"] = {"lowest": lowest, "median": _number(median), "highest": highest}
    if figures.period:
        earliest, latest = figures.period.earliest, figures.period.latest
        content["dates"] = {"earliest": earliest.isoformat(), "latest": latest.isoformat()}
    return content


def _option(figure: OptionFigure) -> dict[str, Any]:
    return {
        "code": figure.option.code,
        "label": figure.option.label,
        "meaning": figure.option.meaning.value,
        "count": figure.count,
        "share": _number(figure.share),
        "share_of_view": _number(figure.view_share),
        "versions": _by_version(figure.versions, "count"),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
