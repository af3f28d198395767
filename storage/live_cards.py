"""Which message of an address is the live card of a slot."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select

from storage.tables import live_cards, outbox
from storage.upserts import upsert


@dataclass(frozen=True, slots=True)
class LiveCard:
    """A live card: the outbox row that sent it, and the channel's own id of the message, once it has one."""

    slot: str
    row: str
    external: str | None


_OF_ADDRESS = (
    select(live_cards.c.slot, live_cards.c.outbox, outbox.c.external)
    .join(outbox, outbox.c.id == live_cards.c.outbox)
    .where(live_cards.c.address == bindparam("b_address"))
)
_FORGET = delete(live_cards).where(
    live_cards.c.address == bindparam("b_address"), live_cards.c.outbox == bindparam("b_row")
)


def of_address(connection: Connection, address: str) -> list[LiveCard]:
    """Return the live cards of an address, one a slot."""
    return [LiveCard(*row) for row in connection.execute(_OF_ADDRESS, {"b_address": address})]


def put(connection: Connection, address: str, slot: str, row: str) -> None:
    """Make a message the live card of a slot, in place of the one before."""
    statement = upsert(connection.dialect.name, live_cards).values(address=address, slot=slot, outbox=row)
    connection.execute(statement.on_conflict_do_update(index_elements=("address", "slot"), set_={"outbox": row}))


def forget(connection: Connection, address: str, row: str) -> None:
    """A message is no longer the live card of any slot."""
    connection.execute(_FORGET, {"b_address": address, "b_row": row})
