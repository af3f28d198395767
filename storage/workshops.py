"""Practitioners' workshops: an audit has one at the most, and it is open until somebody closes it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, delete, select

from storage.tables import workshops
from storage.times import parse, stamp
from storage.upserts import insert_if_new

_CLOSED = select(workshops.c.closed_at).where(workshops.c.audit == bindparam("b_audit"))
_REOPEN = delete(workshops).where(workshops.c.audit == bindparam("b_audit"))


def closed_at(connection: Connection, audit: str) -> dt.datetime | None:
    """Return when an audit's workshop was closed, None while it is open."""
    at = connection.execute(_CLOSED, {"b_audit": audit}).scalar()
    return None if at is None else parse(at)


def close(connection: Connection, audit: str, now: dt.datetime) -> bool:
    """Close an audit's workshop; returns False where it was closed already."""
    return insert_if_new(connection, workshops, ("audit",), {"audit": audit, "closed_at": stamp(now)})


def reopen(connection: Connection, audit: str) -> bool:
    """Open an audit's workshop again; returns False where it was not closed."""
    return connection.execute(_REOPEN, {"b_audit": audit}).rowcount == 1
