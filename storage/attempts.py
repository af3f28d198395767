"""How often a sender has tried an invitation or a return phrase: what is tried too often is being guessed."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import attempts
from storage.times import stamp
from storage.upserts import upsert

WINDOW = dt.timedelta(minutes=15)

_COUNTED = select(attempts.c.count).where(
    attempts.c.sender_mac == bindparam("b_sender"), attempts.c.window == bindparam("b_window")
)


def count(connection: Connection, sender_mac: bytes, now: dt.datetime) -> int:
    """Count an attempt and return how many there have been in this quarter of an hour, this one included."""
    row = {"sender_mac": sender_mac, "window": _window(now), "count": 1}
    return int(connection.execute(_one_more(connection.dialect.name), row).scalar_one())


def counted(connection: Connection, sender_mac: bytes, now: dt.datetime) -> int:
    """Return how many attempts there have been in this quarter of an hour, without counting one."""
    return int(connection.execute(_COUNTED, {"b_sender": sender_mac, "b_window": _window(now)}).scalar() or 0)


def prune(connection: Connection, now: dt.datetime) -> int:
    """Forget the windows that have passed; returns how many counts that were."""
    return connection.execute(delete(attempts).where(attempts.c.window < _window(now))).rowcount


def _window(now: dt.datetime) -> str:
    since_epoch = now - dt.datetime.fromtimestamp(0, dt.UTC)
    return stamp(now - since_epoch % WINDOW)


@cache
def _one_more(dialect: str) -> ReturningInsert[Any]:
    statement = upsert(dialect, attempts).on_conflict_do_update(
        index_elements=["sender_mac", "window"], set_={"count": attempts.c.count + 1}
    )
    return statement.returning(attempts.c.count)
