"""A person's tab at a running web chat."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from bot.rendering import Renderer
from survey.phrases import Phrases
from tests.bot.browser import fresh
from tests.bot.channels.web_stage import Served, Stage, english, performing

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


@dataclass
class Visit:
    """A person's tab, with whatever went wrong in it and the hosts that it spoke with."""

    page: Page
    context: BrowserContext
    served: Served
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    @property
    def stage(self) -> Stage:
        return self.served.stage

    async def come_in(self) -> None:
        """Open a new invitation and wait for the first question."""
        await self.page.goto(self.served.url + await self.stage.invite())
        await self.page.get_by_role("button", name="Open").click()
        await self.sees("Question 5")
        await self.rests()

    async def sees(self, heading: str) -> None:
        await expect(self.page.get_by_role("heading", name=heading)).to_be_visible()

    async def chooses(self, label: str) -> None:
        await self.page.get_by_role("button", name=label).click()

    def box(self, label: str) -> Locator:
        return self.page.get_by_role("checkbox", name=label)

    async def rests(self) -> None:
        """Wait until the page has heard that everything it sent is stored: what that led to can be seen before."""
        await self.page.wait_for_function(
            "() => Object.entries(sessionStorage).every(([key, kept]) => !key.endsWith(':queue') || kept === '[]')"
        )

    async def settles(self) -> None:
        """Wait until what has arrived has been drawn and scrolled to."""
        await self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    async def transcript(self) -> str:
        return await self.page.locator("#log").inner_text()

    async def comes_to_ticks(self) -> None:
        await self.come_in()
        await self.chooses("Yes, fully")
        await self.sees("Question 6")
        await self.rests()

    def events(self) -> list[object]:
        """What the conversation took, without the opening."""
        return [incoming.event for incoming in self.stage.taken[1:]]


Open = Callable[..., Awaitable[Visit]]


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Browser, sqlite_url: str) -> AsyncIterator[Open]:
    """A way to open a tab at a running chat; at the end nothing may have gone wrong in it."""
    visits: list[Visit] = []
    async with AsyncExitStack() as stack:

        async def opened(phrases: Phrases | None = None, renderer: Renderer | None = None, **options: Any) -> Visit:
            served = await stack.enter_async_context(performing(sqlite_url, phrases or english(), renderer=renderer))
            context = await stack.enter_async_context(fresh(browser, **{"viewport": DESK, **options}))
            page = await context.new_page()
            visit = Visit(page, context, served)
            page.on("pageerror", lambda error: visit.errors.append(str(error)))
            page.on(
                "console", lambda said: visit.errors.append(said.text) if "Content Security" in said.text else None
            )
            page.on("request", lambda request: visit.hosts.add(re.sub(r"^(\w+://[^/]*).*", r"\1", request.url)))
            visits.append(visit)
            return visit

        yield opened
        assert [[]] * len(visits) == [visit.errors for visit in visits]
        assert [{visit.served.url} for visit in visits] == [visit.hosts for visit in visits]
