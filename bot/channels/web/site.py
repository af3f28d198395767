"""What every page of the web chat works with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection
from starlette.requests import Request

from bot.channels.web.streams import Streams
from bot.channels.web.wishes import wanted
from storage.database import Database
from storage.vault import Vault
from survey.languages import BASE
from survey.phrases import Phrases

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Admitted:
    """A participant's web address by its id, and when their audit closes."""

    address: str
    closes: datetime


Admit = Callable[[Connection, str], Admitted]
"""Binds a participant's web address (its text is the participant's id) and returns it."""


LanguageOf = Callable[[Connection, str], str]
"""Returns the language of a participant."""
Menu = Callable[[Connection, str], Sequence[tuple[str, str]]]

Quiet = Callable[[Connection, str], bool]
"""Returns whether a participant's page must give nothing away to whoever sees it over their shoulder."""

Board = Mapping[str, Any]
"""An audit's board, as reporting.board.whole_board gives it."""
ReadBoard = Callable[[Connection, str], Callable[[], Board] | None]
"""Returns what reads the board of a participant's audit; None for somebody who does not run it."""


ReadWorkshop = Callable[[Connection, str], Callable[[], dict[str, Any]] | None]
"""Returns what reads a workshop's figures for a participant; None where they run no audit that has one."""
EndWorkshop = Callable[[Connection, str, bool], bool]
"""Ends a workshop (True) or opens it again (False) for a participant; returns False where they may not."""

Stop = Callable[[Connection, str], bool]
"""Stops the e-mails of whoever was sent this token; returns False where nobody was."""


class Write(Protocol):
    """Runs work in one write transaction, off the event loop, and returns after the commit."""

    def __call__(self, work: Callable[[Connection], Result], /) -> Awaitable[Result]:
        """Return what `work` returned; nothing is stored where it raises."""


@dataclass(frozen=True, slots=True)
class Site:
    """The storage, words and clock of the web chat.

    `speaking` holds the phrases by language, English among them, `language_of` says which one a participant reads;
    `menu` gives the commands that a participant can pick, by name and label, `board` the board for those who run the
    audit, `workshop` and `end_workshop` a workshop's figures and end, `quiet` whose page gives nothing away, `stop`
    stops somebody's e-mails; `public_url` is the web chat as people reach it, `cookie` names the session's cookie.
    """

    database: Database
    vault: Vault
    write: Write
    admit: Admit
    speaking: Mapping[str, Phrases]
    language_of: LanguageOf
    now: Callable[[], datetime]
    menu: Menu
    public_url: str
    secure_cookies: bool
    streams: Streams
    cookie: str = "caseround"
    board: ReadBoard = lambda *_: None
    quiet: Quiet = lambda *_: False
    stop: Stop = lambda *_: False
    workshop: ReadWorkshop = lambda *_: None
    end_workshop: EndWorkshop = lambda *_: False

    def phrases_for(self, connection: Connection, participant: str) -> Phrases:
        """Return the phrases in a participant's language."""
        return self.speaking.get(self.language_of(connection, participant), self.speaking[BASE])

    def phrases_of(self, request: Request) -> Phrases:
        """Return the phrases in the language that a browser asks for, before anybody knows whose it is."""
        return self.speaking[wanted(request.headers.get("accept-language", ""), list(self.speaking))]

    async def read(self, work: Callable[[Connection], Result]) -> Result:
        """Return what `work` finds in the database; it runs off the event loop."""

        def in_thread() -> Result:
            with self.database.reading() as connection:
                return work(connection)

        return await asyncio.to_thread(in_thread)
