"""Killed at any point of a turn, nothing is lost, nothing counts twice, and the conversation goes on."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.inviting import links_for
from bot.office import office
from bot.settings import Settings
from storage import audits, requests, responses
from survey.dispositions import Disposition
from tests.bot.command_line import AUDIT, WREN, invited_home, moved_in
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.killed_app import killed_app
from tests.bot.process import Process, forked

__all__ = ["invited_home"]

FIRST_ANSWER = {"before_commit": 5, "after_sending": 6}
"""Which turn, or which message, carries the first answer: the invitation, two cards and the case come before it.
The other steps are those of test_random_kills."""


@pytest.fixture
def home(tmp_path: Path, invited_home: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the demonstration's audit, its database in it or, as `postgresql`, in a server."""
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else ""
    if url:
        monkeypatch.setenv("CASEROUND_DATABASE", url)
    return moved_in(invited_home, tmp_path, url).home


def running(home: Path, telegram: FakeBotApi, step: str, nth: int) -> AbstractAsyncContextManager[Process]:
    """Run Caseround in a process of its own, with a trap; its database is the one that CASEROUND_DATABASE names."""
    return forked(
        killed_app, step, nth, home=home, web_address="127.0.0.1:0", telegram_token=telegram.token,
        telegram_api_url=telegram.url, database=os.environ.get("CASEROUND_DATABASE", ""),
    )  # fmt: skip


def invitation(home: Path, telegram: FakeBotApi) -> str:
    """Return the token of a fresh Telegram invitation."""
    settings = Settings(home=home, telegram_token=SecretStr(telegram.token), telegram_api_url=telegram.url)
    with office(settings) as here:
        made = links_for(here, AUDIT, [WREN])
    [token] = [each.link.partition("start=")[2] for each in made if each.channel == "telegram"]
    return token


def stored(home: Path) -> list[str]:
    """Return the questions in the history of the one request that was opened, in order."""
    with office(Settings(home=home)) as here, here.database.reading() as connection:
        [opened] = [
            request.number
            for request in requests.of_audit(connection, AUDIT, audits.load(connection, here.vault, AUDIT).key)
            if request.disposition is Disposition.PARTIAL
        ]
        return [entry.answer.question for entry in responses.history(connection, here.vault, opened)]


@pytest.mark.parametrize(
    ("home", "step"),
    [*(("sqlite", step) for step in FIRST_ANSWER), ("postgresql", "before_commit")],
    indirect=["home"],
)
async def test_killed_in_the_middle_of_a_turn(step: str, home: Path) -> None:
    """Each answer that was pressed is stored once, and the next question comes after the restart."""
    async with FakeBotApi() as telegram:
        token = await asyncio.to_thread(invitation, home, telegram)
        robin = telegram.person(7001)
        async with running(home, telegram, step, FIRST_ANSWER[step]) as process:
            robin.says(f"/start {token}")
            await robin.sees("Before you begin")
            robin.presses("I have read this")
            await robin.sees("requests wait for you")
            robin.presses("C01: not begun")
            await robin.sees("Is the file in front of you")
            robin.presses("Yes, I have this child's file: begin")
            await robin.sees("Question 1 of 14")
            robin.presses("None of these")
            assert -signal.SIGKILL == await process.ends()
        async with running(home, telegram, "never", 0):
            await robin.sees("Question 2 of 14")
            robin.presses("Yes")
            await robin.sees("Question 3 of 14")
    assert ["q1", "q2"] == await asyncio.to_thread(stored, home)
