"""A concern from one chat into the others: who hears of it, when, how often, and what becomes of it."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.alerts import Alerts
from bot.writer import Writer
from reporting.assemble import assemble
from reporting.editions.html import render_html
from storage import addresses, audits, concerns, ledger, tables, web_sessions
from storage.concerns import Concern, State
from survey.audit import Audit, Role
from survey.concerns import Alerting, Told
from survey.events import Commanded, Pressed
from survey.messages import Card
from tests.bot.fake_bot_api import Drop, Person
from tests.bot.stage import Person as Somebody
from tests.bot.stage import Stage, begin, stage, words
from tests.bot.telegram_line import Line, line, opened_audit
from tests.bot.test_coordinator import run_by

__all__ = ["line", "opened_audit", "stage"]

MORGAN, KIM = 8001, 8002
AT_NIGHT = dt.datetime(2014, 2, 4, 3, tzinfo=dt.UTC)
RAISED = "A concern about a child was raised: C07 · Health"


def coordinator(line: Line, name: str, number: int) -> Person:
    """Return a coordinator who is reached in Telegram."""
    line.stage.admit(run_by(line.stage, name), "telegram", str(number))
    return line.telegram.person(number)


def ask(stage: Stage, **changes: object) -> None:
    """Change what the audit says."""
    stage.audit = replace(stage.audit, **changes)  # type: ignore[arg-type] # the tests name fields of Audit
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, stage.audit, stage.clock())


def stored(stage: Stage) -> list[Concern]:
    """Return the concerns of the audit."""
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        return concerns.of_audit(connection, key, stage.audit.id)


def alerts(person: Person) -> int:
    """Return how many messages in a chat are about the concern, whatever they say by now."""
    return sum("Concern 1" in shown.text or shown.text == "Continued below" for shown in person.shown)


async def tick(line: Line, times: int = 1) -> None:
    """Let so many processes look at the same moment what is due, each as after a restart."""
    writers = [Writer(line.stage.database) for _ in range(times)]
    await asyncio.gather(*(Alerts(line.stage.house, w.write, line._nudge).again() for w in writers))
    for writer in writers:
        writer.close()


async def answering(line: Line) -> Somebody:
    """Return somebody who is answering in the web chat, so that Telegram carries the alerts alone."""
    person = line.stage.admit(line.stage.auditor("Auditor Heron"))
    await begin(person)
    return person


async def test_every_coordinator_is_alerted_until_one_has_it(line: Line) -> None:
    """With the case, the agency, who raised it, when, and what of the manager; then the others see who has it."""
    morgan, kim = coordinator(line, "Morgan Lark", MORGAN), coordinator(line, "Kim Wren", KIM)
    robin = line.auditor(7001)
    async with line.running():
        await line.begins(robin)
        robin.says("/concern")
        await robin.sees("the coordinators of the audit are being alerted")
        for person in (morgan, kim):
            alert = (await person.sees(RAISED)).text
            assert "Raised by Auditor 7001 on 3 February 2014, 12:00." in alert
            assert "They have not said yet whether their manager has been told." in alert
        await line.presses(robin, "Not yet", "You said: Not yet")
        await kim.sees("Their manager has not been told yet.")
        await line.presses(robin, "Go on where I was", "Question 1 of 14")
        await line.rests()
        _, late = kim.button("I have it")
        await line.presses(morgan, "I have it", "You have it, since 3 February 2014, 12:00.")
        shown = await kim.sees("Morgan Lark has it, since 3 February 2014, 12:00.")
        assert "Morgan Lark has it already." == await kim.toast(kim.presses_data(late, shown))
        await line.rests()
    assert (1, 1) == (alerts(morgan), alerts(kim))
    assert [(State.ACKNOWLEDGED, Told.NOT_YET)] == [(each.state, each.told) for each in stored(line.stage)]
    async with line.running():
        await line.presses(robin, "None of these", "Question 2 of 14")


async def test_an_alert_is_sent_until_it_is_certain(line: Line) -> None:
    """The line breaks before it arrived, and twice after: it is sent again each time."""
    morgan = coordinator(line, "Morgan Lark", MORGAN)
    heron = await answering(line)
    async with line.running():
        await line.rests()
        faults = [Drop(handled=False), Drop(handled=True), Drop(handled=True)]
        line.telegram.fail("sendMessage", *faults)
        await heron.commands("concern")
        for number in range(1, len(faults) + 1):
            await line.telegram.until(lambda number=number: tried(line) == ("waiting", number))  # type: ignore[misc] # bound now
            line.passes(60)
        await morgan.sees(RAISED)
        await line.rests()
    assert 3 == alerts(morgan)  # the two that arrived though nobody knew, and the last
    assert ("delivered", 4) == tried(line)


def tried(line: Line) -> tuple[str, int]:
    """Return where the alert stands, and how often it was tried."""
    [row] = [row for row in line.rows() if row.slot == "k1" and row.action == "send"]
    return row.status, row.attempts


async def test_a_coordinator_who_blocked_the_bot(line: Line) -> None:
    """The others hear of it all the same. Where they were the last one it went to, the next hears at once."""
    ask(line.stage, alerting=Alerting(60, ("Kim Wren", "Morgan Lark")))
    morgan, kim = coordinator(line, "Morgan Lark", MORGAN), coordinator(line, "Kim Wren", KIM)
    heron = await answering(line)
    async with line.running():
        await line.rests()
        await heron.commands("concern")
        await morgan.sees(RAISED)
        await kim.sees(RAISED)
        kim.chat.is_blocked = True
        line.passes(3600)
        await tick(line)
        await line.rests()
        assert 1 == alerts(morgan)
        await tick(line)
        await morgan.sees("This is alert number 3.")
        await line.rests()
        await tick(line)
    assert (2, 3) == (alerts(morgan), stored(line.stage)[0].round)


async def test_nobody_can_be_alerted(line: Line) -> None:
    """The card promises nothing; the first coordinator who comes in hears at the next tick."""
    line.stage.admit(run_by(line.stage, "Invented Lead", Role.LEAD), "telegram", "8003")
    lead, robin = line.telegram.person(8003), line.auditor(7001)
    async with line.running():
        await line.begins(robin)
        robin.says("/concern")
        await robin.sees("nobody can be alerted from here. Please follow the steps above yourself, now.")
        await tick(line)
        assert (0, None) == (stored(line.stage)[0].round, stored(line.stage)[0].alerted_at)
        morgan = coordinator(line, "Morgan Lark", MORGAN)
        await tick(line)
        await morgan.sees(RAISED)
        await line.rests()
    assert 0 == alerts(lead)


async def test_it_is_alerted_again_at_any_hour_and_once_a_round(line: Line) -> None:
    """At three in the morning, after an hour, to the next on the list and then to all; however many look at once."""
    ask(line.stage, alerting=Alerting(60, ("Kim Wren",)))
    morgan, kim = coordinator(line, "Morgan Lark", MORGAN), coordinator(line, "Kim Wren", KIM)
    heron = await answering(line)
    line.stage.clock.now = AT_NIGHT
    async with line.running():
        await heron.commands("concern")
        await kim.sees(RAISED)
        line.passes(59 * 60)
        await tick(line)
        await line.rests()
        assert (1, 1) == (alerts(morgan), alerts(kim))
        line.passes(60)
    async with line.running():
        await tick(line, times=2)
        await tick(line)
        await kim.sees("Nobody has it yet. This is alert number 2.")
        await line.rests()
        assert (1, 2) == (alerts(morgan), alerts(kim))
        line.passes(3600)
        await tick(line, times=2)
        await morgan.sees("This is alert number 3.")
        await line.rests()
        assert (2, 3) == (alerts(morgan), alerts(kim))
        await line.presses(morgan, "I have it", "You have it")
        line.passes(9 * 3600)
        await tick(line)
        await line.rests()
    assert (2, 3) == (alerts(morgan), alerts(kim))


async def test_a_clock_that_jumps(line: Line) -> None:
    """Forward it alerts once; set back it neither alerts at once nor waits until the old time comes again."""
    morgan = coordinator(line, "Morgan Lark", MORGAN)
    heron = await answering(line)
    async with line.running():
        await heron.commands("concern")
        line.stage.clock.now += dt.timedelta(days=3)
        await tick(line)
        await tick(line)
        await morgan.sees("This is alert number 2.")
        line.stage.clock.now -= dt.timedelta(days=3)
        await tick(line)
        line.passes(59 * 60)
        await tick(line)
        await line.rests()
        assert 2 == stored(line.stage)[0].round
        line.passes(60)
        await tick(line)
        await morgan.sees("This is alert number 3.")


async def test_a_failure_stops_no_other_concern(line: Line) -> None:
    """A damaged row is logged by its kind; the next concern is alerted."""
    heron = line.stage.admit(line.stage.auditor(cases=("C07", "C08")))
    await heron.press("I have read this", "C07")
    await heron.commands("concern")
    await heron.commands("requests")
    await heron.press("C08")
    await heron.commands("concern")
    with line.stage.database.writing() as connection:
        damaged = tables.concerns.update().where(tables.concerns.c.number == 1)
        connection.execute(damaged.values(text_sealed=b"damaged"))
    morgan = coordinator(line, "Morgan Lark", MORGAN)
    with capture_logs() as logs:
        async with line.running():
            await tick(line)
            await morgan.sees("C08 · Health")
    assert ["Tampered"] == [entry["error"] for entry in logs if entry["event"] == "alerts.failed"]


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_the_walk_goes_on_where_it_was(stage: Stage, channel: str) -> None:
    """In the middle of ticking, with a sentence on the way; what was ticked is still ticked, and counts."""
    person = stage.admit(stage.auditor(), channel, "4711")
    await begin(person)
    await person.press("case summary")
    before = person.card()[1]
    await person.commands("concern")
    await person.press("I can't reach them")
    await person.says("Nobody has seen the child since May.")
    await person.press("Yes, told", "Go on where I was")
    after = person.card()[1]
    assert (before.title, before.lines, [c.tick for c in before.choices]) == (
        after.title, after.lines, [c.tick for c in after.choices],
    )  # fmt: skip
    await person.press("Done (1 ticked)")
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]
    [concern] = stored(stage)
    assert (1, "C07", Told.TOLD, "Nobody has seen the child since May.") == (
        concern.request, concern.case, concern.told, concern.text,
    )  # fmt: skip


async def test_a_second_concern_while_the_first_is_not_closed(stage: Stage) -> None:
    """It adds to it, and whoever has it hears; after closing it is a new one, and everybody hears."""
    holder = stage.admit(run_by(stage), "telegram", "4711")
    heron = stage.admit(stage.auditor())
    await begin(heron)
    await heron.commands("concern")
    await heron.press("Go on where I was")
    await holder.press("I have it")
    stage.nudged.clear()
    await heron.commands("concern")
    assert [1] == [each.number for each in stored(stage)]
    assert ("telegram", holder.address_id) in stage.nudged
    await holder.press("Open it", "I have read this")
    await holder.commands("concerns")
    await holder.press("Concern 1", "Close, with the outcome")
    await holder.says("Seen by the duty team.")
    assert "Closed by Invented Coordinator on 3 February 2014, 12:00." in words(holder.card()[1])
    await heron.press("Go on where I was")
    await heron.commands("concern")
    assert [State.OPEN, State.CLOSED] == [each.state for each in stored(stage)]
    assert "Concern 2" == holder.card()[1].title


@pytest.fixture
async def taken(stage: Stage) -> tuple[Somebody, Somebody]:
    """An auditor who raised a concern with a sentence, and the coordinator in Telegram who has it."""
    holder = stage.admit(run_by(stage), "telegram", "4711")
    await holder.press("I have read this")
    heron = stage.admit(stage.auditor())
    await begin(heron)
    await heron.commands("concern")
    await heron.says("Nobody has seen the child.")
    await holder.press("I have it")
    return heron, holder


async def test_reading_and_closing_in_the_chat(stage: Stage, taken: tuple[Somebody, Somebody]) -> None:
    """What was written is shown to whoever opens it, every look and change is in the ledger, nothing is guessed."""
    _, holder = taken
    assert "Nobody has seen" not in words(holder.card()[1])
    await holder.commands("concerns")
    assert "You have it" in words(holder.card()[1])
    await holder.press("Concern 1")
    assert "Nobody has seen the child." in words(holder.card()[1])
    await holder.press("Close, with the outcome")
    await holder.says("Mrs Heron was seen, 943 476 5919.")
    assert State.ACKNOWLEDGED is stored(stage)[0].state
    await holder.says("Seen by the duty team.")
    assert "Seen by the duty team." in words(holder.card()[1])
    await holder.says("C07")
    assert "Seen by the duty team." == stored(stage)[0].outcome
    with stage.database.reading() as connection:
        rows = connection.execute(select(tables.ledger).order_by(tables.ledger.c.seq)).all()
        assert ledger.verify(connection, stage.audit.id) is None
    assert [
        "concerns.raised", "concerns.alerted.1", "concerns.added", "concerns.acknowledged", "concerns.seen",
        "concerns.read", "concerns.closed", "concerns.read",
    ] == [row.action for row in rows if row.action.startswith("concerns.")]  # fmt: skip
    assert "Heron" not in repr(rows)


async def test_the_report_counts_them_and_tells_nothing(stage: Stage, taken: tuple[Somebody, Somebody]) -> None:
    """How many were raised and closed: no case, no words, no outcome."""
    _, holder = taken
    await holder.press("Open it", "Close, with the outcome")
    await holder.says("Seen by the duty team.")
    with stage.database.reading() as connection:
        made = assemble(connection, stage.vault, stage.audit.id, stage.clock())
    page = render_html(made)
    assert "1 concern about a child was raised while the questions of this audit were answered; it is closed." in page
    assert not any(words in page for words in ("Nobody has seen", "duty team"))


async def test_a_cancelled_closing_takes_no_text(stage: Stage, taken: tuple[Somebody, Somebody]) -> None:
    """What is typed afterwards is no outcome."""
    _, holder = taken
    await holder.press("Open it", "Close, with the outcome", "Cancel")
    await holder.says("C07")
    assert (State.ACKNOWLEDGED, "") == (stored(stage)[0].state, stored(stage)[0].outcome)


@pytest.mark.parametrize("channel", ["telegram", "web"])
async def test_a_text_that_was_meant_for_something_else_closes_nothing(
    stage: Stage, taken: tuple[Somebody, Somebody], channel: str
) -> None:
    """The number of a case, typed in the same chat or in another one that they open meanwhile."""
    _, holder = taken
    await holder.press("Open it", "Close, with the outcome")
    other = {"telegram": "web", "web": "telegram"}[holder.channel]
    there = holder
    if channel != holder.channel:
        with stage.database.reading() as connection:
            coordinator = addresses.owner(connection, holder.address_id)[0]
        there = stage.admit(coordinator, other, coordinator if other == "web" else "4712")
        await there.press("I have read this")
        await there.says("The duty team has seen the child, as agreed.")
    await there.says("7")
    await holder.says("Health")
    assert (State.ACKNOWLEDGED, "") == (stored(stage)[0].state, stored(stage)[0].outcome)


async def test_words_stay_out_of_telegram_where_comments_do(stage: Stage, taken: tuple[Somebody, Somebody]) -> None:
    """The coordinator reads them in the web chat."""
    _, holder = taken
    ask(stage, web_only=frozenset({Audit.COMMENTS}))
    await holder.press("Open it")
    shown = words(holder.card()[1])
    assert ("what they wrote is shown in the web chat only" in shown, "Nobody has seen" in shown) == (True, False)


async def test_who_may_not_take_it(stage: Stage, taken: tuple[Somebody, Somebody]) -> None:
    """An auditor's copy of the button does nothing, and the lead reads without having it."""
    heron, _ = taken
    await heron.press("Go on where I was")
    await heron.commands("concern")
    lead = stage.admit(run_by(stage, "Invented Lead", Role.LEAD), "web", "4712")
    await lead.press("I have read this")
    for person, said in (
        (heron, "That button belongs to an earlier step"),
        (lead, "You look at everything and change"),
    ):
        for action in ("have", "close"):
            receipt = await person.sends(Pressed(f"k1.0.-1.{action}.0"))
            assert receipt.toast.startswith(said)
    assert ["Concerns about children"] == [button.label for row in lead.card()[1].rows for button in row]
    with stage.database.reading() as connection:
        done = connection.execute(select(tables.ledger.c.action)).scalars().all()
    assert 4 == done.count("refused.press")
    await lead.says("Seen.")
    await lead.sends(Pressed("k99.0.-1.read.0"))
    await lead.commands("concerns")
    assert "Invented Coordinator has it" in words(lead.card()[1])
    assert [State.ACKNOWLEDGED] == [each.state for each in stored(stage)]


async def test_an_alert_in_the_web_chat(stage: Stage) -> None:
    """Its page hears at once that there is something, and 'I have it' works before anything else was read."""
    holder = stage.admit(run_by(stage))
    heron = stage.admit(stage.auditor(), "telegram", "4711")
    stage.nudged.clear()
    await heron.commands("concern")
    assert "nobody can be alerted" in words(heron.card()[1])
    assert 0 == stored(stage)[0].round
    with stage.database.writing() as connection:
        web_sessions.open(connection, holder.address_id, stage.clock(), dt.timedelta(days=1))
    await heron.press("Go on where I was")
    await Alerts(stage.house, stage.writer.write, lambda address: stage.nudged.append(("web", address))).again()
    assert ("web", holder.address_id) in stage.nudged
    assert "outside any request" in words(holder.card()[1])
    await holder.press("I have it")
    assert "You have it" in words(holder.card()[1])


async def test_a_damaged_coordinator_keeps_nobody_from_raising_it(stage: Stage) -> None:
    """Who can be read is alerted; the auditor notices nothing."""
    damaged, sound = run_by(stage, "Damaged Coordinator"), run_by(stage, "Morgan Lark")
    stage.admit(damaged, "telegram", "4711")
    holder = stage.admit(sound, "telegram", "4712")
    heron = stage.admit(stage.auditor())
    with stage.database.writing() as connection:
        people = tables.participants
        connection.execute(people.update().where(people.c.id == damaged).values(name_sealed=b"damaged"))
    await heron.commands("concern")
    assert "Concern 1" == holder.card()[1].title


async def test_many_at_the_same_moment(stage: Stage) -> None:
    """Two auditors in one batch with a coordinator who is pressing: each once, and every card in its place."""
    holder = stage.admit(run_by(stage), "telegram", "4711")
    people = [
        stage.admit(stage.auditor(f"Auditor {case}", cases=(case,)), "web", case) for case in ("C07", "C08", "C09")
    ]
    press = partial(holder.sends, Pressed(holder.token("I have read this")))
    await asyncio.gather(*(person.sends(Commanded("concern")) for person in people[:2]), press(), press())
    await asyncio.gather(*(person.sends(Commanded("concern")) for person in people))
    titles = [message.title for message in holder.chat().values() if isinstance(message, Card)]
    assert ["Concern 1", "Concern 2", "Concern 3"] == sorted(title for title in titles if title.startswith("Concern"))
    assert 3 == len(stored(stage))
