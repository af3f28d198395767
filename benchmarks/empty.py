"""A bot that stores nothing, on Caseround's own Telegram channel: what the network alone costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.people import TOKEN
from bot.channels import Action, Incoming, Outgoing, Receipt
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.http import AiohttpRequest
from bot.commands.running import run_until_stopped
from bot.house import shipped_phrases
from bot.rendering import Renderer
from bot.settings import Settings
from survey.messages import Button, Card, Line

CARD = Card("1", "A question", (Line("What is asked, in about as many words as a question has. " * 4),))


class Nothing:
    """Watches nothing."""

    async def fetched(self, bot: str) -> None:
        """Do nothing."""

    async def stored(self, bot: str, *, is_all: bool) -> None:
        """Do nothing."""


async def serve(settings: Settings) -> None:
    """Answer every press with another card in its place."""

    async def handle(incoming: Incoming) -> Receipt:
        button = Button(f"1.{incoming.event_id}.0.next.0", "Next")
        card = Card(CARD.slot, CARD.title, CARD.lines, rows=((button,),))
        action = Action.EDIT if incoming.on else Action.SEND
        await channel.deliver(Outgoing("", incoming.address, action, card, incoming.on or None))
        return Receipt()

    async def set_aside(_: Incoming, cause: str, _raw: Mapping[str, Any] | None) -> Receipt:
        raise AssertionError(cause)

    async with Api(AiohttpRequest(), token=TOKEN, url=settings.telegram_api_url) as api:
        channel = TelegramChannel(
            api,
            commands={},
            farewell="",
            set_aside=set_aside,
            not_taken=LookupError,
            watch=Nothing(),
            renderer=Renderer(None, shipped_phrases()["en"]),
        )
        await channel.run(handle)


if __name__ == "__main__":
    run_until_stopped(serve(Settings()))
