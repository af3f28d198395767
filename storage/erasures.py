"""Erasures: that a response was withdrawn, and how far its destruction has come.

An erasure is asked for (`begin`), then everything is destroyed (`storage.destroying`), then what the database itself
keeps of deleted rows is wiped (`storage.database.Database.wipe`). What stays for ever is this row: which request, the
number on the receipt, when, and who asked. Of the ledger and of where the request stood, which hold no content,
nothing is taken away; a concern about a child stays as well.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from storage.invitations import ALPHABET
from storage.tables import erasures, requests
from storage.times import parse, stamp

_HALF = 4


class By(StrEnum):
    """Who asked: the person themself, or the coordinator for them."""

    PERSON = "person"
    COORDINATOR = "coordinator"


class NoSuchErasure(LookupError):
    """Nothing of a request was ever withdrawn."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """A response that was withdrawn; `told` says that its person has the receipt.

    `erased_at` is when it was destroyed, None while that is still to be done; `cleaned_at` when the database had
    wiped what it keeps of deleted rows.
    """

    receipt: str
    audit: str
    request: int
    by: By
    asked_at: dt.datetime
    told: bool
    erased_at: dt.datetime | None
    cleaned_at: dt.datetime | None


_OF_REQUEST = select(erasures).where(erasures.c.request == bindparam("b_request"))
_ALL = select(erasures).order_by(erasures.c.asked_at, erasures.c.receipt)
_PENDING = _ALL.where(erasures.c.cleaned_at.is_(None))
_THIS = update(erasures).where(erasures.c.receipt == bindparam("b_receipt"))
_ERASED = _THIS.values(erased_at=bindparam("b_now"), told=True)
_CLEANED = _THIS.values(cleaned_at=bindparam("b_now"))


def begin(
    connection: Connection,
    *,
    audit: str,
    request: int,
    by: By,
    now: dt.datetime,
    receipt: str = "",
) -> tuple[Erasure, bool]:
    """Store that a response is withdrawn; returns the erasure, and whether that is new.

    With `receipt` it is one that was done before, in a newer state of this database: its person was told then.
    """
    known = find(connection, request)
    if known is not None:
        return known, False
    row = {
        "receipt": receipt or _new_receipt(),
        "audit": audit,
        "request": request,
        "by": by.value,
        "asked_at": stamp(now),
        "told": bool(receipt),
    }
    connection.execute(insert(erasures), row)
    return one(connection, request), True


def find(connection: Connection, request: int) -> Erasure | None:
    """Return the erasure of a request's response, None where it was never withdrawn."""
    row = connection.execute(_OF_REQUEST, {"b_request": request}).first()
    return None if row is None else _opened(row)


def one(connection: Connection, request: int) -> Erasure:
    """Return the erasure of a request's response; raises NoSuchErasure."""
    found = find(connection, request)
    if found is None:
        raise NoSuchErasure(f"Nothing of request {request} was ever withdrawn.")
    return found


def every(connection: Connection) -> list[Erasure]:
    """Return all erasures, the oldest first."""
    return [_opened(row) for row in connection.execute(_ALL)]


def pending(connection: Connection) -> list[Erasure]:
    """Return the erasures of which something is still to be done, the oldest first."""
    return [_opened(row) for row in connection.execute(_PENDING)]


def erased(connection: Connection, erasure: Erasure, now: dt.datetime) -> None:
    """Note that everything is destroyed, and that the person is told in this very transaction."""
    connection.execute(_ERASED, {"b_receipt": erasure.receipt, "b_now": stamp(now)})


def cleaned(connection: Connection, erasure: Erasure, now: dt.datetime) -> None:
    """Note that the database has wiped what it kept of deleted rows."""
    connection.execute(_CLEANED, {"b_receipt": erasure.receipt, "b_now": stamp(now)})


def line_key(connection: Connection, request: int) -> str:
    """Return the keyed hash by which a request is the same in every copy of this database."""
    return str(connection.execute(select(requests.c.line_key).where(requests.c.number == request)).scalar_one())


def _new_receipt() -> str:
    first, second = ("".join(secrets.choice(ALPHABET) for _ in range(_HALF)) for _ in range(2))
    return f"{first}-{second}"


def _opened(row: Row[Any]) -> Erasure:
    return Erasure(
        receipt=row.receipt,
        audit=row.audit,
        request=row.request,
        by=By(row.by),
        asked_at=parse(row.asked_at),
        told=row.told,
        erased_at=parse(row.erased_at) if row.erased_at else None,
        cleaned_at=parse(row.cleaned_at) if row.cleaned_at else None,
    )
