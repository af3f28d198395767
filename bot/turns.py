"""Turns: a batch of events becomes one transaction, and only then does anybody hear that it was taken."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from bot.channels import Incoming, Receipt
from bot.house import House
from bot.participants.door import Door
from bot.participants.respondent import Respondent
from bot.showing import Screen
from bot.writer import Writer
from storage import addresses, participants, quarantine, seen
from survey.messages import Line, Note

MOST_IN_A_BATCH = 50
"""Savepoints in one transaction: PostgreSQL slows down beyond 64 that are open at once."""

log = structlog.get_logger()


class NotTaken(Exception):
    """Nothing of this event was stored: the world failed (disk, lock, connection), and it must come again."""


class Turns:
    """Takes events from every channel. What arrives while a batch is being written is the next batch."""

    def __init__(self, house: House, writer: Writer, nudge: Callable[[str, str], None]) -> None:
        """`nudge` hears, on the event loop and after each commit, the channel and address id with new rows."""
        self._house = house
        self._writer = writer
        self._nudge = nudge
        self._waiting: list[tuple[Incoming, asyncio.Future[Receipt]]] = []
        self._drain: asyncio.Task[None] | None = None

    async def handle(self, incoming: Incoming) -> Receipt:
        """Return what to say at once, after the commit; raises NotTaken where nothing was stored."""
        receipt: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting.append((incoming, receipt))
        if self._drain is None or self._drain.done():
            self._drain = asyncio.create_task(self._write_all())
        return await receipt

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_IN_A_BATCH], self._waiting[MOST_IN_A_BATCH:]
            events = [incoming for incoming, _ in batch]
            try:
                taken = await self._writer.write(partial(self._batch, events=events))
            except Exception as error:  # noqa: BLE001 - whatever failed, the callers must hear that nothing was stored
                log.error("batch.failed", events=len(batch), error=type(error).__name__)  # noqa: TRY400 - the traceback would hold rows
                for _, future in batch:
                    _settle(future, NotTaken())
                continue
            for (incoming, future), (receipt, address) in zip(batch, taken, strict=True):
                _settle(future, receipt)
                if address:
                    self._nudge(incoming.channel, address)

    def _batch(self, connection: Connection, events: Sequence[Incoming]) -> list[tuple[Receipt, str]]:
        return [self._one(connection, incoming) for incoming in events]

    def _one(self, connection: Connection, incoming: Incoming) -> tuple[Receipt, str]:
        try:
            with connection.begin_nested():
                return self._turn(connection, incoming)
        except (OperationalError, InterfaceError):
            raise  # the database itself is in trouble: nothing of the batch may stand
        except Exception as error:  # noqa: BLE001 - a turn that fails on its own must not take the others along
            return self._set_aside(connection, incoming, error)

    def _turn(self, connection: Connection, incoming: Incoming) -> tuple[Receipt, str]:
        now = self._house.clock()
        if not seen.first_time(connection, incoming.channel, incoming.bot, incoming.event_id, now):
            return Receipt(), ""
        found = participants.at(connection, self._house.vault, incoming.channel, incoming.address)
        door = Door(self._house, connection, now)
        if found is not None and door.moves_on(found[0], incoming):
            addresses.unbind(connection, found[1])
            found = None
        if found is None:
            receipt = door.knock(incoming)
            found = participants.at(connection, self._house.vault, incoming.channel, incoming.address)
            return receipt, found[1] if found else ""
        participant, address = found
        refusal = door.known(participant, incoming)
        if refusal:
            return Receipt(reply=self._note(refusal, participant.language)), ""
        audit = self._house.audit(connection, participant.audit, participant.revision).audit
        phrases = self._house.speaking(participant.language)
        screen = Screen(self._house, connection, address, incoming.channel, phrases, incoming.on)
        respondent = Respondent(self._house, connection, participant, audit, incoming.channel, screen, phrases, now)
        return Receipt(toast=respondent.take(incoming.event)), address

    def _set_aside(self, connection: Connection, incoming: Incoming, error: Exception) -> tuple[Receipt, str]:
        """Quarantine an event whose turn failed, in the same transaction, and tell the person."""
        now = self._house.clock()
        if not seen.first_time(connection, incoming.channel, incoming.bot, incoming.event_id, now):
            return Receipt(), ""
        cause = type(error).__name__
        content = json.dumps({"event": type(incoming.event).__name__, **asdict(incoming)})
        key = self._house.vault.system(connection)
        event_id = incoming.event_id
        number = quarantine.put(
            connection, key, channel=incoming.channel, event_id=event_id, content=content, cause=cause, now=now
        )
        log.error("turn.quarantined", channel=incoming.channel, quarantine=number, cause=cause)
        try:
            with connection.begin_nested():
                return self._apologise(connection, incoming)
        except (OperationalError, InterfaceError):
            raise
        except Exception:  # noqa: BLE001 - what broke the turn may break this too, and the event is safe already
            return Receipt(reply=self._sorry("")), ""

    def _apologise(self, connection: Connection, incoming: Incoming) -> tuple[Receipt, str]:
        found = participants.at(connection, self._house.vault, incoming.channel, incoming.address)
        if found is None:
            return Receipt(reply=self._sorry("")), ""
        participant, address = found
        phrases = self._house.speaking(participant.language)
        screen = Screen(self._house, connection, address, incoming.channel, phrases)
        screen.show(participant.key, None, [self._sorry(participant.language)])
        return Receipt(), address

    def _sorry(self, language: str) -> Note:
        return self._note("turn.failed", language)

    def _note(self, phrase: str, language: str) -> Note:
        return Note((Line(self._house.speaking(language)(phrase)),))


def _settle(future: asyncio.Future[Receipt], outcome: Receipt | NotTaken) -> None:
    if future.done():
        return  # the caller has gone; the event comes again and is passed over then
    if isinstance(outcome, Receipt):
        future.set_result(outcome)
    else:
        future.set_exception(outcome)
