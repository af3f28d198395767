"""The Telegram channel's receiver with turns of the test's own behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from bot.channels import Incoming, Receipt
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel
from bot.house import shipped_phrases
from bot.rendering import Renderer
from survey.messages import Line, Note
from tests.bot.fake_bot_api import FakeBotApi

SORRY = "That could not be taken."
FAREWELL = "This bot works in private chats only."


class Unwatched:
    """Minds no outage."""

    async def fetched(self, bot: str) -> None:
        pass

    async def stored(self, bot: str, *, is_all: bool) -> None:
        pass


class NotTaken(Exception):
    """Nothing was stored."""


@dataclass
class Turns:
    """Stands where turns are: remembers what came, and answers as the test says."""

    telegram: FakeBotApi
    came: list[Incoming] = field(default_factory=list)
    quarantined: list[tuple[Incoming, str, Mapping[str, Any] | None]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    answer: Callable[[Incoming], Receipt] = lambda _: Receipt()

    async def handle(self, incoming: Incoming) -> Receipt:
        self.came.append(incoming)
        self.telegram.changed()
        return self.answer(incoming)

    async def set_aside(self, incoming: Incoming, cause: str, raw: Mapping[str, Any] | None) -> Receipt:
        self.quarantined.append((incoming, cause, raw))
        return Receipt(reply=Note((Line(SORRY),)))

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    async def comes(self, count: int) -> list[Any]:
        """Wait until so many events have come, and return what happened in each."""
        await self.telegram.until(lambda: len(self.came) >= count)
        return [incoming.event for incoming in self.came]

    def channel(self, api: Api) -> TelegramChannel:
        return TelegramChannel(
            api,
            commands={"pt-BR": [("overview", "Onde você está")], "en": [("overview", "Where you are")]},
            farewell=FAREWELL,
            set_aside=self.set_aside,
            not_taken=NotTaken,
            watch=Unwatched(),
            renderer=Renderer(None, shipped_phrases()["en"]),
            pause=self.pause,
            chance=lambda: 1.0,
        )


@asynccontextmanager
async def receiving(turns: Turns, api: Api) -> AsyncIterator[None]:
    """Run the channel's receiver within the block."""
    task = asyncio.create_task(turns.channel(api).run(turns.handle))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
