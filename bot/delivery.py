"""Carries the outbox out: in order for each address, addresses side by side, people before bulk."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.channels import Action, Channel, Gone, NotSent, Outcome, Outgoing, Refused, Unknown
from bot.pace import Pace
from bot.settling import Attempt, Settling
from storage import outbox
from storage.outbox import Entry
from storage.vault import KeyErased, Vault

MOST_AT_ONCE = 64
TICK_SECONDS = 1.0
"""How long a row can wait for its time to be noticed; what is new is noticed at once, by nudge."""
FINISH_SECONDS = 5.0

T = TypeVar("T")
log = structlog.get_logger()


class Write(Protocol):
    """Runs work in one write transaction, off the event loop; raises SQLAlchemyError when nothing was written."""

    def __call__(self, work: Callable[[Connection], T], /) -> Awaitable[T]:
        """Return what the work returned, after the commit."""


class Delivery:
    """The outbox of all channels."""

    def __init__(
        self,
        channels: Iterable[Channel],
        *,
        write: Write,
        vault: Vault,
        clock: Callable[[], dt.datetime],
        pace: Callable[[], Pace] = lambda: Pace(time.monotonic),
    ) -> None:
        self._channels = tuple(channels)
        self._couriers = [
            Courier(channel, write=write, vault=vault, clock=clock, pace=pace())
            for channel in self._channels
            if channel.pushes
        ]

    async def run(self) -> None:
        """Deliver until cancelled; what is under way then is given a few seconds."""
        async with asyncio.TaskGroup() as group:
            for courier in self._couriers:
                group.create_task(courier.run())

    def nudge(self, address_id: str) -> None:
        """Say that rows for this address were committed."""
        for channel in self._channels:
            channel.nudge(address_id)
        for courier in self._couriers:
            courier.wake()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed row and what the channel is asked to do."""

    entry: Entry
    outgoing: Outgoing


class Courier:
    """The outbox of one channel. Each round writes what became of the last ones and claims what can leave now."""

    def __init__(
        self, channel: Channel, *, write: Write, vault: Vault, clock: Callable[[], dt.datetime], pace: Pace
    ) -> None:
        self._channel = channel
        self._write = write
        self._vault = vault
        self._clock = clock
        self._pace = pace
        self._settling = Settling()
        self._done: list[Attempt] = []
        self._under_way: dict[str, asyncio.Task[None]] = {}
        # what became of rows that are marked as being sent though nobody here sends them; None where there are none
        self._orphaned: Outcome | None = Unknown()
        self._pause = TICK_SECONDS
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Begin the next round now."""
        self._news.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            while True:
                self._news.clear()
                # before anything is claimed it must be clear what became of earlier claims
                room = MOST_AT_ONCE - len(self._under_way) if self._orphaned is None else 0
                for parcel in await self._round(room=room):
                    self._under_way[parcel.entry.id] = asyncio.create_task(self._carry(parcel))
                await self._rest()
        finally:
            await self._finish()

    async def _round(self, *, room: int) -> list[Parcel]:
        done, self._done = self._done, []
        busy = frozenset(self._under_way)
        written = False
        try:
            parcels = await self._write(partial(self._step, done=done, busy=busy, room=room))
            written = True
        except SQLAlchemyError as error:
            log.error("delivery.not_written", channel=self._channel.name, error=type(error).__name__)  # noqa: TRY400 - its text could hold content
            return []
        finally:
            if not written:
                # it may have been committed all the same: then rows are marked that nobody carries
                self._done, self._orphaned = done + self._done, self._orphaned or NotSent(0)
        if self._orphaned is not None:
            self._orphaned = None
            self.wake()
        return parcels

    def _step(
        self, connection: Connection, *, done: Sequence[Attempt], busy: frozenset[str], room: int
    ) -> list[Parcel]:
        now = self._clock()
        for attempt in done:
            self._settling.settle(connection, attempt, now)
        if self._orphaned is not None:
            self._adopt(connection, self._orphaned, busy, now)
        return self._claim(connection, now, room) if room > 0 else []

    def _adopt(self, connection: Connection, outcome: Outcome, busy: frozenset[str], now: dt.datetime) -> None:
        for entry in outbox.interrupted(connection, self._vault, self._channel.name):
            if entry.id not in busy:
                if isinstance(outcome, Unknown):
                    self._settling.recall(entry)
                is_new = entry.action == Action.SEND
                self._settling.settle(connection, Attempt(entry, outcome, is_new), now)

    def _claim(self, connection: Connection, now: dt.datetime, room: int) -> list[Parcel]:
        room = min(room, self._pace.free())
        self._pause = TICK_SECONDS if room > 0 else self._pace.wait("", bulk=False)
        parcels: list[Parcel] = []
        limit = room + self._pace.held() if room > 0 else 0
        for entry in outbox.due(connection, self._vault, self._channel.name, now, limit):
            wait = self._pace.wait(entry.address, bulk=entry.bulk)
            if wait > 0:
                self._pause = min(self._pause, wait)
            elif len(parcels) < room and outbox.sending(connection, entry.id, now):
                parcels.extend(self._parcel(connection, entry, now))
        return parcels

    def _parcel(self, connection: Connection, entry: Entry, now: dt.datetime) -> Iterator[Parcel]:
        try:
            address = outbox.address_of(connection, self._vault, entry.address)
        except KeyErased:
            outbox.failed(connection, entry.id, now)
            return
        self._pace.spend(entry.address)
        outgoing = Outgoing(entry.id, address, Action(entry.action), entry.message, entry.external)
        yield Parcel(replace(entry, attempts=entry.attempts + 1), outgoing)

    async def _carry(self, parcel: Parcel) -> None:
        outgoing = parcel.outgoing
        outcome = await self._deliver(outgoing)
        if isinstance(outcome, Gone) and outgoing.action is Action.EDIT:
            outgoing = replace(outgoing, action=Action.SEND, external=None)
            outcome = await self._deliver(outgoing)
        self._done.append(Attempt(parcel.entry, outcome, outgoing.action is Action.SEND))
        del self._under_way[parcel.entry.id]
        self.wake()

    async def _deliver(self, outgoing: Outgoing) -> Outcome:
        try:
            return await self._channel.deliver(outgoing)
        except Exception as bug:
            log.exception("delivery.bug", row=outgoing.id)
            return Refused(type(bug).__name__)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(self._pause):
                await self._news.wait()
        except TimeoutError:
            pass

    async def _finish(self) -> None:
        """Wait a little for what is under way and write what became of it; the rest is unclear to the next start."""
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=FINISH_SECONDS)
        for task in self._under_way.values():
            task.cancel()
        await self._round(room=0)
