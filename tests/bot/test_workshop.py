"""The practitioners' workshop in an audit: who sees it, who may end it, and what that means for who answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.outreach import Why
from bot.workshops import end_by, figures, workshop_for
from storage import audits
from storage.tables import ledger
from survey.audit import RUNS, Role
from survey.events import Commanded, Pressed
from survey.messages import token
from tests.bot.stage import NOON, Person, Stage, stage, words
from tests.bot.test_commands import HOURS, actions, buttons, coordinating, notes, types
from tests.bot.test_coordinator import shown
from tests.bot.test_more_time import known
from tests.bot.test_outreach import missing, why
from tests.bot.test_reminders import kept, tick
from tests.survey.talk import AUDIT

__all__ = ["stage"]

BOTH = ("web", "telegram")
ASKED, PARENTS = "practitioners-workshop", "parents-conversation"
HELD = replace(
    AUDIT,
    questionnaires={
        **AUDIT.questionnaires,
        Role.PRACTITIONER: ASKED,
        Role.PARENT: PARENTS,
        Role.INTERVIEWER: PARENTS,
    },
    channels={**AUDIT.channels, **dict.fromkeys((Role.PRACTITIONER, Role.PARENT, Role.INTERVIEWER), BOTH)},
)


@pytest.fixture
def held(stage: Stage) -> Stage:
    """An audit with a workshop."""
    stage.audit = HELD
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, HELD, NOON)
    return stage


def _somebody(stage: Stage, name: str, role: Role, case: str | None = None, asked: str = ASKED) -> str:
    person = stage.knows(name, role)
    if role not in RUNS:
        stage.asks(person, case, "health" if case else None, asked)
    return person


def _in(stage: Stage, person: str) -> Person:
    return stage.admit(person, "web", person)


def _figures(stage: Stage) -> dict[str, Any]:
    with stage.database.reading() as connection:
        return figures(connection, stage.house, audits.load(connection, stage.vault, HELD.id), NOON)


def _ended(stage: Stage, by: str, *, is_over: bool) -> bool:
    with stage.database.writing() as connection:
        return end_by(connection, stage.house, by, is_over=is_over)


async def _answered(person: Person, label: str) -> None:
    """Answer the first question and leave the others out."""
    await person.press("I have read this", "Begin", label, "No comment")
    for _ in range(8):
        await person.press("Leave unanswered")
    await person.press("Submit", "Submit as it is")


async def test_what_practitioners_say_is_counted_beside_the_audit(held: Stage) -> None:
    """Of one family or of none; the board, its rates and the auditors' requests are as they were."""
    held.auditor()
    plover = _in(held, _somebody(held, "Practitioner Plover", Role.PRACTITIONER, "C07"))
    dunlin = _in(held, _somebody(held, "Practitioner Dunlin", Role.PRACTITIONER))
    read = words(plover.card()[1])
    assert ("answer for your own agency" in read, "can stand in the report as you wrote it" in read) == (False, True)
    await plover.press("I have read this")
    assert "speak for yourself, not for your agency" in words(plover.card()[1])
    assert not any("Not known to our agency" in button.label for row in plover.card()[1].rows for button in row)
    await plover.press("Begin", "Agree", "No comment")
    await _answered(dunlin, "Strongly agree")
    assert (1, []) == (_figures(held)["answered"], _figures(held)["questions"])
    for name in ("Practitioner Ruff", "Practitioner Knot"):
        await _answered(_in(held, _somebody(held, name, Role.PRACTITIONER)), "Strongly agree")
    found = _figures(held)
    assert (4, 1, 3) == (found["invited"], found["answering"], found["answered"])
    assert [3, 0, 0, 0, 0, 0] == [option["count"] for option in found["questions"][0]["options"]]
    assert [(True, None, [])] * 4 == [(q["held_back"], q["answered"], q["options"]) for q in found["questions"][1:]]
    assert (1, 0) == (known(held).rate.requested, known(held).rate.returned)


async def test_once_it_is_over_nothing_is_answered(held: Stage) -> None:
    """What was answered is kept; opened again, the conversation goes on where it was."""
    lark = _somebody(held, "Morgan Lark", Role.COORDINATOR)
    plover = _in(held, _somebody(held, "Practitioner Plover", Role.PRACTITIONER, "C07"))
    await plover.press("I have read this", "Begin")
    assert _ended(held, lark, is_over=True)
    await plover.press("Agree")
    assert "The workshop is over" in words(plover.card()[1])
    assert _figures(held)["closed_at"]
    assert _ended(held, lark, is_over=False)
    await plover.commands("start")
    await plover.press("Agree")
    assert "Why do you see it so?" in words(plover.card()[1])


def test_only_who_coordinates_ends_it(held: Stage) -> None:
    """The lead looks, and is refused in the ledger; who answers does not even see it."""
    lead, plover = (
        _somebody(held, "Robin Lead", Role.LEAD),
        _somebody(held, "Practitioner Plover", Role.PRACTITIONER),
    )
    with held.database.reading() as connection:
        looks = workshop_for(connection, held.house, lead, NOON)
        assert looks is not None
        assert not looks()["can_end"]
        assert workshop_for(connection, held.house, plover, NOON) is None
    assert not _ended(held, lead, is_over=True)
    assert not _ended(held, plover, is_over=True)
    assert _figures(held)["closed_at"] is None
    with held.database.reading() as connection:
        assert 2 == list(connection.execute(select(ledger.c.action)).scalars()).count("workshop.refused")


async def test_practitioners_are_written_to_like_everybody(held: Stage) -> None:
    """Whom nothing reaches stands in the coordinator's list, with a letter; a parent never does. What they answer,
    and when they were in their chat, is shown to nobody."""
    plover = _in(held, _somebody(held, "Practitioner Plover", Role.PRACTITIONER, "C07"))
    _somebody(held, "Interviewer Knot", Role.INTERVIEWER, "C07", PARENTS)
    _somebody(held, "Parent Dunlin", Role.PARENT, "C07", PARENTS)
    ruff = held.admit(_somebody(held, "Practitioner Ruff", Role.PRACTITIONER), "telegram", "ruff")
    await ruff.press("I have read this")
    person = await coordinating(held)
    assert [("Interviewer Knot", Why.NOT_INVITED), ("Practitioner Plover", Why.SIGNED_OUT)] == [
        (each.contact.name, each.why) for each in missing(held)
    ]
    await types(person, "/outreach")
    await person.press("Practitioner Plover")
    assert ("Practitioner Plover", ["A letter with a new link", "Remind", "More time"]) == (
        shown(person)[0],
        buttons(person)[:3],
    )
    assert "opened" not in words(person.card()[1])
    await person.press("A letter with a new link", "Yes, make it")
    assert "Dear Practitioner Plover," in notes(person)[-1]
    text = await types(person, "/remind")
    assert "Passed over, for they are not to be written to just now: Practitioner Ruff." in text
    assert "hour" not in text
    held.clock.now += HOURS
    assert "to: Practitioner Ruff." in await types(person, "/remind ruff")
    await person.press("Yes, remind")
    assert 1 == tick(held)
    assert ["chased"] == [each.reason for each in kept(held)]
    text = await types(person, "/extend 17 feb")
    assert "And the day of 3 people who speak for themselves, beside the audit: " in text
    assert "outstanding request" not in text
    await _answered(plover, "Agree")
    [number] = [each.number for each in known(held).beside if each.name == "Practitioner Plover"]
    for forged in ("request", "return", "accept", "reassign"):
        await person.sends(Pressed(token("c", 0, 3, forged, number)))
        assert "Plover" not in words(person.card()[1])
    lead = held.admit(_somebody(held, "Invented Lead", Role.LEAD), "telegram", "lead")
    await lead.press("I have read this")
    for event in (Pressed(token("c", 0, -1, "person", number)), Commanded("remind"), Commanded("outreach")):
        await lead.sends(event)
    assert not any("Plover" in words(each) or "Ruff" in words(each) for each in lead.chat().values())
    assert ("Not reached: 1", "And 1 person who speaks for themselves, beside the audit.") == shown(lead)[:2]
    assert ["return.1"] == actions(held, "return.")  # made by Plover, and opened by nobody
    assert _ended(held, _somebody(held, "Morgan Lark", Role.COORDINATOR), is_over=True)
    assert [Why.NOT_INVITED] == why(held)
    assert "nothing reaches them: Interviewer Knot" in await types(person, "/remind")
