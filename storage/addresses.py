"""Where people are reached: a channel's address belongs to one participant, and is found by its keyed hash."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select, update

from storage.among import among
from storage.ids import new_id
from storage.later import later
from storage.tables import addresses, participants
from storage.times import parse, stamp
from storage.upserts import insert_if_new
from storage.vault import DataKey, Vault, place
from survey.audit import Role

MINUTE = dt.timedelta(minutes=1)


class AddressTaken(Exception):
    """This address of the channel belongs to another participant."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address by its id; what the channel calls it is opened by `storage.outbox.address_of`.

    `seen` is when its person did something there, to the minute, as `storage.times.stamp` writes it.
    """

    id: str
    participant: str
    channel: str
    reachable: bool
    seen: str | None = field(default=None, compare=False)


_COLUMNS = select(
    addresses.c.id, addresses.c.participant, addresses.c.channel, addresses.c.reachable, addresses.c.last_seen_at
)
_FIND = _COLUMNS.where(addresses.c.channel == bindparam("b_channel"), addresses.c.mac == bindparam("b_mac"))
_OF = _COLUMNS.where(addresses.c.participant == bindparam("b_participant")).order_by(
    addresses.c.channel, addresses.c.id
)
_OF_ROLE = (
    _COLUMNS.join(participants, participants.c.id == addresses.c.participant)
    .where(
        participants.c.audit == bindparam("b_audit"),
        participants.c.role == bindparam("b_role"),
        addresses.c.reachable,
    )
    .order_by(addresses.c.participant, addresses.c.channel, addresses.c.id)
)
_OWNER = (
    select(participants.c.id, participants.c.audit)
    .join(addresses, addresses.c.participant == participants.c.id)
    .where(addresses.c.id == bindparam("b_id"))
)
_ONE = update(addresses).where(addresses.c.id == bindparam("b_id"))
_REACHABLE = _ONE.values(reachable=True, last_seen_at=bindparam("b_now"))
_SEEN = _ONE.values(last_seen_at=bindparam("b_now"))
_OPEN = update(addresses).where(among(addresses.c.id, "b_ids")).values(open_at=bindparam("b_now"))
_BACK = _ONE.values(reachable=True)
_UNBIND = _ONE.values(reachable=False, mac=bindparam("b_mac"))
_UNREACHABLE = _ONE.values(reachable=False)


def find(connection: Connection, vault: Vault, channel: str, address: str) -> Address | None:
    """Return whom a channel's address belongs to, None for a stranger's."""
    row = connection.execute(_FIND, {"b_channel": channel, "b_mac": _mac(vault, channel, address)}).first()
    return Address(*row) if row else None


def bind(
    connection: Connection,
    vault: Vault,
    key: DataKey,
    *,
    participant: str,
    channel: str,
    address: str,
    now: dt.datetime,
) -> Address:
    """Give a channel's address to a participant, or make theirs reachable again, and return it.

    `key` is the data key of the participant's audit. Raises AddressTaken when it belongs to another participant.
    """
    row = {
        "id": (address_id := new_id()),
        "participant": participant,
        "channel": channel,
        "mac": _mac(vault, channel, address),
        "address_sealed": key.seal(place("addresses", address_id, "address_sealed"), address),
        "reachable": True,
        "last_seen_at": stamp(now),
    }
    if insert_if_new(connection, addresses, ("channel", "mac"), row):
        return Address(address_id, participant, channel, reachable=True, seen=stamp(now))
    there = Address(*connection.execute(_FIND, {"b_channel": channel, "b_mac": row["mac"]}).one())
    if there.participant != participant:
        raise AddressTaken("This address takes part as somebody else already. Nothing was changed.")
    connection.execute(_REACHABLE, {"b_id": there.id, "b_now": stamp(now)})
    return Address(there.id, participant, channel, reachable=True, seen=stamp(now))


def of_participant(connection: Connection, participant: str) -> list[Address]:
    """Return a participant's addresses, reachable or not, by channel."""
    return [Address(*row) for row in connection.execute(_OF, {"b_participant": participant})]


def of_role(connection: Connection, audit: str, role: Role) -> list[Address]:
    """Return where the participants of an audit with this role can be reached, by participant and channel."""
    return [Address(*row) for row in connection.execute(_OF_ROLE, {"b_audit": audit, "b_role": role.value})]


def last_seen(connection: Connection, participant: str) -> dt.datetime | None:
    """Return when a participant did something for the last time, wherever it was; None where they never did."""
    return max((parse(each.seen) for each in of_participant(connection, participant) if each.seen), default=None)


def owner(connection: Connection, id: str) -> tuple[str, str]:  # noqa: A002 - the column's name
    """Return the ids of the participant whom an address belongs to and of their audit."""
    participant, audit = connection.execute(_OWNER, {"b_id": id}).one()
    return participant, audit


def unreachable(connection: Connection, id: str) -> None:  # noqa: A002 - the column's name
    """Mark that nothing arrives at an address until its person writes again."""
    connection.execute(_UNREACHABLE, {"b_id": id})


def seen(connection: Connection, address: Address, now: dt.datetime) -> None:
    """Keep that the person did something here; not more than once a minute, for every turn says so."""
    if address.seen is None or abs(now - parse(address.seen)) >= MINUTE:
        is_here(connection, address.id, now)


def is_here(connection: Connection, id: str, now: dt.datetime) -> None:  # noqa: A002 - the column's name
    """Keep to the moment that the person did something here: what comes of it a moment later is for them to see here,
    and not at another address where they were a minute ago."""
    later(connection, _SEEN, {"b_id": id, "b_now": stamp(now)})


def opened(connection: Connection, ids: Collection[str], now: dt.datetime) -> None:
    """Keep that a page of each of these addresses is open."""
    if ids:
        connection.execute(_OPEN, {"b_ids": list(ids), "b_now": stamp(now)})


def back(connection: Connection, id: str) -> None:  # noqa: A002 - the column's name
    """Mark that somebody who was out of reach has written."""
    connection.execute(_BACK, {"b_id": id})


def unbind(connection: Connection, id: str) -> None:  # noqa: A002 - the column's name
    """Take an address away from its participant: whoever writes from it is a stranger, until it is bound again."""
    connection.execute(_UNBIND, {"b_id": id, "b_mac": secrets.token_bytes(32)})


def _mac(vault: Vault, channel: str, address: str) -> bytes:
    return vault.mac("address", f"{channel}:{address}")
