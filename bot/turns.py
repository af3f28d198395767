"""Turns: a batch of events becomes one transaction, and only then does anybody hear that it was taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import structlog
from sqlalchemy import Connection

from bot import by_phrase
from bot.ahead import Ahead
from bot.channels import Incoming, Receipt
from bot.house import House
from bot.participants.door import Door
from bot.participants.roles import somebody
from bot.participants.tongues import Tongues
from bot.setting_aside import SettingAside
from bot.showing import Screen
from bot.writer import Writer
from storage import addresses, participants, seen
from storage.later import Spoilt, Together, together
from storage.outbox import Entry
from storage.trouble import IN_TROUBLE
from survey.events import Event, Pressed
from survey.messages import Line, Note, Press

MOST_IN_A_BATCH = 50
"""Savepoints in one transaction: PostgreSQL slows down beyond 64 that are open at once."""

log = structlog.get_logger()


class NotTaken(Exception):
    """Nothing of this event was stored: the world failed (disk, lock, connection), and it must come again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an event: what to say at once, the id of the address with new rows, those of them that can leave
    once it is committed, and the channels and ids of other addresses with new rows.

    `is_all` says that there are no new rows but those that are `ready`.
    """

    receipt: Receipt
    address: str = ""
    ready: Sequence[Entry] = ()
    others: Sequence[tuple[str, str]] = ()
    is_all: bool = False


class Ride(Protocol):
    """Something else to write in the transaction of a batch; afterwards it hears on the event loop how that went."""

    def before(self, connection: Connection) -> None:
        """Write what the turns should find, in the writer's thread."""

    def after(self, connection: Connection, ready: Sequence[Entry], *, more: bool) -> None:
        """Write what follows from the turns, in the writer's thread; the rows that are `ready` can leave at once, and
        there may be `more`."""

    def committed(self) -> None:
        """Hear that the transaction was committed."""

    def lost(self) -> None:
        """Hear that it was not, or that nobody knows."""


class Turns:
    """Takes events from every channel. What arrives while a batch is being written is the next batch."""

    def __init__(
        self,
        house: House,
        writer: Writer,
        nudge: Callable[[str, str], None],
        rounds: Callable[[], Sequence[Ride]] = tuple,
    ) -> None:
        """`nudge` hears, on the event loop and after each commit, the channel and address id with new rows.

        What `rounds` returns is written in the transaction of each batch, after its turns.
        """
        self._house = house
        self._writer = writer
        self._nudge = nudge
        self._rounds = rounds
        self._waiting: list[tuple[Incoming, asyncio.Future[Receipt]]] = []
        self._unfit: dict[tuple[str, str, str], tuple[str, Mapping[str, Any] | None]] = {}
        self._drain: asyncio.Task[None] | None = None

    async def handle(self, incoming: Incoming) -> Receipt:
        """Return what to say at once, after the commit; raises NotTaken where nothing was stored."""
        receipt: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting.append((incoming, receipt))
        if self._drain is None or self._drain.done():
            self._drain = asyncio.create_task(self._write_all())
        return await receipt

    async def set_aside(self, incoming: Incoming, cause: str, raw: Mapping[str, Any] | None = None) -> Receipt:
        """Quarantine an event without a turn of its own (`raw` is what it could not be read from), and tell whoever
        sent it; returns and raises as `handle` does."""
        self._unfit[_name(incoming)] = cause, raw
        try:
            return await self.handle(incoming)
        finally:
            self._unfit.pop(_name(incoming), None)

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_IN_A_BATCH], self._waiting[MOST_IN_A_BATCH:]
            events = [incoming for incoming, _ in batch]
            try:
                taken = await self._written(events)
            except Exception as error:  # noqa: BLE001 - whatever failed, the callers must hear that nothing was stored
                log.error("batch.failed", events=len(batch), error=type(error).__name__)  # noqa: TRY400 - the traceback would hold rows
                for _, future in batch:
                    _settle(future, NotTaken())
                continue
            for (incoming, future), each in zip(batch, taken, strict=True):
                _settle(future, each.receipt)
                if each.address:
                    self._nudge(incoming.channel, each.address)
                for channel, address in each.others:
                    self._nudge(channel, address)

    async def _written(self, events: Sequence[Incoming]) -> list[Taken]:
        rides, written = self._rounds(), False
        try:
            taken = await self._writer.write(partial(self._batch, events=events, rides=rides))
            written = True
        except Spoilt as spoilt:
            # rows were refused when those of all were written: the turns one by one, without rides, tell whose
            log.warning("batch.spoilt", events=len(events), error=type(spoilt.__cause__).__name__)
            return await self._writer.write(partial(self._batch, events=events, rides=(), at_once=True))
        finally:
            for ride in rides:
                (ride.committed if written else ride.lost)()
        return taken

    def _batch(
        self, connection: Connection, events: Sequence[Incoming], rides: Sequence[Ride], *, at_once: bool = False
    ) -> list[Taken]:
        with together(connection) as batch:
            with _apart():
                for ride in rides:
                    ride.before(connection)
            fresh = self._fresh(connection, events) | _for_help(events)
            ahead = Ahead(connection, self._house.vault, fresh.values())
            taken = [
                self._one(batch, ahead, connection, incoming, at_once=at_once)
                if fresh.pop(_name(incoming), None) is not None
                else Taken(Receipt(), is_all=True)
                for incoming in events
            ]
            ready, more = [row for each in taken for row in each.ready], not all(each.is_all for each in taken)
            with _apart():
                for ride in rides:
                    ride.after(connection, ready, more=more)
        return taken

    def _fresh(self, connection: Connection, events: Sequence[Incoming]) -> dict[tuple[str, str, str], Incoming]:
        """Return the events that were never seen before, each once; from now on they were."""
        named = {_name(incoming): incoming for incoming in events}
        return {name: named[name] for name in seen.news(connection, list(named), self._house.clock())}

    def _one(
        self, batch: Together, ahead: Ahead, connection: Connection, incoming: Incoming, *, at_once: bool
    ) -> Taken:
        if _name(incoming) in self._unfit:
            return Taken(*SettingAside(self._house, batch, connection).put(incoming, *self._unfit[_name(incoming)]))
        try:
            with batch.turn(at_once=at_once):
                return self._turn(connection, ahead, incoming)
        except (*IN_TROUBLE, Spoilt):
            raise  # the database itself is in trouble, or nobody knows which turn is: nothing of the batch may stand
        except Exception as error:  # noqa: BLE001 - a turn that fails on its own must not take the others along
            return Taken(*SettingAside(self._house, batch, connection).put(incoming, type(error).__name__))

    def _turn(self, connection: Connection, ahead: Ahead, incoming: Incoming) -> Taken:
        now = self._house.clock()
        found = ahead.participant(incoming.channel, incoming.address)
        door = Door(self._house, connection, now)
        if found is not None and door.moves_on(found[0], incoming):
            addresses.unbind(connection, found[1].id)
            found = None
        withdrawn = by_phrase.said(self._house, connection, incoming, found[0].language if found else "")
        if withdrawn is not None:
            return Taken(withdrawn, found[1].id if found else "")
        if found is None:
            receipt = door.knock(incoming)
            found = participants.at(connection, self._house.vault, incoming.channel, incoming.address)
            return Taken(receipt, found[1].id if found else "")
        participant, address = found
        refusal = door.known(participant, incoming)
        if refusal:
            return Taken(Receipt(reply=self._note(refusal, participant.language)))
        audit = self._house.audit(connection, participant.audit, participant.revision).audit
        phrases = self._house.speaking(participant.language)
        screen = Screen(self._house, connection, ahead, address.id, incoming.channel, phrases, incoming.on)
        addresses.seen(connection, address, now)
        if not address.reachable:
            addresses.back(connection, address.id)
        toast = Tongues(screen, participant, audit, now).take(incoming.event)
        if toast is None:
            person = somebody(screen, participant, audit, now)
            toast = person.take(incoming.event, returning=not address.reachable)
        receipt = Receipt(toast, next(iter(screen.said_once), None))
        is_all = not screen.held and not screen.others
        return Taken(receipt, address.id, screen.ready, screen.others, is_all)

    def take(self, connection: Connection, incoming: Incoming) -> Taken:
        """Run the turn of an event, seen before or not, as all of the caller's transaction; raises whatever fails."""
        with together(connection) as batch, batch.turn(at_once=True):
            return self._turn(connection, Ahead(connection, self._house.vault, ()), incoming)

    def _note(self, phrase: str, language: str) -> Note:
        return Note((Line(self._house.speaking(language)(phrase)),))


@contextmanager
def _apart() -> Iterator[None]:
    """Raise Spoilt for what a ride raises: without its rides the batch may stand."""
    try:
        yield
    except (*IN_TROUBLE, Spoilt):
        raise
    except Exception as error:
        raise Spoilt from error


def _name(incoming: Incoming) -> tuple[str, str, str]:
    return incoming.channel, incoming.bot, incoming.event_id


def _for_help(events: Sequence[Incoming]) -> dict[tuple[str, str, str], Incoming]:
    """Return the presses that ask whom to call now: that is said once and stored nowhere, so it is said again where
    the answer was lost on the way and the press comes again."""
    return {_name(incoming): incoming for incoming in events if _asks_for_help(incoming.event)}


def _asks_for_help(event: Event) -> bool:
    press = Press.parse(event.token) if isinstance(event, Pressed) else None
    return press is not None and press.action == "help"


def _settle(future: asyncio.Future[Receipt], outcome: Receipt | NotTaken) -> None:
    if future.done():
        return  # the caller has gone; the event comes again and is passed over then
    if isinstance(outcome, Receipt):
        future.set_result(outcome)
    else:
        future.set_exception(outcome)
