"""At which hours somebody may be written to who has not just written themselves."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

EARLIEST = dt.time(8)
LATEST = dt.time(20)


def is_decent(now: dt.datetime, timezone: str) -> bool:
    """Return whether `now` (an aware time) lies from EARLIEST to before LATEST in this time zone."""
    return EARLIEST <= now.astimezone(ZoneInfo(timezone)).time() < LATEST
