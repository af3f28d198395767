"""Telegram as one of the channels."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Protocol

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.channels import Action, Delivered, Gone, Handle, Outcome, Outgoing, Refused
from bot.channels.telegram.api import Api
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.files import upload_of
from bot.channels.telegram.intake import Intake, SetAside
from bot.channels.telegram.outcomes import is_not_there, keeps_its_keys, outcome_of
from bot.channels.telegram.receiver import BATCH, Pause, Receiver, Update
from bot.channels.telegram.rendering import render
from bot.rendering import CannotDraw, Renderer
from survey.messages import Drawn

log = structlog.get_logger()


class Watch(Protocol):
    """Hears of each batch, to notice when none came for long; raises nothing."""

    async def fetched(self, bot: str) -> None:
        """A batch is here, and nothing of it is handled yet."""

    async def stored(self, bot: str, *, is_all: bool) -> None:
        """The batch is stored; `is_all` says that no more waits at Telegram."""


class TelegramChannel:
    """A bot in private chats: one live card a request, which a press turns into the next one.

    `commands` is the menu (name, description) by language; `farewell` is what a group hears before the bot leaves it;
    `set_aside` quarantines what no turn can take;
    `renderer` draws what is to be shown as a picture or document;
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
        commands: Mapping[str, Sequence[tuple[str, str]]],
        farewell: str,
        set_aside: SetAside,
        not_taken: type[Exception],
        watch: Watch,
        renderer: Renderer,
        pause: Pause = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._api = api
        self._farewell = farewell
        self._set_aside = set_aside
        self._not_taken = not_taken
        self._watch = watch
        self._renderer = renderer
        self._pause = pause
        self._receiver = Receiver(api, commands=commands, pause=pause, random=chance)

    async def run(self, handle: Handle) -> None:
        """Receive until cancelled; raises TokenRefused when Telegram does not know the bot."""
        errands = Errands(self._api, self._pause)
        intake = Intake(
            errands,
            handle=handle,
            set_aside=self._set_aside,
            not_taken=self._not_taken,
            farewell=self._farewell,
        )

        async def take(batch: Sequence[Update], bot: str) -> bool:
            await self._watch.fetched(bot)
            stored = await intake.take(batch, bot)
            if stored:
                await self._watch.stored(bot, is_all=len(batch) < BATCH)
            return stored

        try:
            await self._receiver.run(take)
        finally:
            await errands.finish()

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Send, edit, shrink or delete one message and say what became of it.

        Raises ValueError for one that Telegram cannot show, which is a bug. A refused token leaves the message
        unsent: the receiver meets the same refusal and stops the process.
        """
        if outgoing.action is not Action.SEND and not _is_ours(outgoing.external):
            return Gone()
        if isinstance(outgoing.message, Drawn):
            return await self._deliver_drawn(outgoing, outgoing.message)
        return await self._deliver_words(outgoing)

    async def _deliver_words(self, outgoing: Outgoing) -> Outcome:
        method, parameters = _call(outgoing)
        try:
            result = await self._api.call(method, parameters)
        except TelegramError as error:
            _report(error)
            if keeps_its_keys(error) and outgoing.external is not None:
                await self._take_keys_off(outgoing)
            outcome = outcome_of(error, outgoing.external)
            if outgoing.action is Action.DELETE and outgoing.external and is_not_there(error):
                return Delivered(outgoing.external)  # deleted already, by an earlier try or by the person
            return outcome
        return Delivered(outgoing.external or str(result["message_id"]))

    async def _deliver_drawn(self, outgoing: Outgoing, drawn: Drawn) -> Outcome:
        """Send a picture or document; where there is none, or Telegram will not have it, its words take its place and
        the row has failed all the same."""
        try:
            outcome = await self._upload(outgoing, drawn, await self._renderer.draw(drawn))
        except CannotDraw:
            outcome = Refused("not drawn")
        if isinstance(outcome, Refused):
            said = await self._deliver_words(replace(outgoing, message=self._renderer.instead(drawn)))
            return outcome if isinstance(said, Delivered) else said
        return outcome

    async def _upload(self, outgoing: Outgoing, drawn: Drawn, content: bytes) -> Outcome:
        method, parameters, upload = upload_of(outgoing, drawn, content)
        try:
            result = await self._api.call(method, parameters, upload=upload)
        except TelegramError as error:
            _report(error)
            return outcome_of(error, None)
        return Delivered(str(result["message_id"]))

    async def _take_keys_off(self, outgoing: Outgoing) -> None:
        """Try to remove old buttons: where even that fails, a press on them changes nothing and shows the newest."""
        with suppress(TelegramError):
            await self._api.call("editMessageReplyMarkup", _place(outgoing))

    def nudge(self, address_id: str) -> None:
        """Do nothing: delivery pushes."""


def _report(error: TelegramError) -> None:
    if isinstance(error, InvalidToken):
        log.critical("telegram.token_refused")


def _is_ours(external: str | None) -> bool:
    """Return whether a message can have stood in Telegram: other channels have other kinds of ids."""
    return external is not None and external.isdecimal()


def _call(outgoing: Outgoing) -> tuple[str, dict[str, Any]]:
    rendered = render(outgoing.message)
    if outgoing.action is Action.SEND:
        return "sendMessage", {"chat_id": outgoing.address, **rendered.new()}
    if outgoing.action is Action.DELETE:
        return "deleteMessage", _place(outgoing)
    return "editMessageText", {**_place(outgoing), **rendered.edited()}


def _place(outgoing: Outgoing) -> dict[str, Any]:
    return {"chat_id": outgoing.address, "message_id": int(outgoing.external or 0)}
