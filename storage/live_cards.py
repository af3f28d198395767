"""Which message of an address is the live card of a slot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, bindparam, delete

from storage.later import later
from storage.tables import live_cards
from storage.upserts import Upsert, upsert


@dataclass(frozen=True, slots=True)
class LiveCard:
    """A live card: the outbox row that sent it, and the channel's own id of the message, once it has one."""

    slot: str
    row: str
    external: str | None


_FORGET = delete(live_cards).where(
    live_cards.c.address == bindparam("b_address"), live_cards.c.outbox == bindparam("b_row")
)


def put(connection: Connection, address: str, slot: str, row: str) -> None:
    """Make a message the live card of a slot, in place of the one before."""
    later(connection, _put(connection.dialect.name), {"address": address, "slot": slot, "outbox": row})


@cache
def _put(dialect: str) -> Upsert:
    insert = upsert(dialect, live_cards)
    return insert.on_conflict_do_update(index_elements=("address", "slot"), set_={"outbox": insert.excluded.outbox})


def forget(connection: Connection, address: str, row: str) -> None:
    """A message is no longer the live card of any slot."""
    later(connection, _FORGET, {"b_address": address, "b_row": row})
