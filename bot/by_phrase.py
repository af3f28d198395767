"""Withdrawing with a return phrase: from a text in a chat, and from the page on which the words are typed."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.channels import Incoming, Receipt
from bot.delivery import Write
from bot.house import House
from bot.withdrawing import By, withdraw
from storage import audits, requests, return_phrases
from storage.database import Database
from storage.return_phrases import TooManyTries
from survey.events import Said
from survey.messages import Line, Note

T = TypeVar("T")


def said(house: House, connection: Connection, incoming: Incoming, language: str) -> Receipt | None:
    """Return the answer to a text that is written like a return phrase, from whomever it comes; None for any other
    event."""
    match incoming.event:
        case Said(text) if return_phrases.could_be(text):
            sender = house.vault.mac("sender", f"{incoming.channel}:{incoming.address}")
            return Receipt(reply=_answer(house, connection, text, sender, language))
    return None


def _answer(house: House, connection: Connection, text: str, sender: bytes, language: str) -> Note:
    phrases = house.speaking(language)
    try:
        request = return_phrases.request_of(connection, house.vault, text, sender=sender, now=house.clock())
    except TooManyTries:
        return Note((Line(phrases("withdrawing.too_many")),))
    if request is None:
        return Note((Line(phrases("withdrawing.unknown")),))
    given = _withdraw(house, connection, request)
    key = "withdrawing.taken" if given.is_new else "withdrawing.before"
    done = Line(phrases(key, number=given.number, date=phrases.day(given.day)))
    return Note((done, Line(phrases("withdrawing.stays"))))


@dataclass(frozen=True, slots=True)
class Given:
    """A receipt: its number, and the audit's own day on which it was asked for."""

    number: str
    day: dt.date
    is_new: bool


def _withdraw(house: House, connection: Connection, request: int) -> Given:
    audit = audits.load(connection, house.vault, requests.audit_of(connection, request)).audit
    done = withdraw(house, connection, audit, request, by=By.PERSON, now=house.clock())
    return Given(done.number, done.at.astimezone(ZoneInfo(audit.timezone)).date(), done.is_new)


@dataclass(frozen=True, slots=True)
class Typed:
    """Takes the words that somebody types on the page; `erase` does at once what was asked for."""

    house: House
    database: Database
    write: Write
    erase: Callable[[], Awaitable[None]]

    async def take(self, words: str, sender: bytes) -> Given | None:
        """Return the receipt once everything is erased, or is about to be; None where the words are for nothing.

        That is counted for their sender (a keyed hash). Raises storage.return_phrases.TooManyTries.
        """
        now, vault = self.house.clock(), self.house.vault
        if await self._read(lambda connection: return_phrases.is_stopped(connection, sender, now)):
            raise TooManyTries
        # it takes a while: where nobody waits for it
        request = await self._read(lambda connection: return_phrases.check(connection, vault, words))
        if request is None:
            await self.write(lambda connection: return_phrases.failed(connection, sender, now))
            return None
        done = await self.write(lambda connection: _withdraw(self.house, connection, request))
        await self.erase()
        return done

    async def _read(self, work: Callable[[Connection], T]) -> T:
        def in_thread() -> T:
            with self.database.reading() as connection:
                return work(connection)

        return await asyncio.to_thread(in_thread)
