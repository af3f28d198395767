"""What people wrote in another language than the report's, and translations of it beside their own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reporting.collation import Collation
from reporting.figures import QuestionFigures, Remark
from reporting.report import Report


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in another language, and the number of the question that they answer."""

    question: str
    remark: Remark


def foreign_quotes(report: Report) -> list[Quote]:
    """Return everything in a report that was written in another language, in the order of the report."""
    return [
        Quote(figures.question.number, remark)
        for figures in report.whole.questions
        for remark in (*figures.texts, *figures.comments)
        if remark.language
    ]


def with_translations(report: Report, translations: Mapping[str, str]) -> Report:
    """Return the report with a translation beside each of these texts; `translations` is by `plain` of the words."""
    cases = tuple(replace(each, collation=_collation(each.collation, translations)) for each in report.cases)
    return replace(report, whole=_collation(report.whole, translations), cases=cases)


def plain(words: str) -> str:
    """Return words as they are found again after a spreadsheet has had them."""
    return " ".join(words.split()).removeprefix("'")


def _collation(collation: Collation, translations: Mapping[str, str]) -> Collation:
    return replace(collation, questions=tuple(_figures(each, translations) for each in collation.questions))


def _figures(figures: QuestionFigures, translations: Mapping[str, str]) -> QuestionFigures:
    def told(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
        return tuple(
            replace(each, translation=translations.get(plain(each.text), "")) if each.language else each
            for each in remarks
        )

    return replace(figures, texts=told(figures.texts), comments=told(figures.comments))
