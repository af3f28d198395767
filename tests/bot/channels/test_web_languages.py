"""The web chat in a language that is written from right to left, in a real browser, at the width of a telephone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.channels.web.wishes import wanted
from bot.house import catalogue_file
from tests.bot.browser import fresh
from tests.bot.channels.test_web_everybody import check
from tests.bot.process import free_port, process
from tests.bot.tab import Tab
from tests.survey.pseudo import filled, spoken

QUESTIONS = """
id: plan-review
version: 1
title: {en: Plan review, he: "\u05ea\u05db\u05e0\u05d9\u05ea"}
audience: auditor
themes: [{id: child, title: The child}]
sections:
  - id: child
    title: {en: The child, he: "\u05d4\u05d9\u05dc\u05d3"}
    questions:
      - id: seen
        kind: one
        theme: child
        text: {en: Was the child seen alone?, he: "\u05d4\u05d0\u05dd?"}
        options:
          - {code: yes, label: {en: "Yes", he: "\u05db\u05df"}}
          - {code: no, label: "No"}
"""
LATIN = re.compile(r"[A-Za-z]{2,}")
PHONE = {"width": 390, "height": 844}


async def _place(element: Locator) -> tuple[float, float]:
    box = await element.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


async def _worded(page: Page) -> list[str]:
    """Return what the page around the messages says and is called for a screen reader."""
    told: list[str] = await page.evaluate("""() => {
      const around = [...document.querySelectorAll("header, header *, main, form, form *, [role]")];
      const called = around.flatMap((e) => [e.getAttribute("aria-label"), e.getAttribute("placeholder")]);
      const read = ["header", "#composer"].map((part) => document.querySelector(part).innerText);
      return [...called, document.title, ...read];
    }""")
    return [words for words in told if words]


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
async def test_everything_turns_round_in_the_middle_of_a_request(tmp_path: Path, browser: Browser) -> None:
    """Whoever chooses such a language in the menu sees where they are in it: the page, its labels and the card turn
    round, with the send button and the ticks on the other side; what is not translated runs in its own direction, and
    a case's reference stands whole. Nothing is cut or wider than the screen, and axe finds nothing."""
    file = catalogue_file(tmp_path, "he")
    file.parent.mkdir(parents=True)
    file.write_text(filled("he"), "utf-8")
    (tmp_path / "plan.yaml").write_text(QUESTIONS, "utf-8")
    hebrew = spoken("he")["he"]
    port = str(free_port())
    async with process("preview", str(tmp_path / "plan.yaml"), "--port", port, locale=tmp_path) as running:
        link = (await running.says("Open this link")).partition("once: ")[2]
        async with fresh(browser, viewport=PHONE, locale="he-IL", reduced_motion="reduce") as context:
            page = await context.new_page()
            tab = Tab(page)
            await page.goto(link)
            await expect(page.locator("html")).to_have_attribute("dir", "rtl")  # what the browser asks for
            await page.locator("button.main").click()
            await expect(page.locator("html")).to_have_attribute("lang", "en")  # what the person does
            await tab.presses("I have read this")
            await tab.presses("Yes, I have this child's file: begin")
            await page.get_by_role("button", name="Menu").click()
            await page.get_by_role("button", name="Another language").click()
            await tab.presses("\u05e2\u05d1\u05e8\u05d9\u05ea")
            await expect(page.locator("html")).to_have_attribute("lang", "he")
            await expect(page.locator("html")).to_have_attribute("dir", "rtl")

            card = page.locator("article").last
            await expect(card.get_by_role("heading")).to_contain_text("\u2068C01\u2069")
            await expect(card.locator(".question")).to_have_text("\u05d4\u05d0\u05dd?")
            await expect(card.get_by_role("button", name=hebrew("button.back"))).to_contain_text("\u25b6")
            assert [] == [words for words in await _worded(page) if LATIN.search(words.replace("English", ""))]

            written = page.locator("#text")
            assert "rtl" == await written.evaluate("box => getComputedStyle(box).direction")  # empty as it is
            assert (await _place(page.locator("#send")))[1] <= (await _place(written))[0]
            yes, no = card.locator(".choice").first, card.locator(".choice").last
            assert (await _place(yes.locator(".label")))[1] <= (await _place(yes.locator(".mark")))[0]
            assert ["rtl", "ltr"] == [
                await each.locator(".label").evaluate("e => getComputedStyle(e).direction") for each in (yes, no)
            ]
            await page.get_by_role("button", name=hebrew("web.menu")).click()
            for shown in (page.locator("#menu"), card, page.locator("#composer")):
                left, right = await _place(shown)
                assert 0 <= left
                assert right <= PHONE["width"]
            assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
            await check(page)


def test_what_a_browser_asks_for() -> None:
    """The first of its languages that is spoken here, by weight; a dialect is content with its language."""
    spoken_here = ["en", "cy", "pt-BR"]
    asked = ("cy-GB,en;q=0.8", "fr, en;q=0.5, CY;q=0.7", "pt-br", "pt", "", "fr", "cy;q=0, en", "cy;q=x,;;")
    assert ["cy", "cy", "pt-BR", "en", "en", "en", "en", "en"] == [wanted(each, spoken_here) for each in asked]
