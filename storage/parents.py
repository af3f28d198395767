"""Where each parent's conversation stands, and which of their sentences may be quoted.

Both are sealed with the key of their response, and gone with it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage import consents
from storage.ids import new_id
from storage.later import later
from storage.tables import data_keys, parents, quotes, requests, responses, worries
from storage.times import stamp
from storage.upserts import insert_if_new, upsert
from storage.vault import ERASED, DataKey, Vault, place
from survey.consent import Use
from survey.parents.state import Quotes, State

_STATE = select(parents.c.state_sealed).where(parents.c.request == bindparam("b_request"))
_QUOTES = select(quotes).where(quotes.c.request == bindparam("b_request"))
_FORGET_ONE = delete(quotes).where(quotes.c.id == bindparam("b_id"))
_ADD = insert(quotes)
_SETTLE = delete(worries).where(worries.c.request == bindparam("b_request"))
_WAITS = select(worries.c.request).where(worries.c.request == bindparam("b_request"))
_UNDECIDED = (
    select(requests.c.audit, requests.c.number, requests.c.participant)
    .join(worries, worries.c.request == requests.c.number)
    .where(worries.c.shown_at <= bindparam("b_before"))
    .order_by(requests.c.number)
)
_OF_AUDIT = (
    select(quotes, requests.c.case_reference, data_keys.c.id.label("key_id"), data_keys.c.wrapped)
    .join(requests, requests.c.number == quotes.c.request)
    .join(responses, responses.c.request == quotes.c.request)
    .join(data_keys, data_keys.c.id == responses.c.data_key)
    .where(requests.c.audit == bindparam("b_audit"), data_keys.c.wrapped != ERASED)
    .order_by(quotes.c.request, quotes.c.id)
)


Unsaid = tuple[int, ...]
"""Sentences that may no longer be quoted, each by the number of the return with which it was picked."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that may be printed without its parent's name."""

    request: int
    question: str
    text: str


def state_of(connection: Connection, key: DataKey, request: int) -> State:
    """Return where a parent's conversation stands; at its beginning where nothing is stored."""
    sealed = connection.execute(_STATE, {"b_request": request}).scalar()
    return State() if sealed is None else key.read(_place(request), sealed, _read)


def save_state(connection: Connection, key: DataKey, request: int, state: State) -> None:
    """Store where a parent's conversation stands."""
    sealed = key.seal_known(_place(request), json.dumps(state.to_json()), state)
    statement = upsert(connection.dialect.name, parents).values(request=request, state_sealed=sealed)
    connection.execute(
        statement.on_conflict_do_update(index_elements=("request",), set_={"state_sealed": sealed}),
    )


def keep_quotes(connection: Connection, key: DataKey, request: int, picked: Quotes, number: int) -> Unsaid:
    """Let these sentences of a parent be quoted, and no others; returns those that no longer may be. `number` is that
    of the return with which they are picked."""
    known = _quotes(connection, key, request)
    for question, text in picked:
        if (question, text) not in known.values():
            row = new_id()
            sealed = key.seal(place("quotes", row, "text_sealed"), text)
            values = {"id": row, "request": request, "question": question, "return_number": number}
            later(connection, _ADD, {**values, "text_sealed": sealed})
    return _unsay(connection, {row: number for (row, number), quote in known.items() if quote not in picked})


def unsay_quotes(connection: Connection, key: DataKey, request: int, question: str, said: Collection[str]) -> Unsaid:
    """Let nothing of a parent's answer to a question be quoted any more that is none of these sentences; returns what
    no longer may be."""
    known = _quotes(connection, key, request)
    gone = {row: number for (row, number), (of, text) in known.items() if of == question and text not in said}
    return _unsay(connection, gone)


def _quotes(connection: Connection, key: DataKey, request: int) -> dict[tuple[str, int], tuple[str, str]]:
    """Return what may be quoted of a request, by the row's id and the number of the return with which it was picked;
    0 where nobody knows any more."""
    return {
        (row.id, row.return_number or 0): (
            row.question,
            key.open(place("quotes", row.id, "text_sealed"), row.text_sealed),
        )
        for row in connection.execute(_QUOTES, {"b_request": request})
    }


def _unsay(connection: Connection, rows: Mapping[str, int]) -> Unsaid:
    for row in rows:
        connection.execute(_FORGET_ONE, {"b_id": row})
    return tuple(rows.values())


def quotes_of(connection: Connection, vault: Vault, audit: str) -> list[Quote]:
    """Return the sentences of an audit that may be quoted: those of parents who agree to that now."""
    agreeing = consents.agreeing(connection, audit, Use.QUOTE)
    found = []
    for row in connection.execute(_OF_AUDIT, {"b_audit": audit}):
        if row.request in agreeing:
            key = vault.unwrap(row.key_id, row.wrapped)
            found.append(
                Quote(row.request, row.question, key.open(place("quotes", row.id, "text_sealed"), row.text_sealed))
            )
    return found


def worry(connection: Connection, request: int, now: dt.datetime) -> None:
    """Remember that a parent was told now that a worry about a child is passed on, and has yet to say whether it was
    meant so. It stays until they decide or it is passed on, at the latest when their answers are erased."""
    insert_if_new(connection, worries, ("request",), {"request": request, "shown_at": stamp(now)})


def settle(connection: Connection, request: int) -> bool:
    """Forget a worry: it was decided about, or is passed on; returns whether there was one."""
    return connection.execute(_SETTLE, {"b_request": request}).rowcount == 1


def is_undecided(connection: Connection, request: int) -> bool:
    """Return whether a parent has yet to say whether a worry was meant so, and it was not passed on."""
    return connection.execute(_WAITS, {"b_request": request}).first() is not None


def undecided(connection: Connection, before: dt.datetime) -> list[tuple[str, int, str]]:
    """Return the audit, request and participant of each worry that was shown before a time."""
    rows = connection.execute(_UNDECIDED, {"b_before": stamp(before)})
    return [(row.audit, row.number, row.participant) for row in rows]


def _place(request: int) -> str:
    return place("parents", request, "state_sealed")


def _read(text: str) -> State:
    return State.from_json(json.loads(text))
