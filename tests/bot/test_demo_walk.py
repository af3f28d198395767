"""A newcomer's way: the demonstration, its link in a real browser, fourteen questions, and the report."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, ViewportSize, expect

from bot.commands.compiling import compile_report
from bot.commands.inviting import links_for
from bot.office import office
from bot.settings import Settings
from storage import audits, participants, reminders, requests, responses
from tests.bot.browser import DRAWN
from tests.bot.channels.test_web_everybody import check
from tests.bot.command_line import AUDIT, WREN, invited_home
from tests.bot.process import Process, free_port, process
from tests.bot.tab import Tab, tab
from tests.patience import PATIENCE

__all__ = ["invited_home"]
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PHONE: ViewportSize = {"width": 390, "height": 844}
KESTREL = "Auditor Kestrel (Police)"
READY = "The web chat is at"
PATIENT = f"import bot.rendering; bot.rendering.SECONDS = {PATIENCE}"
"""A busy machine may take longer over a picture than a person would wait."""

COMMENT = "The safeguarding unit sent it after a telephone call."
STRENGTH = "Health and school met every week."


async def comes_in(person: Tab, case: str) -> None:
    """Open the conversation and go as far as the first question of a case."""
    await person.answers(
        ("Open", "Before you begin"),
        ("I have read this", "Your requests · Repeat Child Protection Plans"),
    )
    await person.page.get_by_role("button", name=f"{case}: not begun").click()
    await person.sees(f"Case {case}")
    await person.answers(("Yes, I have this child's file: begin", f"Question 1 of 14 · {case}"))


@dataclass(frozen=True)
class Data:
    """A data folder, and the port on which it is served."""

    home: Path
    port: int

    def start(self) -> AbstractAsyncContextManager[Process]:
        return process("run", home=self.home, web_address=f"127.0.0.1:{self.port}")

    def link(self, name: str) -> str:
        """Make a new link for a participant."""
        with office(Settings(home=self.home, web_address=f"127.0.0.1:{self.port}")) as here:
            return links_for(here, AUDIT, [name])[0].link

    def history(self, case: str, agency: str) -> list[tuple[str, tuple[str, ...] | None]]:
        """Return every answer that was ever given about a case, in its order."""
        with office(Settings(home=self.home)) as here, here.database.reading() as connection:
            [number] = [
                request.number
                for request in requests.of_audit(connection, AUDIT, audits.load(connection, here.vault, AUDIT).key)
                if request.agency == agency and request.case and request.case.reference == case
            ]
            entries = responses.history(connection, here.vault, number)
        return [(entry.answer.question, entry.answer.choices) for entry in entries]


@dataclass(frozen=True)
class Demonstration:
    """The running demonstration: its folder, and the links of the auditor and of the coordinator."""

    folder: Path
    running: Process
    link: str
    coordinator: str
    data: Data

    def report(self, out: str) -> dict[str, Any]:
        """Compile the report into a folder of its own; returns its figures."""
        with office(Settings(home=self.data.home)) as here:
            compile_report(here, AUDIT, self.folder / out)
        figures: dict[str, Any] = json.loads((self.folder / out / "figures.json").read_text("utf-8"))
        return figures


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def demonstration(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demonstration]:
    """`caseround demo` as a newcomer starts it, on a port of its own."""
    folder = tmp_path_factory.mktemp("demonstration") / "demo"
    data = Data(folder / "data", free_port())
    async with process(
        "demo", "--no-open", "--out", str(folder), first=PATIENT, web_address=f"127.0.0.1:{data.port}"
    ) as running:
        line = await running.says("answers here")
        runs = await running.says("runs it here")
        await running.says("Ctrl-C stops it.")
        yield Demonstration(folder, running, line.partition("once): ")[2], runs.partition("window: ")[2], data)


async def test_the_newcomers_way(demonstration: Demonstration, browser: Browser) -> None:
    """Fourteen questions in a real browser: one left out, one revised, two comments, reviewed, submitted; and the
    report counts exactly these answers more than before."""
    before = json.loads((demonstration.folder / "report" / "figures.json").read_text("utf-8"))
    async with tab(browser, demonstration.link) as wren:
        assert ["Open"] == await wren.page.get_by_role("button").all_inner_texts()
        await wren.page.reload()
        await comes_in(wren, "C07")
        await walk(wren)
        await revise(wren)
        await submit(wren)
    after = await asyncio.to_thread(demonstration.report, "compiled")
    [case_before, case_after] = [
        next(part for part in figures["cases"] if "C07" == part["case"]) for figures in (before, after)
    ]
    assert EXPECTED == difference(before, after) == difference(case_before, case_after)
    assert (77, 78, 77) == (before["returns"]["returned"], after["returns"]["returned"], after["returns"]["imported"])
    assert (3, 3) == (before["parents"]["finished"], before["parents"]["synthetic"])
    assert (4, 4) == (before["workshop"]["answered"], before["workshop"]["synthetic"])
    page = (demonstration.folder / "compiled" / "report.html").read_text("utf-8")
    assert "They ring before they come.</blockquote>" in page
    assert COMMENT in page
    assert STRENGTH in page


async def test_the_coordinators_way(demonstration: Demonstration, browser: Browser) -> None:
    """A concern to take, how the audit stands with its two pictures, the summary, and a family whom an agency can
    reach; an auditor was reminded. On a telephone axe finds nothing on that card, on the workshop's page and in the
    report, with what parents and practitioners said, in neither colour scheme."""
    async with tab(browser, demonstration.coordinator) as lark:
        await lark.presses("Open")
        await lark.sees("How it stands · Repeat Child Protection Plans")
        pictures = lark.page.locator("main img")
        await expect(pictures).to_have_count(2)
        for picture in await pictures.all():
            assert await picture.evaluate(DRAWN) > 0
        await expect(lark.page.get_by_text("A concern about a child was raised: C14 · Police")).to_be_visible()
        await lark.presses("I have it")
        await expect(lark.page.get_by_text("You have it, since")).to_be_visible()
        for typed, title in (("/agency health", "Health"), ("/case 7", "C07"), ("/case 8", "C08")):
            await lark.writes(typed)
            await lark.sees(title)
        passed_over = lark.page.locator(".passed:has(+ .passed)")
        await expect(passed_over).to_have_count(1)
        await expect(passed_over.filter(visible=True)).to_have_count(0)
        await lark.writes("/families")
        await lark.page.get_by_role("button", name="C10").click()
        await expect(lark.page.get_by_text("please leave no message")).to_be_visible()
        for place in ("", "/workshop", (demonstration.folder / "report" / "report.html").as_uri()):
            await looks(lark.page, place)
    with office(Settings(home=demonstration.data.home)) as here, here.database.reading() as connection:
        names = {each.id: each.name for each in participants.contacts(connection, here.vault, AUDIT)}
        assert {WREN} == {names[each.participant] for each in reminders.of_audit(connection, AUDIT)}


async def looks(page: Page, place: str) -> None:
    """Fail where axe finds something at a place, in light, or in dark and from right to left, or where it is wider
    than a telephone; "" is where the page is."""
    await page.set_viewport_size(PHONE)
    await page.emulate_media(color_scheme="light")
    if place:
        await page.goto(urljoin(page.url, place))
    await check(page)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.emulate_media(color_scheme="dark")
    is_report = place.startswith("file:")  # it stays in English, and is long
    if not is_report:
        await page.evaluate("document.documentElement.dir = 'rtl'")
    await check(page, "[aria-labelledby=parents]" if is_report else "html")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def walk(wren: Tab) -> None:
    """Answer from the first question to the review, going back once."""
    case_summary = wren.page.get_by_role("checkbox", name="case summary or chronology of key events")
    await case_summary.click()
    await wren.page.reload()
    await expect(case_summary).to_be_checked()
    await wren.answers(
        ("Done (1 ticked)", "Question 2 of 14 · C07"),
        ("Yes", "Question 3 of 14 · C07"),
        ("Keep: Yes", "Question 4 of 14 · C07"),
        ("Yes", "Question 5 of 14 · C07"),
        ("Leave unanswered", "Question 6 of 14 · C07"),
        ("Yes", "Question 7 of 14 · C07"),
        ("◀ Back", "Question 6 of 14 · C07"),
        ("No we do not have information to contribute", "Question 7 of 14 · C07"),
        ("Don't know", "Question 8 of 14 · C07"),
        ("No", "Question 9 of 14 · C07"),
    )
    await wren.presses("Yes, this was provided by another source (please comment below)")
    await wren.writes(COMMENT)
    await wren.sees("Question 10 of 14 · C07")
    await wren.answers(
        ("Yes, this agency was involved at the time", "Question 11 of 14 · C07"),
        ("No", "Question 12 of 14 · C07"),
        ("Don't know / Not Sure", "Question 13 of 14 · C07"),
        ("Yes (please describe briefly in the comments box below)", "Concern about a child · C07"),
    )
    await expect(wren.page.get_by_text("call 999 now")).to_be_visible()
    await wren.presses("No such concern: go on")
    await is_held_back(wren)
    await wren.writes(STRENGTH)
    await wren.sees("Question 14 of 14 · C07")
    await wren.answers(("Not appropriate", "Review · C07"))


async def is_held_back(wren: Tab) -> None:
    """What looks as if it identified someone is shown, and gone from the page and the tab once it is to be rewritten
    and given up; after that the comment is asked for as before."""
    await wren.writes("Mrs Heron did well.")
    await expect(wren.page.get_by_text("• title and surname: Mrs Heron")).to_be_visible()
    await wren.answers(("Rewrite it", "Question 13 of 14 · C07"))
    await expect(wren.page.get_by_text("Your text on question 13, rewritten")).to_be_visible()
    await wren.presses("Leave it out")
    await wren.sees("Question 14 of 14 · C07")
    assert "Heron" not in await wren.page.content() + await wren.page.evaluate("JSON.stringify(sessionStorage)")
    await wren.presses("Comment on question 13")
    await expect(wren.page.get_by_text("Your comment on question 13")).to_be_visible()


async def revise(wren: Tab) -> None:
    """Change an answer from the review; what is said there follows."""
    await wren.answers(("Change an answer", "All questions · C07"), ("4 ✓", "Question 4 of 14 · C07"))
    await wren.answers(("No", "Review · C07"))
    await expect(wren.page.get_by_text("Not answered: 5.")).to_be_visible()


async def submit(wren: Tab) -> None:
    """Submit with one question unanswered, after being asked once."""
    await wren.answers(("Submit", "Not answered yet · C07"), ("Submit as it is", "C07 · submitted"))
    await expect(wren.page.get_by_text("Thank you. C07 is in")).to_be_visible()


EXPECTED = {
    "q1": {"chronology": 1, "answered": 1},
    "q2": {"yes": 1, "answered": 1},
    "q4": {"no": 1, "answered": 1},
    "q5": {"not_answered": 1},
    "q6": {"no": 1, "answered": 1},
    "q7": {"dont_know": 1, "answered": 1},
    "q8": {"no": 1, "answered": 1},
    "q9": {"other_source": 1, "answered": 1},
    "q10": {"agency_involved": 1, "answered": 1},
    "q11": {"no": 1, "answered": 1},
    "q12": {"dont_know": 1, "answered": 1},
    "q13": {"yes": 1, "answered": 1},
    "q14": {"not_appropriate": 1, "answered": 1},
}
"""What one return adds; question 3 repeats question 2 and has no figures of its own."""


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Return by how much each count of each question has grown, where it has."""
    earlier, later = counts(before), counts(after)
    return {
        question: {
            name: count - earlier[question][name] for name, count in found.items() if count != earlier[question][name]
        }
        for question, found in later.items()
    }


def counts(figures: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Return the counts of each question: its options, and how many answered it or not."""
    return {
        question["id"]: {
            **{option["code"]: option["count"] for option in question["options"]},
            **{name: question[name] for name in ("answered", "not_answered")},
        }
        for question in figures["questions"]
    }


@pytest.fixture
def folder(tmp_path: Path, invited_home: Path) -> Data:
    """A copy of the demonstration's data folder, and a port."""
    shutil.copytree(invited_home / "home", tmp_path / "home")
    return Data(tmp_path / "home", free_port())


async def test_killed_under_an_open_browser(folder: Data, browser: Browser) -> None:
    """What is pressed while nobody answers is kept by the page, sent after the restart, and stored once."""
    link = await asyncio.to_thread(folder.link, WREN)
    async with folder.start() as first:
        await first.says(READY)
        async with tab(browser, link) as wren:
            await comes_in(wren, "C07")
            await wren.answers(("Leave unanswered", "Question 2 of 14 · C07"))
            assert -signal.SIGKILL == await first.ends(signal.SIGKILL)
            await wren.presses("Yes")
            await expect(wren.page.get_by_text("Your last answer is kept and will be sent.")).to_be_visible()
            async with folder.start() as second:
                await second.says(READY)
                await wren.sees("Question 3 of 14 · C07")
                await expect(wren.page.locator("#line")).to_be_empty()
                await wren.answers(("Keep: Yes", "Question 4 of 14 · C07"))
    given = await asyncio.to_thread(folder.history, "C07", "health")
    assert [("q1", None), ("q2", ("yes",)), ("q3", ("yes",))] == given


async def test_one_link_two_tabs_two_browsers(demonstration: Demonstration, browser: Browser) -> None:
    """The link works once; two tabs that press at the same moment give one answer, and both show where it went on."""
    folder = demonstration.data
    link = await asyncio.to_thread(folder.link, KESTREL)
    async with tab(browser, link) as kestrel, tab(browser, link) as somebody:
        await comes_in(kestrel, "C05")
        await somebody.answers(("Open", "This link has been used already."))
        other = Tab(await kestrel.page.context.new_page())
        await other.page.goto(link)
        await other.sees("Question 1 of 14 · C05")
        await kestrel.answers(("Leave unanswered", "Question 2 of 14 · C05"))
        await other.sees("Question 2 of 14 · C05")
        await both_press("Yes", kestrel, other)
        await asyncio.gather(*(each.sees("Question 3 of 14 · C05") for each in (kestrel, other)))
    assert [("q1", None), ("q2", ("yes",))] == await asyncio.to_thread(folder.history, "C05", "police")


async def both_press(label: str, *tabs: Tab) -> None:
    """Press a button in every tab before the server hears of any."""
    pressed = asyncio.Event()

    async def hold(route: Route) -> None:
        await pressed.wait()
        await route.continue_()

    for each in tabs:
        await each.page.route("**/chat/events", hold)
        await each.presses(label)
    pressed.set()
