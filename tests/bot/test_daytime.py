"""What is for the daytime: it waits for the morning, and what is no longer true by then does not leave."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.channels import Delivered
from bot.daytime import Daytime
from bot.erasing import Eraser
from storage import requests
from survey.audit import Role
from survey.dispositions import Disposition
from survey.events import Commanded
from tests.bot.families import families, parent
from tests.bot.stage import NOON, Stage, stage, words
from tests.bot.test_asking import ANSWER, ASKED, QUESTION, SINCE, Office, about, office
from tests.bot.test_commands import coordinating, types
from tests.bot.test_coordinator import run_by
from tests.bot.test_failures import Ward
from tests.bot.test_offering import hand_in, small
from tests.bot.test_parents import WHEN, agree
from tests.bot.test_reminders import carried
from tests.bot.test_reviewing import NOTE, returning

__all__ = ["families", "office", "small", "stage"]

FAILED = "Something needs a person"
EVENING = NOON.replace(hour=19, minute=50)
NIGHT = NOON.replace(hour=22)
MORNING = NOON.replace(day=4, hour=8)


async def leave(stage: Stage, at: dt.datetime) -> list[str]:
    """Let leave what may leave at this moment; returns the titles and texts, but for records of what stood above."""
    stage.clock.now = at
    left = await carried(stage, Delivered("1"), Daytime(stage.house).unwanted)
    return [text for text in left if text != "Continued below"]


async def test_what_is_no_longer_true_by_the_morning(office: Office) -> None:
    """A question that somebody answered at night from the list, a case that is outstanding again, and a failure that
    is well again, do not come in the morning; the other coordinator sees question and answer, once."""
    stage, ward = office.stage, Ward(office.stage, office.morgan, office.lead)
    await leave(stage, EVENING)
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.auditor.commands("requests")
    await office.auditor.press("C08", "Not known to our agency")
    stage.clock.now += dt.timedelta(minutes=5)
    await office.ticks()
    ward.free = 0
    assert 1 == len(await ward.looks())
    assert [] == [title for title in await leave(stage, NIGHT) if title in {ASKED, SINCE, FAILED}]
    await office.kim.commands("notes")
    await office.kim.press("Answer")
    await office.kim.says(ANSWER)
    await office.kim.press("Send it")
    with stage.database.writing() as connection:
        requests.dispose(connection, 2, Disposition.PARTIAL, reason="x", by=None, now=NIGHT)
    ward.free = 2**40
    assert [] == await ward.looks()
    await leave(stage, NIGHT + dt.timedelta(hours=1))
    assert "Kim Wren answered" in about(office.kim, ASKED)[-1]
    assert [ASKED] == await leave(stage, MORNING)
    assert ANSWER in about(office.morgan, ASKED)[-1]


async def test_what_still_stands_of_a_failure_is_told_anew(office: Office) -> None:
    """Of two that could not be told in the evening one is well again: the other comes, alone."""
    stage, ward = office.stage, Ward(office.stage, office.morgan, office.lead)
    await leave(stage, EVENING)
    ward.free, ward.away = 0, dt.timedelta(hours=1)
    assert 1 == len(await ward.looks())
    assert [] == await leave(stage, NIGHT)
    ward.free = 2**40
    assert [] == await ward.looks()
    assert [] == await leave(stage, MORNING)
    [told] = await ward.looks()
    assert "disk" not in told
    assert [FAILED, FAILED] == await leave(stage, stage.clock.now)


@pytest.mark.parametrize("comes_back", [False, True])
async def test_what_a_coordinator_does_at_night(small: Stage, *, comes_back: bool) -> None:
    """Questions that go back then are told in the morning; not to somebody who has come at night and seen them."""
    auditor, person = await returning(small, "telegram"), await coordinating(small)
    await leave(small, NIGHT)
    await types(person, f"/sendback 7 health 2 {NOTE}")
    await person.press("Yes, send it back")
    left = await leave(small, NIGHT + dt.timedelta(minutes=1))
    assert [] == [title for title in left if "sent back" in title and "C07 · Health" not in title]
    if comes_back:
        await auditor.commands("start")
        await auditor.press("Look at question 2", "No")
        await hand_in(auditor)
        await leave(small, NIGHT + dt.timedelta(minutes=2))
    assert ([] if comes_back else ["C07 · sent back"]) == await leave(small, MORNING)


async def test_what_was_undone_at_night_is_not_told(small: Stage) -> None:
    """A return that was sent back and then accepted as it was: in the morning its auditor hears that alone."""
    auditor, person = await returning(small, "telegram"), await coordinating(small)
    await auditor.commands("requests")
    await leave(small, NIGHT)
    await types(person, f"/sendback 7 health 2 {NOTE}")
    await person.press("Yes, send it back")
    await types(person, "/accept 7 health")
    await person.press("Yes, accept it")
    await leave(small, NIGHT)
    told = [text for text in await leave(small, MORNING) if "the coordinator has" in text]
    assert 1 == len(told)
    assert "has accepted your return as you submitted it" in told[0]


async def test_a_parent_who_would_like_a_call(families: Stage) -> None:
    """Nobody is woken by it: it comes in the morning."""
    person = await coordinating(families)
    plover = families.admit(parent(families))
    await agree(plover)
    await leave(families, NIGHT)
    await plover.press("I'd like to talk")
    await plover.says(WHEN)
    assert [] == [text for text in await leave(families, NIGHT) if "would like a call" in text]
    assert 1 == sum("would like a call" in text for text in await leave(families, MORNING))
    assert any(WHEN in words(each) for each in person.chat().values())


async def test_who_is_there_hears_it_at_any_hour(small: Stage) -> None:
    """Somebody who did something within the last hour is told at once, also at night."""
    small.clock.now = NIGHT
    await returning(small, "telegram")
    person = await coordinating(small)
    await types(person, f"/sendback 7 health 2 {NOTE}")
    await person.press("Yes, send it back")
    assert "C07 · sent back" in await leave(small, NIGHT)


async def test_a_withdrawal_and_a_nominee(stage: Stage) -> None:
    """That answers were withdrawn, and what somebody says who is asked to run the audit too, is told by day."""
    auditor, person = stage.admit(stage.auditor(), "telegram", "heron"), await coordinating(stage)
    await auditor.press("I have read this")
    await types(person, "/invite coordinator Kim Wren")
    await person.press("Yes, make their link")
    second = stage.admit(run_by(stage, "Kim Wren", Role.NOMINEE), "telegram", "kim")
    await leave(stage, NIGHT)
    await second.press("Yes, I will", "I have read this")
    small_hours = NIGHT + dt.timedelta(hours=2)
    stage.clock.now = small_hours
    await types(second, "/withdraw heron")
    await second.press("Yes, erase it")
    Eraser(stage.house, stage.database, stage.folder / "register", lambda: None).finish_all()
    told = [text for text in await leave(stage, small_hours) if "withdrawn" in text or "has agreed" in text]
    assert [] == told
    told = await leave(stage, MORNING)
    assert [1, 2] == [sum(word in text for text in told) for word in ("has agreed", "withdrawn")]
