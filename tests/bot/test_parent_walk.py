"""A parent's conversation as it runs: on a telephone's browser by keyboard and roles alone, and in Telegram."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from pydantic import SecretStr

from bot.channels.web.pages import AWAY
from bot.commands.inviting import links_for
from bot.commands.setting_up import store_audit
from bot.demo import PARENT
from bot.office import office
from bot.settings import Settings
from storage import returns
from survey.returns import Return
from tests.bot.browser import fresh
from tests.bot.channels.test_web_everybody import check
from tests.bot.command_line import AUDIT, invited_home
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.process import free_port, process
from tests.bot.telegram_chat import AT_ONCE, Chat

__all__ = ["invited_home"]
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TELEPHONE = {"width": 390, "height": 844}
HARMLESS = "<!doctype html><title>Weather</title><h1>Cloudy</h1>"
SAID = "They ring before they come."
NUMBER = 7002


@dataclass(frozen=True)
class Running:
    """Caseround as it runs, with a fake Telegram."""

    settings: Settings
    telegram: FakeBotApi

    def link(self, name: str, channel: str = "web") -> str:
        """Make a new link for somebody."""
        with office(self.settings) as here:
            [link] = [each.link for each in links_for(here, AUDIT, [name]) if each.channel == channel]
            return link

    def returned(self) -> list[Return]:
        """Return the returns of the parents' questionnaire."""
        with office(self.settings) as here, here.database.reading() as connection:
            return [each for each in returns.of_audit(connection, here.vault, AUDIT) if each.agency is None]


@pytest_asyncio.fixture(loop_scope="session")
async def running(tmp_path: Path, invited_home: Path) -> AsyncIterator[Running]:
    """The demonstration's audit with its parent, served."""
    shutil.copytree(invited_home, tmp_path, dirs_exist_ok=True)
    settings = Settings(home=tmp_path / "home", web_address=f"127.0.0.1:{free_port()}")
    with office(settings) as here:
        consent = [tmp_path / "consent.yaml"]
        store_audit(here, tmp_path / "audit.yaml", tmp_path / "parents.csv", consents=consent)
    async with FakeBotApi() as telegram:
        about = {"telegram_token": telegram.token, "telegram_api_url": telegram.url}
        secret = {**about, "telegram_token": SecretStr(telegram.token)}
        settings = settings.model_copy(update=secret)
        async with process(
            "run", first=AT_ONCE, home=settings.home, web_address=settings.web_address, **about
        ) as run:
            await run.says("Telegram is on.")
            yield Running(settings, telegram)


async def keyed(page: Page, label: str) -> None:
    """Press the lowest button or box of this name by keyboard."""
    named = re.compile(f"^([A-J] )?{re.escape(label)}")
    found = page.get_by_role("button", name=named).or_(page.get_by_role("checkbox", name=named))
    button = found.and_(page.locator(":not([aria-disabled])")).last
    await expect(button).to_be_visible()
    await button.focus()
    await page.keyboard.press("Enter")


async def goes(page: Page, *walk: tuple[str, str]) -> None:
    """Press each of these, and wait for the words that follow."""
    for label, then in walk:
        await keyed(page, label)
        await expect(page.get_by_text(then).last).to_be_visible()


async def ticks(page: Page, label: str) -> None:
    """Tick a box by keyboard."""
    await keyed(page, label)
    await expect(page.get_by_role("checkbox", name=label)).to_be_checked()


async def writes(page: Page, text: str) -> None:
    """Type a text and send it by keyboard."""
    await page.get_by_role("textbox").fill(text)
    await page.get_by_role("button", name="Send").focus()
    await page.keyboard.press("Enter")


TOPICS = (
    "we keep the answers", "for one year", "Two people read", "It is up to you", "one limit", "at night",
    "stop at any time", "cannot undo", "May we keep your answers",
)  # fmt: skip


async def test_on_a_telephone(running: Running, browser: Browser) -> None:
    """From the link to the receipt, left in the middle in one press, and withdrawn: axe finds nothing on any screen,
    and nothing runs off the side."""
    link = await asyncio.to_thread(running.link, PARENT)
    async with fresh(browser, viewport=TELEPHONE, reduced_motion="reduce") as context:
        await context.route(f"{AWAY}**", lambda route: route.fulfill(content_type="text/html", body=HARMLESS))
        page = await context.new_page()
        await page.goto(link)
        await goes(page, ("Open", "Demonshire board"))
        await expect(page).to_have_title("Messages")
        await looks(page)
        await goes(page, *(("Go on", topic) for topic in TOPICS), ("Yes", "May we print"), ("Yes", "social worker"))
        await goes(page, ("No", "Question 1 of"))
        await expect(page.get_by_role("heading", name="Question 1 of")).to_be_focused()
        await looks(page)
        await ticks(page, "A social worker")
        await goes(page, ("That's all", "Question 2 of"))
        await goes(page, ("I need help now", "That you pressed for help is not kept"))
        assert 0 == await page.locator("[data-pressed]").count()  # nothing spins beside the help lines
        await writes(page, SAID)
        await expect(page.get_by_text("You wrote:")).to_be_visible()
        await expect(page.get_by_text("That you pressed for help is not kept")).to_have_count(0)
        await looks(page)
        await leaves_and_comes_back(page)
        await goes(page, ("That's all", "Can you think of one time"), ("Nothing more", "Question 3 of"))
        await asks_for_a_call(page)
        await to_the_end(page)
        await goes(page, ("That's right", "Which of these may be printed"))
        await ticks(page, SAID)
        await looks(page)
        await goes(page, ("I'm done", "Your return phrase:"))
        await expect(page.get_by_text("What you said is kept.")).to_be_visible()
        await looks(page)
        [returned] = await asyncio.to_thread(running.returned)
        assert [SAID] == [answer.text for answer in returned.answers if answer.text]
        await goes(page, ("Stop, and delete", "We can delete everything"), ("Yes, delete", "Your receipt:"))
        await expect(page.get_by_text("Removed.").first).to_be_attached()
        await expect(page.get_by_text(SAID)).to_have_count(0)  # one message after another is taken back
        assert SAID not in await page.content()
        assert [] == await asyncio.to_thread(running.returned)


TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll("main, .card, .note, .rows, .actions")]
  .filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className)"""
TORN = r"""() => [...document.querySelectorAll("header :is(h1, button), .label, .action")].flatMap((part) => {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const range = new Range(), torn = [];
  while (texts.nextNode()) for (const { 0: word, index } of texts.currentNode.data.matchAll(/\S+/g)) {
    range.setStart(texts.currentNode, index);
    range.setEnd(texts.currentNode, index + word.length);
    if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) torn.push(word);
  }
  return torn;
})"""


async def looks(page: Page) -> None:
    """Fail where axe finds something; where something is wider than a telephone, or a word of a button is torn apart:
    on a narrow one, turned round, and with letters twice as large too. What stands under every card is set apart."""
    await check(page)
    await expect(page.get_by_role("article").last.locator(".apart")).to_have_count(1)
    for width, size, way in ((TELEPHONE["width"], 100, "ltr"), (320, 100, "rtl"), (TELEPHONE["width"], 200, "ltr")):
        await page.set_viewport_size({"width": width, "height": TELEPHONE["height"]})
        await page.evaluate(
            "([size, way]) => Object.assign(document.documentElement, {dir: way}).style.fontSize = size",
            [f"{size}%", way],
        )
        assert ([], []) == (await page.evaluate(TOO_WIDE), await page.evaluate(TORN))
    await page.evaluate("document.documentElement.style.fontSize = ''")


async def leaves_and_comes_back(page: Page) -> None:
    """One press leaves a page like any other; going back, another tab, and coming in again show nothing until it is
    asked for, and then only where the parent is, not what was said before."""
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(other.get_by_text("Question 2 of")).to_be_visible()
    await keyed(page, "Leave quickly")
    await expect(page).to_have_title("Weather")
    await page.go_back()
    for tab in (page, other):
        await expect(tab.get_by_text("Nothing is open here.")).to_be_visible()
        await expect(tab.get_by_role("textbox")).to_be_hidden()
        await tab.reload()
        await expect(tab.get_by_text("Nothing is open here.")).to_be_visible()
        await expect(tab.get_by_text(SAID)).to_have_count(0)
    await other.close()
    await check(page)
    await goes(page, ("Carry on", "Question 2 of"))
    await expect(page.get_by_role("main")).to_be_focused()
    earlier = page.get_by_text("Thank you, that is kept.").last
    await expect(earlier).to_be_hidden()
    await goes(page, ("Show earlier", "Thank you, that is kept."))
    await expect(page.get_by_role("main")).to_be_focused()
    await expect(page.locator(".record")).to_have_count(0)  # the bot's words, not the parent's


async def asks_for_a_call(page: Page) -> None:
    """What came with a question goes out of sight with it, and a reload does not bring it back."""
    await page.reload()
    called = page.get_by_text("We have asked for a call")
    await goes(page, ("I'd like to talk to someone", "good time"), ("Any time", "We have asked for a call"))
    await goes(page, ("Let's stop here for today", "Come back whenever you like"))
    await expect(called).to_be_hidden()
    await page.reload()
    await goes(page, ("Carry on", "Question 3 of"))
    await expect(called).to_be_hidden()


async def to_the_end(page: Page) -> None:
    """Leave out what is left, up to what is read back."""
    last = page.get_by_role("heading", level=2).last
    for number in range(4, 17):
        await keyed(page, "I'd rather not say")
        await expect(last).to_have_text(f"Question {number} of 16")
    await goes(page, ("I'd rather not say", "This is what you told us."))
    await looks(page)


async def test_in_telegram(running: Running) -> None:
    """The first line of every message says nothing, what is typed in short messages is one answer, and a press for
    help is answered with whom to call."""
    token = (await asyncio.to_thread(running.link, PARENT, "telegram")).partition("start=")[2]
    parent = Chat(running.telegram, running.telegram.person(NUMBER))
    parent.robin.says(f"/start {token}")
    await parent.sees("Demonshire board")
    await parent.answers(*(("Go on", topic) for topic in TOPICS))
    await parent.answers(("Yes", "May we print"), ("Yes", "social worker"), ("No", "Question 1 of 16"))
    await parent.presses("I'd rather not say", "Question 2 of 16")
    await parent.says("They ring", "They ring")
    await parent.says("before they come.", "before they come.")
    await parent.presses("I need help now", "01632 960 001")
    await parent.answers(("That's all", "Can you think of one time"), ("Nothing more", "Question 3 of 16"))
    firsts = {shown.text.splitlines()[0] for shown in parent.robin.shown if shown.text}
    assert not [first for first in firsts if re.search("child|plan|audit|social|Demonshire", first)]
