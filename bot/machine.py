"""How the machine is: whether its disk is nearly full, and whether its clock can be right."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

NEARLY_FULL = 500 * 2**20
"""Bytes that are free on the disk of the data folder when it is told,"""
WELL = 2 * NEARLY_FULL
"""and when it is well again."""
WRONG = dt.timedelta(minutes=2)
"""By how much a clock is wrong that is told of."""
MOVED = 3600.0
"""Seconds for which it is told that the clock was moved."""


def steady() -> float:
    """Return seconds that nobody can set, and that count while the machine sleeps where the system can tell."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def free_bytes(folder: Path) -> int:
    """Return how much is free on the disk of a folder; raises OSError."""
    return shutil.disk_usage(folder).free


@dataclass
class Machine:
    """What is known of the machine from one look to the next.

    `abroad` returns by how much the clock differs from that of a server which was heard of lately, None where none
    was. `free` returns the bytes that are free, None where nothing is written on a disk.
    """

    clock: Callable[[], dt.datetime]
    free: Callable[[], int] | None = None
    abroad: Callable[[], dt.timedelta | None] = lambda: None
    steady: Callable[[], float] = steady
    _offset: float | None = None
    _moved_at: float | None = None
    _is_full: bool = field(default=False)

    def is_nearly_full(self) -> bool:
        """Return whether the disk is nearly full; once it was, until clearly more is free."""
        if self.free is None:
            return False
        try:
            free = self.free()
        except OSError:
            return self._is_full
        self._is_full = free < (WELL if self._is_full else NEARLY_FULL)
        return self._is_full

    def is_clock_off(self) -> bool:
        """Return whether the clock differs from a server's, or was moved within the last hour."""
        now = self.steady()
        offset = self.clock().timestamp() - now
        if self._offset is not None and abs(offset - self._offset) >= WRONG.total_seconds():
            self._moved_at = now
        self._offset = offset
        was_moved = self._moved_at is not None and now - self._moved_at < MOVED
        away = self.abroad()
        return was_moved or (away is not None and abs(away) >= WRONG)
