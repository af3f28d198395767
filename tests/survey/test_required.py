"""A question that has to be answered: it can be put off, and nothing is submitted without it."""

from __future__ import annotations

import pytest

from survey.events import Commanded, Pressed
from survey.state import Stage, Submitted
from tests.survey.asking import actions, begun, do, one, stage, text
from tests.survey.talk import Talk


def _labels(talk: Talk) -> list[str]:
    return [button.label for row in talk.card.rows for button in row]


def test_it_says_so_until_it_is_answered() -> None:
    """Its card says that it needs an answer, and offers to put it off instead of leaving it unanswered."""
    talk = begun(one("a", "required: true"), one("b"))
    assert "needs an answer before you can submit" in text(talk.card)
    assert "Answer it later" in _labels(talk)
    assert "Leave unanswered" not in _labels(talk)
    do(talk, "choose", "back")
    assert "needs an answer" not in text(talk.card)


def test_nothing_is_submitted_without_it() -> None:
    """The card of what is missing names it and leads to it, and a press that was offered before is a stale one."""
    talk = begun(one("a"), one("b", "required: true"))
    do(talk, "choose", "leave", "submit")
    assert stage(talk) is Stage.MISSING
    assert "Nothing can be submitted without an answer to 2." in text(talk.card)
    assert "anyway" not in actions(talk)
    forged = talk.offered("review").replace(".review.", ".anyway.")
    assert () == talk.take(Pressed(forged)).facts
    do(talk, "fill")
    assert "b" == talk.state.at
    do(talk, "choose")
    assert isinstance(do(talk, "submit").facts[0], Submitted)


def test_the_missing_one_comes_before_those_that_may_be_missing() -> None:
    """'Answer them now' goes to what stands in the way."""
    talk = begun(one("a"), one("b"), one("c", "required: true"))
    do(talk, "leave", "choose", "leave", "submit", "fill")
    assert "c" == talk.state.at


def test_where_it_is_not_asked_it_holds_nothing_up() -> None:
    """A condition that does not hold takes the duty away with the question."""
    talk = begun(one("a"), one("b", "required: true, when: {question: a, equals: yes}"))
    talk.press("No")
    assert isinstance(do(talk, "submit").facts[0], Submitted)


def test_a_change_can_bring_it_into_a_return() -> None:
    """What was submitted stays, and the new return waits for the answer."""
    talk = begun(one("a"), one("b", "required: true, when: {question: a, equals: yes}"))
    talk.press("No")
    do(talk, "submit", "over")
    do(talk, "jump")
    talk.press("Yes")
    talk.take(Commanded("review"))
    do(talk, "submit")
    assert "anyway" not in actions(talk)
    assert 1 == talk.state.returns


@pytest.mark.parametrize("ticks", [(), ("tick",)])
def test_none_of_these_is_an_answer(ticks: tuple[str, ...]) -> None:
    """Of several ticks none can be right, and that is said with a press."""
    talk = begun("id: a, kind: several, required: true, text: A, options: [{code: x, label: X}]")
    do(talk, *ticks, "done" if ticks else "none")
    assert isinstance(do(talk, "submit").facts[0], Submitted)
