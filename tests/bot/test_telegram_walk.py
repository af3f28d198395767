"""The fourteen questions through Telegram, over real HTTP, with everything that people do on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from bot.commands.inviting import links_for
from bot.office import Office, office
from bot.settings import Settings
from storage import audits, requests, responses, returns
from storage.responses import Entry
from survey.dispositions import Disposition
from survey.returns import IN_CHAT, Return
from tests.bot.channels.web_client import Browser
from tests.bot.command_line import AUDIT, WREN, invited_home, moved_in
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.process import Process, free_port, process
from tests.bot.telegram_chat import AT_ONCE, Chat
from tests.postgresql import Server

__all__ = ["invited_home"]

ROBIN = 7001
IDENTIFYING = "Mrs Heron wrote it, 943 476 5919."


@dataclass(frozen=True)
class Stage(Chat):
    """Caseround as it runs, with Telegram at one side and a browser at the other."""

    settings: Settings
    run: Process

    def token(self) -> str:
        """Return the token of a new invitation to Telegram."""
        with office(self.settings) as here:
            made = links_for(here, AUDIT, [WREN])
        [token] = [each.link.partition("start=")[2] for each in made if each.channel == "telegram"]
        return token

    def returned(self) -> tuple[Return, list[Entry]]:
        """Return the one return that was made, and the history behind it."""
        with office(self.settings) as here, here.database.reading() as connection:
            [returned] = returns.of_audit(connection, here.vault, AUDIT)
            return returned, responses.history(connection, here.vault, _begun(here, Disposition.RETURNED))

    def answered(self) -> list[str]:
        """Return the questions in the history of the one request that was begun."""
        with office(self.settings) as here, here.database.reading() as connection:
            history = responses.history(connection, here.vault, _begun(here, Disposition.PARTIAL))
            return [entry.answer.question for entry in history]


def _begun(here: Office, disposition: Disposition) -> int:
    with here.database.reading() as connection:
        found = requests.of_audit(connection, AUDIT, audits.load(connection, here.vault, AUDIT).key)
    [number] = [request.number for request in found if request.disposition is disposition]
    return number


@pytest.fixture
async def stage(tmp_path: Path, invited_home: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """`caseround run` in a process, connected to a fake Telegram, on SQLite or, as `postgresql`, on a server."""
    url = request.getfixturevalue("postgresql_url") if getattr(request, "param", "") == "postgresql" else ""
    settings = moved_in(invited_home, tmp_path, url)
    address = f"127.0.0.1:{free_port()}"
    async with FakeBotApi() as telegram:
        settings = settings.model_copy(
            update={
                "web_address": address,
                "telegram_token": SecretStr(telegram.token),
                "telegram_api_url": telegram.url,
            }
        )
        async with process(
            "run", first=AT_ONCE, home=settings.home, web_address=address, telegram_token=telegram.token,
            telegram_api_url=telegram.url, database=url,
        ) as run:  # fmt: skip
            await run.says("Telegram is on.")
            yield Stage(telegram, telegram.person(ROBIN), settings, run)


@pytest.mark.parametrize("stage", ["sqlite", "postgresql"], indirect=True)
async def test_fourteen_questions(stage: Stage) -> None:
    """What was pressed and typed, in Telegram and for two questions in the web chat, is what the return holds."""
    await comes_in(stage)
    await first_half(stage)
    await looks_around(stage)
    await goes_on_in_the_web_chat(stage)
    await second_half(stage)
    returned, history = await asyncio.to_thread(stage.returned)
    answers = {answer.question: answer for answer in returned.answers}
    assert (14, IN_CHAT, "C01", "health") == (len(returned.asked), returned.origin, returned.case, returned.agency)
    assert CHOSEN == {question: answer.choices for question, answer in answers.items()}
    assert COMMENTS == {question: answer.comment for question, answer in answers.items() if answer.comment}
    assert answers["q5"].left_out
    assert ["q7", "q8"] == [entry.answer.question for entry in history if entry.channel == "web"]
    assert ["Chronology is old.", *["The chronology is out of date."] * 2] == [
        entry.answer.comment for entry in history if entry.answer.question == "q4" and entry.answer.comment
    ]
    assert "Heron" not in repr(history)
    for secret in (*COMMENTS.values(), "Heron", "Wren", stage.telegram.token, str(ROBIN)):
        assert secret not in stage.run.printed


@pytest.mark.parametrize("stage", ["postgresql"], indirect=True)
async def test_a_database_that_goes_away(stage: Stage, postgresql: Server) -> None:
    """What is pressed meanwhile stays with Telegram, and the conversation goes on by itself once it is back."""
    await comes_in(stage)
    await asyncio.to_thread(postgresql.stop)
    try:
        shown, data = await stage.button("None of these")
        stage.robin.presses_data(data, shown)
        await stage.run.says("batch.failed")
    finally:
        await asyncio.to_thread(postgresql.start)
    await stage.sees("Question 2 of 14")
    await stage.presses("Yes", "Question 3 of 14")
    assert ["q1", "q2"] == await asyncio.to_thread(stage.answered)


async def comes_in(stage: Stage) -> None:
    """With the invitation, past the privacy card, to the first question."""
    token = await asyncio.to_thread(stage.token)
    await stage.says("Hello?", "opens with a personal invitation")
    await stage.says("/start not-a-token", "This invitation is not one of ours")
    await stage.says(f"/start {token}", "Before you begin")
    assert "stays in Telegram's own history" in stage.robin.last.text
    await stage.answers(
        ("I have read this", "requests wait for you."),
        ("C01: not begun", "Is the file in front of you"),
        ("Yes, I have this child's file: begin", "Question 1 of 14 · C01"),
    )


async def first_half(stage: Stage) -> None:
    """Ticks, a comment that is typed and then edited, a question left out, and one answer that is changed."""
    await stage.answers(
        ("case summary or chronology of key events", "☑ C  case summary"),
        ("Done (1 ticked)", "Question 2 of 14"),
        ("Yes", "Question 3 of 14"),
        ("Keep: Yes", "Question 4 of 14"),
    )
    typed = stage.robin.says("Chronology is old.")
    await stage.sees("Where does it belong?")
    await stage.presses("It is a comment on question 4", "Question 4 of 14")
    stage.robin.edits(typed, "The chronology is out of date.")
    await stage.sees("Your comment on question 4 was changed to match your edited message.")
    await is_held_back(stage)
    await stage.answers(
        ("Yes", "Question 5 of 14"),
        ("Leave unanswered", "Question 6 of 14"),
        ("Yes", "Question 7 of 14"),
        ("◀ Back", "Question 6 of 14"),
        ("No we do not have", "Question 7 of 14"),
    )


async def is_held_back(stage: Stage) -> None:
    """What looks as if it identified someone goes into no answer, and out of the chat; no record repeats it."""
    typed = stage.robin.says(IDENTIFYING)
    await stage.sees("Where does it belong?")
    await stage.presses("It is a comment on question 4", "• title and surname: Mrs Heron")
    await stage.presses("Delete my message from this chat", "as if it could identify someone")
    await stage.telegram.until(lambda: "also stands in this chat" not in repr(stage.robin.chat.messages))
    assert typed.id not in stage.robin.chat.messages
    await stage.presses("Leave it out", "Text thrown away")
    assert "Heron" not in repr(stage.robin.chat.messages)


async def looks_around(stage: Stage) -> None:
    """A picture, a stale button, a forged one, the overview and the list: nothing of it changes an answer."""
    stage.robin.sends_photo()
    await stage.sees("You sent a picture. Nothing of it was kept here")
    shown, data = await stage.button("Don't know")
    await stage.says("/overview", "All questions · C01")
    assert (await stage.robin.toast(stage.robin.presses_data(data, shown))).startswith("That button belongs to an")
    assert (await stage.robin.toast(stage.robin.presses_data("1.999.0.choose.0", shown))).startswith("That button")
    await stage.says("/requests", "requests wait for you.")
    await stage.answers(("C01: begun", "All questions · C01"), ("Go on where I was", "Question 7 of 14"))


async def goes_on_in_the_web_chat(stage: Stage) -> None:
    """With the link that /web gives; the button that stands in Telegram meanwhile is stale then."""
    shown, data = await stage.button("Don't know")
    await stage.says("/web", "This link opens the web chat for you alone.")
    link = next(word for word in stage.robin.last.text.split() if word.startswith("http"))
    browser = Browser("{0.scheme}://{0.netloc}".format(urlsplit(link)))
    try:
        assert 303 == (await browser.press(urlsplit(link).path)).status
        await browser.open_chat()
        for label in ("I have read this", "Don't know", "No"):
            await web_presses(browser, label)
    finally:
        await browser.close()
    toast = await stage.robin.toast(stage.robin.presses_data(data, shown))
    assert toast.startswith("That button belongs to an earlier step")
    await stage.sees("Question 9 of 14")


async def web_presses(browser: Browser, label: str) -> None:
    """Press a button of the card that stands lowest in the web chat."""
    rows = await (await browser.feed()).until_ready()
    card = [row["message"] for row in rows if row["message"]["kind"] == "card"][-1]
    buttons = [*card["choices"], *(button for row in card["rows"] for button in row)]
    token = next(button["press"] for button in buttons if button["label"] == label)
    assert 200 == (await browser.did("press", token)).status


async def second_half(stage: Stage) -> None:
    """To the end, with the escalation route on the way, and a second look before submitting."""
    await stage.presses("Yes, this was provided by another source", "This answer asks for a comment.")
    await stage.says("From the safeguarding unit.", "Question 10 of 14")
    await stage.answers(
        ("Yes, this agency was involved at the time", "Question 11 of 14"),
        ("No", "Question 12 of 14"),
        ("Don't know / Not Sure", "Question 13 of 14"),
        ("Yes (please describe briefly", "call 999 now"),
        ("No such concern: go on", "This answer asks for a comment."),
        ("No comment", "Question 14 of 14"),
        ("Not appropriate", "Review · C01"),
        ("Submit", "Not answered yet · C01"),
        ("Submit as it is", "Thank you. C01 is in"),
        ("Read what I submitted", "As submitted · C01"),
    )
    live = [shown for shown in stage.robin.shown if shown.buttons]
    assert 1 == len(live)


CHOSEN = {
    "q1": ("chronology",),
    "q2": ("yes",),
    "q3": ("yes",),
    "q4": ("yes",),
    "q5": None,
    "q6": ("no",),
    "q7": ("dont_know",),
    "q8": ("no",),
    "q9": ("other_source",),
    "q10": ("agency_involved",),
    "q11": ("no",),
    "q12": ("dont_know",),
    "q13": ("yes",),
    "q14": ("not_appropriate",),
}
COMMENTS = {"q4": "The chronology is out of date.", "q9": "From the safeguarding unit."}
