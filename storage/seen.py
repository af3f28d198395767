"""Which events have been seen: the same one delivered again is passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, true
from sqlalchemy.sql.dml import ReturningInsert

from storage.among import each_of
from storage.tables import seen_events
from storage.times import stamp
from storage.upserts import insert_if_new, upsert

Event = tuple[str, str, str]
"""The channel, the bot and the id of an event, which name it once and for all."""

_UNIQUE = ("channel", "bot", "event")
_PRUNE = delete(seen_events).where(seen_events.c.at < bindparam("b_before"))


def news(connection: Connection, events: Sequence[Event], now: dt.datetime) -> list[Event]:
    """Return which of these different events were never seen before, in their order; from now on all of them were."""
    if len(events) == 1:
        return list(events) if _is_new(connection, events[0], now) else []
    senders: dict[tuple[str, str], list[str]] = {}
    for channel, bot, event in events:
        senders.setdefault((channel, bot), []).append(event)
    new: set[Event] = set()
    for (channel, bot), named in senders.items():
        values = {"b_channel": channel, "b_bot": bot, "b_events": named, "b_at": stamp(now)}
        found = connection.execute(_news(connection.dialect.name), values).scalars()
        new.update((channel, bot, event) for event in found)
    return [event for event in events if event in new]


def _is_new(connection: Connection, event: Event, now: dt.datetime) -> bool:
    """A statement for one event alone, which takes half the time."""
    row = dict(zip(_UNIQUE, event, strict=True)) | {"at": stamp(now)}
    return insert_if_new(connection, seen_events, _UNIQUE, row)


@cache
def _news(dialect: str) -> ReturningInsert[Any]:
    event = each_of(dialect, seen_events.c.event, "b_events")
    # without a condition SQLite would read the conflict's ON as that of a join
    rows = select(bindparam("b_channel"), bindparam("b_bot"), event, bindparam("b_at")).where(true())
    insert = upsert(dialect, seen_events).from_select((*_UNIQUE, "at"), rows)
    return insert.on_conflict_do_nothing(index_elements=_UNIQUE).returning(seen_events.c.event)


def prune(connection: Connection, before: dt.datetime) -> int:
    """Forget what was seen before a time; returns how many events that were."""
    return connection.execute(_PRUNE, {"b_before": stamp(before)}).rowcount
