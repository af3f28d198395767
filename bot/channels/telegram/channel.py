"""Telegram as one of the channels."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from typing import Any

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.channels import Action, Delivered, Gone, Handle, Outcome, Outgoing
from bot.channels.telegram.api import Api
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.intake import Intake, SetAside
from bot.channels.telegram.outcomes import outcome_of
from bot.channels.telegram.receiver import Pause, Receiver
from bot.channels.telegram.rendering import render

log = structlog.get_logger()


class TelegramChannel:
    """A bot in private chats: one live card a request, which a press turns into the next one.

    `commands` is the menu (name, description); `farewell` is what a group hears before the bot leaves it;
    `set_aside` quarantines what no turn can take;
    `not_taken` is what `handle` raises when nothing was stored and the event must come again. The Api is open while
    the channel is used.
    """

    name = "telegram"
    edits_in_place = True
    pushes = True

    def __init__(
        self,
        api: Api,
        *,
        commands: Sequence[tuple[str, str]],
        farewell: str,
        set_aside: SetAside,
        not_taken: type[Exception],
        pause: Pause = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._api = api
        self._farewell = farewell
        self._set_aside = set_aside
        self._not_taken = not_taken
        self._receiver = Receiver(api, commands=commands, pause=pause, random=chance)

    async def run(self, handle: Handle) -> None:
        """Receive until cancelled; raises TokenRefused when Telegram does not know the bot."""
        errands = Errands(self._api)
        intake = Intake(
            errands,
            handle=handle,
            set_aside=self._set_aside,
            not_taken=self._not_taken,
            farewell=self._farewell,
        )
        try:
            await self._receiver.run(intake.take)
        finally:
            await errands.finish()

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Send, edit, shrink or delete one message and say what became of it.

        Raises ValueError for one that Telegram cannot show, which is a bug. A refused token leaves the message
        unsent: the receiver meets the same refusal and stops the process.
        """
        if outgoing.action is not Action.SEND and not _is_ours(outgoing.external):
            return Gone()
        method, parameters = _call(outgoing)
        try:
            result = await self._api.call(method, parameters)
        except TelegramError as error:
            if isinstance(error, InvalidToken):
                log.critical("telegram.token_refused")
            return outcome_of(error, outgoing.external)
        return Delivered(outgoing.external or str(result["message_id"]))

    def nudge(self, address_id: str) -> None:
        """Do nothing: delivery pushes."""


def _is_ours(external: str | None) -> bool:
    """Return whether a message can have stood in Telegram: other channels have other kinds of ids."""
    return external is not None and external.isdecimal()


def _call(outgoing: Outgoing) -> tuple[str, dict[str, Any]]:
    rendered = render(outgoing.message)
    if outgoing.action is Action.SEND:
        return "sendMessage", {"chat_id": outgoing.address, **rendered.new()}
    place = {"chat_id": outgoing.address, "message_id": int(outgoing.external or 0)}
    if outgoing.action is Action.DELETE:
        return "deleteMessage", place
    return "editMessageText", {**place, **rendered.edited()}
