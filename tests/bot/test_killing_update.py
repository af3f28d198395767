"""What somebody sends ends the process each time it comes: the third start sets it aside, and everybody goes on."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
from pydantic import SecretStr

from bot.commands.inviting import links_for
from bot.office import office
from bot.settings import Settings
from storage import quarantine
from storage.quarantine import Kept
from tests.bot.channels.web_client import Browser
from tests.bot.command_line import AUDIT, WREN, CommandLine, bare, caseround, invited_home
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.killed_app import KILLING_TEXT, unpaced_app
from tests.bot.process import Process, forked, free_port
from tests.patience import PATIENCE

__all__ = ["bare", "caseround", "invited_home"]

KESTREL = "Auditor Kestrel (Police)"
SORRY = "Something went wrong on our side"


class House:
    """A data folder, the network around it, and one process after the other."""

    def __init__(self, home: Path, telegram: FakeBotApi, lives: AsyncExitStack) -> None:
        self.telegram = telegram
        self._lives = lives
        self._address = f"127.0.0.1:{free_port()}"
        self._settings = Settings(
            home=home,
            telegram_token=SecretStr(telegram.token),
            telegram_api_url=telegram.url,
            web_address=self._address,
        )

    async def start(self) -> Process:
        """Start Caseround."""
        return await self._lives.enter_async_context(
            forked(
                unpaced_app, "never", 0, home=self._settings.home, web_address=self._address,
                telegram_token=self.telegram.token, telegram_api_url=self.telegram.url,
            )
        )  # fmt: skip

    async def link(self, name: str, channel: str) -> str:
        """Return a fresh link of a participant."""
        with office(self._settings) as here:
            made = await asyncio.to_thread(links_for, here, AUDIT, [name])
        return next(each.link for each in made if each.channel == channel)

    def browser(self) -> Browser:
        """Return a browser that nobody signed in."""
        return Browser(f"http://{self._address}")

    def kept(self) -> list[tuple[str, str]]:
        """Return the channel and the cause of what is in quarantine."""
        with office(self._settings) as here, here.database.reading() as connection:
            found: list[Kept] = quarantine.every(connection)
        return [(each.channel, each.cause) for each in found]


@pytest.fixture
async def house(caseround: CommandLine) -> AsyncIterator[House]:
    """The demonstration's audit, without a process yet."""
    async with FakeBotApi() as telegram, AsyncExitStack() as lives:
        yield House(caseround.home, telegram, lives)


async def test_an_update_that_kills_the_process(house: House) -> None:
    """Telegram delivers it again after each start, until it is set aside; its sender is told, the others answer."""
    robin, sam = house.telegram.person(7001), house.telegram.person(7002)
    robin_link, sam_link = await house.link(WREN, "telegram"), await house.link(KESTREL, "telegram")
    life = await house.start()
    for person, link in ((robin, robin_link), (sam, sam_link)):
        person.says(f"/start {link.partition('start=')[2]}")
        await person.sees("Before you begin")
        person.presses("I have read this")
        await person.sees("requests wait for you")
    robin.says(KILLING_TEXT)
    sam.presses("C01: not begun")
    for _ in range(2):
        assert -signal.SIGKILL == await life.ends()
        assert [] == house.kept()
        life = await house.start()
    assert -signal.SIGKILL == await life.ends()
    life = await house.start()
    await robin.sees(SORRY)
    await sam.sees("Is the file in front of you")
    assert [("telegram", "killed the process")] == house.kept()
    robin.says("/requests")
    await house.telegram.until(lambda: not house.telegram.updates)
    assert 0 == await life.ends(signal.SIGTERM)
    assert [("telegram", "killed the process")] == house.kept()


async def test_a_page_that_sends_it_again(house: House) -> None:
    """The web chat's page gets no answer and repeats itself, until it hears that it was taken and sees why not."""
    link = await house.link(WREN, "web")
    life = await house.start()
    browser = house.browser()
    try:
        await reached(browser)
        await browser.enter(link.removeprefix(browser.url))
        event = {"id": str(uuid4()), "kind": "text", "value": KILLING_TEXT}
        for _ in range(3):
            with pytest.raises(aiohttp.ClientError):
                await browser.post("/chat/events", event)
            assert -signal.SIGKILL == await life.ends()
            assert [] == house.kept()
            life = await house.start()
            await reached(browser)
        assert 200 == (await browser.post("/chat/events", event)).status
        shown = await (await browser.feed()).until_ready()
        assert any(SORRY in str(row["message"]) for row in shown)
        assert 200 == (await browser.did("text", "Hello?")).status
    finally:
        await browser.close()
    assert [("web", "killed the process")] == house.kept()
    assert 0 == await life.ends(signal.SIGTERM)


async def reached(browser: Browser) -> None:
    """Wait until the web chat answers."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                if (await browser.get("/health")).status == 200:
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)  # it listens only once it has begun
