"""After a run that was killed: what was under way then comes again, and may be what killed it."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.channels import Incoming, Receipt
from bot.delivery import Write
from bot.turns import NotTaken, Turns
from storage import deliveries
from storage.quarantine import KILLED

MARK = "running"
MOST_DELIVERIES = 3
"""The delivery with which an event is quarantined instead of being tried once more."""


@contextmanager
def last_run(folder: Path) -> Iterator[bool]:
    """Yield whether the run before this one ended without a word, and leave the mark that tells the next one.

    Only a process that holds the folder's lease may ask.
    """
    mark = folder / MARK
    was_killed = mark.exists()
    mark.touch()
    # a start that fails tells nothing about what killed the run before it
    is_clean = not was_killed
    try:
        yield was_killed
        is_clean = True
    except asyncio.CancelledError:
        is_clean = True
        raise
    finally:
        if is_clean:
            mark.unlink(missing_ok=True)


class Caution:
    """Stands between the channels and the turns. After a clean end it hands every event on as it comes.

    After another end, an event that an earlier run may have had already goes alone, and its delivery is counted
    before its turn begins: one that ends the process again and again is known by its count.
    """

    def __init__(self, turns: Turns, write: Write, clock: Callable[[], dt.datetime], *, was_killed: bool) -> None:
        self._turns = turns
        self._write = write
        self._clock = clock
        self._was_killed = was_killed
        self._alone = asyncio.Lock()
        self._counts: dict[tuple[str, str, str], int] = {}

    async def handle(self, incoming: Incoming) -> Receipt:
        """Return and raise as `Turns.handle` does."""
        if not (self._was_killed and incoming.may_come_again):
            return await self._turns.handle(incoming)
        async with self._alone:
            if await self._count(incoming) >= MOST_DELIVERIES:
                return await self._turns.set_aside(incoming, KILLED)
            return await self._turns.handle(incoming)

    async def _count(self, incoming: Incoming) -> int:
        """Return how many runs this event was delivered to, this one included."""
        event = (incoming.channel, incoming.bot, incoming.event_id)
        if event not in self._counts:
            try:
                self._counts[event] = await self._write(partial(self._count_in, event=event))
            except SQLAlchemyError:
                raise NotTaken from None
        return self._counts[event]

    def _count_in(self, connection: Connection, event: tuple[str, str, str]) -> int:
        return deliveries.count(connection, *event, self._clock())
