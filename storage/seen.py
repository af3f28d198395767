"""Which events have been seen: the same one delivered again is passed over."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, delete

from storage.tables import seen_events
from storage.times import stamp
from storage.upserts import insert_if_new

_PRUNE = delete(seen_events).where(seen_events.c.at < bindparam("b_before"))


def first_time(connection: Connection, channel: str, bot: str, event_id: str, now: dt.datetime) -> bool:
    """Return whether this event was never seen before; from now on it was."""
    row = {"channel": channel, "bot": bot, "event": event_id, "at": stamp(now)}
    return insert_if_new(connection, seen_events, ("channel", "bot", "event"), row)


def prune(connection: Connection, before: dt.datetime) -> int:
    """Forget what was seen before a time; returns how many events that were."""
    return connection.execute(_PRUNE, {"b_before": stamp(before)}).rowcount
