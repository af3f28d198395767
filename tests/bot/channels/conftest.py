"""A fake Telegram over real HTTP, and the client that speaks with it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.api import Api
from bot.channels.telegram.http import AiohttpRequest
from tests.bot.fake_bot_api import FakeBotApi


@pytest.fixture
async def telegram() -> AsyncIterator[FakeBotApi]:
    """The server, on a free port."""
    async with FakeBotApi() as server:
        yield server


@pytest.fixture
async def api(telegram: FakeBotApi) -> AsyncIterator[Api]:
    """The client of the server's bot."""
    async with Api(AiohttpRequest(), token=telegram.token, url=telegram.url) as api:
        yield api
