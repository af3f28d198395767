"""Giving more time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot import extending
from bot.changing.bench import Bench, Done, Proposed
from bot.extending import CannotExtend
from bot.holiday_days import calendar
from survey.commanding import Propose
from survey.extending import day_meant, days_due
from survey.tasks import Task
from survey.wording import excerpt

WEEKS = (1, 2, 3)
"""How much later the days are that are offered."""


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return what would be due when, or what asks for the day; raises bot.extending.CannotExtend."""
    task = wanted.task
    if wanted.typed:
        day = day_meant(wanted.typed, bench.today)
        if day is None:
            raise CannotExtend("extend.no_day", said=excerpt(wanted.typed))
        task = replace(task, day=day.isoformat())
    name = bench.name(task.scope)
    if not task.day:
        waiting = [each for each in task.scope.of(bench.progress) if each in bench.progress.owed]
        if not waiting:
            raise CannotExtend("extend.nothing")
        due = days_due(bench.progress, waiting)
        return Proposed(task, bench.cards.which_day(name, due, _offered(bench, max(due))))
    planned = _plan(bench, task)
    moved = [bench.progress.name_of(each) for each in planned.moved if not each.is_beside]
    beside = [bench.progress.name_of(each) for each in planned.moved if each.is_beside]
    card = bench.cards.extend(name, planned.day, planned.was, moved, beside)
    return Proposed(task, card, covers=tuple(each.number for each in planned.moved))


def _offered(bench: Bench, due: dt.date) -> list[dt.date]:
    """Return working days: whoever is given more time is not to work on a holiday."""
    later = [max(due, bench.today) + dt.timedelta(weeks=weeks) for weeks in WEEKS]
    ends = [min(day, bench.audit.closes) for day in later] + [bench.audit.closes]
    days, after = calendar(bench.audit), max(due, bench.today - dt.timedelta(days=1))
    return sorted({day for end in ends if (day := days.last_working(end, after)) is not None})


def do(bench: Bench, task: Task) -> Done:
    """Give the later due date."""
    planned = _plan(bench, task)
    extending.extend(
        bench.connection, bench.house.vault, bench.stored, planned, actor=bench.participant.id, now=bench.now
    )
    name = bench.name(task.scope) or bench.phrases("extend.audit")
    said = bench.phrases("extend.done", name=name, day=bench.phrases.day(planned.day))
    changed = frozenset(each.participant for each in task.scope.of(bench.progress))
    return Done(said, bench.home(task.scope), changed=changed)


def _plan(bench: Bench, task: Task) -> extending.Plan:
    return extending.plan(
        bench.connection,
        bench.house.vault,
        bench.stored,
        task.scope,
        day=dt.date.fromisoformat(task.day),
        now=bench.now,
    )
