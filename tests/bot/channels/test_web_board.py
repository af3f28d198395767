"""The live board in a real browser: who sees it, what it says, and that it brings itself up to date."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.async_api import Route, expect

from reporting.board import whole_board
from survey.dispositions import Disposition
from tests.bot.channels.test_web_everybody import check
from tests.bot.channels.web_client import Browser, guest, served, stage, stranger
from tests.bot.channels.web_stage import Stage
from tests.bot.channels.web_visit import DESK, PHONE, Open, Visit, visit
from tests.reporting.boards import NOW, agencies, full, progress

__all__ = ["guest", "served", "stage", "stranger", "visit"]

NINE = agencies("Children's Social Care", *(f"Agency {number}" for number in range(7)), "Youth Offending Service")
SMALL = [
    ("C01", "health", Disposition.RETURNED), ("C01", "police", Disposition.NOT_KNOWN),
    ("C02", "health", Disposition.OPENED), ("C02", "health", Disposition.PARTIAL),
]  # fmt: skip

BREAKS_OFF = """() => {
  const read = Response.prototype.text;
  Response.prototype.text = async function () {
    Response.prototype.text = read;
    window.hasBrokenOff = true;
    throw new TypeError("network error");
  };
}
"""


class TestWhoSeesIt:
    async def test_not_a_stranger(self, stranger: Browser) -> None:
        """They are told how to come in."""
        answer = await stranger.get("/board")
        assert 200 == answer.status
        assert "Spring audit" not in await answer.text()
        assert 401 == (await stranger.get("/board/now")).status

    async def test_not_somebody_who_answers(self, guest: Browser) -> None:
        """For them there is no such page, and the chat leads to none."""
        assert 404 == (await guest.get("/board")).status
        assert "/board" not in await (await guest.get("/chat")).text()

    async def test_who_runs_the_audit(self, stage: Stage, guest: Browser) -> None:
        """With the rates and their bases, and every cell in words."""
        stage.board = whole_board(progress(SMALL), NOW)
        assert 'href="/board"' in await (await guest.get("/chat")).text()
        text = await (await guest.get("/board")).text()
        assert "Returned: 1 of 4 requested (25.0%); of 3 eligible (33.3%)." in text
        for said in ("C01", "Health", "returned", "not known", "nobody asked"):
            assert said in text


async def _open(chat: Visit, cells: Any, *, known: Any = None) -> None:
    """Come in as somebody who runs the audit, and go to the board."""
    chat.stage.board = whole_board(known or progress(cells), NOW)
    await chat.page.route("**/assets/board.js", _without_pauses)
    await chat.come_in()
    await chat.page.get_by_role("button", name="Menu").click()
    await chat.page.get_by_role("link", name="Board").click()
    await chat.sees("Spring audit")
    await chat.page.wait_for_load_state()  # its scripts too


async def _without_pauses(route: Route) -> None:
    """Let the page ask again four times a second: whoever waits for it need not wait as people do."""
    answer = await route.fetch()
    script = await answer.text()
    assert "EVERY = 4000" in script
    await route.fulfill(response=answer, body=script.replace("EVERY = 4000", "EVERY = 250"))


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
class TestInABrowser:
    async def test_it_changes_without_a_reload(self, visit: Open) -> None:
        """Only what is new is put there: the place to which somebody has scrolled stays, and so does the page."""
        chat = await visit()
        await _open(chat, SMALL)
        await chat.page.evaluate("window.here = document.getElementById('scroller')")
        cell = chat.page.get_by_role("row", name="C02").get_by_role("cell").nth(1)
        await expect(cell).to_have_text("openedbegun")
        chat.stage.board = whole_board(progress([*SMALL[:2], ("C02", "health", Disposition.RETURNED)]), NOW)
        await expect(cell).to_have_text("returned")
        await expect(chat.page.get_by_text("2 of 3 requested (66.7%)")).to_be_visible()
        assert await chat.page.evaluate("window.here === document.getElementById('scroller')")

    async def test_it_says_when_the_line_is_down_and_goes_on(self, visit: Open) -> None:
        """What was last known stays; also where the line breaks again in the middle of an answer."""
        chat = await visit()
        await _open(chat, SMALL)
        await chat.context.set_offline(True)
        await expect(chat.page.locator("#line")).not_to_be_empty()
        await expect(chat.page.get_by_role("row", name="C02")).to_be_visible()
        await chat.page.evaluate(BREAKS_OFF)
        await chat.context.set_offline(False)
        await chat.page.wait_for_function("() => window.hasBrokenOff")
        await expect(chat.page.locator("#line")).to_be_empty()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["telephone", "desk"])
    async def test_for_everybody(
        self, visit: Open, viewport: dict[str, int], scheme: Literal["light", "dark"]
    ) -> None:
        """Axe finds nothing, nothing runs off the side, and the keyboard scrolls the board."""
        chat = await visit(viewport=viewport, color_scheme=scheme)
        await _open(chat, None, known=full(30, NINE))
        await check(chat.page)
        assert 0 == await chat.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        scroller = chat.page.get_by_role("region", name="Board")
        await scroller.focus()
        await expect(scroller).to_be_focused()
        await chat.page.keyboard.press("End")
        await expect(chat.page.get_by_role("row", name="C30")).to_be_in_viewport()
        await expect(chat.page.get_by_role("columnheader", name="Case")).to_be_in_viewport()
        await chat.page.get_by_role("link", name="Back to the chat").click()
        await chat.sees("Question 5")
