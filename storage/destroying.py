"""Destroying everything of one response: its key, its rows, and what of it stands in rows of others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, select, update

from storage import families
from storage.among import among
from storage.concerns import SLOT as CONCERN
from storage.outbox import Status
from storage.tables import (
    addresses,
    answers,
    audits,
    live_cards,
    notices,
    outbox,
    parents,
    participants,
    quotes,
    requests,
    responses,
    returns,
    reviews,
)
from storage.vault import DataKey, KeyErased, Vault, VaultError, place
from survey.audit import UNSAYS
from survey.state import NoticeKind

SHORTEST = 4
"""Characters of a line that is looked for in other people's messages: what is shorter, everybody writes."""
TELLING = 24
"""Characters of a line by which it is found again: a card may show no more of it."""

WRITTEN = frozenset({"text", "comment", "text_reason", "comment_reason"})
"""What a text stands under that somebody wrote, if it is one word; of several, none else is in these contents."""

OF_A_RESPONSE: dict[Table, tuple[str, ...]] = {
    answers: ("content_sealed",),
    returns: ("content_sealed",),
    reviews: ("note_sealed",),
    parents: ("state_sealed",),
    quotes: ("text_sealed",),
}
"""The tables whose rows go with their response, each with what is sealed there; that of the response itself stays,
empty."""

STAYS: dict[str, str] = {
    "participants.name_sealed": "who is asked is not part of what they answered",
    "participants.email_sealed": "as above",
    "participants.desk_sealed": "where somebody stands; the request is no longer on it",
    "addresses.address_sealed": "where they are reached, also with the receipt",
    "requests.label_sealed": "which of two requests it was; the coordinator's word",
    "audits.settings_sealed": "the audit's own",
    "concerns.text_sealed": "what was said of a child at risk is passed on, and stays where it was passed on",
    "concerns.outcome_sealed": "as above; the coordinator's word",
    "editions.place_sealed": "where an edition of the report was written to; no word of anybody's",
}
"""The sealed columns of which an erasure leaves something, and why; every other one is emptied or loses its rows."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was sent, or may have been: its row, where, the channel's id of it where that is known, and when
    it was settled, as storage.times.stamp writes it."""

    row: str
    address: str
    channel: str
    external: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What there was: the messages that showed it, and the channel's refs of what the person typed."""

    sent: tuple[Sent, ...]
    typed: tuple[str, ...]


_KEY = select(responses.c.data_key).where(responses.c.request == bindparam("b_request"))
_UNDER_WAY = (
    select(outbox.c.seq).where(outbox.c.data_key == bindparam("b_key"), outbox.c.status == Status.SENDING).limit(1)
)
_HOLD_BACK = (
    update(outbox)
    .where(outbox.c.data_key == bindparam("b_key"), outbox.c.status == Status.WAITING)
    .values(status=Status.WITHDRAWN)
)
_MINE = select(outbox).where(outbox.c.data_key == bindparam("b_key")).order_by(outbox.c.seq)
_OTHERS = (
    select(outbox)
    .join(addresses, addresses.c.id == outbox.c.address)
    .join(participants, participants.c.id == addresses.c.participant)
    .where(
        participants.c.audit == bindparam("b_audit"),
        outbox.c.data_key != bindparam("b_key"),
        outbox.c.data_key.not_in(select(responses.c.data_key)),
    )
    .order_by(outbox.c.seq)
)
_THESE = select(outbox).where(among(outbox.c.id, "b_rows"))
_FORGET_ROWS = delete(outbox).where(among(outbox.c.id, "b_rows"))
_FORGET_CARDS = delete(live_cards).where(among(live_cards.c.outbox, "b_rows"))
_FORGET_NOTICES = delete(notices).where(
    notices.c.request == bindparam("b_request"), notices.c.kind != NoticeKind.WITHDRAWN
)
_EMPTY = update(responses).where(responses.c.request == bindparam("b_request")).values(state_sealed=b"")
_NEVER_SHOWN = frozenset({Status.FAILED})
"""What waited may have been shown: a web page says only later what it has."""


def key_of(connection: Connection, request: int) -> str:
    """Return the id of the data key of a request's response, empty where it was never opened."""
    return connection.execute(_KEY, {"b_request": request}).scalar() or ""


def people_of(connection: Connection, request: int) -> set[str]:
    """Return the ids of the participants who have a request or were shown something of its response."""
    shown = select(addresses.c.participant).join(outbox, outbox.c.address == addresses.c.id)
    has = select(requests.c.participant).where(requests.c.number == request)
    found = connection.execute(shown.where(outbox.c.data_key == key_of(connection, request)).distinct()).scalars()
    return {*found, *connection.execute(has).scalars()}


def hold_back(connection: Connection, request: int) -> None:
    """Withdraw what waits to be sent of a response: from now on nothing of it leaves."""
    connection.execute(_HOLD_BACK, {"b_key": key_of(connection, request)})


def is_leaving(connection: Connection, request: int) -> bool:
    """Return whether something of a response is just being sent: a moment later it is known where it stands then."""
    return connection.execute(_UNDER_WAY, {"b_key": key_of(connection, request)}).first() is not None


def destroy(connection: Connection, vault: Vault, audit: str, request: int) -> Destroyed:
    """Destroy everything of a response, its key first among it; returns what had been shown of it where.

    Afterwards call `Vault.forget` for its key once this is committed, and `Database.wipe`. What is destroyed already
    stays so, whatever is done a second time.
    """
    audit_key = vault.key(
        connection, connection.execute(select(audits.c.data_key).where(audits.c.id == audit)).scalar_one()
    )
    key_id = key_of(connection, request)
    texts, typed = _read(connection, vault, audit_key, request, key_id)
    mine = connection.execute(_MINE, {"b_key": key_id}).all() if key_id else []
    slots = families.forget(connection, request)
    others = connection.execute(_OTHERS, {"b_audit": audit, "b_key": key_id})
    told = (row for row in others if row.slot in slots or _tells(vault, connection, row, texts))
    rows = [*mine, *told]
    ids = [row.id for row in rows]
    sent = _sent(connection, rows)
    connection.execute(_FORGET_CARDS, {"b_rows": [*ids, *(each.row for each in sent)]})
    connection.execute(_FORGET_ROWS, {"b_rows": ids})
    for table in OF_A_RESPONSE:
        connection.execute(delete(table).where(table.c.request == request))
    connection.execute(_FORGET_NOTICES, {"b_request": request})
    connection.execute(_EMPTY, {"b_request": request})
    if key_id:
        vault.erase(connection, key_id)
    return Destroyed(sent, typed)


def _sent(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Sent, ...]:
    """Return the messages that these rows were sent as, or into which they were made."""
    left = [row for row in rows if row.status not in _NEVER_SHOWN and row.action != "delete"]
    targets = connection.execute(_THESE, {"b_rows": [row.target for row in left if row.target]})
    messages = {row.id: row for row in (*targets, *(row for row in left if row.target is None))}
    return tuple(
        Sent(row.id, row.address, row.channel, row.external, row.settled_at or row.created_at)
        for row in sorted(messages.values(), key=lambda row: row.seq)
    )


def _read(
    connection: Connection, vault: Vault, audit_key: DataKey, request: int, key_id: str
) -> tuple[list[str], tuple[str, ...]]:
    """Return what people wrote, as it is looked for in other messages, and the refs under which it was typed."""
    told = list(_contents(connection, audit_key, request, {notices: ("text_sealed", "answer_sealed")}))
    state: list[Any] = []
    try:
        key = vault.key(connection, key_id)
    except KeyErased:
        return _probes(told), ()
    told += _contents(connection, key, request, OF_A_RESPONSE)
    state += _contents(connection, key, request, {responses: ("state_sealed",), parents: ("state_sealed",)})
    return _probes([*told, *state]), tuple(dict.fromkeys(ref for ref in _refs(state) if ref.isdecimal()))


def _contents(
    connection: Connection, key: DataKey, request: int, sealed: Mapping[Table, tuple[str, ...]]
) -> Iterator[Any]:
    """Yield what is sealed in these columns, as JSON where it is that; what cannot be read hinders nothing."""
    for table, columns in sealed.items():
        for row in connection.execute(select(table).where(table.c.request == request)).mappings():
            if row.get("kind") == NoticeKind.WITHDRAWN:
                continue  # our own words
            for column in columns:
                try:
                    yield _meaning(key.open(place(table.name, row.get("id", request), column), row[column] or b""))
                except VaultError:
                    continue


def _meaning(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {"text": text}


def _strings(content: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a JSON value, with the name of what it stands under."""
    match content:
        case str():
            yield name, content
        case Mapping():
            for key, value in content.items():
                yield "", key
                yield from _strings(value, key)
        case list():
            for value in content:
                yield from _strings(value, name)


def _probes(contents: Iterable[Any]) -> list[str]:
    """Return by which words each line that somebody wrote is found again."""
    found: dict[str, None] = {}
    for content in contents:
        for name, text in _strings(content):
            if name in WRITTEN or " " in text:
                found |= dict.fromkeys(_probe(line) for line in text.splitlines())
    return [probe for probe in found if len(probe) >= SHORTEST]


def _probe(line: str) -> str:
    return " ".join(line.split())[:TELLING].strip()


def _refs(content: Any) -> Iterator[str]:
    """Yield the refs in a conversation's state: what texts are kept under, and what stands before a text in a pair or
    behind the channel that it is of."""
    match content:
        case [str() as first, str() as second]:
            yield second if first in UNSAYS else first
        case Mapping():
            yield from content
            for value in content.values():
                yield from _refs(value)
        case list():
            for value in content:
                yield from _refs(value)


def _tells(vault: Vault, connection: Connection, row: Row[Any], probes: Sequence[str]) -> bool:
    """Return whether a message tells what was written in the response. A card about a concern stays as the concern
    does, whatever words it has in common with an answer: nobody may have taken it yet."""
    is_concern = re.fullmatch(rf"{CONCERN}\d+", row.slot or "") is not None
    return bool(probes) and not is_concern and _quotes(vault, connection, row, probes)


def _quotes(vault: Vault, connection: Connection, row: Row[Any], probes: Sequence[str]) -> bool:
    """Return whether a message of the outbox shows something that was written in the response."""
    try:
        key = vault.key(connection, row.data_key)
        shown = _meaning(key.open(place("outbox", row.id, "payload_sealed"), row.payload_sealed))
    except VaultError:
        return False
    whole = "\n".join(" ".join(text.split()) for _, text in _strings(shown))
    return any(probe in whole for probe in probes)
