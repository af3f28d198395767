"""Who is signed in to the web chat: the browser holds a token, the database its hash."""

from __future__ import annotations

import datetime as dt
import secrets
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables import web_sessions
from storage.times import stamp

_OPEN = insert(web_sessions)
_FIND = select(web_sessions.c.address).where(
    web_sessions.c.token_hash == bindparam("b_hash"), web_sessions.c.expires_at > bindparam("b_now")
)
_CLOSE = delete(web_sessions).where(web_sessions.c.token_hash == bindparam("b_hash"))
_CLOSE_ALL = delete(web_sessions).where(web_sessions.c.address == bindparam("b_address"))


def open(  # noqa: A001 - callers say web_sessions.open
    connection: Connection, address_id: str, now: dt.datetime, lifetime: dt.timedelta
) -> str:
    """Begin a session of an address and return its token: 256 random bits, which nothing else keeps."""
    token = secrets.token_urlsafe(32)
    row = {
        "token_hash": _hash(token),
        "address": address_id,
        "created_at": stamp(now),
        "expires_at": stamp(now + lifetime),
    }
    connection.execute(_OPEN, row)
    return token


def find(connection: Connection, token: str, now: dt.datetime) -> str | None:
    """Return the id of the address that a token belongs to, None when there is no such session any more."""
    return connection.execute(_FIND, {"b_hash": _hash(token), "b_now": stamp(now)}).scalar()


def close(connection: Connection, token: str) -> None:
    """End a session; one that is not there has ended."""
    connection.execute(_CLOSE, {"b_hash": _hash(token)})


def close_all(connection: Connection, address_id: str) -> int:
    """End every session of an address; returns how many that were."""
    return connection.execute(_CLOSE_ALL, {"b_address": address_id}).rowcount


def _hash(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
