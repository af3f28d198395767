"""The page on which somebody withdraws with the words that they were given: months later, and without a session."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, expect

from bot.app import App
from bot.office import Office, office, utc_now
from bot.settings import Settings
from bot.writer import Writer
from storage import erasure_register, return_phrases
from storage.vault import Vault
from tests.bot.browser import fresh
from tests.bot.channels.test_web_everybody import check
from tests.bot.channels.web_visit import PHONE
from tests.bot.left_over import holds, readable
from tests.bot.test_erasing_killed import KEY, WORDS, answered

__all__ = ["answered"]
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@asynccontextmanager
async def running(here: Office) -> AsyncIterator[str]:
    """Run Caseround on a data folder; gives the address of its web chat."""
    writer = Writer(here.database)
    app = App(here, writer)
    url, task = app.web.listen(), asyncio.create_task(app.run())
    try:
        yield url
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        writer.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_words_erase_it(
    scheme: Literal["light", "dark"], answered: Path, browser: Browser, tmp_path: Path
) -> None:
    """Long after the audit has closed: wrong words say nothing of what there is, the right ones give the receipt
    however they are written, with what stays, and nothing else is left then. axe finds nothing on any page."""
    settings = Settings(home=_copy(answered, tmp_path), web_address="127.0.0.1:0")
    with office(settings) as here:
        with here.database.writing() as connection:
            words = return_phrases.make(connection, here.vault, 1, utc_now())
        async with running(here) as url, fresh(browser, color_scheme=scheme, viewport=PHONE) as context:
            page = await context.new_page()
            await page.goto(f"{url}/withdraw")
            assert "Messages" == await page.title()
            await check(page)
            field = page.get_by_label("The words that you were given")
            await expect(field).to_be_focused()
            await field.fill("apple apple apple")
            await page.keyboard.press("Enter")
            await expect(page.get_by_role("alert")).to_have_text(
                "These words do not open anything. Please check each of them."
            )
            await check(page)
            await field.fill(", ".join(reversed(words.upper().split())))
            await page.get_by_role("button", name="Erase my answers").click()
            await expect(page.get_by_role("heading", name="It is done")).to_be_visible()
            await expect(page.get_by_text("a note that we asked you")).to_be_visible()
            await check(page)
            [line] = erasure_register.read(settings.register)
            await expect(page.get_by_role("status")).to_contain_text(line.receipt)
            assert not holds(readable(settings.home, here.database, Vault(KEY)), WORDS)
            await page.goto(f"{url}/withdraw")
            await field.fill(words)
            await page.keyboard.press("Enter")
            await expect(page.get_by_role("status")).to_contain_text(line.receipt)


def _copy(answered: Path, folder: Path) -> Path:
    home = folder / "home"
    home.mkdir()
    for path in answered.iterdir():
        (home / path.name).write_bytes(path.read_bytes())
    (home / "master.key").chmod(0o600)
    return home
