"""Pictures and documents in a real browser: for eyes and ears, in both colour schemes, at any width."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.async_api import Page, expect

from bot.house import shipped_phrases
from bot.rendering import Renderer
from survey.messages import Document, Line, Picture
from tests.bot.browser import DRAWN
from tests.bot.channels.test_web_everybody import NARROW, check
from tests.bot.channels.web_visit import DESK, PHONE, Open, Visit, visit
from tests.patience import PATIENCE
from tests.reporting.test_returns_curve import CURVE
from tests.storage.invented import note

__all__ = ["visit"]
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
PICTURE = Picture("dot", {}, (Line("5 of 9 returned"), Line("n = 9")), "A bar: 5 of 9 returned")
DOCUMENT = Document("text", {}, (Line("As it stands today."),), "report of 3 March.html")


async def loaded(page: Page, alt: str = PICTURE.alt) -> int:
    """Wait until the picture is there, and return its own width in pixels."""
    return int(await page.get_by_role("img", name=alt).evaluate(DRAWN))


async def come_in(chat: Visit) -> Page:
    """Come in, and return the page."""
    await chat.come_in()
    return chat.page


async def test_the_curve_of_returns_is_shown(visit: Open) -> None:
    """Drawn in a process of its own, with its words beside it, and again after a reload."""
    renderer = Renderer(None, shipped_phrases()["en"], seconds=PATIENCE)
    chat = await visit(renderer=renderer)
    page = await come_in(chat)
    curve = CURVE.picture()
    await chat.stage.push(curve)
    assert 1080 == await loaded(page, curve.alt)
    for line in curve.lines:
        await expect(page.locator(".picture figcaption").get_by_text(line.text, exact=True)).to_be_visible()
    await page.reload()
    assert 1080 == await loaded(page, curve.alt)
    await renderer.close()


async def test_a_document_is_a_link_with_its_name_and_size(visit: Open) -> None:
    """It saves the file under that name, and the page stays."""
    chat = await visit()
    page = await come_in(chat)
    await chat.stage.push(DOCUMENT)
    link = page.get_by_role("link", name="Download report of 3 March.html (7 bytes)")
    await expect(link).to_be_visible()
    await expect(page.get_by_text("As it stands today.")).to_be_visible()
    async with page.expect_download() as saving:
        await link.click()
    saved = await saving.value
    assert "report of 3 March.html" == saved.suggested_filename
    assert b"A file." == (await saved.path()).read_bytes()
    await chat.sees("Question 5")


async def test_what_cannot_be_drawn_is_said(visit: Open) -> None:
    """In its place, with its caption, which says the same."""
    chat = await visit()
    page = await come_in(chat)
    await chat.stage.push(Picture("wrong", {}, PICTURE.lines, "A bar"))
    await chat.stage.push(Document("wrong", {}, (), "report.html"))
    await expect(
        page.get_by_text("The picture could not be drawn. This is what it would have shown:")
    ).to_be_visible()
    await expect(page.get_by_text("5 of 9 returned")).to_be_visible()
    await expect(page.get_by_text("The file report.html could not be made. Please ask for it again.")).to_be_visible()
    assert 0 == await page.locator("#log img, #log a").count()


async def test_whoever_reads_along_sees_the_end_of_a_picture(visit: Open) -> None:
    """It grows when it is there; whoever reads further up stays there."""
    chat = await visit(viewport=PHONE, reduced_motion="reduce")
    page = await come_in(chat)
    await chat.stage.push(PICTURE)
    await loaded(page)
    await expect(page.get_by_text("n = 9")).to_be_in_viewport()
    for _ in range(3):
        await chat.stage.push(note("Words\n" * 20))
    await page.reload()  # right after an answer everybody is taken to what is new
    await expect(page.locator("#log")).not_to_have_attribute("aria-busy", "true")
    await chat.settles()
    # the picture above comes before the page tells that somebody scrolled
    await page.locator("main").evaluate(
        "main => { main.scrollTo(0, 0); main.querySelector('img').dispatchEvent(new Event('load')); }"
    )
    await chat.settles()
    assert 0 == await page.locator("main").evaluate("main => main.scrollTop")
    await chat.stage.push(PICTURE)
    await expect(page.locator("figure")).to_have_count(2)
    assert 0 == await page.locator("main").evaluate("main => main.scrollTop")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(visit: Open, scheme: Literal["light", "dark"]) -> None:
    """In both colour schemes; with what could not be drawn, too."""
    chat = await visit(color_scheme=scheme, reduced_motion="reduce", viewport=PHONE)
    page = await come_in(chat)
    await chat.stage.push(PICTURE)
    await chat.stage.push(DOCUMENT)
    await chat.stage.push(Picture("wrong", {}, (), "A bar"))
    await expect(page.get_by_text("(7 bytes)")).to_be_visible()
    await expect(page.get_by_text("could not be drawn")).to_be_visible()
    await check(page)


@pytest.mark.parametrize("viewport", [NARROW, PHONE, DESK], ids=["320", "390", "1280"])
async def test_nothing_runs_off_the_side(visit: Open, viewport: dict[str, int]) -> None:
    """The whole picture can be seen, and a long name is wrapped; the link can be hit with a thumb."""
    chat = await visit(viewport=viewport)
    page = await come_in(chat)
    await chat.stage.push(Document("text", {}, (), "Neunundneunzig" * 12 + ".html"))
    # whoever has come in a while ago, and reads what is taller than the screen, is not taken away from it
    await page.locator("a.file").scroll_into_view_if_needed()
    await expect(page.get_by_text("(7 bytes)")).to_be_visible()
    await chat.stage.push(PICTURE)
    await loaded(page)
    for part in ("html", "main"):
        assert 0 == await page.locator(part).evaluate("part => part.scrollWidth - part.clientWidth")
    shape = await page.get_by_role("img", name=PICTURE.alt).bounding_box()
    assert shape is not None
    assert 240 < shape["width"] <= viewport["width"]
    target = await page.locator("a.file").bounding_box()
    assert target is not None
    assert target["height"] >= 44
