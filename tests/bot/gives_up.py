"""A client of the fake Bot API that gives up soon where that will keep silent, and nowhere else."""

from __future__ import annotations

from typing import Any

from bot.channels.telegram.http import AiohttpRequest
from tests.bot.fake_bot_api import FakeBotApi
from tests.patience import PATIENCE

SILENCE_SECONDS = 0.2


class GivesUp(AiohttpRequest):
    """Waits for an answer for as long as it takes, and for one that a test has taken away hardly at all."""

    def __init__(self, telegram: FakeBotApi) -> None:
        super().__init__(connect_seconds=PATIENCE, read_seconds=PATIENCE)
        self._telegram = telegram

    async def do_request(self, url: str, method: str, *arguments: Any, **more: Any) -> tuple[int, bytes]:
        # both are looked at before the request waits for anything: calls that go out side by side do not mix them up
        self._read_seconds = SILENCE_SECONDS if self._telegram.is_silent(url.rpartition("/")[2]) else PATIENCE
        self._timeout = self._timeout_for(self._read_seconds)
        return await super().do_request(url, method, *arguments, **more)
