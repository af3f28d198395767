"""Digests: what coordinators were told of how their audit stands, so that the next one says what has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from storage import outbox
from storage.among import among
from storage.outbox import Status
from storage.tables import addresses, digests, participants
from storage.tables import outbox as rows
from storage.times import parse, stamp
from storage.upserts import insert_if_new
from survey.digest_cards import SLOT
from survey.digesting import Stand

SILENT = ""
"""Stands for the row of a digest that was not sent because nothing was new."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told on a day, as which row of the outbox."""

    participant: str
    audit: str
    day: dt.date
    row: str
    stand: Stand
    at: dt.datetime


_NEVER_ARRIVED = (Status.FAILED, Status.WITHDRAWN)
_LAST_DAYS = (
    select(digests.c.participant, func.max(digests.c.day).label("day"))
    .where(digests.c.audit == bindparam("b_audit"), digests.c.day <= bindparam("b_today"))
    .group_by(digests.c.participant)
)
_TOLD = (
    select(digests)
    .outerjoin(rows, rows.c.id == digests.c.outbox)
    .where((digests.c.outbox == SILENT) | rows.c.status.not_in(_NEVER_ARRIVED))
    .order_by(digests.c.seq.desc())
    .limit(1)
)
_TO_ONE = _TOLD.where(digests.c.participant == bindparam("b_participant"))
_OF_AUDIT = _TOLD.where(digests.c.audit == bindparam("b_audit"))
_WAITING = (
    select(rows.c.id)
    .join(addresses, addresses.c.id == rows.c.address)
    .where(
        addresses.c.participant == bindparam("b_participant"), rows.c.status == Status.WAITING, rows.c.slot == SLOT
    )
)
_WRITTEN = (
    select(rows.c.id, participants.c.audit, rows.c.created_at)
    .join(addresses, addresses.c.id == rows.c.address)
    .join(participants, participants.c.id == addresses.c.participant)
    .where(among(rows.c.id, "b_ids"), rows.c.slot == SLOT)
)


def add(connection: Connection, told: Told) -> bool:
    """Return whether this is the first for its person and day, and is stored."""
    row = {
        "participant": told.participant,
        "audit": told.audit,
        "day": told.day.isoformat(),
        "outbox": told.row,
        "stand": told.stand.to_json(),
        "at": stamp(told.at),
    }
    return insert_if_new(connection, digests, ("participant", "day"), row)


def last_days(connection: Connection, audit: str, today: dt.date) -> dict[str, dt.date]:
    """Return the latest day on which each participant of an audit was told, until today: what lies behind that was
    written by a clock that was wrong."""
    found = connection.execute(_LAST_DAYS, {"b_audit": audit, "b_today": today.isoformat()})
    return {participant: dt.date.fromisoformat(day) for participant, day in found}


def last_to(connection: Connection, participant: str) -> Told | None:
    """Return what somebody was told last; None where nothing has reached them."""
    return _told(connection.execute(_TO_ONE, {"b_participant": participant}).first())


def last_of(connection: Connection, audit: str) -> Told | None:
    """Return what anybody in an audit was told last; None where nothing has reached them."""
    return _told(connection.execute(_OF_AUDIT, {"b_audit": audit}).first())


def take_back(connection: Connection, participant: str, now: dt.datetime) -> None:
    """Take back what somebody was to be told and has not left: who was away gets one digest, not several."""
    waiting = connection.execute(_WAITING, {"b_participant": participant}).scalars().all()
    if waiting:
        outbox.withdraw(connection, waiting, now)


def written(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str, dt.datetime]]:
    """Return those of these rows of the outbox that belong to a digest, each with its audit and when it was made."""
    found = connection.execute(_WRITTEN, {"b_ids": list(ids)})
    return [(row.id, row.audit, parse(row.created_at)) for row in found]


def _told(row: Row[Any] | None) -> Told | None:
    if row is None:
        return None
    return Told(
        participant=row.participant,
        audit=row.audit,
        day=dt.date.fromisoformat(row.day),
        row=row.outbox,
        stand=Stand.from_json(row.stand),
        at=parse(row.at),
    )
