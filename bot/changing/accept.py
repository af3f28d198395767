"""Accepting a return."""

from __future__ import annotations

from bot import reviewing
from bot.changing.bench import Bench, Done, Proposed
from survey.commanding import Propose
from survey.tasks import Task


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return what would be accepted; raises bot.reviewing.CannotReview."""
    found = bench.found(wanted.task)
    latest = reviewing.acceptable(bench.house, bench.connection, found)
    stands = bench.phrases(f"stands.{found.request.disposition}")
    return Proposed(wanted.task, bench.cards.accept(found.name, latest.number, stands))


def do(bench: Bench, task: Task) -> Done:
    """Accept it."""
    found = bench.found(task)
    reviewing.accept(bench.house, bench.connection, bench.audit, found, actor=bench.participant.id, now=bench.now)
    said = bench.phrases("accept.done", name=found.name)
    view = "case" if found.request.case is not None else "request"
    return Done(said, (view, found.request.number), told=frozenset({found.request.participant}))
