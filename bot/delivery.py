"""Carries the outbox out: in order for each address, addresses side by side, people before bulk."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Protocol, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.channels import Action, Channel, Delivered, Gone, NotSent, Outcome, Outgoing, Refused, Unknown, Unreachable
from bot.pace import Pace
from bot.settling import Attempt, Settling
from bot.wanting import Unwanted, all_wanted, is_timely
from storage import outbox
from storage.keyring import Keyring
from storage.later import Spoilt, together
from storage.outbox import Entry
from storage.vault import Vault
from survey.messages import Drawn

MOST_AT_ONCE = 64
TICK_SECONDS = 1.0
"""How long a row can wait for its time to be noticed; what is new is noticed at once, by nudge."""
SETTLE_SECONDS = 0.25
"""How long it may wait to be written what became of an attempt: a turn that comes meanwhile takes it along."""
FINISH_SECONDS = 5.0
MOST_ADDRESSES = 4096

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
        pace: Callable[[], Pace] = Pace,
        paces: Mapping[str, Callable[[], Pace]] = MappingProxyType({}),
        unwanted: Unwanted = all_wanted,
    ) -> None:
        """`paces` names the channels with a `pace` of their own; `unwanted` is asked about each row that is timely
        (bot.wanting) in the moment in which it would leave."""
        self._channels = tuple(channels)
        self._couriers = [
            Courier(
                channel,
                write=write,
                vault=vault,
                clock=clock,
                pace=paces.get(channel.name, pace)(),
                unwanted=unwanted,
            )
            for channel in self._channels
            if channel.pushes
        ]

    async def run(self) -> None:
        """Deliver until cancelled; what is under way then is given a few seconds."""
        async with asyncio.TaskGroup() as group:
            for courier in self._couriers:
                group.create_task(courier.run())

    def rounds(self) -> list[Round]:
        """Return a round of each channel, to be written in a transaction that adds rows: it claims them as well."""
        return [courier.begin(rides=True) for courier in self._couriers]

    def nudge(self, address_id: str) -> None:
        """Say that rows for this address were committed, in a transaction without rounds."""
        self.tell(address_id)
        for courier in self._couriers:
            courier.wake()

    def tell(self, address_id: str) -> None:
        """Say to the clients that fetch their rows that some for this address were committed."""
        for channel in self._channels:
            channel.nudge(address_id)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed row and what the channel is asked to do."""

    entry: Entry
    outgoing: Outgoing


@dataclass(slots=True)
class Round:
    """One look at a channel's outbox: begun, then written in a transaction, then either committed or lost.

    `done` are the attempts whose outcome it writes; `room` says how many rows it may claim. `orphaned` says what
    became of rows that are marked as being sent though nobody here sends them, None where there are none or it is
    not the moment to look. One that `rides` along looks for what waits only where something may.
    """

    courier: Courier
    done: list[Attempt]
    busy: frozenset[str]
    room: int
    orphaned: Outcome | None
    rides: bool
    leaving: list[str] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)

    def before(self, connection: Connection) -> None:
        """Write what became of earlier attempts."""
        self.courier.settle(connection, self)

    def after(self, connection: Connection, ready: Sequence[Entry] = (), *, more: bool = True) -> None:
        """Claim what can leave now: the rows that are `ready`, which this transaction wrote, and then what waits.

        `more` says that this transaction may have written others.
        """
        self.parcels = self.courier.claim(connection, self, ready, more=more)

    def committed(self) -> None:
        """Send what was claimed."""
        self.courier.went(self)

    def lost(self) -> None:
        """Keep for the next round what this one could not write, or may not have written."""
        self.courier.missed(self)


class Courier:
    """The outbox of one channel. Each round writes what became of the last ones and claims what can leave now.

    Rounds ride along with the transactions of turns (`begin`), and where there are none they go by themselves.
    """

    def __init__(
        self,
        channel: Channel,
        *,
        write: Write,
        vault: Vault,
        clock: Callable[[], dt.datetime],
        pace: Pace,
        unwanted: Unwanted = all_wanted,
    ) -> None:
        self._channel = channel
        self._write = write
        self._vault = vault
        self._clock = clock
        self._pace = pace
        self._unwanted = unwanted
        self._settling = Settling()
        # nobody's address ever changes; who is out of reach is dropped, and what is for the erased cannot be opened
        self._addresses: Keyring[str] = Keyring(MOST_ADDRESSES)
        self._done: list[Attempt] = []
        self._under_way: dict[str, asyncio.Task[None]] = {}
        # what became of rows that are marked as being sent though nobody here sends them; None where there are none
        self._orphaned: Outcome | None = Unknown()
        self._rounds = 0
        # another process adds rows as well: those are found by the rounds that go by themselves
        self._may_wait = True
        self._is_over = False
        self._pause = TICK_SECONDS
        self._news = asyncio.Event()
        self._alarm: asyncio.Handle | None = None
        self._alarm_at = 0.0

    def wake(self) -> None:
        """Go on a round now."""
        self._may_wait = True
        self._news.set()

    def _wake_in(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        at = loop.time() + seconds
        if self._alarm is None or self._alarm_at > at:
            if self._alarm is not None:
                self._alarm.cancel()
            # the time is kept here: uvloop's handle of what is due at once cannot tell it
            self._alarm, self._alarm_at = loop.call_later(seconds, self._ring), at

    def _ring(self) -> None:
        self._alarm = None
        self._news.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            while True:
                self._news.clear()
                await self._go()
                self._wake_in(self._pause)
                await self._news.wait()
        finally:
            await self._finish()

    def begin(self, *, rides: bool = False) -> Round:
        """Return a round, which is written in a transaction of whoever asked."""
        done, self._done = self._done, []
        # before anything is claimed it must be clear what became of earlier claims, and which of them are in doubt
        room = MOST_AT_ONCE - len(self._under_way) if self._orphaned is None and not self._is_over else 0
        orphaned = None if self._rounds else self._orphaned
        self._rounds += 1
        return Round(self, done, frozenset(self._under_way), room, orphaned, rides)

    async def _go(self) -> None:
        here = self.begin()
        written = False
        try:
            await self._write(partial(_alone, here))
            written = True
        except (SQLAlchemyError, Spoilt) as error:
            log.error("delivery.not_written", channel=self._channel.name, error=type(error).__name__)  # noqa: TRY400 - its text could hold content
        finally:
            (here.committed if written else here.lost)()

    def went(self, here: Round) -> None:
        """Send what a round has claimed, now that it is committed."""
        self._rounds -= 1
        if here.orphaned is not None:
            self._orphaned = None
        if self._orphaned is not None or here.orphaned is not None:
            self.wake()
        for _, lane in groupby(here.parcels, lambda parcel: parcel.entry.address):
            parcels = list(lane)
            task = asyncio.create_task(self._carry(parcels))
            self._under_way.update({parcel.entry.id: task for parcel in parcels})
        self._wake_in(self._pause)

    def missed(self, here: Round) -> None:
        """Take back what a round was to write. It may have been committed all the same, and nobody carries it."""
        self._rounds -= 1
        self._done, self._orphaned = here.done + self._done, self._orphaned or NotSent(0)
        for row in here.leaving:
            self._pace.landed(row)
        self._wake_in(self._pause)

    def settle(self, connection: Connection, here: Round) -> None:
        """Write what became of a round's attempts."""
        now = self._clock()
        for attempt in here.done:
            self._settling.settle(connection, attempt, now)
            self._may_wait = self._may_wait or not isinstance(attempt.outcome, Delivered)
            if isinstance(attempt.outcome, Unreachable):
                self._addresses.drop(attempt.entry.address)
        if here.orphaned is not None:
            self._adopt(connection, here.orphaned, here.busy, now)

    def _adopt(self, connection: Connection, outcome: Outcome, busy: frozenset[str], now: dt.datetime) -> None:
        for entry in outbox.interrupted(connection, self._vault, self._channel.name):
            if entry.id not in busy:
                if isinstance(outcome, Unknown):
                    self._settling.recall(entry)
                is_new = entry.action == Action.SEND
                self._settling.settle(connection, Attempt(entry, outcome, is_new), now)

    def claim(self, connection: Connection, here: Round, ready: Sequence[Entry], *, more: bool) -> list[Parcel]:
        """Return what can leave now, marked as being sent; where several are for one address, in their order."""
        self._may_wait = self._may_wait or more
        if here.room <= 0:
            return []
        now, room = self._clock(), min(here.room, self._pace.free())
        bulk_waits = self._pace.wait("", bulk=True)
        # at 0 nothing is full: then what is new is heard of, and the rest has a time of its own
        self._pause = min(TICK_SECONDS, (bulk_waits if room > 0 else self._pace.wait("", bulk=False)) or TICK_SECONDS)
        mine = [entry for entry in ready if entry.channel == self._channel.name]
        leaving = self._leaving(here, mine, room)
        parcels = self._parcels(connection, leaving, now)
        self._may_wait = self._may_wait or len(leaving) < len(mine)
        room -= len(leaving)
        limit = room + self._pace.held() if room > 0 and (self._may_wait or not here.rides) else 0
        if not limit:
            return parcels
        waiting = outbox.due(connection, self._vault, self._channel.name, now, limit, bulk=not bulk_waits)
        self._may_wait = bool(waiting) or outbox.anything_waits(connection, self._channel.name)
        return parcels + self._parcels(connection, self._leaving(here, waiting, room), now)

    def _leaving(self, here: Round, entries: Sequence[Entry], room: int) -> list[Entry]:
        """Return those that may leave at this pace: what stands behind one that may not waits with it."""
        leaving: list[Entry] = []
        held: set[str] = set()
        for entry in entries:
            wait = self._pace.wait(entry.address, bulk=entry.bulk)
            if wait > 0:
                self._pause = min(self._pause, wait)
            is_drawn = isinstance(entry.message, Drawn)
            # a picture takes its time: it leaves alone, so that nothing behind it is in doubt when the process ends
            behind = is_drawn and any(other.address == entry.address for other in leaving)
            if wait > 0 or len(leaving) == room or entry.address in held or behind:
                held.add(entry.address)
                continue
            if is_drawn:
                held.add(entry.address)
            self._pace.leaves(entry.address, entry.id)
            here.leaving.append(entry.id)
            leaving.append(entry)
        return leaving

    def _parcels(self, connection: Connection, leaving: Sequence[Entry], now: dt.datetime) -> list[Parcel]:
        if not leaving:
            return []
        addresses = self._known_addresses(connection, leaving)
        stays = self._staying(connection, leaving)
        claimed = outbox.sending(connection, [entry.id for entry in leaving if entry.id not in stays])
        parcels = []
        for entry in leaving:
            if entry.address not in addresses or entry.id not in claimed:
                self._pace.landed(entry.id)
            if entry.address not in addresses:
                outbox.failed(connection, entry.id, now)
            elif entry.id in claimed:
                address, action = addresses[entry.address], Action(entry.action)
                outgoing = Outgoing(entry.id, address, action, entry.message, entry.external)
                parcels.append(Parcel(replace(entry, attempts=entry.attempts + 1), outgoing))
        return parcels

    def _staying(self, connection: Connection, leaving: Sequence[Entry]) -> set[str]:
        """Return those that do not leave: nobody wants them any more, or not at this hour."""
        due = [entry.id for entry in leaving if is_timely(entry)]
        stays = self._unwanted(connection, due) if due else set()
        if stays:
            self._pause = 0  # what stood behind them can leave
        return stays

    def _known_addresses(self, connection: Connection, ready: Sequence[Entry]) -> dict[str, str]:
        known = {entry.address: self._addresses.get(entry.address) for entry in ready}
        new = [address for address, external in known.items() if external is None]
        found = outbox.addresses_of(connection, self._vault, new) if new else {}
        for address, external in found.items():
            self._addresses.keep(address, external)
        return {address: external for address, external in {**known, **found}.items() if external is not None}

    async def _carry(self, lane: Sequence[Parcel]) -> None:
        """Send what is for one address, one after the other: behind one that has not left, the others stay."""
        is_stuck = False
        for parcel in lane:
            attempt = Attempt(parcel.entry, NotSent(0), is_new=False) if is_stuck else await self._try(parcel)
            is_stuck = is_stuck or not isinstance(attempt.outcome, Delivered)
            self._done.append(attempt)
            del self._under_way[parcel.entry.id]
            self._pace.landed(parcel.entry.id)
        # behind an edit nothing waits as a rule: a press is answered by one
        self._wake_in(SETTLE_SECONDS if lane[-1].outgoing.action is Action.EDIT else 0)

    async def _try(self, parcel: Parcel) -> Attempt:
        outgoing = parcel.outgoing
        outcome = await self._deliver(outgoing)
        if _says_instead(outgoing.action, outcome):
            outgoing = replace(outgoing, action=Action.SEND, external=None)
            outcome = await self._deliver(outgoing)
        return Attempt(parcel.entry, outcome, outgoing.action is Action.SEND)

    async def _deliver(self, outgoing: Outgoing) -> Outcome:
        try:
            return await self._channel.deliver(outgoing)
        except Exception as bug:
            log.exception("delivery.bug", row=outgoing.id)
            return Refused(type(bug).__name__)

    async def _finish(self) -> None:
        """Wait a little for what is under way and write what became of it; the rest is unclear to the next start."""
        self._is_over = True  # nothing more is claimed, also by rounds that ride along with the last turns
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=FINISH_SECONDS)
        for task in self._under_way.values():
            task.cancel()
        if self._alarm is not None:
            self._alarm.cancel()
        await self._go()


def _alone(here: Round, connection: Connection) -> list[Parcel]:
    with together(connection):
        here.before(connection)
        here.after(connection)
    return here.parcels


def _says_instead(action: Action, outcome: Outcome) -> bool:
    """Return whether the message itself is sent: a card that has lost its place, a word on what was not deleted."""
    return action in {Action.EDIT, Action.DELETE} and isinstance(outcome, Gone | Refused)
