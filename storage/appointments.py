"""Who was asked to run an audit by one of its coordinators, and whether they have answered."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, insert, select, update

from storage.tables import appointments
from storage.times import stamp


def ask(connection: Connection, participant: str, *, by: str, now: dt.datetime) -> None:
    """Keep that a coordinator asks somebody; an earlier time is forgotten."""
    connection.execute(delete(appointments).where(appointments.c.participant == participant))
    connection.execute(insert(appointments).values(participant=participant, by_participant=by, at=stamp(now)))


def asked_by(connection: Connection, participant: str) -> tuple[str, bool] | None:
    """Return who asked somebody, and whether they wait for an answer; None where nobody did."""
    row = connection.execute(select(appointments).where(appointments.c.participant == participant)).first()
    return (row.by_participant, row.settled_at is None) if row else None


def settle(connection: Connection, participant: str, now: dt.datetime) -> bool:
    """Keep that somebody has answered; returns False where they had before."""
    waiting = update(appointments).where(
        appointments.c.participant == participant, appointments.c.settled_at.is_(None)
    )
    return connection.execute(waiting.values(settled_at=stamp(now))).rowcount > 0
