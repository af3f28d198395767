"""Messages that are for the daytime alone: whose audit's day it is, putting them off to the morning, and which of
them another message has taken the place of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from storage.among import among
from storage.outbox import Status, Urgency
from storage.tables import addresses, live_cards, outbox, participants
from storage.times import stamp


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the outbox for the daytime: who gets it in which audit, and its slot and key (storage.outbox.append);
    `superseded` says that another message is the live card of its slot by now."""

    id: str
    participant: str
    audit: str
    slot: str
    key: str
    superseded: bool


_OF_ROWS = (
    select(
        outbox.c.id,
        outbox.c.slot,
        outbox.c.key,
        addresses.c.participant,
        participants.c.audit,
        live_cards.c.outbox.label("live"),
    )
    .join(addresses, addresses.c.id == outbox.c.address)
    .join(participants, participants.c.id == addresses.c.participant)
    .outerjoin(live_cards, (live_cards.c.address == outbox.c.address) & (live_cards.c.slot == outbox.c.slot))
    .where(among(outbox.c.id, "b_ids"), outbox.c.urgency == Urgency.DAYTIME)
)
_PUT_OFF = (
    update(outbox)
    .where(outbox.c.id == bindparam("b_id"), outbox.c.status == Status.WAITING)
    .values(not_before=bindparam("b_until"))
)


def of_rows(connection: Connection, ids: Sequence[str]) -> list[Written]:
    """Return those of these rows of the outbox that are for the daytime."""
    return [
        Written(row.id, row.participant, row.audit, row.slot, row.key or "", row.live not in {None, row.id})
        for row in connection.execute(_OF_ROWS, {"b_ids": list(ids)})
    ]


def put_off(connection: Connection, row: str, until: dt.datetime) -> None:
    """Let a row that has not left wait until then."""
    connection.execute(_PUT_OFF, {"b_id": row, "b_until": stamp(until)})
