"""Which events have been seen: the same one delivered again is passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import seen_events
from storage.times import stamp
from storage.upserts import if_new

Event = tuple[str, str, str]
"""The channel, the bot and the id of an event, which name it once and for all."""

_UNIQUE = ("channel", "bot", "event")
_PRUNE = delete(seen_events).where(seen_events.c.at < bindparam("b_before"))


def news(connection: Connection, events: Sequence[Event], now: dt.datetime) -> list[Event]:
    """Return which of these different events were never seen before, in their order; from now on all of them were."""
    rows = [{"channel": channel, "bot": bot, "event": event, "at": stamp(now)} for channel, bot, event in events]
    new = {tuple(row) for row in connection.execute(_news(connection.dialect.name), rows)}
    return [event for event in events if event in new]


@cache
def _news(dialect: str) -> ReturningInsert[Any]:
    insert = if_new(dialect, seen_events, _UNIQUE)
    return insert.returning(*(seen_events.c[name] for name in _UNIQUE))


def prune(connection: Connection, before: dt.datetime) -> int:
    """Forget what was seen before a time; returns how many events that were."""
    return connection.execute(_PRUNE, {"b_before": stamp(before)}).rowcount
