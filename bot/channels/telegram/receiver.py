"""Receives updates by long polling, and acknowledges them only when they are committed.

Telegram keeps an update until a later getUpdates asks for what comes after it: that is the acknowledgement. A batch
is fetched, all of it handled, and only then is the next one asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

import structlog
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError

from bot.backoff import Backoff
from bot.channels.telegram.api import Api, Me, TokenRefused
from bot.channels.telegram.events import ALLOWED, Malformed, need
from bot.channels.telegram.outcomes import seconds
from survey.languages import BASE

POLL_SECONDS = 30
READ_SECONDS = POLL_SECONDS + 10.0
BATCH = 100
CONFLICT_SECONDS = 15.0

Update = dict[str, Any]
Pause = Callable[[float], Awaitable[None]]
Take = Callable[[Sequence[Update], str], Awaitable[bool]]
"""(a batch, the bot's id): returns whether all of it is stored; False fetches the whole batch again."""

T = TypeVar("T")
log = structlog.get_logger()


class Receiver:
    """One bot's updates."""

    def __init__(
        self,
        api: Api,
        *,
        commands: Mapping[str, Sequence[tuple[str, str]]],
        pause: Pause,
        random: Callable[[], float],
    ) -> None:
        self._api = api
        self._commands = commands
        self._pause = pause
        self._backoff = Backoff(random)
        self._offset: int | None = None
        # at the start and after each failure one short poll says at once what waits, or that nothing does
        self._poll_seconds = 0

    async def run(self, take: Take) -> None:
        """Receive until cancelled; raises TokenRefused, and nothing else that the network or Telegram can cause."""
        me = await self._persist(self._begin)
        log.info("telegram.receiving", bot=me.id)
        while True:
            batch = await self._persist(self._fetch)
            if await take(batch, me.id):
                self._offset = max((update["update_id"] + 1 for update in batch), default=self._offset)
                self._backoff.succeeded()
            else:
                log.warning("telegram.batch_not_taken", updates=len(batch))
                await self._pause(self._backoff.failed())

    async def _begin(self) -> Me:
        """Return who the bot is, with no webhook in the way (updates that wait stay) and the command menu set."""
        me = await self._api.me()
        if (await self._api.call("getWebhookInfo", {}))["url"]:
            log.warning("telegram.webhook_removed", bot=me.id)
            await self._api.call("deleteWebhook", {"drop_pending_updates": False})
        for language, commands in self._commands.items():
            menu = [{"command": name, "description": description} for name, description in commands]
            try:
                await self._api.call("setMyCommands", {"commands": menu, **_spoken_in(language)})
            except BadRequest:
                log.warning("telegram.menu_refused", hint="people can still type the commands", language=language)
        return me

    async def _fetch(self) -> list[Update]:
        wanted: dict[str, Any] = {"timeout": self._poll_seconds, "limit": BATCH, "allowed_updates": ALLOWED}
        if self._offset is not None:
            wanted["offset"] = self._offset
        batch: list[Update] = await self._api.call("getUpdates", wanted, read_seconds=READ_SECONDS)
        for update in batch:
            need(update, "update_id", int)
        self._poll_seconds = POLL_SECONDS
        return batch

    async def _persist(self, step: Callable[[], Awaitable[T]]) -> T:
        """Return the step's result, however often it has to be tried; raises TokenRefused."""
        while True:
            try:
                return await step()
            except InvalidToken:
                raise TokenRefused from None
            except Conflict:
                log.warning("telegram.conflict", hint="another process receives with this bot's token: stop it")
                await self._pause(CONFLICT_SECONDS)
            except RetryAfter as error:
                await self._pause(seconds(error))
            except (TelegramError, Malformed, KeyError, TypeError, AttributeError) as error:
                # the last four: something answers that is no Bot API
                log.warning("telegram.not_reached", error=type(error).__name__)
                self._poll_seconds = 0
                await self._pause(self._backoff.failed())


def _spoken_in(language: str) -> dict[str, str]:
    """Return whose menu it is: English is for everybody who has none of their own, and Telegram knows languages by
    their first two letters."""
    return {} if language == BASE else {"language_code": language.partition("-")[0]}
