"""Events that could not be handled, kept sealed until somebody has looked at them.

A row is `kept`, `retry` once somebody asked for it to be tried again, `trying` while that runs, and settled as
`taken` or `dropped`: then its content is erased, and the fact stays.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from storage.ids import new_id
from storage.tables import quarantine
from storage.times import parse, stamp
from storage.vault import DataKey, Vault, place

LONGEST_EVENT = 128
LONGEST_CAUSE = 200
KILLED = "killed the process"
"""The cause of an event whose turn never came to an end, good or bad."""


class Status(StrEnum):
    """Where a row stands."""

    KEPT = "kept"
    RETRY = "retry"
    TRYING = "trying"
    TAKEN = "taken"
    DROPPED = "dropped"


OPEN = (Status.KEPT, Status.RETRY)
"""What can be shown, tried again, or dropped."""


class NotInQuarantine(Exception):
    """No event of this number is in quarantine; the text says why."""


class StillInQuarantine(Exception):
    """An event was tried again in vain; the text says why."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a row without opening it.

    `audit` is that of the participant whom the event came from, None for a stranger. `tries` counts the retries.
    """

    number: int
    audit: str | None
    channel: str
    cause: str
    at: dt.datetime
    status: Status
    tries: int
    settled_at: dt.datetime | None


_NUMBER = bindparam("b_number", type_=quarantine.c.number.type)
_NEXT = select(func.coalesce(func.max(quarantine.c.number), 0) + 1).scalar_subquery()
_PUT = insert(quarantine).values(number=_NEXT).returning(quarantine.c.number)
_ALL = select(quarantine).order_by(quarantine.c.number)
_ONE = select(quarantine).where(quarantine.c.number == _NUMBER)
_COUNT = select(func.count()).select_from(quarantine).where(quarantine.c.status.in_(OPEN))
_ASKED = select(quarantine.c.number).where(quarantine.c.status == Status.RETRY).order_by(quarantine.c.number)
_CHANGE = update(quarantine).where(quarantine.c.number == _NUMBER)
_SHOWN = _CHANGE.values(shown_at=bindparam("b_now"))
_ASK = _CHANGE.where(quarantine.c.status.in_(OPEN)).values(status=Status.RETRY)
_CLAIM = _CHANGE.where(quarantine.c.status == Status.RETRY).values(status=Status.TRYING, tries=quarantine.c.tries + 1)
_BACK = _CHANGE.where(quarantine.c.status == Status.TRYING).values(status=Status.KEPT, cause=bindparam("b_cause"))
_SETTLE = _CHANGE.values(status=bindparam("b_status"), settled_at=bindparam("b_now"), content_sealed=b"")
_TAKE = _SETTLE.where(quarantine.c.status == Status.TRYING)
_DROP = _SETTLE.where(quarantine.c.status.in_(OPEN))
_INTERRUPTED = update(quarantine).where(quarantine.c.status == Status.TRYING).values(status=Status.KEPT, cause=KILLED)


def put(
    connection: Connection,
    key: DataKey,
    *,
    channel: str,
    event_id: str,
    content: str,
    cause: str,
    audit: str | None = None,
    now: dt.datetime,
) -> int:
    """Keep an event and return its number, from 1; `cause` is cut to its length and holds no content."""
    row = new_id()
    values = {
        "id": row,
        "audit": audit,
        "channel": channel,
        "event": event_id[:LONGEST_EVENT],
        "data_key": key.id,
        "content_sealed": key.seal(place("quarantine", row, "content_sealed"), content),
        "cause": cause[:LONGEST_CAUSE],
        "at": stamp(now),
        "status": Status.KEPT,
        "tries": 0,
    }
    return int(connection.execute(_PUT, values).scalar_one())


def every(connection: Connection) -> list[Kept]:
    """Return all rows, also those that are settled, by number."""
    return [_kept(row) for row in connection.execute(_ALL)]


def count(connection: Connection) -> int:
    """Return how many events wait for somebody to look at them."""
    return int(connection.execute(_COUNT).scalar_one())


def one(connection: Connection, number: int) -> Kept:
    """Return a row; raises NotInQuarantine where there never was one of this number."""
    return _kept(_row(connection, number))


def content(connection: Connection, vault: Vault, number: int) -> str:
    """Return what was kept; raises NotInQuarantine where it is no longer there."""
    row = _row(connection, number)
    if not row.content_sealed:
        raise NotInQuarantine(f"Number {number} was {row.status}: its content is erased, and the fact alone is kept.")
    return vault.key(connection, row.data_key).open(place("quarantine", row.id, "content_sealed"), row.content_sealed)


def shown(connection: Connection, number: int, now: dt.datetime) -> None:
    """Note down that somebody looked at the content."""
    connection.execute(_SHOWN, {"b_number": number, "b_now": stamp(now)})


def ask(connection: Connection, number: int) -> bool:
    """Ask for an event to be tried again; returns False where it is not there to be tried."""
    return connection.execute(_ASK, {"b_number": number}).rowcount == 1


def asked(connection: Connection) -> list[int]:
    """Return the numbers that are to be tried again."""
    return list(connection.execute(_ASKED).scalars())


def claim(connection: Connection, number: int) -> bool:
    """Mark that a try begins, and count it; returns False where somebody else has begun, or nobody asked."""
    return connection.execute(_CLAIM, {"b_number": number}).rowcount == 1


def taken(connection: Connection, number: int, now: dt.datetime) -> bool:
    """Mark that a try succeeded, and erase what was kept; returns False, and all must be undone, where none runs."""
    values = {"b_number": number, "b_now": stamp(now), "b_status": Status.TAKEN}
    return connection.execute(_TAKE, values).rowcount == 1


def back(connection: Connection, number: int, cause: str) -> None:
    """Mark that a try failed, and why."""
    connection.execute(_BACK, {"b_number": number, "b_cause": cause[:LONGEST_CAUSE]})


def interrupted(connection: Connection) -> int:
    """Put back what was being tried when a process ended; asked where nothing is being tried. Returns how many."""
    return connection.execute(_INTERRUPTED).rowcount


def drop(connection: Connection, number: int, now: dt.datetime) -> bool:
    """Erase what was kept, for good; returns False where it is not there, or is just being tried."""
    values = {"b_number": number, "b_now": stamp(now), "b_status": Status.DROPPED}
    return connection.execute(_DROP, values).rowcount == 1


def _row(connection: Connection, number: int) -> Row[Any]:
    row = connection.execute(_ONE, {"b_number": number}).first()
    if row is None:
        raise NotInQuarantine(f"Nothing with the number {number} is in quarantine. See: caseround quarantine list")
    return row


def _kept(row: Row[Any]) -> Kept:
    settled = parse(row.settled_at) if row.settled_at else None
    status = Status(row.status)
    return Kept(row.number, row.audit, row.channel, row.cause, parse(row.at), status, row.tries, settled)
