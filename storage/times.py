"""Times as they are stored: UTC as text, ordered alike by every database."""

from __future__ import annotations

import datetime as dt


def stamp(now: dt.datetime) -> str:
    """Return a time as 32 characters of ISO 8601 in UTC; raises ValueError for one without a time zone."""
    if now.tzinfo is None:
        raise ValueError("A time without a time zone cannot be stored: its hour is anyone's guess.")
    return now.astimezone(dt.UTC).isoformat(timespec="microseconds")


def parse(text: str) -> dt.datetime:
    """Return the time that `stamp` wrote, in UTC."""
    return dt.datetime.fromisoformat(text)
