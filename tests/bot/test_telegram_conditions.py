"""What people do, and what Telegram does, that no walk through a questionnaire comes across."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from storage import addresses, outbox, participants
from storage.ids import new_id
from storage.tables import addresses as address_rows
from survey.messages import Line as TextLine
from survey.messages import Note
from tests.bot.fake_bot_api import Person
from tests.bot.telegram_line import Line, line, opened_audit

__all__ = ["line", "opened_audit"]


def reachable(line: Line) -> list[bool]:
    """Return whether people are known to be reached, in the order of their addresses."""
    with line.stage.database.reading() as connection:
        return list(connection.execute(select(address_rows.c.reachable).order_by(address_rows.c.id)).scalars())


BACK: dict[str, tuple[Callable[[Person], object], str, str]] = {
    "start": (lambda robin: robin.says("/start"), "Yes", "Question 3 of 14"),
    "help": (lambda robin: robin.says("/help"), "Yes", "Question 3 of 14"),
    "picture": (lambda robin: robin.sends_photo(), "Yes", "Question 3 of 14"),
    "the same button": (lambda robin: robin.presses("None of these"), "Yes", "Question 3 of 14"),
    "text": (lambda robin: robin.says("here again"), "It is a comment on question 2", "Question 2 of 14"),
}
"""What somebody does first, and with which button of the card that they see then they go on to what."""


@pytest.mark.parametrize("how", BACK)
async def test_who_blocked_the_bot_comes_back(line: Line, how: str) -> None:
    """Their answer was stored and its card lost. Whatever they do first, they see where they are, and are reached."""
    robin = line.auditor(7001)
    comes_back, label, then = BACK[how]
    async with line.running():
        await line.begins(robin)
        robin.chat.is_blocked = True
        robin.presses("None of these")
        await line.telegram.until(lambda: [False] == reachable(line))
        await line.rests()
        robin.chat.is_blocked = False
        comes_back(robin)
        await line.presses(robin, label, then)
        assert [True] == reachable(line)


async def test_a_late_press_whose_message_telegram_has_forgotten(line: Line) -> None:
    """It names chat and message only, and turns that message into the next question."""
    robin = line.auditor(7001)
    async with line.running():
        await line.begins(robin)
        count = len(robin.shown)
        robin.last.is_forgotten = True
        await line.presses(robin, "None of these", "Question 2 of 14")
        await line.rests()
    assert count == len(robin.shown)
    assert ["q1"] == [entry.answer.question for entry in line.stage.history(1)]


async def test_a_late_press_without_any_message(line: Line) -> None:
    """It counts all the same; the next question stands below, and the old card has no buttons any more."""
    robin = line.auditor(7001)
    async with line.running():
        await line.begins(robin)
        old, data = robin.button("None of these")
        query = robin.presses_data(data, None)
        await robin.sees("Question 2 of 14")
        await line.rests()
        assert "" == await robin.toast(query)
    assert ([], True) == (old.labels, old.id < robin.last.id)
    assert ["q1"] == [entry.answer.question for entry in line.stage.history(1)]


async def test_a_press_on_a_card_that_could_not_be_changed(line: Line) -> None:
    """Its buttons stand there for ever, and a press on them shows the question that is asked now."""
    robin = line.auditor(7001)
    async with line.running():
        await line.begins(robin)
        old, data = robin.button("None of these")
        old.is_frozen = True
        robin.presses_data(data, old)
        await robin.sees("Question 2 of 14")
        await line.rests()
        assert old.labels
        assert "" == await robin.toast(robin.presses_data(data, old))
        other = next(key["callback_data"] for row in old.buttons for key in row if key["callback_data"] != data)
        assert (await robin.toast(robin.presses_data(other, old))).startswith(
            "That button belongs to an earlier step"
        )
        await line.rests()
        assert "Question 2 of 14" in robin.last.text
        await line.presses(robin, "Yes", "Question 3 of 14")
    assert ["q1", "q2"] == [entry.answer.question for entry in line.stage.history(1)]


@pytest.mark.parametrize("presses", [True, False])
async def test_an_answer_takes_what_waited_in_bulk_along(line: Line, presses: bool) -> None:
    """A reminder stands before the next card, so it leaves with it and not when the other reminders do."""
    person = line.stage.admit(line.stage.auditor(), "telegram", "7001")
    with line.stage.database.writing() as connection:
        key = participants.one(connection, line.stage.vault, addresses.owner(connection, person.address_id)[0]).key
        outbox.append(
            connection, line.stage.vault, key=key, id=new_id(), address=person.address_id, channel="telegram",
            action="send", message=Note((TextLine("Still open"),)), bulk=True, now=line.stage.clock(),
        )  # fmt: skip
    await (person.press("I have read this") if presses else person.says("hello"))
    assert not any(row.bulk for row in line.rows())
    assert len(line.rows()) > 3


async def test_quick_ticking_takes_fewer_edits_than_presses(line: Line) -> None:
    """Six ticks in a moment: what the chat's pace holds back becomes one edit, with all of them in it."""
    robin = line.auditor(7001)
    async with line.running():
        await line.begins(robin)
    line.paced = True
    async with line.running():
        shown = robin.last
        keys = [
            button["callback_data"] for row in shown.buttons for button in row if ".tick." in button["callback_data"]
        ]
        before = shown.edits
        for data in (*keys, keys[0].replace(".tick.", ".untick.")):
            robin.presses_data(data, shown)
        await line.telegram.until(lambda: not line.telegram.updates and len(line.telegram.toasts) >= 6)
        line.passes(1)
        await line.rests()
    assert 5 == len(keys)
    assert 1 <= shown.edits - before < 6
    assert ["☐ A", "☑ B", "☑ C", "☑ D", "☑ E"] == [label for row in shown.labels for label in row if label[0] in "☐☑"]
