"""One process a data folder: the kernel keeps the lock, and gives it back however the process ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "running.lock"


class AlreadyRunning(Exception):
    """Another process works on this data folder."""


@contextmanager
def lease(folder: Path) -> Iterator[None]:
    """Hold the data folder for this process; raises AlreadyRunning when another one does.

    Processes that are started within must be spawned: a forked one would hold the lock on after this one's death.
    """
    with (folder / NAME).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(
                f"Caseround is running on {folder} already. Nothing was changed. Stop the other one first, or choose"
                " another data folder with CASEROUND_HOME."
            ) from None
        yield
