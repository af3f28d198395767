"""When coordinators hear of what is no concern, and how several things become one message."""

from __future__ import annotations

import datetime as dt

from survey.hours import is_decent
from survey.state import NoticeKind

QUIET = dt.timedelta(minutes=2)
"""Returns are told of once no other has come for so long,"""
LONGEST = dt.timedelta(minutes=15)
"""or once the first of them has waited for so long."""
AWAKE = dt.timedelta(hours=1)
"""Who did something so lately hears an answer at any hour."""
AT_ANY_HOUR = frozenset({NoticeKind.NOT_SURE})
"""Somebody has a file open that may be another child's, and stops until they hear."""


def is_told(kind: NoticeKind, now: dt.datetime, timezone: str) -> bool:
    """Return whether coordinators are told of a notice at this hour."""
    return kind in AT_ANY_HOUR or is_decent(now, timezone)


def is_awake(seen: dt.datetime | None, now: dt.datetime) -> bool:
    """Return whether somebody who did something at `seen` for the last time is there just now."""
    return seen is not None and now - seen < AWAKE


def is_over(first: dt.datetime, last: dt.datetime, now: dt.datetime) -> bool:
    """Return whether a burst that began and was added to then is told of now; a time that lies ahead was written by a
    clock that was wrong, and holds nothing back."""
    return now - last >= QUIET or now - first >= LONGEST or last > now
