"""The questionnaires that are unlike the template, in both channels: grades, an agency about itself, a workshop."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from pydantic import SecretStr

from bot.commands.inviting import links_for
from bot.invitations import enrol
from bot.office import office, set_up, utc_now
from bot.settings import Settings
from reporting.assemble import assemble
from reporting.editions.figures import render_figures
from storage import audits
from survey.audit import Role
from tests.bot.channels.test_web_everybody import check
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.more_audits import (
    ABOUT_ITSELF,
    DUNLIN,
    GRADED,
    HERON,
    KESTREL,
    LINNET,
    PLOVER,
    RUFF,
    WORKSHOP,
    WREN,
    store_all,
)
from tests.bot.process import free_port, process
from tests.bot.tab import Tab, tab
from tests.bot.telegram_chat import AT_ONCE, Chat
from tests.bot.walks import TITLE, about_itself, child_protection, looked_after, take, workshop

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LARK = "Morgan Lark"
LABELLED = f"{TITLE} (first school)"


@dataclass(frozen=True)
class InBrowser:
    """Somebody in the web chat."""

    tab: Tab

    async def presses(self, label: str, then: str) -> None:
        await self.tab.presses(label)
        await self.sees(then)

    async def says(self, text: str, then: str) -> None:
        await self.tab.writes(text)
        await self.sees(then)

    async def sees(self, words: str) -> None:
        await self.tab.page.get_by_text(words).last.wait_for()


@dataclass(frozen=True)
class Both:
    """The audits in one data folder, and where they are served."""

    settings: Settings
    telegram: FakeBotApi

    def link(self, audit: str, name: str, channel: str) -> str:
        """Return a new link for a participant."""
        with office(self.settings) as here:
            [link] = [each.link for each in links_for(here, audit, [name]) if each.channel == channel]
            return link

    def enrolled(self, audit: str, name: str) -> str:
        """Make somebody the coordinator of an audit; returns their link."""
        with office(self.settings) as here:
            with here.database.writing() as connection:
                stored = audits.load(connection, here.vault, audit)
                enrol(connection, here.vault, stored, name=name, role=Role.COORDINATOR, email="", now=utc_now())
            return next(each.link for each in links_for(here, audit, [name]) if each.channel == "web")

    def figures(self, audit: str) -> dict[str, Any]:
        """Return the figures of an audit's report."""
        with office(self.settings) as here, here.database.reading() as connection:
            report = assemble(connection, here.vault, audit, utc_now())
        figures: dict[str, Any] = json.loads(render_figures(report))
        return figures

    @asynccontextmanager
    async def chat(self, audit: str, name: str, account: int) -> AsyncIterator[Chat]:
        """Come in through Telegram, past the privacy card."""
        link = await asyncio.to_thread(self.link, audit, name, "telegram")
        chat = Chat(self.telegram, self.telegram.person(account))
        await chat.says(f"/start {link.partition('start=')[2]}", "Before you begin")
        yield chat


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[Both]:
    """`caseround run` in a process, with the audits and a fake Telegram."""
    address = f"127.0.0.1:{free_port()}"
    async with FakeBotApi() as telegram:
        settings = Settings(
            home=folder / "home",
            web_address=address,
            telegram_token=SecretStr(telegram.token),
            telegram_api_url=telegram.url,
        )
        await asyncio.to_thread(_set_up, settings, folder)
        async with process(
            "run", first=AT_ONCE, home=settings.home, web_address=address, telegram_token=telegram.token,
            telegram_api_url=telegram.url,
        ) as run:  # fmt: skip
            await run.says("Telegram is on.")
            yield Both(settings, telegram)


def _set_up(settings: Settings, folder: Path) -> None:
    set_up(settings, utc_now())
    with office(settings) as here:
        store_all(here, folder, utc_now().date())


async def test_walked_in_both_channels(tmp_path: Path, browser: Browser) -> None:
    """Every return holds what was pressed and typed, and the parts for other kinds of plan were not asked."""
    async with served(tmp_path) as both:
        await asyncio.gather(
            graded_in_the_browser(both, browser),
            about_itself_in_the_browser(both, browser),
            graded_in_telegram(both),
            about_itself_in_telegram(both),
            workshop_in_telegram(both, browser),
        )
        graded = await asyncio.to_thread(both.figures, GRADED)
        itself = await asyncio.to_thread(both.figures, ABOUT_ITSELF)
    assert GRADES == {each["id"]: counts(each) for each in graded["questions"] if each["id"] in GRADES}
    assert RATINGS == {each["id"]: counts(each) for each in itself["questions"] if each["id"] in RATINGS}
    assert (3, 2, 3, 2) == tuple(f["returns"][n] for f in (graded, itself) for n in ("requested", "returned"))


async def graded_in_the_browser(both: Both, browser: Browser) -> None:
    """Walk the graded audit in the web chat, of a child whose kind of plan the audit has recorded."""
    async with tab(browser, await asyncio.to_thread(both.link, GRADED, HERON, "web")) as heron:
        await heron.answers(("Open", "Before you begin"), ("I have read this", "Case C01"))
        await expect(heron.page.get_by_text("C01 · Kind of plan: child protection")).to_be_visible()
        await take(InBrowser(heron), child_protection("C01"))


async def about_itself_in_the_browser(both: Both, browser: Browser) -> None:
    """Walk the self-assessment in the web chat."""
    async with tab(browser, await asyncio.to_thread(both.link, ABOUT_ITSELF, KESTREL, "web")) as kestrel:
        await kestrel.answers(("Open", "Before you begin"), ("I have read this", TITLE))
        await expect(kestrel.page.get_by_text("about your agency as a whole (Health)")).to_be_visible()
        await take(InBrowser(kestrel), about_itself())


async def graded_in_telegram(both: Both) -> None:
    """Walk the graded audit in Telegram, of a child whose kind of plan is not recorded."""
    async with both.chat(GRADED, WREN, 7001) as wren:
        await wren.answers(("I have read this", "2 requests wait for you."), ("C02: not begun", "Case C02"))
        await take(wren, looked_after("C02"))


async def about_itself_in_telegram(both: Both) -> None:
    """Walk the self-assessment in Telegram, for one of two schools."""
    async with both.chat(ABOUT_ITSELF, LINNET, 7002) as linnet:
        await linnet.presses("I have read this", "about your agency as a whole (Schools)")
        await take(linnet, about_itself(LABELLED))


async def workshop_in_telegram(both: Both, browser: Browser) -> None:
    """Walk the practitioners' workshop in Telegram, with its follow-ups, while its coordinator sees it grow, charts
    once three have answered, and then ends it."""
    link = await asyncio.to_thread(both.enrolled, WORKSHOP, LARK)
    async with tab(browser, link) as lark, both.chat(WORKSHOP, PLOVER, 7003) as plover:
        await lark.answers(("Open", "Before you begin"), ("I have read this", "Practitioners' workshop, autumn"))
        await lark.presses("Menu")
        await lark.page.get_by_role("link", name="Workshop").click()
        await expect(lark.page.get_by_text("The charts begin once three have answered")).to_be_visible()
        await plover.presses("I have read this", "Case C01")
        await take(plover, workshop("C01"))
        await expect(lark.page.get_by_text("Have answered: 1")).to_be_visible()
        for account, name in enumerate((DUNLIN, RUFF), start=7005):
            async with both.chat(WORKSHOP, name, account) as another:
                await another.presses("I have read this", "Case C01")
                await take(another, workshop("C01"))
        await expect(lark.page.get_by_role("row", name="Agree 3", exact=True)).to_have_count(1)
        await expect(lark.page.get_by_text("The charts begin once three have answered")).to_have_count(0)
        await check(lark.page)
        await lark.page.get_by_text("End the workshop").click()
        await lark.presses("Yes, end it")
        await expect(lark.page.get_by_text("The workshop is over.")).to_be_visible()
        await plover.presses("Change", "The workshop is over")


def counts(question: dict[str, Any]) -> tuple[list[int], int, int]:
    """Return how often each option was chosen, the base n, and to how many returns the question did not apply."""
    return [each["count"] for each in question["options"]], question["answered"], question["did_not_apply"]


GRADES = {
    "recording_grade": ([0, 2, 0, 0], 2, 0),
    "assessment_grade": ([0, 0, 2, 0], 2, 0),
    "plan_kind": ([0, 0, 1, 0], 1, 1),
    "child_in_need_grade": ([0, 0, 0, 0], 0, 2),
    "child_protection_grade": ([0, 0, 0, 1], 1, 1),
    "looked_after_grade": ([0, 1, 0, 0], 1, 1),
    "child_grade": ([2, 0, 0, 0], 2, 0),
    "overall_grade": ([0, 2, 0, 0], 2, 0),
    "overall_concern": ([2, 0], 2, 0),
}
RATINGS = {
    "leadership": ([2, 0, 0], 2, 0),
    "leadership_action": ([], 0, 2),
    "accountability": ([0, 2, 0], 2, 0),
    "accountability_action": ([], 2, 0),
    "listening": ([2, 0, 0], 2, 0),
    "listening_action": ([], 0, 2),
    "whistleblowing": ([0, 0, 2], 2, 0),
    "whistleblowing_action": ([], 0, 0),
    "agreed": ([], 2, 0),
}
