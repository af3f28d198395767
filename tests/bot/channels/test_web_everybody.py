"""The web chat for everybody: by keyboard, by screen reader, in small windows, in both colour schemes."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from survey.phrases import Phrases
from tests.bot.channels.web_visit import PHONE, Open, visit
from tests.storage.invented import note
from tests.survey.test_phrases import CATALOGUE

__all__ = ["visit"]
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 640, "height": 400}
AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


class Bracketed(Phrases):
    """Says a phrase's key, and what is filled in, in brackets."""

    def __call__(self, key: str, **details: str | int) -> str:
        return f"[{' '.join([key, *map(str, details.values())])}]"


async def check(page: Page, part: str = "html") -> None:
    """Fail with axe's own words where it finds something; it looks within the part of this selector."""
    await page.wait_for_load_state()  # what stands there may not have its colours yet
    results = await Axe().run(page, part, AXE)
    assert 0 == results.violations_count, results.generate_report()


class TestWithoutAMouse:
    async def test_keyboard_alone(self, visit: Open) -> None:
        """The focus goes where the conversation goes, and can always be seen."""
        chat = await visit()
        page = chat.page
        await page.goto(chat.served.url + await chat.stage.invite())
        await expect(page.get_by_role("button", name="Open")).to_be_focused()
        await page.keyboard.press("Enter")
        await chat.sees("Question 5")
        await self._tab_to(page, "A Yes, fully")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Question 6")).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")
        await expect(chat.box("Children")).to_be_checked()
        await expect(page.get_by_text("1 ticked.")).to_be_visible()
        await expect(chat.box("Children")).to_be_focused()
        await self._tab_to(page, "Done")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Question 7")).to_be_focused()
        await self._tab_to(page, "")
        await page.keyboard.type("She sings.")
        await page.keyboard.press("Enter")
        await chat.sees("All done")
        await expect(page.get_by_role("textbox")).to_be_focused()

    async def test_the_menu(self, visit: Open) -> None:
        """It opens onto its first entry, Escape closes it, and the focus is where it was."""
        chat = await visit()
        await chat.come_in()
        button = chat.page.get_by_role("button", name="Menu")
        await button.focus()
        await chat.page.keyboard.press("Enter")
        await expect(chat.page.locator("#menu button").first).to_be_focused()
        await chat.page.keyboard.press("Escape")
        await expect(button).to_be_focused()
        await expect(button).to_have_attribute("aria-expanded", "false")

    async def _tab_to(self, page: Page, name: str) -> None:
        """Press Tab until the element with this text has the focus; each on the way shows a ring of 2px or more."""
        for _ in range(20):
            await page.keyboard.press("Tab")
            text, ring = await page.evaluate(
                "[document.activeElement.innerText.replaceAll('\\n', ' '),"
                " parseFloat(getComputedStyle(document.activeElement).outlineWidth)]"
            )
            assert ring >= 2
            if name == text:
                return
        pytest.fail(f"{name} was not reached")


class TestForEverybody:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    async def test_axe_finds_nothing(self, visit: Open, scheme: Literal["light", "dark"]) -> None:
        """On every page, card, dialog and banner, in both colour schemes."""
        chat = await visit(color_scheme=scheme, reduced_motion="reduce", viewport=PHONE)
        page = chat.page
        for path in ("/chat", "/device", "/i/unknown"):
            await page.goto(chat.served.url + path)
            await check(page)
        await chat.chooses("Open")
        await page.get_by_role("link", name="I have a code").wait_for()
        await check(page)
        await page.goto(f"{chat.served.url}/device")
        await page.get_by_label("Code").fill("wrong")
        await chat.chooses("Open")
        await page.get_by_role("alert").wait_for()
        await check(page)
        await chat.comes_to_ticks()
        await chat.box("Police").click()
        await page.get_by_text("1 ticked.").wait_for()
        await check(page)
        await chat.chooses("Done")
        await chat.sees("Question 7")
        await page.get_by_role("textbox").fill("x" * 4010)
        await page.get_by_role("button", name="Send").click()
        await check(page)
        await page.get_by_role("button", name="Menu").click()
        await check(page)
        await chat.chooses("Use another device")
        await page.locator("#code-dialog").wait_for()
        await check(page)
        await chat.chooses("Close")
        await page.get_by_role("textbox").fill("x")
        await chat.context.set_offline(True)
        await page.get_by_role("button", name="Send").click()
        await page.get_by_text("Waiting to be sent").wait_for()
        await check(page)

    @pytest.mark.parametrize("viewport", [NARROW, ZOOMED], ids=["320 wide", "zoomed to 200 %"])
    async def test_nothing_runs_off_the_side(self, visit: Open, viewport: dict[str, int]) -> None:
        """Not with long words either; every target is large enough, and the whole card can be reached."""
        chat = await visit(viewport=viewport)
        page = chat.page
        await chat.come_in()
        await chat.stage.push(note("Neunundneunzig" * 12))
        await page.get_by_text("Neunundneunzig").wait_for()
        await self._fits(page)
        await chat.chooses("Yes, fully")
        await chat.sees("Question 6")
        await self._fits(page)
        for button in await page.locator("#log button").all():
            await button.scroll_into_view_if_needed()
            shape = await button.bounding_box()
            assert shape is not None
            assert min(shape["width"], shape["height"]) >= 44

    async def _fits(self, page: Page) -> None:
        for part in ("html", "main"):
            assert 0 == await page.locator(part).evaluate("part => part.scrollWidth - part.clientWidth")

    async def test_a_screen_reader_hears_what_is_new(self, visit: Open) -> None:
        """The history is not read out, what follows is, and a tick does not repeat the whole card."""
        chat = await visit()
        await chat.comes_to_ticks()
        log = chat.page.get_by_role("log")
        await expect(log).to_have_attribute("aria-live", "polite")
        await expect(log).not_to_have_attribute("aria-busy", "true")
        await chat.page.evaluate(
            "window.added = 0; new MutationObserver(list => list.forEach(m => m.addedNodes.forEach("
            "n => window.added += (n.textContent || '').length)))"
            ".observe(document.getElementById('log'), {childList: true, subtree: true})"
        )
        await chat.box("Police").click()
        await expect(chat.page.get_by_text("1 ticked.")).to_be_visible()
        assert len("1 ticked. Choose up to three.") == await chat.page.evaluate("window.added")

    async def test_every_word_comes_from_the_catalogue(self, visit: Open) -> None:
        """With a language of brackets, what the page itself says stands in brackets."""
        chat = await visit(Bracketed("en", CATALOGUE))
        page = chat.page
        await page.goto(chat.served.url + await chat.stage.invite())
        await page.get_by_role("button").click()
        await chat.sees("Question 5")
        await chat.chooses("Yes, fully")
        await chat.sees("Question 6")
        await page.get_by_role("textbox").fill("x" * 4001)
        await page.get_by_role("button", name="[web.send]").click()
        await expect(page.locator("#toast")).to_have_text("[web.too_long 4000]")
        await expect(page.locator("#counter")).to_have_text("[web.over 1]")
        await page.get_by_role("textbox").fill("")
        await chat.context.set_offline(True)
        await expect(page.locator("#line")).to_have_text("[web.reconnecting]")
        await page.get_by_role("textbox").fill("x")
        await page.get_by_role("button", name="[web.send]").click()
        await expect(page.locator("#line")).to_have_text("[web.reconnecting.kept]")
        await expect(page.locator(".sending .state")).to_have_text("[web.waiting]")
        await expect(page.locator(".record .unseen").first).to_have_text("[web.you] ")
        await chat.context.set_offline(False)
        await expect(page.locator("#toast")).to_have_text("[web.back]")
