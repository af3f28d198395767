"""Destroying everything of one response: its key, its rows, and what of it stands in rows of others.

Which messages speak of it is known from each row of the outbox: it is sealed with the response's key, names its
request (`speaks_of`), or is a card of a family contact that goes with it. Of rows from before that was kept it is not
known: whatever they say goes from the chats of who runs the audit and of whom the request was shown to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, or_, select, update

from storage import families
from storage.among import among
from storage.concerns import SLOT as CONCERN
from storage.outbox import Status, spoken
from storage.tables import (
    addresses,
    answers,
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
from storage.vault import KeyErased, Vault, VaultError, place
from survey.audit import RUNS, UNSAYS
from survey.state import NoticeKind

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
    it was settled, as storage.times.stamp writes it; `is_shared` says that it spoke of other people's responses too.
    """

    row: str
    address: str
    channel: str
    external: str | None
    at: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What there was: the messages that showed it, and the channel's refs of what the person typed."""

    sent: tuple[Sent, ...]
    typed: tuple[str, ...]


_KEY = select(responses.c.data_key).where(responses.c.request == bindparam("b_request"))
_SPEAKS = or_(outbox.c.data_key == bindparam("b_key"), outbox.c.speaks_of.contains(bindparam("b_spoken")))
_UNDER_WAY = select(outbox.c.seq).where(_SPEAKS, outbox.c.status == Status.SENDING).limit(1)
_HOLD_BACK = update(outbox).where(_SPEAKS, outbox.c.status == Status.WAITING).values(status=Status.WITHDRAWN)
_MINE = select(outbox).where(_SPEAKS)
_PERHAPS = (
    select(outbox, participants.c.role, addresses.c.participant)
    .join(addresses, addresses.c.id == outbox.c.address)
    .join(participants, participants.c.id == addresses.c.participant)
    .where(
        participants.c.audit == bindparam("b_audit"),
        outbox.c.data_key.not_in(select(responses.c.data_key)),
        or_(outbox.c.speaks_of.is_(None), among(outbox.c.slot, "b_slots")),
    )
)
_EDITS = (
    select(outbox.c.target, outbox.c.seq)
    .where(among(outbox.c.target, "b_rows"), outbox.c.action != "delete", outbox.c.status == Status.DELIVERED)
    .order_by(outbox.c.seq)
)
_THESE = select(outbox).where(among(outbox.c.id, "b_rows"))
_FORGET_ROWS = delete(outbox).where(among(outbox.c.id, "b_rows"))
_FORGET_CARDS = delete(live_cards).where(among(live_cards.c.outbox, "b_rows"))
_FORGET_NOTICES = delete(notices).where(
    notices.c.request == bindparam("b_request"), notices.c.kind != NoticeKind.WITHDRAWN
)
_EMPTY = update(responses).where(responses.c.request == bindparam("b_request")).values(state_sealed=b"")
_OF_ONE = 2
"""Commas in what says of one request that a row speaks of it."""
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
    connection.execute(_HOLD_BACK, _found_by(connection, request))


def is_leaving(connection: Connection, request: int) -> bool:
    """Return whether something of a response is just being sent: a moment later it is known where it stands then."""
    return connection.execute(_UNDER_WAY, _found_by(connection, request)).first() is not None


def _found_by(connection: Connection, request: int) -> dict[str, str]:
    """Return by what the rows of the outbox are found that speak of a response."""
    return {"b_key": key_of(connection, request), "b_spoken": spoken([request])}


def destroy(connection: Connection, vault: Vault, audit: str, request: int) -> Destroyed:
    """Destroy everything of a response, its key first among it; returns what had been shown of it where.

    Afterwards call `Vault.forget` for its key once this is committed, and `Database.wipe`. What is destroyed already
    stays so, whatever is done a second time.
    """
    key_id = key_of(connection, request)
    typed = _typed(connection, vault, request, key_id)
    rows = _speaking_of(connection, audit, request)
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


def _speaking_of(connection: Connection, audit: str, request: int) -> list[Row[Any]]:
    """Return the rows of the outbox that speak of a response, or may do so, and forget what contacts hold of it."""
    found = {row.seq: row for row in connection.execute(_MINE, _found_by(connection, request))}
    slots, people = families.forget(connection, request), people_of(connection, request)
    for row in connection.execute(_PERHAPS, {"b_audit": audit, "b_slots": slots}):
        if row.speaks_of is not None or _may_speak(row, people):
            found[row.seq] = row
    return [found[seq] for seq in sorted(found)]


def _may_speak(row: Row[Any], people: set[str]) -> bool:
    """Return whether a row of which it is not known whom it speaks of may speak of a response that these people had.
    The card of a concern stays as the concern does: nobody may have taken it yet."""
    is_concern = re.fullmatch(rf"{CONCERN}\d+", row.slot) is not None
    return not is_concern and (row.role in RUNS or row.participant in people)


def _sent(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Sent, ...]:
    """Return the messages that these rows were sent as, or into which they were made; but for one that has become
    something else since, which stays."""
    left = [row for row in rows if row.status not in _NEVER_SHOWN and row.action != "delete"]
    targets = connection.execute(_THESE, {"b_rows": [row.target for row in left if row.target]})
    messages = {row.id: row for row in (*targets, *(row for row in left if row.target is None))}
    is_something_else = _become_something_else(connection, rows, messages)
    shared = {row.target or row.id for row in left if (row.speaks_of or "").count(",") > _OF_ONE}
    return tuple(
        Sent(row.id, row.address, row.channel, row.external, row.settled_at or row.created_at, row.id in shared)
        for row in sorted(messages.values(), key=lambda row: row.seq)
        if row.id not in is_something_else
    )


def _become_something_else(
    connection: Connection, rows: Sequence[Row[Any]], messages: Mapping[str, Row[Any]]
) -> set[str]:
    """Return which of these messages, by the row that sent them, show what none of the rows says."""
    gone, last = {row.seq for row in rows}, dict[str, int]()
    for row in rows:
        last[row.target or row.id] = row.seq
    edits = connection.execute(_EDITS, {"b_rows": list(messages)})
    since = {edit.target for edit in edits if edit.seq not in gone and edit.seq > last[edit.target]}
    return {each for each in since if messages[each].seq not in gone}


def _typed(connection: Connection, vault: Vault, request: int, key_id: str) -> tuple[str, ...]:
    """Return the channel's refs of what the person typed, as their answers and the conversation's state name them."""
    try:
        key = vault.key(connection, key_id)
    except KeyErased:
        return ()
    found: dict[str, None] = {}
    for table in (responses, parents):
        for row in connection.execute(select(table).where(table.c.request == request)):
            try:
                state = json.loads(key.open(place(table.name, request, "state_sealed"), row.state_sealed))
            except (VaultError, ValueError):
                continue  # what cannot be read hinders nothing
            found |= dict.fromkeys(ref for ref in _refs(state) if ref.isdecimal())
    return tuple(found)


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
