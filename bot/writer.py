"""The one thread that writes: everything that changes the database takes its turn here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from storage.database import Database

T = TypeVar("T")


class Writer:
    """Runs write transactions one after the other, off the event loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns, after the commit; what it raises is raised after the rollback.

        A caller that is cancelled while it waits does not undo the work: it may still be committed.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, work)

    def _run(self, work: Callable[[Connection], T]) -> T:
        with self._database.writing() as connection:
            return work(connection)

    def close(self) -> None:
        """Wait for what is being written, and take nothing more."""
        self._thread.shutdown()
