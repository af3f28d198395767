"""Trying again what is in quarantine, when the coordinator has asked for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.channels import Incoming
from bot.delivery import Write
from bot.house import House
from bot.kept_event import KeptEvent, Unreadable
from bot.setting_aside import standing
from bot.turns import Turns
from storage import participants, quarantine
from survey.events import Edited, Said

Reader = Callable[[Mapping[str, Any], str], Incoming | None]
"""(an update as the channel got it, the bot's id): what it means, None where there is nothing to do; raises
bot.kept_event.Unreadable."""


class GoneOn(Exception):
    """The sender has gone on since: their text would be taken for an answer to another question."""

    def __init__(self) -> None:
        super().__init__("the participant has gone on since, so the text could land at another question")


class Retrying:
    """Runs the turns of events that were kept; `readers` are the channels' own, by the channel's name."""

    def __init__(
        self, house: House, turns: Turns, *, write: Write, nudge: Callable[[str], None], readers: Mapping[str, Reader]
    ) -> None:
        self._house = house
        self._turns = turns
        self._write = write
        self._nudge = nudge
        self._readers = readers
        self._owed: dict[int, str] = {}
        self._has_begun = False

    async def begin(self) -> None:
        """Put back what was being tried when the process before this one ended."""
        await self._write(quarantine.interrupted)
        self._has_begun = True

    async def all_asked(self) -> dict[int, str]:
        """Try everything once that somebody has asked for; returns why each stays in quarantine, '' for the taken."""
        if not self._has_begun:
            await self.begin()
        await self._put_back()
        found = {}
        for number in await self._write(quarantine.asked):
            # begun in a transaction of its own: a process that the turn ends must not try it for ever
            if await self._write(partial(quarantine.claim, number=number)):
                found[number] = await self._try(number)
        return found

    async def _try(self, number: int) -> str:
        try:
            addresses = await self._write(partial(self._turn, number=number))
        except (GoneOn, Unreadable) as refusal:
            cause = str(refusal)
        except Exception as error:  # noqa: BLE001 - whatever failed, it stays in quarantine with its cause
            cause = type(error).__name__
        else:
            for address in addresses:
                self._nudge(address)
            return ""
        self._owed[number] = cause
        await self._put_back()
        return cause

    async def _put_back(self) -> None:
        """Write what became of tries; what cannot be written now is written before the next ones."""
        for number, cause in list(self._owed.items()):
            await self._write(partial(quarantine.back, number=number, cause=cause))
            del self._owed[number]

    def _turn(self, connection: Connection, number: int) -> list[str]:
        """Run one turn, and settle what it came from in the same transaction; returns the addresses with new rows."""
        kept = KeptEvent.from_text(quarantine.content(connection, self._house.vault, number))
        incoming = self._read(kept)
        addresses: list[str] = []
        if incoming is not None:
            self._check_place(connection, kept, incoming)
            taken = self._turns.take(connection, incoming)
            addresses = [address for address in (taken.address, *(each for _, each in taken.others)) if address]
        if not quarantine.taken(connection, number, self._house.clock()):
            raise quarantine.NotInQuarantine(f"Number {number} was settled meanwhile.")
        return addresses

    def _read(self, kept: KeptEvent) -> Incoming | None:
        if kept.raw is None:
            return kept.incoming
        return self._readers[kept.incoming.channel](kept.raw, kept.incoming.bot)

    def _check_place(self, connection: Connection, kept: KeptEvent, incoming: Incoming) -> None:
        """Raise GoneOn for a text whose sender is not where they typed it; a press says itself what it is for."""
        found = participants.at(connection, self._house.vault, incoming.channel, incoming.address)
        if found is None or not isinstance(incoming.event, Said | Edited):
            return
        if kept.stood != standing(self._house, connection, found[0]):
            raise GoneOn
