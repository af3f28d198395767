"""A request that is passed on: how its conversation goes on with somebody else."""

from __future__ import annotations

from dataclasses import replace

from survey.desk import Desk
from survey.drafts import Draft
from survey.state import Stage, State


def handed_over(state: State) -> State:
    """Return the state in which somebody else finds a conversation: every answer is there, and they say first whose
    file is in front of them.

    Messages of another person's chat are no longer named, for the same ref can mean another one in theirs; ticks that
    nobody confirmed are gone, and statements are to be read anew.
    """
    there = replace(
        state,
        revision=state.revision + 1,
        confirmed=False,
        drafts={},
        held=tuple(("", text) for _, text in state.held),
        last="",
        read=(),
        spoken={},
        withheld=tuple(map(_without_refs, state.withheld)),
    )
    return there if state.stage is Stage.NOT_KNOWN else there.at_stage(Stage.CASE)


def _without_refs(draft: Draft) -> Draft:
    return replace(draft, parts=tuple(("", text) for _, text in draft.parts), stands=())


def given_away(desk: Desk, request: int) -> Desk:
    """Return the desk of somebody whose request is with somebody else now."""
    return replace(desk, gone=(*(each for each in desk.gone if each != request), request))
