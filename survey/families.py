"""Family contacts: how far the approach to one parent has come, and what it comes to in figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from survey.answers import Answer
from survey.dispositions import Disposition
from survey.questionnaire import Questionnaire

SLOT = "f"
"""What the slot of a contact's card begins with; its number follows."""


class State(StrEnum):
    """How far it has come."""

    SUGGESTED = "suggested"
    NOT_APPROPRIATE = "not_appropriate"
    APPROACHED = "approached"
    DECLINED = "declined"
    CONSENTED = "consented"
    IN_CONVERSATION = "in_conversation"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"


SAID_NO = frozenset({State.NOT_APPROPRIATE, State.DECLINED})
"""What the coordinator notes and the parent's own consent overrides."""
HAS_SAID = frozenset({State.CONSENTED, State.IN_CONVERSATION, State.FINISHED})
"""Where something of a parent's is kept."""
MOVES: dict[State, tuple[State, ...]] = {
    State.SUGGESTED: (State.APPROACHED, State.NOT_APPROPRIATE),
    State.NOT_APPROPRIATE: (State.SUGGESTED,),
    State.APPROACHED: (State.DECLINED, State.NOT_APPROPRIATE),
    State.DECLINED: (State.APPROACHED,),
}
"""Where a coordinator can move a contact from each state; from the others the parent alone does."""

_OF_REQUEST = {
    Disposition.DECLINED: State.DECLINED,
    Disposition.PARTIAL: State.IN_CONVERSATION,
    Disposition.RETURNED: State.FINISHED,
    Disposition.ACCEPTED: State.FINISHED,
    Disposition.SENT_BACK: State.FINISHED,
    Disposition.WITHDRAWN: State.WITHDRAWN,
}


def stands(noted: State, disposition: Disposition | None, *, keeps: bool) -> State:
    """Return how far a contact has come: what the coordinator has noted, until the parent themself says more.

    `disposition` is that of the parent's request, None where there is none; `keeps` says that they agree to their
    answers being kept. Nothing of this is stored twice, so that a consent, an answer and a withdrawal move the
    contact by themselves, whichever way they come.
    """
    if disposition is None:
        return noted
    if disposition in _OF_REQUEST:
        return _OF_REQUEST[disposition]
    if keeps:
        return State.CONSENTED
    return noted if noted in SAID_NO else State.APPROACHED


@dataclass(frozen=True, slots=True)
class Figures:
    """How many parents of an audit stand where. `approached` are all who were asked, whatever they said since;
    `spoken_with` have answered and have not withdrawn; `suggested` and `not_appropriate` were not asked."""

    suggested: int = 0
    not_appropriate: int = 0
    approached: int = 0
    spoken_with: int = 0
    declined: int = 0
    withdrew: int = 0


def figures(states: Iterable[State]) -> Figures:
    """Return the figures of these contacts."""
    every = list(states)
    unasked = (State.SUGGESTED, State.NOT_APPROPRIATE)
    return Figures(
        suggested=every.count(State.SUGGESTED),
        not_appropriate=every.count(State.NOT_APPROPRIATE),
        approached=sum(each not in unasked for each in every),
        spoken_with=every.count(State.IN_CONVERSATION) + every.count(State.FINISHED),
        declined=every.count(State.DECLINED),
        withdrew=every.count(State.WITHDRAWN),
    )


def is_their_no(state: State, moves: Sequence[State]) -> bool:
    """Return whether a contact stands at 'declined' because the parent themself said no, so that no coordinator can
    move it: nobody asks them again, but they can change their mind."""
    return state is State.DECLINED and not moves


def offers(questionnaire: Questionnaire, answers: Iterable[Answer]) -> str | None:
    """Return what submitted answers say of making contact with the family: the comments beside options that open a
    contact, which may be empty; None where none of these was chosen."""
    found = [answer.comment for answer in answers if opens_contact(questionnaire, answer)]
    return "\n".join(filter(None, found)) if found else None


def opens_contact(questionnaire: Questionnaire, answer: Answer) -> bool:
    """Return whether an answer opens a contact once it is submitted."""
    options = questionnaire.question(answer.question).options
    return any(option.opens_contact for option in options if option.code in (answer.choices or ()))
