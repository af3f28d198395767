"""How often an event was delivered while it is not known whether it ends the process."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import deliveries
from storage.times import stamp
from storage.upserts import upsert

_PRUNE = delete(deliveries).where(deliveries.c.at < bindparam("b_before"))


def count(connection: Connection, channel: str, bot: str, event_id: str, now: dt.datetime) -> int:
    """Count a delivery and return how many of this event there have been, this one included."""
    row = {"channel": channel, "bot": bot, "event": event_id, "count": 1, "at": stamp(now)}
    return int(connection.execute(_one_more(connection.dialect.name), row).scalar_one())


def prune(connection: Connection, before: dt.datetime) -> int:
    """Forget what was last delivered before a time; returns how many events that were."""
    return connection.execute(_PRUNE, {"b_before": stamp(before)}).rowcount


@cache
def _one_more(dialect: str) -> ReturningInsert[Any]:
    insert = upsert(dialect, deliveries)
    newer = {"count": deliveries.c.count + 1, "at": insert.excluded.at}
    return insert.on_conflict_do_update(index_elements=["channel", "bot", "event"], set_=newer).returning(
        deliveries.c.count
    )
