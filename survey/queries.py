"""A return that was sent back: which questions are to be looked at again, and where that leaves the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from survey.path import Standing
from survey.questionnaire import Question
from survey.state import Stage, State

LONGEST_NOTE = 500
"""Characters of the coordinator's words on one question, so that they fit beside it on a card."""

_FIRST = frozenset({Stage.CASE, Stage.NOT_SURE, Stage.PASSING_ON, Stage.PASSED_ON, Stage.PLACING})
"""What is to be settled before anything is looked at again."""


def waits(state: State, question: str) -> bool:
    """Return whether a question was sent back and is not settled yet."""
    return question in state.queried and question not in state.replied


def waiting(state: State, now: Standing) -> list[Question]:
    """Return the questions that were sent back, apply, and are not settled yet, in the order of asking."""
    return [question for question in now.numbered if waits(state, question.id)] if state.queried else []


def sent_back(state: State, questions: Sequence[str]) -> State:
    """Return the state once the coordinator has sent these questions of the last return back.

    The person is shown them next, but for what has to be settled first; buttons that were shown before mean nothing
    any more.
    """
    there = replace(state, queried=tuple(questions), replied=(), revision=state.revision + 1)
    if state.stage in _FIRST:
        return there
    if state.stage is Stage.CONCERN:
        return there if state.resume in _FIRST else replace(there, resume=Stage.SENT_BACK)
    return there.at_stage(Stage.SENT_BACK)


def taken_back(state: State) -> State:
    """Return the state once a return that was sent back is accepted as it was."""
    there = replace(state, queried=(), replied=(), revision=state.revision + 1)
    if state.stage is Stage.CONCERN and state.resume is Stage.SENT_BACK:
        return replace(there, resume=Stage.SUBMITTED)
    return there.at_stage(Stage.SUBMITTED) if state.stage is Stage.SENT_BACK else there
