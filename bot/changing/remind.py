"""Having people reminded."""

from __future__ import annotations

from bot import chasing
from bot.changing.bench import Bench, Done, Proposed
from survey.commanding import Propose
from survey.tasks import Task


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return who would be reminded; raises bot.chasing.CannotRemind."""
    planned = _plan(bench, wanted.task)
    at = "" if planned.is_now else bench.phrases.moment(bench.local(planned.at))
    card = bench.cards.remind([name for _, name in planned.people], planned.passed, at)
    return Proposed(wanted.task, card, covers=planned.people)


def do(bench: Bench, task: Task) -> Done:
    """Let them be reminded."""
    people = [person for person, _ in _plan(bench, task).people]
    chasing.chase(bench.connection, bench.stored, people, actor=bench.participant.id, now=bench.now)
    return Done(bench.phrases.many("remind.done", len(people)), bench.home(task.scope))


def _plan(bench: Bench, task: Task) -> chasing.Plan:
    return chasing.plan(bench.house, bench.connection, bench.stored, task.scope, bench.now)
