"""Reminders on a real database: who gets one, what takes it back, and what its buttons do."""

from __future__ import annotations

import asyncio
import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import pytest
from sqlalchemy import Connection, select, update

from bot.channels import Delivered, Handle, Outcome, Outgoing, Unknown
from bot.delivery import Delivery
from bot.reminders import MOST_AT_ONCE, Reminders
from bot.wanting import Unwanted
from storage import addresses, audits, ledger, notices, outbox, reminders, requests, tables, web_sessions
from survey.dispositions import Disposition
from survey.events import Pressed
from survey.messages import Card, Record, token
from survey.reminder_cards import SLOT
from survey.reminding import Reason, Wishes
from survey.state import NoticeKind
from tests.bot.stage import Person, Stage, stage, unhurried, words

__all__ = ["stage"]

WEEK_BEFORE = dt.datetime(2014, 2, 7, 9, tzinfo=dt.UTC)
"""A Friday; everything is due on Friday, 14 February 2014."""
TWO_BEFORE = dt.datetime(2014, 2, 12, 9, tzinfo=dt.UTC)
UNDERSTOOD = "I have read this"


def tick(stage: Stage, now: dt.datetime | None = None, *, leaves: bool = True) -> int:
    """Let a tick happen, by a process that has just started; returns how many people it reminded. What it wrote
    `leaves` at once, or waits."""
    stage.clock.now = now or stage.clock.now
    with stage.database.writing() as connection:
        told = Reminders(stage.house).tick(connection).told
        if leaves:
            there = tables.outbox.c.status == "waiting"
            connection.execute(update(tables.outbox).where(there).values(status="delivered"))
    return len(told)


def reminded(person: Person) -> list[str]:
    """Return the text of each reminder that stands in somebody's chat."""
    cards = [message for message in person.chat().values() if isinstance(message, Card) and message.slot == SLOT]
    return [f"{card.title}: {words(card)}" for card in cards]


def labels(person: Person) -> list[str]:
    """Return the buttons of the lowest card."""
    return [button.label for row in person.card()[1].rows for button in row]


def wishes(stage: Stage, participant: str) -> Wishes:
    """Return what somebody wants of reminders."""
    with stage.database.reading() as connection:
        return reminders.wishes_of(connection, participant)


def kept(stage: Stage) -> list[reminders.Reminder]:
    """Return the reminders that were not taken back."""
    with stage.database.reading() as connection:
        assert ledger.verify(connection, stage.audit.id) is None
        return reminders.of_audit(connection, stage.audit.id)


def heard(stage: Stage) -> list[NoticeKind]:
    """Return what the coordinator is to hear of."""
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        return [notice.kind for notice in notices.of_audit(connection, key, stage.audit.id)]


async def somebody(stage: Stage, *, cases: tuple[str, ...] = ("C07", "C08"), name: str = "Auditor Heron") -> Person:
    """Return somebody in Telegram who has read what is kept of them."""
    person = stage.admit(stage.auditor(name, cases=cases), "telegram", f"chat of {name}")
    await person.press(UNDERSTOOD)
    return person


async def test_before_they_have_read_what_is_kept(stage: Stage) -> None:
    """Somebody is reminded without a name of a case, and can put it off, stop it and have it again; what leads to a
    case shows who reads what first."""
    person = stage.admit(stage.auditor(), "telegram", "heron")
    assert 1 == tick(stage, WEEK_BEFORE)
    [said] = reminded(person)
    assert "C07" not in said
    for label, title in (
        ("Later", "When would you like a reminder?"),
        ("On Monday", "Later"),
    ):
        await person.press(label)
        assert title == person.card()[1].title
    await person.sends(Pressed(token(SLOT, 0, -1, "stop")))
    assert "Reminders stopped" == person.card()[1].title
    assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(days=5))
    await person.press("Remind me again")
    await person.press("Continue where I was")
    assert "Before you begin" == person.card()[1].title


async def test_one_message_about_everything(stage: Stage) -> None:
    """Whatever the number of requests, and in the tone of how they stand."""
    person = await somebody(stage)
    await person.press("C07", "Yes, I have", "None of these")
    assert 0 == tick(stage, WEEK_BEFORE - dt.timedelta(seconds=1))
    assert 1 == tick(stage, WEEK_BEFORE)
    expected = "1 of 13 done for C07; C08 not begun; due Friday 14 February."
    [said] = reminded(person)
    assert said.startswith("Reminder: you have made a start: ")
    assert said.endswith(expected)
    assert [
        "Continue where I was",
        "Later",
        "Not known to our agency",
        "Pass to a colleague",
        "Stop reminding me",
    ] == labels(person)
    [(row)] = kept(stage)
    assert ((1, 2), Reason.PLANNED) == (row.requests, row.reason)


async def test_never_twice(stage: Stage) -> None:
    """Ticks follow each other all day, Caseround starts again, and the clock jumps forth and back."""
    await somebody(stage)
    assert 1 == tick(stage, WEEK_BEFORE)
    for minutes in (0, 1, 60, 300):
        assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(minutes=minutes))
    assert 1 == tick(stage, TWO_BEFORE)
    for now in (WEEK_BEFORE, WEEK_BEFORE + dt.timedelta(days=3), TWO_BEFORE, TWO_BEFORE + dt.timedelta(days=1)):
        assert 0 == tick(stage, now)
    assert 2 == len(kept(stage))


async def test_later_reminders_take_the_place_of_earlier_ones(stage: Stage) -> None:
    """One stands in the chat, the one before it is a line without buttons."""
    person = await somebody(stage)
    tick(stage, WEEK_BEFORE)
    tick(stage, TWO_BEFORE)
    assert 1 == len(reminded(person))
    assert 1 == sum(isinstance(message, Record) for message in person.chat().values())


async def test_who_gets_none(stage: Stage) -> None:
    """Whoever never came in, is out of reach, has finished, is passing it on, or has no session in the web chat."""
    stage.auditor("Auditor Finch")
    gone = await somebody(stage, name="Auditor Wren")
    done = await somebody(stage, name="Auditor Lark", cases=("C07",))
    passing = await somebody(stage, name="Auditor Crane", cases=("C07",))
    await done.press("Not known")
    await passing.press("Pass to")
    await passing.says("Invented Colleague")
    in_browser = stage.admit(stage.auditor("Auditor Swift"), "web")
    await in_browser.press(UNDERSTOOD)
    with stage.database.writing() as connection:
        addresses.unreachable(connection, gone.address_id)
    assert 0 == tick(stage, WEEK_BEFORE)


async def test_where_somebody_was_active_last(stage: Stage) -> None:
    """One channel a person; before they have read what is kept of them, it names no case."""
    participant = stage.auditor()
    first = stage.admit(participant, "telegram", "chat 1")
    stage.clock.now += dt.timedelta(days=1)
    second = stage.admit(participant, "telegram", "chat 2")
    assert 1 == tick(stage, WEEK_BEFORE)
    assert ([], 1) == (reminded(first), len(reminded(second)))
    [said] = reminded(second)
    assert said.startswith("Reminder: waiting for you: 1 request waits for you; due Friday 14 February.")
    await second.press("Continue")
    assert "C07" not in words(second.card()[1])
    await second.press(UNDERSTOOD, "Yes, I have")


async def test_whoever_is_answering_is_left_alone(stage: Stage) -> None:
    """For an hour from the last thing that they did."""
    person = await somebody(stage)
    stage.clock.now = WEEK_BEFORE - dt.timedelta(minutes=1)
    await person.press("C07")
    assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(minutes=58))
    assert 1 == tick(stage, WEEK_BEFORE + dt.timedelta(minutes=59))


@pytest.mark.parametrize("change", ["answered", "hours", "day", "stopped", "finished", "due"])
async def test_what_is_not_wanted_any_more_does_not_leave(stage: Stage, change: str) -> None:
    """It waited in the outbox, and in the moment in which it could leave nobody wants it: a tick or delivery takes it
    back, and what stands behind it leaves."""
    person = await somebody(stage, cases=("C07",))
    assert 1 == tick(stage, WEEK_BEFORE, leaves=False)
    stage.clock.now += dt.timedelta(seconds=30)
    if change == "answered":
        await person.commands("requests")
    elif change == "hours":
        stage.clock.now = WEEK_BEFORE.replace(hour=17)
    elif change == "day":
        stage.clock.now = WEEK_BEFORE + dt.timedelta(days=3)
    elif change == "stopped":
        with stage.database.writing() as connection:
            reminders.wish(connection, kept(stage)[0].participant, Wishes(stopped=True))
    elif change == "finished":
        with stage.database.writing() as connection:
            requests.dispose(connection, 1, Disposition.WITHDRAWN, reason="x", by=None, now=stage.clock.now)
    row = kept(stage)[0].row
    with stage.database.writing() as connection:
        taken_back = Reminders(stage.house).unwanted(connection, [row])
    if change == "due":
        assert (set(), 1) == (taken_back, len(kept(stage)))
        return
    assert ({row}, [], []) == (taken_back, kept(stage), reminded(person))
    with stage.database.reading() as connection:
        status = connection.execute(select(tables.outbox.c.status).where(tables.outbox.c.id == row)).scalar()
        live = connection.execute(select(tables.live_cards).where(tables.live_cards.c.slot == SLOT)).all()
    assert ("withdrawn", []) == (status, live)


async def test_a_reminder_taken_back_comes_when_it_is_due_again(stage: Stage) -> None:
    """On the same day, once the person has been quiet for an hour."""
    person = await somebody(stage)
    tick(stage, WEEK_BEFORE, leaves=False)
    await person.commands("requests")
    assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(minutes=1))
    assert [] == reminded(person)
    assert 1 == tick(stage, WEEK_BEFORE + dt.timedelta(hours=1))
    assert 1 == len(reminded(person))


async def test_what_has_left_stays(stage: Stage) -> None:
    """A tick takes nothing back that was delivered, or may have been."""
    person = await somebody(stage)
    tick(stage, WEEK_BEFORE, leaves=False)
    for status in ("sending", "delivered", "uncertain"):
        with stage.database.writing() as connection:
            connection.execute(update(tables.outbox).where(tables.outbox.c.slot == SLOT).values(status=status))
        assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(hours=9))
        assert 1 == len(reminded(person))


async def test_a_few_people_at_a_time(stage: Stage) -> None:
    """Nobody who is answering waits long: the rest come in the next transaction."""
    for number in range(MOST_AT_ONCE + 1):
        stage.admit(stage.auditor(f"Auditor {number}"), "telegram", f"chat {number}")
    assert [MOST_AT_ONCE, 1, 0] == [tick(stage, WEEK_BEFORE) for _ in range(3)]


async def test_an_open_page_is_reminded(stage: Stage) -> None:
    """In the web chat, while the person's session lasts; taken back, it does not come a second time that day."""
    person = stage.admit(stage.auditor(), "web")
    await person.press(UNDERSTOOD)
    with stage.database.writing() as connection:
        web_sessions.open(connection, person.address_id, WEEK_BEFORE, dt.timedelta(days=30))
    assert 1 == tick(stage, WEEK_BEFORE, leaves=False)
    await person.commands("requests")
    assert [0, 0] == [tick(stage, WEEK_BEFORE + dt.timedelta(hours=hours)) for hours in (0, 2)]
    assert [] == reminded(person)
    assert 1 == tick(stage, WEEK_BEFORE + dt.timedelta(days=3))


@pytest.mark.parametrize("is_open", [True, False])
async def test_a_shut_tab_comes_after_a_chat(stage: Stage, is_open: bool) -> None:
    """Where a page is open it is reminded there; signed in with the tab shut, in the chat where messages arrive."""
    participant = stage.auditor()
    chat = stage.admit(participant, "telegram", "4711")
    await chat.press(UNDERSTOOD)
    stage.clock.now += dt.timedelta(minutes=1)
    page = stage.admit(participant, "web")
    await page.press(UNDERSTOOD)
    with stage.database.writing() as connection:
        web_sessions.open(connection, page.address_id, WEEK_BEFORE, dt.timedelta(days=30))
        addresses.opened(connection, [page.address_id] * is_open, WEEK_BEFORE - dt.timedelta(minutes=4))
    assert 1 == tick(stage, WEEK_BEFORE)
    assert (int(is_open), int(not is_open)) == (len(reminded(page)), len(reminded(chat)))


async def test_what_waits_in_a_page_stays_there(stage: Stage) -> None:
    """Though its tab is shut meanwhile: nobody can tell whether it was seen, and a chat would be the second time."""
    participant = stage.auditor()
    stage.admit(participant, "telegram", "4711")
    stage.clock.now += dt.timedelta(minutes=1)
    page = stage.admit(participant, "web")
    await page.press(UNDERSTOOD)
    with stage.database.writing() as connection:
        web_sessions.open(connection, page.address_id, WEEK_BEFORE, dt.timedelta(days=30))
        addresses.opened(connection, [page.address_id], WEEK_BEFORE)
    assert 1 == tick(stage, WEEK_BEFORE, leaves=False)
    assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(hours=2), leaves=False)
    assert 1 == len(reminded(page))


async def test_continue_where_i_was(stage: Stage) -> None:
    """The reminder becomes the question that they were at."""
    person = await somebody(stage)
    await person.press("C08", "Yes, I have", "None of these")
    before = person.card()[1]
    await person.commands("requests")
    tick(stage, WEEK_BEFORE)
    await person.press("Continue")
    after = person.card()[1]
    assert (before.title, before.choices) == (after.title, after.choices)
    assert [] == reminded(person)


async def test_this_afternoon(stage: Stage) -> None:
    """Offered in the morning; it comes on the same day, once, and on top of what is planned."""
    person = await somebody(stage)
    tick(stage, WEEK_BEFORE)
    await person.press("Later")
    assert ["This afternoon", "On Monday 10 February", "Choose a day", "Continue where I was"] == labels(person)
    await person.press("This afternoon")
    assert "You will be reminded this afternoon, unless you have finished by then." == words(person.card()[1])
    assert 0 == tick(stage, WEEK_BEFORE.replace(hour=12, minute=59))
    assert [1, 0] == [tick(stage, WEEK_BEFORE.replace(hour=13, minute=minute)) for minute in (0, 1)]
    assert [Reason.PLANNED, Reason.ASKED] == [each.reason for each in kept(stage)]
    stage.clock.now = WEEK_BEFORE.replace(hour=15)
    await person.press("Later")
    assert "This afternoon" not in labels(person)


async def test_a_day_of_their_choice(stage: Stage) -> None:
    """Until then nothing comes, also of what was planned."""
    person = await somebody(stage)
    tick(stage, WEEK_BEFORE)
    await person.press("Later", "Choose a day")
    assert ["On Monday 10 February", "On Wednesday 19 February"] == [labels(person)[0], labels(person)[-2]]
    old = person.token("On Tuesday 11")
    await person.press("On Thursday 13")
    thursday = dt.datetime(2014, 2, 13, 9, tzinfo=dt.UTC)
    assert Wishes(later=thursday) == wishes(stage, kept(stage)[0].participant)
    assert [0, 1, 0] == [tick(stage, now) for now in (TWO_BEFORE, thursday, thursday + dt.timedelta(hours=2))]
    await person.sends(Pressed(old))
    assert Wishes(later=thursday) == wishes(stage, kept(stage)[0].participant)
    assert "When would you like a reminder?" == person.card()[1].title


async def test_not_known_to_our_agency(stage: Stage) -> None:
    """One request: the button does what its card does, once."""
    person = await somebody(stage, cases=("C07",))
    tick(stage, WEEK_BEFORE)
    unknown = person.token("Not known")
    await person.press("Not known")
    assert ["not_known"] == stage.dispositions()
    before = person.card()[1]
    await person.sends(Pressed(unknown))
    await person.sends(Pressed(unknown))
    assert (["not_known"], before.title) == (stage.dispositions(), person.card()[1].title)
    assert 0 == tick(stage, TWO_BEFORE)


async def test_an_old_button_means_the_request_that_it_was_about(stage: Stage) -> None:
    """Another request came meanwhile, and the first was handed in: nothing is said of either."""
    person = await somebody(stage, cases=("C07",))
    tick(stage, WEEK_BEFORE)
    unknown = person.token("Not known")
    stage.auditor(cases=("C08",))
    with stage.database.writing() as connection:
        requests.dispose(connection, 1, Disposition.RETURNED, reason="x", by=None, now=stage.clock.now)
    await person.sends(Pressed(unknown))
    assert ["returned", "not_invited"] == stage.dispositions()


async def test_pass_to_a_colleague(stage: Stage) -> None:
    """One request: to whom is asked at once. Several: the list comes first."""
    person = await somebody(stage, cases=("C07",))
    tick(stage, WEEK_BEFORE)
    await person.press("Pass to a colleague")
    await person.says("Invented Colleague")
    assert [NoticeKind.COLLEAGUE] == heard(stage)
    several = await somebody(stage, name="Auditor Wren")
    tick(stage, TWO_BEFORE)
    for action in ("pass", "unknown"):
        await several.sends(Pressed(token(SLOT, 0, -1, action)))
        assert ["C07: not begun", "C08: not begun"] == labels(several)
    assert ["opened", "not_invited", "not_invited"] == stage.dispositions()


async def test_stop_reminding_me(stage: Stage) -> None:
    """The coordinator hears of it once, nothing more comes, and there is a way back."""
    person = await somebody(stage)
    tick(stage, WEEK_BEFORE)
    stop = person.token("Stop")
    await person.press("Stop")
    receipt = await person.sends(Pressed(stop))
    assert "Your reminders are stopped already." == receipt.toast
    assert [NoticeKind.REMINDERS_STOPPED] == heard(stage)
    assert 0 == tick(stage, TWO_BEFORE)
    await person.press("Remind me again")
    stage.clock.now += dt.timedelta(hours=1)
    assert 1 == tick(stage)


@pytest.mark.parametrize("forged", ["day.1", "day.999999999", "day.-5", "unknown.99", "pass.-1", "nothing.0"])
async def test_a_forged_button_changes_nothing(stage: Stage, forged: str) -> None:
    """They are shown where they are."""
    person = await somebody(stage)
    action, _, argument = forged.partition(".")
    receipt = await person.sends(Pressed(token(SLOT, 0, -1, action, int(argument))))
    assert receipt.toast
    assert (Wishes(), ["not_invited"] * 2) == (wishes(stage, participant(stage)), stage.dispositions())


def participant(stage: Stage) -> str:
    """Return the only participant's id."""
    with stage.database.reading() as connection:
        return str(connection.execute(select(tables.participants.c.id)).scalar_one())


async def test_what_is_expected(stage: Stage) -> None:
    """The preview says what the ticks then do, if nobody does anything."""
    await somebody(stage)
    with stage.database.reading() as connection:
        expected = Reminders(stage.house).expected(connection, stage.audit.id)
    hours = [stage.clock.now + dt.timedelta(hours=hour) for hour in range(24 * 26)]
    did = [now for now in hours if tick(stage, now)]
    assert did == [each.at for each in expected]
    assert 5 == len(did)
    assert {("C07", "C08")} == {each.requests for each in expected}


@dataclass
class Carrier:
    """A channel that notes down what is carried, and says that `outcome` came of it."""

    outcome: Outcome = field(default_factory=lambda: Delivered("1"))
    carried: list[str] = field(default_factory=list)
    name = "telegram"
    edits_in_place = True
    pushes = True

    async def run(self, handle: Handle) -> None:
        """Receive nothing."""

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Note it down."""
        self.carried.append(getattr(outgoing.message, "title", "") or words(outgoing.message))
        return self.outcome

    def nudge(self, address_id: str) -> None:
        """Do nothing: delivery pushes."""


async def carried(stage: Stage, outcome: Outcome, unwanted: Unwanted | None = None) -> list[str]:
    """Let delivery carry everything out that may leave now; returns what it carried, in order."""
    carrier = Carrier(outcome)
    delivery = Delivery(
        [carrier],
        write=stage.writer.write,
        vault=stage.vault,
        clock=stage.clock,
        pace=unhurried,
        unwanted=unwanted or Reminders(stage.house).unwanted,
    )
    running = asyncio.create_task(delivery.run())
    while await stage.writer.write(partial(leaves, stage)):
        delivery.nudge("")
        await asyncio.sleep(0)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return carrier.carried


def leaves(stage: Stage, connection: Connection) -> bool:
    """Return whether something is on its way to a chat, or could be now."""
    rows = tables.outbox.c
    under_way = select(rows.seq).where(rows.channel == "telegram", rows.status == "sending")
    could = outbox.due(connection, stage.vault, "telegram", stage.clock(), 1)
    return bool(could) or connection.execute(under_way).first() is not None


@pytest.mark.parametrize("outcome", [Delivered("1"), Unknown()])
async def test_a_reminder_leaves_once(stage: Stage, outcome: Outcome) -> None:
    """Also where nobody knows whether it arrived."""
    await somebody(stage)
    tick(stage, WEEK_BEFORE - dt.timedelta(hours=1))
    tick(stage, WEEK_BEFORE, leaves=False)
    assert ["Reminder: waiting for you"] == await carried(stage, outcome)
    assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(minutes=1))
    assert 1 == len(kept(stage))


async def test_a_reminder_that_waits_gives_way_to_an_answer(stage: Stage) -> None:
    """The person wrote meanwhile: their next card leaves though it stood behind the reminder."""
    person = await somebody(stage)
    tick(stage, WEEK_BEFORE - dt.timedelta(hours=1))
    tick(stage, WEEK_BEFORE, leaves=False)
    await person.commands("help")
    left = await carried(stage, Delivered("1"))
    assert "Your requests · Repeat plans 2014" in left
    assert "Reminder: waiting for you" not in (*left, *reminded(person))
    assert [] == kept(stage)
