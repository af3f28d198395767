"""What stands at an address: its live cards, and the last row of the outbox."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, null, select, union_all

from storage.among import among
from storage.live_cards import LiveCard
from storage.outbox import Last, Status
from storage.tables import addresses, live_cards, outbox


@dataclass(slots=True)
class Shown:
    """The live cards of an address, one a slot, and its last row, None where it has none."""

    live: list[LiveCard] = field(default_factory=list)
    last: Last | None = None


_of_address = outbox.alias("of_address")
_newest = (
    select(func.max(_of_address.c.seq))
    .where(_of_address.c.address == addresses.c.id, _of_address.c.status != Status.WITHDRAWN)
    .correlate(addresses)
    .scalar_subquery()
)
_row = (outbox.c.address, outbox.c.seq, outbox.c.action, outbox.c.target, outbox.c.status, outbox.c.bulk)
_SHOWN = union_all(
    select(*_row, outbox.c.id, outbox.c.external, null().label("slot"))
    .select_from(addresses)
    .join(outbox, outbox.c.seq == _newest)
    .where(among(addresses.c.id, "b_addresses")),
    select(*_row, outbox.c.id, outbox.c.external, live_cards.c.slot)
    .select_from(live_cards)
    .join(outbox, outbox.c.id == live_cards.c.outbox)
    .where(among(live_cards.c.address, "b_addresses")),
)


def shown(connection: Connection, places: Iterable[str]) -> dict[str, Shown]:
    """Return what stands at each address."""
    found = {address: Shown() for address in places}
    for address, seq, action, target, status, bulk, row, external, slot in connection.execute(
        _SHOWN, {"b_addresses": list(found)}
    ):
        if slot is None:
            found[address].last = Last(seq, action, target, status, bulk)
        else:
            found[address].live.append(LiveCard(slot, row, external))
    return found
