"""Digests on a real database: who is told, how often, and against what they were told last."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.digests import Digests
from bot.news import Telling
from storage import audits, requests, tables
from survey.audit import Role
from survey.digest_cards import SLOT
from survey.digest_policy import DigestPolicy
from survey.dispositions import Disposition
from survey.messages import Card, Picture
from tests.bot.stage import Person, Stage, stage, words
from tests.bot.telegram_line import Line, line, opened_audit
from tests.bot.test_coordinator import run_by, shown

__all__ = ["line", "opened_audit", "stage"]

MONDAY = dt.datetime(2014, 2, 3, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
async def morgan(stage: Stage) -> Person:
    """A coordinator in Telegram, of an audit with two requests."""
    stage.auditor(cases=("C07", "C08"))
    person = stage.admit(run_by(stage, "Morgan Lark"), "telegram", "4711")
    await person.press("I have read this")
    return person


def tick(stage: Stage, at: dt.datetime, *, leaves: str = "delivered") -> int:
    """Let two processes look what is due; returns how many people they told. What they wrote is settled so."""
    stage.clock.now, told = at, 0
    for _ in range(2):
        with stage.database.writing() as connection:
            told += len(Digests(stage.house).tick(connection))
    with stage.database.writing() as connection:
        waits = tables.outbox.c.status == "waiting"
        connection.execute(update(tables.outbox).where(waits).values(status=leaves))
    return told


def digests(person: Person) -> list[str]:
    """Return what each digest in a chat says first."""
    cards = [each for each in person.chat().values() if isinstance(each, Card) and each.slot == SLOT]
    return [words(card).splitlines()[0] for card in cards]


def returned(stage: Stage, number: int) -> None:
    """Let a request be returned."""
    with stage.database.writing() as connection:
        requests.dispose(connection, number, Disposition.RETURNED, reason="x", by=None, now=stage.clock())


def ask(stage: Stage, policy: DigestPolicy) -> None:
    """Change what the audit says of digests."""
    stage.audit = replace(stage.audit, digest=policy)
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, stage.audit, stage.clock())


async def test_once_a_day_with_both_pictures(stage: Stage, morgan: Person) -> None:
    """The card leads on by its buttons, which leave it as it is; the pictures say what they show."""
    assert [0, 1, 0] == [tick(stage, MONDAY + dt.timedelta(hours=hours)) for hours in (-1, 0, 5)]
    *_, board, curve = morgan.chat().values()
    assert isinstance(board, Picture)
    assert isinstance(curve, Picture)
    assert ("board", "returns_curve") == (board.drawing, curve.drawing)
    row, card = morgan.card()
    assert "How it stands · Repeat plans 2014" == card.title
    assert "Returned: 0 of 2 requested (0.0%); of 2 eligible (0.0%)." in words(card)
    await morgan.press("Outstanding: 2")
    assert "Outstanding: 2" == shown(morgan)[0]
    assert morgan.chat()[row] == card


async def test_before_anybody_is_asked(stage: Stage) -> None:
    """It says so, in place of figures of nothing."""
    person = stage.admit(run_by(stage, "Morgan Lark"), "telegram", "4711")
    await person.press("I have read this")
    assert 1 == tick(stage, MONDAY)
    [said] = digests(person)
    assert said.startswith("Nobody is asked for a return yet.")


async def test_what_is_said_is_what_changed_since_then(stage: Stage, morgan: Person) -> None:
    """A digest that never arrived was not said; the next one still tells what was new in it."""
    tick(stage, MONDAY)
    returned(stage, 1)
    tick(stage, MONDAY + DAY, leaves="failed")
    tick(stage, MONDAY + 2 * DAY)
    last = [each for each in morgan.chat().values() if isinstance(each, Card) and each.slot == SLOT][-1]
    assert "(50.0%, up 50.0 points)" in words(last)
    assert "since Monday 3 February" in words(last)
    tick(stage, MONDAY + 3 * DAY)
    assert "Nothing is new since Wednesday 5 February. Due 14 February 2014, in 8 days." == digests(morgan)[-1]
    with stage.database.writing() as connection:
        requests.dispose(connection, 2, Disposition.DECLINED, reason="x", by=None, now=stage.clock())
    tick(stage, MONDAY + 4 * DAY)
    last = [each for each in morgan.chat().values() if isinstance(each, Card) and each.slot == SLOT][-1]
    assert "of 2 eligible (50.0%, as before)" in words(last)
    assert "Outstanding" not in "".join(button.label for row in last.rows for button in row)


async def test_who_was_away_gets_one(stage: Stage, morgan: Person) -> None:
    """What has not left when the next one is written is taken back."""
    for days in range(3):
        tick(stage, MONDAY + days * DAY, leaves="waiting")
    assert ["This is the first digest. 0 returns were made until now."] == digests(morgan)


async def test_silence_where_nothing_is_new(stage: Stage, morgan: Person) -> None:
    """Where the audit wants it so; what is new is said all the same."""
    ask(stage, DigestPolicy(silent=True))
    assert [1, 0, 0] == [tick(stage, MONDAY + days * DAY) for days in range(3)]
    returned(stage, 2)
    assert 1 == tick(stage, MONDAY + 3 * DAY)
    assert 2 == len(digests(morgan))


async def test_what_is_late_does_not_leave(stage: Stage, morgan: Person) -> None:
    """After the hours it is taken back, card and pictures; the next day has its own."""
    tick(stage, MONDAY, leaves="waiting")
    with stage.database.reading() as connection:
        rows = list(connection.execute(tables.outbox.select().where(tables.outbox.c.slot == SLOT)))
    assert 3 == len(rows)
    stage.clock.now = MONDAY + dt.timedelta(hours=8)
    with stage.database.writing() as connection:
        gone = Digests(stage.house).unwanted(connection, [row.id for row in rows])
    assert {row.id for row in rows} == gone
    assert [0, 1] == [tick(stage, MONDAY + dt.timedelta(hours=hours)) for hours in (8, 24)]


async def test_only_who_coordinates_and_is_reached_is_told(stage: Stage) -> None:
    """The lead reads and is told nothing; somebody who has not read who reads what is not told either."""
    stage.auditor()
    lead = stage.admit(run_by(stage, "Invented Lead", Role.LEAD), "telegram", "1")
    await lead.press("I have read this")
    stage.admit(run_by(stage, "Kim Wren"), "telegram", "2")
    assert 0 == tick(stage, MONDAY)


async def test_a_large_board_is_left_to_its_button(stage: Stage, morgan: Person) -> None:
    """Dozens of pictures in a morning's message would bury it."""
    with stage.database.writing() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        for number in range(60):
            requests.add(
                connection, key, audit=stage.audit.id, line_key=f"{number}", participant=_person(stage),
                case=f"D{number:02}", agency="police", label="", questionnaire="repeat-child-protection-plan",
                now=stage.clock(),
            )  # fmt: skip
    tick(stage, MONDAY)
    drawn = [each.drawing for each in morgan.chat().values() if isinstance(each, Picture)]
    assert ["returns_curve"] == drawn
    assert "The board" in [button.label for row in morgan.card()[1].rows for button in row]


def _person(stage: Stage) -> str:
    with stage.database.reading() as connection:
        return str(connection.execute(tables.requests.select()).first().participant)  # type: ignore[union-attr] # there are two


async def test_over_the_wire(line: Line) -> None:
    """In Telegram it is a message with buttons and two photographs behind it, and the question of an auditor stands
    below with its own."""
    line.stage.clock.now = MONDAY
    robin = line.auditor(7001)
    line.stage.admit(run_by(line.stage, "Morgan Lark"), "telegram", "4711")
    morgan = line.telegram.person(4711)
    async with line.running():
        await line.begins(robin)
        await line.presses(morgan, "I have read this", "Where they stand")
        await line.rests()
        for address in await line.stage.writer.write(Digests(line.stage.house).tick):
            line._nudge(address)
        await morgan.sees("By 3 February 2014, 0 of 1 eligible requests were returned")
        robin.says("/ask Does the plan before 2012 count?")
        await robin.sees("Question 1 of 14")
        await line.rests()
        await Telling(line.stage.house, line.stage.writer.write, line._nudge).look()
        await line.presses(morgan, "Answer", "Type your answer to Auditor 7001 below")
        morgan.says("Every plan counts.")
        await line.presses(morgan, "Send it", "Morgan Lark answered on")
        await Telling(line.stage.house, line.stage.writer.write, line._nudge).look()
        await robin.sees("You wrote:")
        await line.rests()
    said = [message.text for message in morgan.shown]
    digest = next(index for index, text in enumerate(said) if "How it stands" in text)
    assert [False, True, True] == ["photo" in each.content for each in morgan.shown[digest : digest + 3]]
    assert said[-1].startswith("A question to the coordinators")
    assert "Every plan counts." in robin.shown[-1].text
