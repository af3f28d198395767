"""After an outage: whoever was answering sees their question again, once, with a word why."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.outages import Outages
from bot.writer import Writer
from storage import addresses, audits, receivers, tables
from tests.bot.fake_bot_api import Person, server_error
from tests.bot.stage import Stage, closed
from tests.bot.telegram_line import Line, line, opened_audit

__all__ = ["line", "opened_audit"]

WHY = "We could not be reached for a while. If you pressed something and nothing happened, please press again."
FIRST = "Question 1 of 14"


def times(person: Person, words: str = WHY) -> int:
    """Return how many messages of somebody's chat say this."""
    return sum(words in shown.text for shown in person.shown)


async def was_answering(line: Line, *numbers: int) -> list[Person]:
    """Return people who see the first question, of a bot that is down now."""
    people = [line.auditor(number) for number in numbers]
    async with line.running():
        await line.begins(*people)
    return people


async def test_who_was_answering_sees_their_question_again(line: Line) -> None:
    """Below a word why stands the question, whose buttons work; the old card has none any more. A later start, and a
    second process at the same moment, show it to nobody again."""
    [robin] = await was_answering(line, 7001)
    robin.presses("None of these")
    line.passes(600)
    async with line.running():
        await robin.sees(WHY)
        await line.rests()
        assert [WHY, f"{FIRST} · C07"] == [shown.text.splitlines()[0] for shown in robin.shown[-2:]]
        assert 1 == sum(bool(shown.buttons) for shown in robin.shown)
        await line.presses(robin, "None of these", "Question 2 of 14")
        await line.rests()
    for _ in range(2):
        async with line.running():
            await line.polls()
            await line.rests()
    assert 1 == times(robin)
    assert ["q1"] == [entry.answer.question for entry in line.stage.history(1)]


async def test_telegram_did_not_answer(line: Line) -> None:
    """The process lived on, and heard nothing for three minutes."""
    [robin] = await was_answering(line, 7001)
    async with line.running():
        await line.polls()
        line.telegram.fail("getUpdates", *[server_error()] * 12)
        await line.polls()
        await robin.sees(WHY)


async def test_a_short_silence_loses_nothing(line: Line) -> None:
    """A press waits 150 s at Telegram: it is taken, and there is nothing to say."""
    [robin] = await was_answering(line, 7001)
    robin.presses("None of these")
    line.passes(110)
    async with line.running():
        await robin.sees("Question 2 of 14")
        await line.rests()
    assert 0 == times(robin)


async def test_who_had_stopped_before_is_left_alone(line: Line) -> None:
    """Sixteen minutes before the outage is too long ago, fourteen are not."""
    early, late = line.auditor(7001), line.auditor(7002)
    async with line.running():
        await line.begins(early)
        await line.idles(2)
        await line.begins(late)
        await line.idles(14)
    line.passes(600)
    async with line.running():
        await late.sees(WHY)
        await line.rests()
    assert 0 == times(early)


async def test_who_acts_in_what_waited_needs_no_more(line: Line) -> None:
    """What Telegram kept is handled first, however much it is: a text, and a press of the last two minutes."""
    robin, sam, kim = await was_answering(line, 7001, 7002, 7003)
    line.passes(600)
    robin.says("the chronology is old")
    for _ in range(150):
        line.telegram.person(1).sends(pinned_message={"message_id": 1})
    sam.presses("None of these")
    async with line.running():
        await kim.sees(WHY)
        await line.rests()
    assert (0, 0, 1) == (times(robin), times(sam), times(kim))
    assert 1 == times(robin, "Where does it belong?")
    assert 1 == times(sam, "Question 2 of 14")


async def test_by_night_it_waits_for_the_morning(line: Line) -> None:
    """At eight, in the audit's own time zone; who has gone on by then is not bothered, nor do their cards wait."""
    line.stage.clock.now = dt.datetime(2014, 2, 3, 7, 35, tzinfo=dt.UTC)
    robin, sam = await was_answering(line, 7001, 7002)
    line.passes(600)
    async with line.running():
        await line.polls(2)
        await line.presses(sam, "None of these", "Question 2 of 14")
        await line.idles(14)
        await line.rests()
        assert (dt.time(7, 59), 0) == (line.stage.clock().time(), times(robin))
        await line.idles(1)
        await robin.sees(WHY)
        await line.rests()
    assert (1, 0) == (times(robin), times(sam))


async def test_a_card_that_comes_after_the_outage_is_enough(line: Line) -> None:
    """The press was taken before, and its card could not leave until now: it is the question, seen for the first
    time."""
    [robin] = await was_answering(line, 7001)
    async with line.running():
        line.telegram.fail("editMessageText", server_error())
        robin.presses("None of these")
        await line.telegram.until(lambda: line.rows()[-1].attempts == 1 and line.rows()[-1].status == "waiting")
    line.passes(600)
    async with line.running():
        await robin.sees("Question 2 of 14")
        await line.polls()
        await line.rests()
    assert 0 == times(robin)


async def test_who_went_on_in_the_web_chat_needs_nothing(line: Line) -> None:
    """They have found a way already."""
    [robin] = await was_answering(line, 7001)
    line.passes(300)
    with line.stage.database.reading() as connection:
        [participant] = connection.execute(tables.participants.select()).all()
    line.stage.admit(participant.id)
    line.passes(300)
    async with line.running():
        await line.polls()
        await line.rests()
    assert 0 == times(robin)


async def blocks(stage: Stage) -> None:
    with stage.database.writing() as connection:
        [address] = connection.execute(tables.addresses.select()).all()
        addresses.unreachable(connection, address.id)


async def closes(stage: Stage) -> None:
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, closed(stage.audit), stage.clock())


async def leaves_telegram(stage: Stage) -> None:
    with stage.database.writing() as connection:
        audit = replace(stage.audit, channels=dict.fromkeys(stage.audit.channels, ("web",)))
        audits.save(connection, stage.vault, audit, stage.clock())


@pytest.mark.parametrize("happened", [blocks, closes, leaves_telegram])
async def test_whom_a_press_would_not_help(line: Line, happened: object) -> None:
    """Out of reach, in an audit that has closed, or one that no longer allows Telegram: nothing is said."""
    [robin] = await was_answering(line, 7001)
    await happened(line.stage)  # type: ignore[operator] # one of the three above
    line.passes(600)
    async with line.running():
        await line.polls(2)
        await line.rests()
    assert 0 == times(robin)
    assert not _is_open(line)


def _is_open(line: Line) -> bool:
    with line.stage.database.writing() as connection:
        return receivers.open_outage(connection, "telegram", str(line.telegram.bot_id)) is not None


async def test_a_damaged_row_keeps_nobody_waiting(line: Line) -> None:
    """One person cannot be shown anything; the others are, and the outage is over."""
    robin, sam = await was_answering(line, 7001, 7002)
    with line.stage.database.writing() as connection:
        connection.execute(
            update(tables.responses).where(tables.responses.c.request == 1).values(state_sealed=b"damaged")
        )
    line.passes(600)
    with capture_logs() as logs:
        async with line.running():
            await sam.sees(WHY)
            await line.rests()
            await line.polls()
    assert (0, 1) == (times(robin), times(sam))
    assert ["Tampered"] == [entry["error"] for entry in logs if entry["event"] == "outages.failed"]
    assert not _is_open(line)


async def test_ended_between_noticing_and_showing(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next start knows of the outage from its row, and of nobody who has acted since that they were missed."""
    robin, sam = await was_answering(line, 7001, 7002)
    line.passes(600)
    with monkeypatch.context() as patch:
        patch.setattr(Outages, "_make_good", _breaks)
        async with line.running():
            await line.presses(sam, "None of these", "Question 2 of 14")
            await line.rests()
    line.passes(10)
    async with line.running():
        await robin.sees(WHY)
        await line.rests()
    assert (1, 0) == (times(robin), times(sam))


async def _breaks(*_: object) -> None:
    raise OSError("ended here")


async def test_what_could_not_be_stored_was_not_heard(line: Line) -> None:
    """A database that takes nothing for three minutes loses presses like a line that is down."""
    await was_answering(line, 7001)
    watch = partial(Outages, line.stage.house, channel="telegram", nudge=lambda _: None)
    writer = Writer(line.stage.database)
    bot = str(line.telegram.bot_id)
    here = watch(writer=writer)
    await here.fetched(bot)
    await here.stored(bot, is_all=True)
    for _ in range(4):  # fetched, and not taken
        line.passes(50)
        await here.fetched(bot)
    other = watch(writer=Writer(line.stage.database))
    await asyncio.gather(here.stored(bot, is_all=True), other.fetched(bot), other.stored(bot, is_all=True))
    writer.close()
    assert 1 == sum(row.key is not None for row in line.rows())


async def test_a_failure_of_its_own_stops_nobody(line: Line) -> None:
    """A database that fails while an outage is noted costs no update, and the outage is noted with the next batch."""
    [robin] = await was_answering(line, 7001)
    line.passes(600)
    with line.stage.database.writing() as connection:
        tables.receivers.drop(connection)
    with capture_logs() as logs:
        async with line.running():
            robin.presses("None of these")
            await robin.sees("Question 2 of 14")
    assert "outages.failed" in {entry["event"] for entry in logs}
