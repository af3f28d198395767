"""What each agency answered, about one case or itself: a row a question (or a tick), a column a return."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reporting.collation import Collation, answer_to
from reporting.figures import QuestionFigures
from reporting.words import day
from survey.answers import Answer
from survey.questionnaire import Meaning, Option
from survey.returns import Return
from survey.wording import excerpt

TEXT_EXCERPT = 120
"""UTF-16 units of a text in a cell; in full it stands with its question."""


class State(StrEnum):
    """What a cell says; not answered, nothing ticked and not asked stay three different things."""

    ANSWERED = "answered"
    TICKED = "ticked"
    NOT_TICKED = "not_ticked"
    NOT_ANSWERED = "not_answered"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one return holds: `text` is what was answered, of a long text its beginning; `meaning` that of the option
    chosen; `carried` the version of the questionnaire under which it was answered, where that is not the return's."""

    state: State
    text: str = ""
    meaning: Meaning | None = None
    carried: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One question, or one option of a question that takes several; `option` is None for a whole question."""

    figures: QuestionFigures
    option: Option | None
    cells: tuple[Cell, ...]


def rows(collation: Collation, returns: Sequence[Return]) -> tuple[Row, ...]:
    """Return the rows, in the order of reporting; the cells stand in the order of `returns`."""
    return tuple(row for figures in collation.questions for row in _rows(figures, returns))


def _rows(figures: QuestionFigures, returns: Sequence[Return]) -> Iterator[Row]:
    if not figures.is_several:
        yield Row(figures, None, tuple(_cell(figures, given) for given in returns))
        return
    for option in figures.question.options:
        yield Row(figures, option, tuple(_tick(figures, option, given) for given in returns))


def _cell(figures: QuestionFigures, given: Return) -> Cell:
    answer = answer_to(figures.question.id, given)
    if answer is None or not answer.is_given:
        return _empty(figures, given)
    carried = given.carried.get(figures.question.id)
    if answer.choices:
        option = figures.question.option(answer.choices[0])
        return Cell(State.ANSWERED, option.short, option.meaning, carried)
    return Cell(State.ANSWERED, _plain(answer), carried=carried)


def _tick(figures: QuestionFigures, option: Option, given: Return) -> Cell:
    answer = answer_to(figures.question.id, given)
    if answer is None or answer.choices is None:
        return _empty(figures, given)
    carried = given.carried.get(figures.question.id)
    if option.code in answer.choices:
        return Cell(State.TICKED, meaning=option.meaning, carried=carried)
    return Cell(State.NOT_TICKED, carried=carried)


def _empty(figures: QuestionFigures, given: Return) -> Cell:
    return Cell(State.NOT_ANSWERED if figures.question.id in given.asked else State.NOT_ASKED)


def _plain(answer: Answer) -> str:
    return day(answer.date) if answer.date else excerpt(str(answer.value), TEXT_EXCERPT)
