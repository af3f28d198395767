"""More time, and reminders that a coordinator wants, on a real database."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from bot import chasing, extending
from bot.chasing import CannotRemind
from bot.extending import CannotExtend
from bot.outreach import unreached
from bot.progress import progress
from storage import audits, ledger, reminders, tables
from storage.reminders import Reminder
from survey.chasing import Passed
from survey.extending import Scope
from survey.progress import Progress
from survey.reminding import Reason, Wishes
from tests.bot.stage import Person, Stage, stage, words
from tests.bot.test_reminders import WEEK_BEFORE, kept, reminded, somebody, tick

__all__ = ["stage"]

WEEK_LATER = dt.date(2014, 2, 21)
"""A week after everything is due."""


def extend(stage: Stage, scope: Scope, day: dt.date = WEEK_LATER) -> list[int]:
    """Give more time as the command line does; returns the requests whose date changes."""
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        planned = extending.plan(connection, stage.vault, stored, scope, day=day, now=stage.clock())
        extending.extend(connection, stage.vault, stored, planned, actor=None, now=stage.clock())
    return [each.number for each in planned.moved]


def known(stage: Stage) -> Progress:
    """Return where everything stands."""
    with stage.database.reading() as connection:
        return progress(connection, stage.vault, audits.load(connection, stage.vault, stage.audit.id))


def plan(stage: Stage, scope: Scope | None = None) -> chasing.Plan:
    """Return what reminding would do now."""
    with stage.database.reading() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        return chasing.plan(stage.house, connection, stored, scope or Scope(), stage.clock())


def chase(stage: Stage) -> chasing.Plan:
    """Have everybody reminded."""
    planned = plan(stage)
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        people = [each for each, _ in planned.people]
        chasing.chase(connection, stored, people, actor=None, now=stage.clock())
    return planned


async def test_everything_follows_a_later_date(stage: Stage) -> None:
    """The list, the first card, the reminder, and what is overdue; the others keep their day."""
    person = await somebody(stage)
    assert [2] == extend(stage, Scope(request=2))
    await person.commands("requests")
    assert "Due 14 February 2014\nC08: due 21 February 2014" in words(person.card()[1])
    await person.press("C08")
    assert "Due 21 February 2014" in words(person.card()[1])
    assert 1 == tick(stage, WEEK_BEFORE)
    assert reminded(person)[0].endswith(
        "C07 not begun, due Friday 14 February; C08 not begun, due Friday 21 February."
    )
    assert [1] == [each.number for each in known(stage).overdue(dt.date(2014, 2, 15))]
    with stage.database.reading() as connection:
        row = connection.execute(select(tables.extensions)).one()
        assert (2, "2014-02-21", None) == (row.request, row.due, row.by_participant)
        assert ledger.verify(connection, stage.audit.id) is None


async def test_whoever_was_given_more_time_is_told_once(stage: Stage) -> None:
    """Within the hours and not while they are active; again only of another date, and in one message with a reminder
    that is due that day. Whose date stays, and who wants no reminders, hears nothing."""
    heron = await somebody(stage)
    finch = await somebody(stage, name="Auditor Finch", cases=("C09",))
    wren = await somebody(stage, name="Auditor Wren", cases=("C07",))
    with stage.database.writing() as connection:
        [theirs] = [each.participant for each in known(stage).asked if each.name == "Auditor Wren"]
        reminders.wish(connection, theirs, Wishes(stopped=True))
    for request in (1, 4):
        extend(stage, Scope(request=request))
    assert 0 == tick(stage)
    stage.clock.now = stage.clock.now.replace(hour=22)
    assert 0 == tick(stage)
    morning = dt.datetime(2014, 2, 4, 9, tzinfo=dt.UTC)
    assert 1 == tick(stage, morning)
    assert reminded(heron)[0].startswith("A new date for your answers: The day by which your answers are needed has")
    assert "C07 not begun, due Friday 21 February" in reminded(heron)[0]
    assert [Reason.MOVED] == [each.reason for each in kept(stage)]
    for hours in (0, 2, 24, 25):
        assert 0 == tick(stage, morning + dt.timedelta(hours=hours))
    extend(stage, Scope(request=1), dt.date(2014, 2, 24))
    assert 2 == tick(stage, WEEK_BEFORE)
    titles = [reminded(each)[-1].partition(":")[0] for each in (heron, finch)]
    assert ["A new date for your answers", "Reminder"] == titles
    assert 0 == tick(stage, WEEK_BEFORE + dt.timedelta(hours=1))
    assert [] == reminded(wren)


async def test_the_whole_audit_gets_more_time(stage: Stage) -> None:
    """Whoever keeps the audit in memory reads it again; its file does not take the date back."""
    person = await somebody(stage)
    assert [1, 2] == extend(stage, Scope())
    await person.commands("requests")
    assert "Due 21 February 2014" in words(person.card()[1])
    assert WEEK_LATER == known(stage).audit.due
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, stage.audit, stage.clock())
    assert WEEK_LATER == known(stage).audit.due


def test_a_letter_says_the_later_date(stage: Stage) -> None:
    """It says when the first is due of what its reader still owes."""
    extend(stage, Scope(participant=stage.auditor(cases=("C07", "C08"))))
    with stage.database.reading() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        [letter] = unreached(connection, stage.vault, stored, known(stage), stage.clock(), mails=False)
    assert WEEK_LATER == letter.due


def test_an_agency_and_a_person(stage: Stage) -> None:
    """All of theirs, also what is added to them later; a wrong day is corrected by another one."""
    heron = stage.auditor("Auditor Heron", cases=("C07", "C08"))
    stage.auditor("Auditor Finch", cases=("C09",))
    assert [1, 2] == extend(stage, Scope(participant=heron), dt.date(2014, 2, 27))
    assert [3] == extend(stage, Scope(agency="health"))
    stage.auditor("Auditor Wren", cases=("C07",))
    assert [27, 27, 21, 21] == [known(stage).due(each).day for each in known(stage).asked]
    assert [1, 2] == extend(stage, Scope(participant=heron))
    assert {21} == {known(stage).due(each).day for each in known(stage).asked}


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (dt.date(2014, 1, 31), "is over"),
        (dt.date(2014, 2, 10), "is due on 14 February 2014 anyway"),
        (dt.date(2014, 2, 14), "due on 14 February 2014 already"),
        (dt.date(2015, 1, 1), "The audit closes on"),
    ],
)
def test_what_cannot_be_a_due_date(stage: Stage, day: dt.date, says: str) -> None:
    """It is over, no later than before, or after the audit has closed."""
    stage.auditor()
    for scope in (Scope(), Scope(agency="health"), Scope(request=1)):
        with pytest.raises(CannotExtend, match=says):
            extend(stage, scope, day)
    with pytest.raises(CannotExtend, match="Nothing is outstanding"):
        extend(stage, Scope(agency="police"))


async def _reminded_now(stage: Stage, person: Person) -> Reminder:
    assert 1 == tick(stage)
    [reminder] = kept(stage)
    assert 1 == len(reminded(person))
    return reminder


async def test_everybody_is_reminded_once(stage: Stage) -> None:
    """Those who wrote lately, are reminded that day already, want none, or are out of reach are passed over."""
    person = await somebody(stage)
    stage.auditor("Auditor Finch", cases=("C09",))
    assert {"Auditor Heron": Passed.ACTIVE, "Auditor Finch": Passed.UNREACHED} == {
        each.name: each.why for each in plan(stage).passed
    }
    stage.clock.now += dt.timedelta(hours=2)
    planned = chase(stage)
    assert (True, ["Auditor Heron"]) == (planned.is_now, [name for _, name in planned.people])
    assert Reason.CHASED is (await _reminded_now(stage, person)).reason
    assert {Passed.REMINDED, Passed.UNREACHED} == {each.why for each in plan(stage).passed}
    for hours in (0, 1, 24, 48):
        assert 0 == tick(stage, stage.clock.now + dt.timedelta(hours=hours))


async def test_outside_the_hours_it_waits_for_the_morning(stage: Stage) -> None:
    """And is looked at again then: whoever has handed in by then gets none."""
    person = await somebody(stage)
    stage.clock.now = stage.clock.now.replace(hour=22)
    planned = chase(stage)
    assert (False, dt.datetime(2014, 2, 4, 9, tzinfo=dt.UTC)) == (planned.is_now, planned.at)
    assert 0 == tick(stage)
    stage.clock.now = planned.at
    await _reminded_now(stage, person)


def test_nobody_is_reminded_of_nothing(stage: Stage) -> None:
    """Nor before the audit opens, nor when nothing is outstanding."""
    with pytest.raises(CannotRemind, match="Nothing is outstanding"):
        plan(stage)
    stage.auditor()
    stage.clock.now = dt.datetime(2013, 1, 1, tzinfo=dt.UTC)
    with pytest.raises(CannotRemind, match="not open"):
        plan(stage)
