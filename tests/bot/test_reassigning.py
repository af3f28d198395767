"""Giving a request to somebody else: it stays the same request, and whoever had it can open it no more."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot import reassigning
from bot.finding import Called, find
from bot.reassigning import CannotReassign, Plan
from storage import audits, ledger, participants, tables
from survey.audit import Role
from survey.dispositions import Disposition
from survey.events import Edited, Pressed, Said
from survey.messages import Note, Record
from tests.bot.stage import NOON, Person, Stage, stage, words
from tests.bot.test_offering import answering, hand_in, small
from tests.bot.test_reviewing import labels, send_back

__all__ = ["small", "stage"]

HERON, WREN = "Auditor Heron", "Auditor Wren"


def reassign(stage: Stage, name: str = WREN, label: str | None = None) -> tuple[Plan, bool]:
    """Give the request to Health about the first case to somebody; returns the plan, and whether they are told."""
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        found = find(connection, stage.vault, stored, Called("7", "Health", label))
        planned = reassigning.plan(stage.house, connection, stored, found, name)
        return planned, reassigning.reassign(stage.house, connection, stored, planned, actor=None, now=NOON)


def named(stage: Stage, name: str) -> str:
    """Return the id of the participant who is called so."""
    with stage.database.reading() as connection:
        known = participants.contacts(connection, stage.vault, stage.audit.id)
    return next(each.id for each in known if each.name == name)


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_somebody_new_goes_on_where_the_first_one_was(small: Stage, channel: str) -> None:
    """They say whose file is in front of them, and find every answer; the history names both."""
    first = await answering(small, channel)
    giver = named(small, HERON)
    planned, is_told = reassign(small)
    assert (HERON, WREN, None, False) == (planned.giver_name, planned.name, planned.known, is_told)
    assert ["partial"] == small.dispositions()
    taker = named(small, WREN)
    person = small.admit(taker, channel, "elsewhere")
    await person.press("I have read this", "Yes, I have this child's file: begin")
    assert "Question 3 of 3 · C07" == person.card()[1].title
    await person.says("Nobody knew.")
    await person.press("Submit")
    [returned] = small.returns()
    assert [("y",), ("y",), None] == [answer.choices for answer in returned.answers]
    assert [giver, giver, taker] == [entry.participant for entry in small.history(1)]
    await first.commands("start")
    assert set() == labels(first.card()[1])
    with small.database.reading() as connection:
        assert ledger.verify(connection, small.audit.id) is None
        rows = connection.execute(select(tables.ledger).where(tables.ledger.c.action == "request.reassigned"))
        [(actor, subject)] = [(row.actor, row.subject) for row in rows]
        moves = connection.execute(select(tables.dispositions).order_by(tables.dispositions.c.seq)).all()
    assert ("command", f"request:1 from:{giver} to:{taker}") == (actor, subject)
    assert ("partial", "reassigned", None) in [(row.disposition, row.reason, row.by_participant) for row in moves]


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_the_card_of_the_first_one_says_so(small: Stage, channel: str) -> None:
    """At the next press, which changes nothing; the card is a line then, or the list."""
    first = small.admit(small.auditor(cases=("C07", "C08")), channel)
    await first.press("I have read this", "C07", "Yes, I have", "Yes")
    row, _ = first.card()
    press = Pressed(first.token("Leave unanswered"))
    before = small.history(1)
    reassign(small)
    receipt = await first.sends(press, on=row)
    assert "This request is with somebody else now." == receipt.toast
    assert {"C08: not begun"} == labels(first.card()[1])
    shown = first.chat()[row]
    said = shown.text if isinstance(shown, Record) else getattr(shown, "confirms", "")
    assert "This request is with somebody else now." == said
    assert before == small.history(1)
    again = await first.sends(press)
    assert "This request is with somebody else now." == again.toast


async def test_what_the_first_one_types_is_not_kept(small: Stage) -> None:
    """Neither as an answer nor as an edit of one; they hear why."""
    first = await answering(small, "telegram")
    await first.sends(Said("Nobody knew.", "m1"))
    before = small.history(1)
    reassign(small)
    for event in (Edited("Somebody knew.", "m1"), Said("More.", "m2")):
        await first.sends(event)
        notes = [message for message in first.chat().values() if isinstance(message, Note)]
        assert words(notes[-1]).startswith("This request is with somebody else now, so what you sent was not kept.")
    assert before == small.history(1)


async def test_an_edit_in_another_chat_changes_nothing_of_the_first_one(small: Stage) -> None:
    """The same number names another message there."""
    first = await answering(small, "telegram")
    await first.sends(Said("Nobody knew.", "m1"))
    reassign(small)
    person = small.admit(named(small, WREN), "telegram", "elsewhere")
    await person.press("I have read this", "Yes, I have")
    before = small.history(1)
    await person.sends(Edited("Something else.", "m1"))
    assert before == small.history(1)


async def test_a_text_that_was_held_back_comes_along(small: Stage) -> None:
    """Whoever has the request now decides about it."""
    first = await answering(small, "telegram")
    await first.says("Mrs Heron said so, 943 476 5919")
    reassign(small)
    person = small.admit(named(small, WREN), "telegram", "elsewhere")
    await person.press("I have read this", "Yes, I have", "Decide about my text")
    assert "Mrs Heron said so" in words(person.card()[1])
    assert "Delete my message from this chat" not in labels(person.card()[1])
    await person.press("Leave it out")


async def test_a_return_that_was_sent_back_is_looked_at_by_the_other_one(small: Stage) -> None:
    """With the note; and it counts all the time."""
    first = await answering(small)
    await hand_in(first)
    send_back(small, ("1", "Which plan is meant?"))
    reassign(small)
    assert ["sent_back"] == small.dispositions()
    person = small.admit(named(small, WREN), "web", "elsewhere")
    await person.press("I have read this", "Yes, I have", "Look at question 1")
    assert "Which plan is meant?" in words(person.card()[1])
    await person.press("No", "Submit again", "Submit as it is")
    assert [2] == [each.number for each in small.returns()]


async def test_somebody_who_takes_part_is_told_at_once(small: Stage) -> None:
    """And finds it in their list, under the name that they have, however it is spelled here."""
    person = small.admit(small.auditor(WREN, cases=("C08",)))
    await person.press("I have read this")
    await answering(small)
    planned, is_told = reassign(small, "  auditor WREN ", HERON)
    assert (WREN, True) == (planned.name, is_told)
    *_, note = person.chat().values()
    assert words(note).startswith("C07 is yours to answer now.")
    await person.commands("requests")
    assert {"C07: begun", "C08: opened"} == labels(person.card()[1])


async def test_there_and_back_again(small: Stage) -> None:
    """Whoever gets their own request back has it."""
    first = await answering(small)
    reassign(small)
    reassign(small, HERON)
    await first.commands("start")
    await first.press("Yes, I have")
    assert "Question 3 of 3 · C07" == first.card()[1].title


def test_an_invitation_that_somebody_else_had(stage: Stage) -> None:
    """It does not count for whoever has the request now."""
    person = stage.auditor()
    with stage.database.writing() as connection:
        connection.execute(tables.requests.update().values(disposition=Disposition.INVITED.value))
    reassign(stage)
    assert ["not_invited"] == stage.dispositions()
    stage.admit(person)
    reassign(stage, HERON)
    assert ["invited"] == stage.dispositions()


def test_what_cannot_be_done(stage: Stage) -> None:
    """To the same person, to another role, to somebody who is asked for the same, or to nobody."""
    stage.auditor(HERON)
    stage.knows("Parent Finch", Role.PARENT)
    refused = {HERON: "is with them already", "Parent Finch": "as parent", " ": "1 to 80", "x" * 81: "1 to 80"}
    for name, why in refused.items():
        with pytest.raises(CannotReassign, match=why):
            reassign(stage, name)
    stage.auditor(WREN)
    with pytest.raises(CannotReassign, match="a request of their own for C07 · Health"):
        reassign(stage, WREN, HERON)


async def test_a_double_press_of_the_first_one(small: Stage) -> None:
    """The press of the first one that arrives after it belongs to nobody, though its token is the card's."""
    first = await answering(small)
    token = Pressed(first.token("Leave unanswered"))
    reassign(small)
    other = Person(small, "web", first.address, first.address_id, 500)
    await other.sends(token)
    await other.sends(token)
    assert 2 == len(small.history(1))
