"""Events that could not be handled, kept sealed until somebody has looked at them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, insert

from storage.ids import new_id
from storage.tables import quarantine
from storage.times import stamp
from storage.vault import DataKey, place

LONGEST_EVENT = 128
LONGEST_CAUSE = 200

_PUT = insert(quarantine)


def put(
    connection: Connection, key: DataKey, *, channel: str, event_id: str, content: str, cause: str, now: dt.datetime
) -> str:
    """Keep an event and return the id of its row; `cause` is cut to its length and holds no content."""
    row = new_id()
    values = {
        "id": row,
        "channel": channel,
        "event": event_id[:LONGEST_EVENT],
        "data_key": key.id,
        "content_sealed": key.seal(place("quarantine", row, "content_sealed"), content),
        "cause": cause[:LONGEST_CAUSE],
        "at": stamp(now),
    }
    connection.execute(_PUT, values)
    return row
