"""Calls of the Bot API: a method and its parameters go out, the plain result comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from bot.channels import CannotRun
from bot.channels.telegram import OFFICIAL
from bot.channels.telegram.http import AiohttpRequest, Body, Upload

__all__ = ["OFFICIAL", "Api", "Me", "TokenRefused"]


class TokenRefused(CannotRun):
    """Telegram does not know the bot's token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram does not accept the bot's token. Answers that were confirmed are stored. "
            "Check CASEROUND_TELEGRAM_TOKEN and CASEROUND_TELEGRAM_API_URL, then start again."
        )


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself: its id as text, and its username without the @."""

    id: str
    username: str

    def link(self, payload: str) -> str:
        """Return the address that opens the chat and sends `/start payload` (1-64 of A-Za-z0-9_-)."""
        return f"https://t.me/{self.username}?start={payload}"


class Api:
    """One bot at one Bot API server. Results are plain JSON: most of them are read by nobody."""

    def __init__(self, request: BaseRequest, *, token: str, url: str = OFFICIAL) -> None:
        self.known: Me | None = None
        """Who the bot is, once Telegram has said so."""
        self._request = request
        self._prefix = f"{url.rstrip('/')}/bot{token}/"

    async def __aenter__(self) -> Api:
        await self._request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._request.shutdown()

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        *,
        upload: Upload | None = None,
        read_seconds: float | None = None,
    ) -> Any:
        """Return the result of a method; raises telegram.error.TelegramError, never with the token in it."""
        body = cast("RequestData", Body(parameters, upload))  # the request class is ours and knows it
        timeout = BaseRequest.DEFAULT_NONE if read_seconds is None else read_seconds
        try:
            return await self._request.post(self._prefix + method, body, read_timeout=timeout)
        except KeyError:
            raise TelegramError("Invalid server response") from None

    def server_time(self) -> dt.datetime | None:
        """Return what the server's clock says now, going by its last answer; None where that is not known."""
        return self._request.server_time() if isinstance(self._request, AiohttpRequest) else None

    async def me(self) -> Me:
        """Return who the bot is; raises as `call` does."""
        bot = await self.call("getMe", {})
        self.known = Me(str(bot["id"]), bot["username"])
        return self.known
