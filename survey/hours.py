"""At which hours somebody may be written to who has not just written themselves."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

EARLIEST = dt.time(8)
LATEST = dt.time(20)


def is_decent(now: dt.datetime, timezone: str) -> bool:
    """Return whether `now` (an aware time) lies from EARLIEST to before LATEST in this time zone."""
    return EARLIEST <= now.astimezone(ZoneInfo(timezone)).time() < LATEST


def next_decent(now: dt.datetime, timezone: str) -> dt.datetime:
    """Return `now`, or the first moment after it at which somebody may be written to."""
    if is_decent(now, timezone):
        return now
    zone = ZoneInfo(timezone)
    here = now.astimezone(zone)
    day = here.date() + dt.timedelta(days=here.time() >= LATEST)
    return dt.datetime.combine(day, EARLIEST, zone).astimezone(dt.UTC)
