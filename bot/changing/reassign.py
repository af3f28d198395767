"""Giving a request to somebody else."""

from __future__ import annotations

from dataclasses import replace

from bot import reassigning
from bot.changing.bench import Bench, Done, Proposed
from bot.reassigning import Plan
from survey.commanding import Propose
from survey.messages import Line, Note
from survey.progress import people_of
from survey.tasks import Task


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return who would have a request instead of whom, or what asks for a name; raises
    bot.reassigning.CannotReassign."""
    task = replace(wanted.task, name=wanted.typed or wanted.task.name)
    asked = bench.asked(task.scope)
    if not task.name.strip():
        others = [
            (each.asked[0].number, each.name)
            for each in sorted(
                people_of(bench.progress.asked),
                key=lambda each: (asked.agency not in {one.agency for one in each.asked}, each.name.casefold()),
            )
            if each.id != asked.participant
        ]
        return Proposed(task, bench.cards.to_whom(bench.progress.name_of(asked), asked.name, others, task.page))
    planned = _plan(bench, task)
    task = replace(task, name=planned.name)
    card = bench.cards.reassign(planned.found.name, planned.giver_name, planned.name, is_new=planned.known is None)
    return Proposed(task, card)


def do(bench: Bench, task: Task) -> Done:
    """Give it to them."""
    planned = _plan(bench, task)
    giver, number = planned.giver.id, planned.found.request.number
    is_told = reassigning.reassign(
        bench.house, bench.connection, bench.stored, planned, actor=bench.participant.id, now=bench.now
    )
    said = bench.phrases("reassign.done", name=planned.found.name, taker=planned.name)
    link = Note((Line(bench.phrases("reassign.needs_link", taker=planned.name)),))
    taker = frozenset({planned.known.id} if planned.known else ())
    return Done(said, ("person", number), () if is_told else (link,), changed=frozenset({giver}), told=taker)


def _plan(bench: Bench, task: Task) -> Plan:
    return reassigning.plan(bench.house, bench.connection, bench.stored, bench.found(task), task.name)
