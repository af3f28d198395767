"""The page about questions in Excel: what it says to type and to do leads to answers in a chat."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import signal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.async_api import Browser, expect

from bot.commands.inviting import links_for
from bot.importing.xlsform import columns
from bot.importing.xlsform.findings import CHOICES, SETTINGS, SURVEY
from bot.office import office, utc_now
from bot.settings import Settings
from storage import questionnaires
from tests.bot.browser import browser
from tests.bot.command_line import CommandLine, bare
from tests.bot.importing.xlsform.books import book
from tests.bot.process import free_port, process
from tests.bot.tab import Tab, tab
from tests.bot.test_demo_walk import READY

__all__ = ["bare", "browser"]

DOCS = Path(__file__).parents[4] / "docs"
PAGE = (DOCS / "excel.md").read_text("utf-8")
*STEPS, SEVERAL = re.findall(r"^    (caseround [^\n]*)\n(?:\n```text\n(.*?)```)?", PAGE, re.MULTILINE | re.DOTALL)
"""Each command of the page, and what it says to see then (empty where it does not); the last is about languages."""
AUDIT = "plan-review-2026"
HERON = "Auditor Heron"


def table(heading: str) -> list[list[str]]:
    """Return the first table below a heading or sentence of the page, cell by cell."""
    found = re.search(r"(?:^\|.*\n)+", PAGE[PAGE.index(heading) :], re.MULTILINE)
    assert found is not None
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in found[0].splitlines()]
    return [rows[0], *rows[2:]]


def sheets() -> dict[str, list[list[str]]]:
    """Return the sheets of the page's workbook."""
    return {name: table(f"### The sheet `{name}`") for name in (SURVEY, CHOICES, SETTINGS)}


def typed(rows: list[list[str]]) -> list[list[str | int | None]]:
    """Return rows as Excel keeps what is typed: numbers as numbers, nothing where nothing is typed."""
    return [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in rows]


def csv_of(rows: list[list[str]]) -> str:
    """Return a table as Excel saves it as 'CSV UTF-8'."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return f"\ufeff{text.getvalue()}"


def audit_file(today: dt.date) -> str:
    """Return the audit of the page, open from today on."""
    [text] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    days = {"opens": 0, "due": 32, "closes": 46}
    return re.sub(
        r"^(opens|due|closes): \S+",
        lambda found: f"{found[1]}: {today + dt.timedelta(days[found[1]])}",
        str(text),
        flags=re.MULTILINE,
    )


def typed_out(caseround: CommandLine) -> None:
    """Type the four files of the page."""
    (caseround.folder / "plan-review.xlsx").write_bytes(book({name: typed(rows) for name, rows in sheets().items()}))
    caseround.write("audit.yaml", audit_file(utc_now().date()))
    caseround.write("cases.csv", csv_of(table("`cases.csv` holds")))
    caseround.write("requests.csv", csv_of(table("`requests.csv` says")))


def test_the_example_is_what_the_page_says_to_type() -> None:
    """The workbook beside the page holds the page's tables."""
    workbook = load_workbook(DOCS / "plan-review.xlsx")
    assert {name: typed(rows) for name, rows in sheets().items()} == {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook.worksheets
    }


def test_what_is_said_of_two_mistakes(bare: CommandLine) -> None:
    """The page shows what somebody sees who made them."""
    changed = sheets()
    assert ["select_one seen or_other", "date"] == [row[0] for row in changed[SURVEY][7:9]]
    changed[SURVEY][7][0], changed[SURVEY][8][5] = "select_one sean", "${sen} = 'yes'"
    (bare.folder / "plan-review.xlsx").write_bytes(book({name: typed(rows) for name, rows in changed.items()}))
    [shown] = re.findall(r"you would see:\n\n```text\n(.*?)```", PAGE, re.DOTALL)
    assert shown == bare.refused("questionnaire", "import", "plan-review.xlsx")


def test_in_several_languages(bare: CommandLine) -> None:
    """With the columns of the page beside those that are there, the import prints what the page says."""
    bare("init")
    typed_out(bare)
    assert 0 == bare("questionnaire", "import", "plan-review.xlsx").code
    translated = {name: beside(rows, table(f"In the sheet `{name}`")) for name, rows in sheets().items()}
    translated[SETTINGS][1][sheets()[SETTINGS][0].index("version")] = "2"
    (bare.folder / "plan-review.xlsx").write_bytes(book({name: typed(rows) for name, rows in translated.items()}))
    command, shown = SEVERAL
    assert (0, shown) == ((done := bare(*command.split()[1:])).code, done.out)
    with office(Settings(home=bare.home)) as here, here.database.reading() as connection:
        welsh = questionnaires.load(connection, "plan-review", 2).spoken("cy")
    read = [section.title for section in welsh.sections] + [question.text for question in welsh.questions]
    assert ["How many other agencies does the file name?"] == [words for words in read if words in str(sheets())]


def beside(rows: list[list[str]], further: list[list[str]]) -> list[list[str]]:
    """Return rows with further columns, each row beside the one of the same name; a sheet of one row has no names."""
    [headings, *row] = further
    named = {cells[0]: cells[1:] for cells in row}
    if headings[0] != "name":
        return [[*rows[0], *headings], [*rows[1], *row[0]]]
    place = rows[0].index("name")
    return [[*rows[0], *headings[1:]], *([*cells, *named.get(cells[place], [])] for cells in rows[1:])]


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
async def test_from_a_workbook_to_answers(bare: CommandLine, browser: Browser) -> None:
    """Every command of the page, in its order, prints what the page says; the link opens a conversation that asks the
    workbook's questions, and the answers are counted."""
    typed_out(bare)
    assert (7, 4) == (len(STEPS), sum(bool(shown) for _, shown in STEPS))
    port = free_port()
    for command, shown in STEPS:
        if command == "caseround run":
            continue
        done = bare(*command.split()[1:], CASEROUND_WEB_ADDRESS=f"127.0.0.1:{port}")
        assert (0, "") == (done.code, done.err), command
        assert shown in {"", done.out}, command
    async with process("run", home=bare.home, web_address=f"127.0.0.1:{port}") as running:
        await running.says(READY)
        with office(Settings(home=bare.home, web_address=f"127.0.0.1:{port}")) as here:
            [link] = [each.link for each in links_for(here, AUDIT, [HERON])]
        async with tab(browser, link) as heron:
            await answer(heron)
        assert 0 == await running.ends(signal.SIGTERM)
    assert 1 == json.loads(bare("summary", AUDIT, "--json").out)["returned"]
    assert 0 == bare("report", AUDIT, "--out", "report").code
    assert "Was the child seen alone?" in (bare.folder / "report" / "report.html").read_text("utf-8")


async def answer(heron: Tab) -> None:
    """Answer what the workbook asks, and submit."""
    await heron.answers(("Open", "Before you begin"), ("I have read this", "Your requests · Plan review"))
    await heron.page.get_by_role("button", name="C01: not begun").click()
    await heron.sees("Case C01")
    await heron.answers(("Yes, I have this child's file: begin", "Please read · C01"), ("Go on", "Question 1 of 4"))
    await heron.page.get_by_role("checkbox", name="The most recent plan").click()
    await heron.answers(("Done (1 ticked)", "Question 2 of 4"), ("Answer it later", "Question 3 of 4"))
    await heron.answers(("Yes", "Question 4 of 5"))
    await heron.writes("2 November 2026")
    await heron.sees("Question 6")
    await heron.writes("Health and school met every week.")
    await heron.answers(("Submit", "Not answered yet · C01"), ("Answer them now", "Question 2 of 5"))
    await heron.writes("31")
    await expect(heron.page.get_by_text("That number is too large: at most 30.")).to_be_visible()
    await heron.writes("3")
    await heron.answers(("Submit", "C01 · submitted"))


@pytest.mark.parametrize("sheet", [SURVEY, CHOICES, SETTINGS])
def test_every_column_is_on_the_page(sheet: str) -> None:
    """What is carried, and what is left out or refused by its name, is named there, as people write it."""
    rare = {"jr:count", "intent", "query", "entities:saveto", "save_to"}
    pictures = {"image", "big-image", "audio", "video"}
    known = columns.CARRIED[sheet] | columns.REFUSED[sheet].keys() - rare - pictures
    words = {*re.findall(r"`([^`]*)`", PAGE), *table(f"### The sheet `{sheet}`")[0]}
    assert set() == {columns.WRITTEN.get(name, name) for name in known} - words
