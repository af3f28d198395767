"""The outbox: what is to be shown to whom, written with the turn that caused it, sent after the commit.

A row is `waiting`, then `sending` while an attempt runs, and settled as `delivered`, `uncertain` or `failed`; or it
is `withdrawn` before it left, and never leaves. The rows of an address leave in the order of `seq`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import partial
from typing import Any

import structlog
from sqlalchemy import BindParameter, Connection, Row, bindparam, exists, insert, or_, select, update

from storage.among import among
from storage.later import amend, later
from storage.tables import addresses, audits, data_keys, outbox, participants
from storage.times import parse, stamp
from storage.upserts import insert_if_new
from storage.vault import ERASED, DataKey, Vault, VaultError, legible, place
from survey.messages import Message, message_from_json

log = structlog.get_logger()


class Status(StrEnum):
    """Where a row stands."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Urgency(IntEnum):
    """How much a row can wait: none waits behind a less urgent one. What is for the DAYTIME is put off at night."""

    ALERT = 0
    USUAL = 1
    DAYTIME = 2


UNSETTLED = (Status.WAITING, Status.SENDING)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, opened.

    `seq` is 0 for one that was just written; `address` is the id of the address; `target` the id of the row that sent
    the message to edit or shrink, and `external` the channel's id of that message, for a send its own, for a delete
    that of the person's message, None where it was never sent.
    """

    seq: int
    id: str
    address: str
    channel: str
    action: str
    target: str | None
    slot: str
    message: Message
    external: str | None
    bulk: bool
    attempts: int
    created_at: dt.datetime
    urgency: Urgency = Urgency.USUAL


@dataclass(frozen=True, slots=True)
class Last:
    """The last row of an address, unopened."""

    seq: int
    action: str
    target: str | None
    status: str
    bulk: bool

    @property
    def is_out(self) -> bool:
        """Whether it has left for good, and with it all that stood before it."""
        return self.status not in UNSETTLED


_earlier = outbox.alias("earlier")
_earlier_key = data_keys.alias("earlier_key")
_target = outbox.alias("target")
_address: BindParameter[str] = bindparam("b_address")
_channel: BindParameter[str] = bindparam("b_channel")
_bulk: BindParameter[bool] = bindparam("b_bulk", type_=outbox.c.bulk.type)
_id: BindParameter[str] = bindparam("b_id")
_external: BindParameter[str] = bindparam("b_external")
_now: BindParameter[str] = bindparam("b_now")

_ENTRIES = (
    select(outbox, data_keys.c.wrapped, _target.c.external.label("target_external"))
    .join(data_keys, data_keys.c.id == outbox.c.data_key)
    .outerjoin(_target, _target.c.id == outbox.c.target)
    .where(data_keys.c.wrapped != ERASED)
)
_HELD_BACK = exists().where(
    _earlier.c.address == outbox.c.address,
    _earlier.c.status.in_(UNSETTLED),
    _earlier.c.seq < outbox.c.seq,
    _earlier_key.c.id == _earlier.c.data_key,
    _earlier_key.c.wrapped != ERASED,
    _earlier.c.urgency <= outbox.c.urgency,
)
_DUE = (
    _ENTRIES.where(
        outbox.c.status == Status.WAITING,
        outbox.c.channel == _channel,
        outbox.c.bulk <= _bulk,
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= _now),
        ~_HELD_BACK,
    )
    .order_by(outbox.c.bulk, outbox.c.seq)
    .limit(bindparam("b_limit"))
)
_INTERRUPTED = _ENTRIES.where(outbox.c.status == Status.SENDING, outbox.c.channel == _channel).order_by(outbox.c.seq)
_SINCE = _ENTRIES.where(
    outbox.c.address == _address, outbox.c.seq > bindparam("b_seq"), outbox.c.status != Status.WITHDRAWN
).order_by(outbox.c.seq)
_SENT = _ENTRIES.where(outbox.c.id == _id, outbox.c.address == _address)
_ADDRESSES = (
    select(addresses.c.id, addresses.c.address_sealed, audits.c.data_key, data_keys.c.wrapped)
    .join(participants, participants.c.id == addresses.c.participant)
    .join(audits, audits.c.id == participants.c.audit)
    .join(data_keys, data_keys.c.id == audits.c.data_key)
    .where(among(addresses.c.id, "b_addresses"))
)
_IN_REACH = _ADDRESSES.where(addresses.c.reachable)
_LANDED = select(outbox.c.external, outbox.c.settled_at).where(
    outbox.c.address == _address,
    outbox.c.settled_at.is_not(None),
    outbox.c.external.is_not(None),
    outbox.c.action == "send",
)
_ANY_WAITS = select(outbox.c.seq).where(outbox.c.channel == _channel, outbox.c.status == Status.WAITING).limit(1)
_WAITING_IN = select(outbox.c.id).where(
    outbox.c.address == _address, outbox.c.slot == bindparam("b_slot"), outbox.c.status == Status.WAITING
)
_WAITING = select(outbox.c.address).where(outbox.c.channel == _channel, outbox.c.status.in_(UNSETTLED)).distinct()
_ADD = insert(outbox)
_REPLACE = update(outbox).where(outbox.c.seq == bindparam("b_seq"))
_ONE = update(outbox).where(outbox.c.id == _id)
_BEGIN = (
    update(outbox)
    .where(among(outbox.c.id, "b_ids"), outbox.c.status == Status.WAITING)
    .values(status=Status.SENDING, attempts=outbox.c.attempts + 1)
    .returning(outbox.c.id)
)
_AGAIN = _ONE.values(status=Status.WAITING, not_before=_now)
_HURRY = (
    update(outbox)
    .where(outbox.c.address == _address, outbox.c.status == Status.WAITING, outbox.c.bulk)
    .values(bulk=False)
)
_SETTLE = _ONE.values(status=bindparam("b_status"), settled_at=_now)
_DELIVERED = _ONE.values(status=Status.DELIVERED, external=_external, settled_at=_now)
_MOVED = _ONE.where(outbox.c.external.is_distinct_from(_external)).values(external=_external)
_WITHDRAW = (
    update(outbox)
    .where(among(outbox.c.id, "b_ids"), outbox.c.status == Status.WAITING)
    .values(status=Status.WITHDRAWN, key=None, settled_at=_now)
    .returning(outbox.c.id, outbox.c.address)
)
_CONFIRM = (
    update(outbox)
    .where(
        outbox.c.address == _address,
        among(outbox.c.id, "b_ids"),
        outbox.c.status.in_(UNSETTLED),
    )
    .values(status=Status.DELIVERED, settled_at=_now)
)


def append(
    connection: Connection,
    vault: Vault,  # noqa: ARG001 - every function that handles a message is called alike
    *,
    key: DataKey,
    id: str,  # noqa: A002 - the column's name, and a keyword
    address: str,
    channel: str,
    action: str,
    message: Message,
    slot: str = "",
    target: str | None = None,
    external: str | None = None,
    dedupe: str | None = None,
    about: Collection[int] = (),
    bulk: bool = False,
    urgency: Urgency = Urgency.USUAL,
    last: Last | None = None,
    now: dt.datetime,
) -> None:
    """Add a row; with `dedupe`, only where no row was ever added with the same one. `external` names a message that
    no row of ours sent; `about` are the requests whose responses it tells something of under another key than theirs.

    An edit of a message whose last edit has not left yet, and is the address's `last` row, takes that row's place
    (and gives it its id) instead of standing behind it. No `last` is given for a channel whose clients fetch their
    rows by seq: they may have fetched that row already.
    """
    sealed = key.seal(place("outbox", id, "payload_sealed"), json.dumps(message.to_json()))
    fields = {"id": id, "slot": slot, "speaks_of": spoken(about), "data_key": key.id, "payload_sealed": sealed}
    if last is not None and (action, last.action, last.target, last.status) == (
        "edit",
        "edit",
        target,
        Status.WAITING,
    ):
        later(connection, _REPLACE, {"b_seq": last.seq, **fields, "bulk": bulk and last.bulk})
        return
    row = {
        **fields,
        "key": dedupe,
        "address": address,
        "channel": channel,
        "action": action,
        "target": target,
        "external": external,
        "bulk": bulk,
        "urgency": urgency.value,
        "status": Status.WAITING,
        "attempts": 0,
        "created_at": stamp(now),
    }
    if dedupe is None:
        later(connection, _ADD, row)
    else:
        insert_if_new(connection, outbox, ("key",), row)


def spoken(about: Collection[int]) -> str:
    """Return what `speaks_of` says of these requests: each number is found in it between two commas."""
    return f",{','.join(map(str, sorted(set(about))))}," if about else ""


def hurry(connection: Connection, address_id: str) -> None:
    """Let bulk that waits for an address leave like anything else: its person is answering, and their next card
    stands behind it."""
    connection.execute(_HURRY, {"b_address": address_id})


def due(
    connection: Connection, vault: Vault, channel: str, now: dt.datetime, limit: int, *, bulk: bool = True
) -> list[Entry]:
    """Return what can leave now: of each address its first unsettled row, if its time has come; bulk comes last, or
    not at all.

    Rows whose key was erased are left out, and hold nothing back. One that cannot be read has failed.
    """
    values = {"b_channel": channel, "b_now": stamp(now), "b_limit": limit, "b_bulk": bulk}
    rows = connection.execute(_DUE, values).all()
    entries, unreadable = _readable(vault, rows)
    for row in unreadable:
        failed(connection, row, now)
    return entries


def interrupted(connection: Connection, vault: Vault, channel: str) -> list[Entry]:
    """Return the rows whose attempt began and never ended; asked at the start, when nothing is being sent."""
    return _readable(vault, connection.execute(_INTERRUPTED, {"b_channel": channel}))[0]


def since(connection: Connection, vault: Vault, address_id: str, seq: int) -> list[Entry]:
    """Return the rows of an address after `seq`, in order, but for those that are erased or cannot be read."""
    return _readable(vault, connection.execute(_SINCE, {"b_address": address_id, "b_seq": seq}))[0]


def sent_to(connection: Connection, vault: Vault, address_id: str, id: str) -> Entry | None:  # noqa: A002 - as its siblings
    """Return a row of this address; None where there is none, and where it is erased or cannot be read."""
    rows = connection.execute(_SENT, {"b_address": address_id, "b_id": id})
    return next(iter(_readable(vault, rows)[0]), None)


def waiting(connection: Connection, channel: str) -> list[str]:
    """Return the ids of the addresses that have unsettled rows."""
    return list(connection.execute(_WAITING, {"b_channel": channel}).scalars())


def waiting_in(connection: Connection, address_id: str, slot: str) -> list[str]:
    """Return the ids of the rows of an address that wait, of messages in this slot."""
    return list(connection.execute(_WAITING_IN, {"b_address": address_id, "b_slot": slot}).scalars())


def anything_waits(connection: Connection, channel: str) -> bool:
    """Return whether any row waits, for its time or behind another."""
    return connection.execute(_ANY_WAITS, {"b_channel": channel}).first() is not None


def sending(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Mark that an attempt at each of these rows begins; returns those that may be sent: they waited until now.

    Those that are not written yet are written so at once.
    """
    begun = amend(connection, _ADD, "id", set(ids), {"status": Status.SENDING, "attempts": 1})
    others = [id for id in ids if id not in begun]  # noqa: A001 - as its siblings
    return begun | set(connection.execute(_BEGIN, {"b_ids": others}).scalars()) if others else begun


def delivered(connection: Connection, entry: Entry, external: str, now: dt.datetime) -> None:
    """Mark that the channel has it under `external`, where from now on its message is found."""
    later(connection, _DELIVERED, {"b_id": entry.id, "b_external": external, "b_now": stamp(now)})
    if entry.target is not None and entry.external != external:
        later(connection, _MOVED, {"b_id": entry.target, "b_external": external})


def again(connection: Connection, id: str, not_before: dt.datetime) -> None:  # noqa: A002 - as its siblings
    """Mark that it did not go out and waits until `not_before`."""
    later(connection, _AGAIN, {"b_id": id, "b_now": stamp(not_before)})


def uncertain(connection: Connection, id: str, now: dt.datetime) -> None:  # noqa: A002 - as its siblings
    """Mark that it may have gone out and is not repeated."""
    later(connection, _SETTLE, {"b_id": id, "b_status": Status.UNCERTAIN, "b_now": stamp(now)})


def failed(connection: Connection, id: str, now: dt.datetime) -> None:  # noqa: A002 - as its siblings
    """Mark that it will never go out."""
    later(connection, _SETTLE, {"b_id": id, "b_status": Status.FAILED, "b_now": stamp(now)})


def withdraw(connection: Connection, ids: Iterable[str], now: dt.datetime) -> dict[str, str]:
    """Take back rows that have not left, as if they had never been added; returns the address of each that had not.

    A row with the same `dedupe` can be added again.
    """
    rows = connection.execute(_WITHDRAW, {"b_ids": list(ids), "b_now": stamp(now)})
    return {row.id: row.address for row in rows}


def landed(connection: Connection, address_id: str) -> dict[str, str]:
    """Return when each message at an address arrived, by the channel's id of it, as storage.times.stamp writes it."""
    return {row.external: row.settled_at for row in connection.execute(_LANDED, {"b_address": address_id})}


def confirm(connection: Connection, address_id: str, ids: Sequence[str], now: dt.datetime) -> int:
    """Mark rows as delivered on the word of the client at this address; returns how many were not settled yet."""
    values = {"b_address": address_id, "b_ids": list(ids), "b_now": stamp(now)}
    return connection.execute(_CONFIRM, values).rowcount


def address_of(connection: Connection, vault: Vault, address_id: str) -> str:
    """Return the channel's own address of an address id; raises KeyErased when its key is gone."""
    return _address_in(vault, connection.execute(_ADDRESSES, {"b_addresses": [address_id]}).one())


def addresses_of(connection: Connection, vault: Vault, address_ids: Iterable[str]) -> dict[str, str]:
    """Return the channel's own address of each address id, but for those that cannot be read and those at which
    nothing arrives until their person writes again."""
    rows = connection.execute(_IN_REACH, {"b_addresses": list(address_ids)})
    return {row.id: address for row, address in legible(rows, partial(_address_in, vault))}


def _address_in(vault: Vault, row: Row[*tuple[Any, ...]]) -> str:
    key = vault.unwrap(row.data_key, row.wrapped)
    return key.open(place("addresses", row.id, "address_sealed"), row.address_sealed)


def _readable(vault: Vault, rows: Iterable[Row[Any]]) -> tuple[list[Entry], list[str]]:
    """Return the entries, and the ids of rows that cannot be read: changed, or of a form not known here."""
    entries, unreadable = [], []
    for row in rows:
        try:
            entries.append(_open(vault, row))
        except (VaultError, ValueError, KeyError, TypeError) as error:
            log.error("outbox.unreadable", row=row.id, error=type(error).__name__)  # noqa: TRY400 - ids only
            unreadable.append(row.id)
    return entries, unreadable


def _open(vault: Vault, row: Row[Any]) -> Entry:
    key = vault.unwrap(row.data_key, row.wrapped)
    content = key.open(place("outbox", row.id, "payload_sealed"), row.payload_sealed)
    return Entry(
        seq=row.seq,
        id=row.id,
        address=row.address,
        channel=row.channel,
        action=row.action,
        target=row.target,
        slot=row.slot,
        message=message_from_json(json.loads(content)),
        external=row.external if row.target is None else row.target_external,
        bulk=row.bulk,
        attempts=row.attempts,
        created_at=parse(row.created_at),
        urgency=Urgency(row.urgency),
    )
