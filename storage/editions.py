"""Editions: each report that was compiled, where it went, and which returns it counted; whoever withdraws afterwards
stands in it, so that it is to be corrected. So it is where a sentence in it may no longer be quoted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from storage.ids import new_id
from storage.tables import corrections, edition_returns, editions
from storage.times import parse, stamp
from storage.upserts import insert_if_new
from storage.vault import DataKey, place


@dataclass(frozen=True, slots=True)
class Counted:
    """A return that an edition counted, and how many texts of it stand in there."""

    request: int
    number: int
    texts: int


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition, by its number in its audit; `where` says where it went, `digest` is the SHA-256 of its figures.

    `texts` is how many texts of the request that was asked about stand in it.
    """

    number: int
    made_at: dt.datetime
    where: str
    digest: str
    texts: int = 0


_LAST = select(func.max(editions.c.number)).where(editions.c.audit == bindparam("b_audit"))
_WITH = (
    select(editions, edition_returns.c.texts)
    .join(edition_returns, edition_returns.c.edition == editions.c.id)
    .where(edition_returns.c.request == bindparam("b_request"))
    .order_by(editions.c.number)
)


_QUOTING = (
    select(editions.c.id, editions.c.number)
    .join(edition_returns, edition_returns.c.edition == editions.c.id)
    .where(
        edition_returns.c.request == bindparam("b_request"),
        edition_returns.c.return_number >= bindparam("b_number"),
        edition_returns.c.texts > 0,
    )
    .order_by(editions.c.number)
)
_TO_CORRECT = (
    select(editions, func.min(corrections.c.at).label("since"))
    .join(corrections, corrections.c.edition == editions.c.id)
    .where(editions.c.audit == bindparam("b_audit"))
    .group_by(*editions.c)
    .order_by(editions.c.number)
)


@dataclass(frozen=True, slots=True)
class Correction:
    """An edition in which a sentence stands, or may stand, that its parent no longer lets be printed; `since` is when
    that was first said of one of its sentences. Whose it is is nobody's to read off a list."""

    edition: Edition
    since: dt.datetime


def add(
    connection: Connection,
    key: DataKey,
    *,
    audit: str,
    where: str,
    digest: str,
    counted: Iterable[Counted],
    now: dt.datetime,
) -> int:
    """Keep that an edition was compiled; returns its number. `key` is the audit's, here and below."""
    edition, number = new_id(), (connection.execute(_LAST, {"b_audit": audit}).scalar() or 0) + 1
    row = {
        "id": edition,
        "audit": audit,
        "number": number,
        "made_at": stamp(now),
        "place_sealed": key.seal(place("editions", edition, "place_sealed"), where),
        "digest": digest,
    }
    connection.execute(insert(editions), row)
    rows = [
        {"edition": edition, "request": each.request, "return_number": each.number, "texts": each.texts}
        for each in counted
    ]
    if rows:
        connection.execute(insert(edition_returns), rows)
    return number


def with_return_of(connection: Connection, key: DataKey, request: int) -> list[Edition]:
    """Return the editions that counted a return of this request, the oldest first."""
    return [_opened(key, row, row.texts) for row in connection.execute(_WITH, {"b_request": request})]


def unsaid(connection: Connection, request: int, number: int, now: dt.datetime) -> list[int]:
    """Keep that a sentence which was picked with this return of a request may no longer be printed; returns the
    numbers of the editions that are to be corrected because of it, and were not because of this request before."""
    found = connection.execute(_QUOTING, {"b_request": request, "b_number": number}).all()
    about, unique = {"request": request, "at": stamp(now)}, ("edition", "request")
    new = [insert_if_new(connection, corrections, unique, {**about, "edition": row.id}) for row in found]
    return [row.number for row, is_new in zip(found, new, strict=True) if is_new]


def to_correct(connection: Connection, key: DataKey, audit: str) -> list[Correction]:
    """Return the editions of an audit with a sentence that may no longer be printed, the oldest first."""
    rows = connection.execute(_TO_CORRECT, {"b_audit": audit})
    return [Correction(_opened(key, row, 0), parse(row.since)) for row in rows]


def _opened(key: DataKey, row: Row[Any], texts: int) -> Edition:
    where = key.open(place("editions", row.id, "place_sealed"), row.place_sealed)
    return Edition(row.number, parse(row.made_at), where, row.digest, texts)
