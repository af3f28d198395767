"""Editions: each report that was compiled, where it went, and which returns it counted; whoever withdraws afterwards
stands in it, so that it is to be corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from storage.ids import new_id
from storage.tables import edition_returns, editions
from storage.times import parse, stamp
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
    return [_opened(key, row) for row in connection.execute(_WITH, {"b_request": request})]


def _opened(key: DataKey, row: Row[Any]) -> Edition:
    where = key.open(place("editions", row.id, "place_sealed"), row.place_sealed)
    return Edition(row.number, parse(row.made_at), where, row.digest, row.texts)
