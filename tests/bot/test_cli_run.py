"""`caseround run` as a process: one at a time, ended cleanly, and silent about people."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import aiohttp
import pytest

from tests.bot.command_line import invited_home
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.process import free_port, process

__all__ = ["invited_home"]

READY = "The web chat is at"


@pytest.fixture
def home(invited_home: Path) -> Path:
    """A data folder that nothing here changes."""
    return invited_home / "home"


async def test_one_process_a_data_folder(home: Path) -> None:
    """A second one is refused, the first goes on and the other commands work beside it; a signal ends it with 0."""
    port = free_port()
    async with process("run", home=home, web_address=f"127.0.0.1:{port}") as first:
        assert f"http://127.0.0.1:{port}" in await first.says(READY)
        await first.says("Telegram is off")
        async with (
            process("run", home=home, web_address="127.0.0.1:0") as second,
            process("summary", "demo-repeat-plans", home=home) as summary,
        ):
            assert (1, 0) == (await second.ends(), await summary.ends())
        assert f"Caseround is running on {home} already. Nothing was changed." in second.printed
        assert 1 == len(second.printed.splitlines())
        async with aiohttp.request("GET", f"http://127.0.0.1:{port}/health") as answer:
            assert "ok" == await answer.text()
        assert 0 == await first.ends(signal.SIGTERM)
    assert 2 == len(first.printed.splitlines())


async def test_a_port_that_is_taken(home: Path) -> None:
    """The sentence says which and what to set, before the chat is said to be there."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        async with process("run", home=home, web_address=f"127.0.0.1:{port}") as run:
            assert 1 == await run.ends()
    assert f"Port {port} is taken" in run.printed
    assert "CASEROUND_WEB_ADDRESS" in run.printed
    assert READY not in run.printed
    assert "Traceback" not in run.printed


async def test_a_token_that_telegram_refuses(home: Path) -> None:
    """It stops loudly, with a sentence that does not hold the token."""
    token = "no-token-at-all"
    async with (
        FakeBotApi() as telegram,
        process(
            "run", home=home, web_address="127.0.0.1:0", telegram_token=token, telegram_api_url=telegram.url
        ) as run,
    ):
        assert 1 == await run.ends()
    assert "Telegram does not accept the bot's token" in run.printed
    assert token not in run.printed
    assert "Traceback" not in run.printed
