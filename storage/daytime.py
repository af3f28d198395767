"""Messages that are for the daytime alone: whose audit's day it is, and putting them off to the morning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from storage.among import among
from storage.outbox import Status, Urgency
from storage.tables import addresses, outbox, participants
from storage.times import stamp

_OF_ROWS = (
    select(outbox.c.id, participants.c.audit)
    .join(addresses, addresses.c.id == outbox.c.address)
    .join(participants, participants.c.id == addresses.c.participant)
    .where(among(outbox.c.id, "b_ids"), outbox.c.urgency == Urgency.DAYTIME)
)
_PUT_OFF = (
    update(outbox)
    .where(outbox.c.id == bindparam("b_id"), outbox.c.status == Status.WAITING)
    .values(not_before=bindparam("b_until"))
)


def of_rows(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return those of these rows of the outbox that are for the daytime, each with the audit of who gets it."""
    return [(row.id, row.audit) for row in connection.execute(_OF_ROWS, {"b_ids": list(ids)})]


def put_off(connection: Connection, row: str, until: dt.datetime) -> None:
    """Let a row that has not left wait until then."""
    connection.execute(_PUT_OFF, {"b_id": row, "b_until": stamp(until)})
