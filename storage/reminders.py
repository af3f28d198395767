"""Reminders: which were written for whom, what people want of them, and who can be reminded where."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, func, or_, select, update

from storage import live_cards, outbox
from storage.addresses import Address
from storage.among import among
from storage.later import later
from storage.outbox import Status
from storage.reach import HAS_LOOKED, SIGNED_IN
from storage.tables import (
    addresses,
    chases,
    dispositions,
    invitations,
    new_dates,
    participants,
    reminders,
    requests,
    wishes,
)
from storage.tables import outbox as rows
from storage.times import parse, stamp
from storage.upserts import Upsert, insert_if_new, upsert
from survey.audit import EMAIL, Role
from survey.dispositions import SETTLED, Disposition
from survey.reminder_cards import SLOT
from survey.reminding import Person, Reason, Stage, Wishes

LATELY = dt.timedelta(minutes=5)
"""Whose page was open within this time sees there what comes now."""

OPEN = tuple(disposition for disposition in Disposition if disposition not in SETTLED)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One that was written: for whom, on which local day, why, as which row of the outbox, at which stage, about
    which requests; and where that row stands."""

    participant: str
    day: dt.date
    reason: Reason
    audit: str
    row: str
    stage: Stage
    requests: tuple[int, ...]
    at: dt.datetime
    address: str = ""
    channel: str = ""
    status: Status = Status.WAITING


@dataclass(slots=True)
class Candidate:
    """Somebody with open requests: what decides when they are reminded, and where they can be: where they see it
    soonest, and then where they were active last, comes first."""

    id: str
    person: Person = field(default_factory=Person)
    places: list[Address] = field(default_factory=list)


_audit: BindParameter[str] = bindparam("b_audit")
_mine = requests.c.audit == _audit
_pushing: BindParameter[list[str]] = bindparam("b_pushing", expanding=True)
_OPEN = (
    select(requests.c.participant, requests.c.due, participants.c.role)
    .join(participants, participants.c.id == requests.c.participant)
    .where(_mine, requests.c.disposition.in_(OPEN))
    .distinct()
)
_PLACES = (
    select(
        addresses.c.id,
        addresses.c.participant,
        addresses.c.channel,
        addresses.c.last_seen_at,
        or_(addresses.c.channel.in_(_pushing), HAS_LOOKED).label("sees"),
    )
    .join(participants, participants.c.id == addresses.c.participant)
    .where(
        participants.c.audit == _audit,
        addresses.c.reachable,
        or_(
            addresses.c.channel.in_(_pushing),
            SIGNED_IN,
        ),
    )
)
_SENT = (
    select(
        reminders.c.participant,
        func.count().filter(reminders.c.reason == Reason.PLANNED).label("sent"),
        func.max(reminders.c.at).label("last"),
    )
    .where(reminders.c.audit == _audit, ~reminders.c.withdrawn, reminders.c.outbox != bindparam("b_but"))
    .group_by(reminders.c.participant)
)
_WISHES = (
    select(wishes).join(participants, participants.c.id == wishes.c.participant).where(participants.c.audit == _audit)
)
_CHASED = (
    select(chases).join(participants, participants.c.id == chases.c.participant).where(participants.c.audit == _audit)
)
_MOVED = (
    select(new_dates)
    .join(participants, participants.c.id == new_dates.c.participant)
    .where(participants.c.audit == _audit)
)
_JOINED = (
    select(invitations.c.participant, func.min(invitations.c.redeemed_at).label("at"))
    .join(participants, participants.c.id == invitations.c.participant)
    .where(participants.c.audit == _audit, invitations.c.redeemed_at.is_not(None))
    .group_by(invitations.c.participant)
)
_INVITED = (
    select(requests.c.participant, func.max(dispositions.c.at).label("at"))
    .join(dispositions, dispositions.c.request == requests.c.number)
    .where(_mine, dispositions.c.disposition == Disposition.INVITED)
    .group_by(requests.c.participant)
)
_SENT_BACK = (
    select(requests.c.participant, func.max(dispositions.c.at).label("at"))
    .join(dispositions, dispositions.c.request == requests.c.number)
    .where(
        _mine,
        requests.c.disposition == Disposition.SENT_BACK,
        dispositions.c.disposition == Disposition.SENT_BACK,
    )
    .group_by(requests.c.number, requests.c.participant)
)
_WRITTEN = select(reminders, rows.c.address, rows.c.channel, rows.c.status).join(
    rows, rows.c.id == reminders.c.outbox
)
_OF_ROWS = _WRITTEN.where(among(reminders.c.outbox, "b_ids"))
_WAITING = _WRITTEN.where(rows.c.status == Status.WAITING, rows.c.slot == SLOT, ~reminders.c.withdrawn)
_OF_AUDIT = _WRITTEN.where(reminders.c.audit == _audit, ~reminders.c.withdrawn)
_THERE = select(reminders.c.outbox).where(
    reminders.c.participant == bindparam("b_participant"),
    reminders.c.day == bindparam("b_day"),
    reminders.c.reason == bindparam("b_reason"),
)
_FORGET = delete(reminders).where(reminders.c.outbox == bindparam("b_row"))
_KEEP = update(reminders).where(reminders.c.outbox == bindparam("b_row")).values(withdrawn=True)
_WISHED = select(wishes).where(wishes.c.participant == bindparam("b_participant"))


def candidates(
    connection: Connection,
    audit: str,
    now: dt.datetime,
    *,
    pushing: Collection[str],
    only: str = "",
    but: str = "",
) -> list[Candidate]:
    """Return everybody with open requests in an audit, or `only` one participant, as if the reminder with the row
    `but` had never been written.

    In a channel that is not `pushing`, somebody can be reminded only while a session of theirs lasts; where no page
    was open LATELY it comes after every other place. E-mail, where it is `pushing`, comes after the channels in which
    somebody sees it at once, and whoever never came in is written to once they were invited: that counts as if they
    had been reminded then.
    """
    since = stamp(now - LATELY)
    values = {"b_audit": audit, "b_now": stamp(now), "b_since": since, "b_pushing": list(pushing), "b_but": but}

    def found(query: Select[Any], column: Any) -> Iterable[Any]:
        return connection.execute(query.where(column == only) if only else query, values)

    def moments(query: Select[Any], column: Any) -> dict[str, dt.datetime]:
        return {row.participant: parse(row.at) for row in found(query, column)}

    dues: dict[str, set[str | None]] = defaultdict(set)
    asked = list(found(_OPEN, requests.c.participant))
    parents = {row.participant for row in asked if row.role == Role.PARENT}
    for row in asked:
        dues[row.participant].add(row.due)
    joined = moments(_JOINED, invitations.c.participant)
    invited = moments(_INVITED, requests.c.participant) if EMAIL in pushing else {}
    places = _by_person(found(_PLACES, addresses.c.participant), {*joined, *invited} - parents)
    each = {name: Candidate(name, places=places.get(name, [])) for name in dues}
    sent = {row.participant: row for row in found(_SENT, reminders.c.participant)}
    wished = {row.participant: _wishes(row) for row in found(_WISHES, wishes.c.participant)}
    chased, moved = moments(_CHASED, chases.c.participant), moments(_MOVED, new_dates.c.participant)
    back: dict[str, list[dt.datetime]] = defaultdict(list)
    for row in found(_SENT_BACK, requests.c.participant):
        back[row.participant].append(parse(row.at))
    for name, candidate in each.items():
        seen = max((place.seen for place in candidate.places if place.seen), default=None)
        history = sent.get(name)
        told = [parse(history.last)] if history else []
        if name in invited and name not in joined:
            told.append(invited[name])
        candidate.person = Person(
            sent=history.sent if history else 0,
            last=max(told, default=None),
            active=parse(seen) if seen else None,
            joined=joined.get(name),
            sent_back=tuple(sorted(back.get(name, ()))),
            chased=chased.get(name),
            moved=moved.get(name),
            later=_days(dues[name]),
            wishes=wished.get(name, Wishes()),
            is_parent=name in parents,
        )
    return list(each.values())


def _by_person(rows: Iterable[Any], known: Collection[str]) -> dict[str, list[Address]]:
    """Return where people can be reminded, the nearest first; by e-mail only those who are `known` to be asked."""
    found: dict[str, list[Address]] = defaultdict(list)
    for row in sorted(rows, key=_nearest, reverse=True):
        if row.channel != EMAIL or row.participant in known:
            place = Address(row.id, row.participant, row.channel, reachable=True, seen=row.last_seen_at)
            found[row.participant].append(place)
    return found


def _nearest(row: Any) -> tuple[int, str]:
    return 1 if row.channel == EMAIL else 2 if row.sees else 0, row.last_seen_at or ""


def is_written(connection: Connection, participant: str, day: dt.date, reason: Reason) -> bool:
    """Return whether a reminder was written for somebody on a day for a reason, and still counts for that day."""
    values = {"b_participant": participant, "b_day": day.isoformat(), "b_reason": reason.value}
    return connection.execute(_THERE, values).first() is not None


def add(connection: Connection, reminder: Reminder) -> bool:
    """Return whether a reminder is the first for its person, day and reason, and is stored."""
    row = {
        "participant": reminder.participant,
        "day": reminder.day.isoformat(),
        "reason": reminder.reason.value,
        "audit": reminder.audit,
        "outbox": reminder.row,
        "stage": reminder.stage.value,
        "requests": list(reminder.requests),
        "at": stamp(reminder.at),
        "withdrawn": False,
    }
    return insert_if_new(connection, reminders, ("participant", "day", "reason"), row)


def of_rows(connection: Connection, ids: Sequence[str]) -> list[Reminder]:
    """Return those of these rows of the outbox that are reminders."""
    return [_opened(row) for row in connection.execute(_OF_ROWS, {"b_ids": list(ids)})]


def waiting(connection: Connection) -> list[Reminder]:
    """Return the reminders that have not left yet, of all audits."""
    return [_opened(row) for row in connection.execute(_WAITING)]


def of_audit(connection: Connection, audit: str) -> list[Reminder]:
    """Return the reminders of an audit that were not taken back, the oldest first."""
    found = [_opened(row) for row in connection.execute(_OF_AUDIT, {"b_audit": audit})]
    return sorted(found, key=lambda each: (each.at, each.participant))


def withdraw(connection: Connection, reminder: Reminder, now: dt.datetime, *, for_the_day: bool) -> bool:
    """Take back a reminder that has not left; returns False for one that has: it stays. `for_the_day` says that there
    is to be no other for its person, day and reason: somebody may have seen it."""
    if reminder.row not in outbox.withdraw(connection, [reminder.row], now):
        return False
    live_cards.forget(connection, reminder.address, reminder.row)
    connection.execute(_KEEP if for_the_day else _FORGET, {"b_row": reminder.row})
    return True


def wishes_of(connection: Connection, participant: str) -> Wishes:
    """Return what somebody wants of reminders."""
    row = connection.execute(_WISHED, {"b_participant": participant}).first()
    return _wishes(row) if row else Wishes()


def stopped(connection: Connection, audit: str) -> set[str]:
    """Return the participants of an audit who want no more reminders."""
    return {row.participant for row in connection.execute(_WISHES, {"b_audit": audit}) if row.stopped}


def wish(connection: Connection, participant: str, wished: Wishes) -> None:
    """Store what somebody wants of reminders from now on."""
    at = stamp(wished.later) if wished.later is not None else None
    row = {"participant": participant, "later": at, "stopped": wished.stopped}
    later(connection, _put(connection.dialect.name), row)


@cache
def _put(dialect: str) -> Upsert:
    insert = upsert(dialect, wishes)
    changes = {"later": insert.excluded.later, "stopped": insert.excluded.stopped}
    return insert.on_conflict_do_update(index_elements=("participant",), set_=changes)


def chase(connection: Connection, participant: str, *, by: str | None, now: dt.datetime) -> None:
    """Keep that a coordinator wants somebody to be reminded; `by` is None for the command line."""
    row = {"participant": participant, "by_participant": by, "at": stamp(now)}
    later(connection, _put_chase(connection.dialect.name), row)


def _days(stored: Collection[str | None]) -> tuple[dt.date | None, ...]:
    days = sorted(dt.date.fromisoformat(day) for day in stored if day is not None)
    return (*([None] if None in stored else ()), *days)


@cache
def _put_chase(dialect: str) -> Upsert:
    statement = upsert(dialect, chases)
    changes = {"by_participant": statement.excluded.by_participant, "at": statement.excluded.at}
    return statement.on_conflict_do_update(index_elements=("participant",), set_=changes)


def _wishes(row: Any) -> Wishes:
    return Wishes(parse(row.later) if row.later is not None else None, row.stopped)


def _opened(row: Any) -> Reminder:
    return Reminder(
        participant=row.participant,
        day=dt.date.fromisoformat(row.day),
        reason=Reason(row.reason),
        audit=row.audit,
        row=row.outbox,
        stage=Stage(row.stage),
        requests=tuple(row.requests),
        at=parse(row.at),
        address=row.address,
        channel=row.channel,
        status=Status(row.status),
    )
