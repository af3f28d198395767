"""Echoes: the cards of the outbox that show, or showed, what somebody said, in whichever chat they stand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update

from storage.among import among
from storage.tables import outbox
from storage.vault import DataKey, VaultError, place
from survey.messages import Record

_target = outbox.alias("target")
_ROWS = (
    select(
        outbox.c.id,
        outbox.c.seq,
        outbox.c.address,
        outbox.c.channel,
        outbox.c.slot,
        func.coalesce(outbox.c.target, outbox.c.id).label("message"),
        func.coalesce(_target.c.external, outbox.c.external).label("external"),
        outbox.c.payload_sealed,
    )
    .outerjoin(_target, _target.c.id == outbox.c.target)
    .where(outbox.c.data_key == bindparam("b_key"))
    .order_by(outbox.c.seq)
)
_REWRITE = update(outbox).where(outbox.c.id == bindparam("b_id")).values(payload_sealed=bindparam("b_payload"))
_TURNED = (
    select(outbox.c.target, func.max(outbox.c.seq).label("seq"))
    .where(among(outbox.c.address, "b_addresses"), among(outbox.c.target, "b_messages"))
    .group_by(outbox.c.target)
)


@dataclass(frozen=True, slots=True)
class Echo:
    """A card that stands in a chat: the row that sent its message, the channel's id of it where that is known, and
    the card's slot."""

    message: str
    address: str
    channel: str
    slot: str
    external: str | None


def silence(connection: Connection, key: DataKey, instead: Record, here: str) -> list[Echo]:
    """Put a line without words into every row that holds a card sealed with this key, sent or not; returns those of
    the cards that still stand at another address than `here`, where the next one takes their place.

    Whoever fetches such a row later, or sends it, goes on from that line as they would have from the card.
    """
    rows: Sequence[Row[*tuple[Any, ...]]] = connection.execute(_ROWS, {"b_key": key.id}).all()
    cards = [row for row in rows if _is_card(key, row)]
    said = json.dumps(instead.to_json())
    rewritten = [{"b_id": row.id, "b_payload": key.seal(_place(row.id), said)} for row in cards]
    if rewritten:
        connection.execute(_REWRITE, rewritten)
    last = {row.message: row for row in rows}
    standing = [row for row in cards if last[row.message] is row and row.address != here]
    turned = _turned(connection, standing) if standing else {}
    return [
        Echo(row.message, row.address, row.channel, row.slot, row.external)
        for row in standing
        if row.seq >= turned.get(row.message, 0)
    ]


def _turned(connection: Connection, standing: Sequence[Row[*tuple[Any, ...]]]) -> dict[str, int]:
    """Return the seq of the last row that turned each of these messages into something else, under whichever key."""
    values = {"b_addresses": [row.address for row in standing], "b_messages": [row.message for row in standing]}
    return {row.target: row.seq for row in connection.execute(_TURNED, values)}


def _is_card(key: DataKey, row: Row[*tuple[Any, ...]]) -> bool:
    try:
        return bool(json.loads(key.open(_place(row.id), row.payload_sealed))["kind"] == "card")
    except VaultError:
        return False


def _place(row: str) -> str:
    return place("outbox", row, "payload_sealed")
