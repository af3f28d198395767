"""When somebody is reminded next, if nothing changes until then; and in which tone.

Moments are aware times in UTC, days are those of the audit's time zone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from survey.audit import Audit
from survey.dispositions import Disposition
from survey.reminder_policy import ReminderPolicy

QUIET = dt.timedelta(hours=1)
"""Whoever did something so lately is left alone."""
SOON = 2
"""So many days before the due date, and on it, something is due soon."""
MOST_OF_A_PARENT = 2
NOON = dt.time(13)
"""When an afternoon begins, for those who want to be reminded then."""


class Reason(StrEnum):
    """Why somebody is reminded: the audit's policy says so, they asked for it, a coordinator does, or a due date of
    theirs has changed."""

    ASKED = "asked"
    CHASED = "chased"
    MOVED = "moved"
    PLANNED = "planned"


class Stage(StrEnum):
    """How a reminder speaks."""

    NOT_OPENED = "not_opened"
    PARTLY_DONE = "partly_done"
    DUE_SOON = "due_soon"
    SENT_BACK = "sent_back"
    OVERDUE = "overdue"
    NEW_DATE = "new_date"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants of reminders: none before `later`, or none at all."""

    later: dt.datetime | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """What decides when somebody with open requests is reminded.

    `sent` counts the planned reminders that they were sent, `last` is when they were sent any; `active` is when they
    did something last, `joined` when they first came in. `sent_back` says when each of the requests that are sent
    back was. `chased` is when a coordinator wanted them to be reminded last, `moved` when a due date of theirs was
    changed last. `later` are the due dates of what they owe, None for the audit's own. A parent is reminded
    MOST_OF_A_PARENT times at most.
    """

    sent: int = 0
    last: dt.datetime | None = None
    active: dt.datetime | None = None
    joined: dt.datetime | None = None
    sent_back: tuple[dt.datetime, ...] = ()
    chased: dt.datetime | None = None
    moved: dt.datetime | None = None
    later: tuple[dt.date | None, ...] = (None,)
    wishes: Wishes = field(default_factory=Wishes)
    is_parent: bool = False

    @property
    def has_new_date(self) -> bool:
        """Whether a due date of theirs has changed since they were told of any. A parent is told of none."""
        told = [at for at in (self.last, self.joined) if at is not None]
        return self.moved is not None and not self.is_parent and all(self.moved > at for at in told)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When a reminder is due, and why."""

    at: dt.datetime
    reason: Reason


@dataclass(frozen=True, slots=True)
class Calendar:
    """An audit's days and hours. `holidays` are days on which nobody works, whatever the policy says of weekdays."""

    policy: ReminderPolicy
    zone: ZoneInfo
    opens: dt.date
    due: dt.date
    closes: dt.date
    holidays: frozenset[dt.date] = frozenset()

    @classmethod
    def of(cls, audit: Audit, holidays: Iterable[dt.date]) -> Calendar:
        """Return the calendar of an audit."""
        zone = ZoneInfo(audit.timezone)
        return cls(audit.reminders, zone, audit.opens, audit.due, audit.closes, frozenset(holidays))

    def day(self, at: dt.datetime) -> dt.date:
        """Return the local day of a moment."""
        return at.astimezone(self.zone).date()

    def works(self, day: dt.date) -> bool:
        """Return whether people are written to on this day."""
        off = day in self.holidays or day in self.policy.days_off
        return day.weekday() in self.policy.weekdays and not off

    def begins(self, day: dt.date) -> dt.datetime:
        """Return when the hours of a day begin."""
        return self.at(day, self.policy.start)

    def at(self, day: dt.date, time: dt.time) -> dt.datetime:
        """Return a local time of a day as a moment."""
        return dt.datetime.combine(day, time, self.zone).astimezone(dt.UTC)

    def next_open(self, at: dt.datetime) -> dt.datetime | None:
        """Return `at`, or the first moment after it at which people are written to; None where the audit is over."""
        day = max(self.day(at), self.opens)
        while day <= self.closes:
            start, end = self.begins(day), self.at(day, self.policy.end)
            if self.works(day) and at < end:
                return max(at, start)
            day += dt.timedelta(days=1)
        return None

    def working_days(self, after: dt.date, most: int) -> list[dt.date]:
        """Return the next working days after a day on which the audit is open, at most so many."""
        found: list[dt.date] = []
        day = max(after + dt.timedelta(days=1), self.opens)
        while day <= self.closes and len(found) < most:
            if self.works(day):
                found.append(day)
            day += dt.timedelta(days=1)
        return found

    def last_working(self, until: dt.date, after: dt.date) -> dt.date | None:
        """Return the last working day until one day and after another; None where there is none."""
        day = until
        while day > after and not self.works(day):
            day -= dt.timedelta(days=1)
        return day if day > after else None

    def due_by(self, later: dt.date | None) -> Calendar:
        """Return the calendar of what is due on a later day than the audit; None for the audit's own."""
        return self if later is None or later <= self.due else replace(self, due=later)

    def occasions(self, person: Person) -> Iterator[dt.datetime]:
        """Yield from when on each of the policy's reminders to somebody is due: what falls on a day off before a due
        date is for the working day before it, the rest for the one after it."""
        for later in person.later:
            yield from _of_everybody(self.due_by(later))
        for at in person.sent_back:
            for days in self.policy.after_sent_back:
                yield self.begins(self.day(at) + dt.timedelta(days=days))


@lru_cache(maxsize=64)
def _of_everybody(calendar: Calendar) -> tuple[dt.datetime, ...]:
    found = []
    for days in calendar.policy.before:
        day = calendar.due - dt.timedelta(days=days)
        while not calendar.works(day) and day > calendar.opens:
            day -= dt.timedelta(days=1)
        if day >= calendar.opens:
            found.append(calendar.begins(day))
    found += [calendar.begins(calendar.due + dt.timedelta(days=days)) for days in calendar.policy.after]
    return tuple(found)


def following(calendar: Calendar, person: Person, now: dt.datetime) -> Moment | None:
    """Return when somebody with open requests is to be reminded next, from `now` on, if they do nothing until then;
    None where they are not. It is due now where the moment is `now`.

    Of occasions that were missed, one reminder is due. A time of activity that lies in the future is none: a clock
    was wrong.
    """
    moments = []
    for moment in _wanted(calendar, person, now):
        at = calendar.next_open(moment.at)
        if at is not None:
            moments.append(Moment(at, moment.reason))
    return min(moments, default=None)


def due(calendar: Calendar, person: Person, now: dt.datetime) -> Reason | None:
    """Return why somebody is to be reminded now, at a moment at which people are written to; None where they are not.

    It is what `following` says of this moment, in a fraction of the time.
    """
    return min((moment.reason for moment in _wanted(calendar, person, now) if moment.at <= now), default=None)


def _wanted(calendar: Calendar, person: Person, now: dt.datetime) -> list[Moment]:
    """Return from when on reminders are wanted, whatever the hours."""
    if person.wishes.stopped:
        return []
    free = now
    if person.active is not None and person.active <= now:
        free = max(now, person.active + QUIET)
    return [
        *_asked(person, free),
        *_chased(calendar, person, free),
        *_moved(calendar, person, free),
        *_planned(calendar, person, free),
    ]


def _asked(person: Person, free: dt.datetime) -> Iterator[Moment]:
    later = person.wishes.later
    if later is not None and (person.last is None or person.last < later):
        yield Moment(max(later, free), Reason.ASKED)


def _chased(calendar: Calendar, person: Person, free: dt.datetime) -> Iterator[Moment]:
    """Yield when a reminder that a coordinator wants is due: on the day on which it could leave first, or never."""
    if person.chased is None:
        return
    first, at = calendar.next_open(person.chased), calendar.next_open(max(person.chased, free))
    if first is None or at is None or calendar.day(at) != calendar.day(first):
        return
    if person.last is None or calendar.day(person.last) < calendar.day(first):
        yield Moment(at, Reason.CHASED)


def _moved(calendar: Calendar, person: Person, free: dt.datetime) -> Iterator[Moment]:
    """Yield when somebody hears of a new date: on a day of its own, or with a reminder that is due by then."""
    if person.moved is not None and person.has_new_date:
        yield Moment(max(person.moved, _next_day(calendar, person, free)), Reason.MOVED)


def _next_day(calendar: Calendar, person: Person, free: dt.datetime) -> dt.datetime:
    """Return `free`, or when the day after their last reminder begins."""
    if person.last is None:
        return free
    return max(free, calendar.at(calendar.day(person.last) + dt.timedelta(days=1), dt.time.min))


def _planned(calendar: Calendar, person: Person, free: dt.datetime) -> Iterator[Moment]:
    most = min(calendar.policy.most, MOST_OF_A_PARENT) if person.is_parent else calendar.policy.most
    if person.sent >= most:
        return
    free = _next_day(calendar, person, free)
    passed = [at for at in (person.last, person.joined, person.wishes.later) if at is not None]
    for occasion in calendar.occasions(person):
        if all(occasion > at for at in passed):
            yield Moment(max(occasion, free), Reason.PLANNED)


def stage(
    calendar: Calendar, dispositions: Collection[Disposition], at: dt.datetime, due: dt.date | None = None
) -> Stage:
    """Return how a reminder of requests that stand so speaks at a moment; `due` is when the first of them is due,
    None for the audit's own day."""
    days = ((due or calendar.due) - calendar.day(at)).days
    if Disposition.SENT_BACK in dispositions:
        return Stage.SENT_BACK
    if days < 0:
        return Stage.OVERDUE
    if days <= SOON:
        return Stage.DUE_SOON
    begun = {Disposition.OPENED, Disposition.PARTIAL}
    return Stage.PARTLY_DONE if begun & set(dispositions) else Stage.NOT_OPENED
