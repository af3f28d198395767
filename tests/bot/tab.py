"""A person's tab at a running Caseround."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Browser, Page, expect

from tests.bot.browser import fresh


@dataclass(frozen=True)
class Tab:
    """What a person sees in one tab."""

    page: Page

    async def sees(self, heading: str) -> None:
        """Wait until a card with this heading stands there."""
        await expect(self.page.get_by_role("heading", name=heading)).to_be_visible()

    async def presses(self, label: str) -> None:
        """Press the button with this label, an option or a way to go: the lowest that can be pressed.

        What was pressed before stands above it, greyed out, until the page hears that it has become a record.
        """
        option = self.page.locator(".choice", has=self.page.get_by_text(label, exact=True))
        button = option.or_(self.page.get_by_role("button", name=label, exact=True))
        await button.and_(self.page.locator(":not([aria-disabled])")).last.click()

    async def writes(self, text: str) -> None:
        """Type a text and send it."""
        await self.page.locator("#text").fill(text)
        await self.page.get_by_role("button", name="Send").click()

    async def answers(self, *walk: tuple[str, str]) -> None:
        """Press each label, and wait for the heading that follows it."""
        for label, heading in walk:
            await self.presses(label)
            await self.sees(heading)


@asynccontextmanager
async def tab(browser: Browser, address: str) -> AsyncIterator[Tab]:
    """Open an address in a browser that has never been here, without motion: a moving button is waited for."""
    async with fresh(browser, reduced_motion="reduce") as context:
        page = await context.new_page()
        await page.goto(address)
        yield Tab(page)
