"""Whoever runs the audit changes something from the chat: it is shown, asked once, and done."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.invitations import enrol
from bot.stopping import stop, stop_token
from storage import addresses, audits, invitations, ledger, outbox, participants, requests, tables
from storage.invitations import State
from survey.audit import Audit, Role
from survey.dispositions import Disposition
from survey.events import Commanded, Pressed, Said
from survey.messages import Note, token
from tests.bot.stage import NOON, Person, Stage, stage, words
from tests.bot.test_concerns import ask
from tests.bot.test_coordinator import run_by, shown
from tests.bot.test_more_time import known
from tests.bot.test_offering import small
from tests.bot.test_reminders import kept, tick
from tests.bot.test_reviewing import NOTE, returning, sent_back

__all__ = ["small", "stage"]

HOURS = dt.timedelta(hours=2)


async def coordinating(stage: Stage, channel: str = "telegram", name: str = "Invented Coordinator") -> Person:
    """Return a coordinator who has read what is kept of them."""
    person = stage.admit(run_by(stage, name), channel, f"chat of {name}")
    await person.press("I have read this")
    return person


async def types(person: Person, text: str) -> str:
    """Type a command or a text; returns the text of the card."""
    name, _, argument = text[1:].partition(" ")
    await person.sends(Commanded(name, argument) if text.startswith("/") else Said(text))
    return words(person.card()[1])


def notes(person: Person) -> list[str]:
    """Return the notes that stand in a chat."""
    return [words(message) for message in person.chat().values() if isinstance(message, Note)]


def buttons(person: Person) -> list[str]:
    """Return what can be pressed."""
    return [button.label for row in person.card()[1].rows for button in row]


def actions(stage: Stage, *beginning: str) -> list[str]:
    """Return what the ledger, whose chain is whole, says was done."""
    with stage.database.reading() as connection:
        assert ledger.verify(connection, stage.audit.id) is None
        found = connection.execute(select(tables.ledger.c.action).order_by(tables.ledger.c.seq)).scalars().all()
    return [action for action in found if action.startswith(beginning)]


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_from_the_summary_to_a_reminder(stage: Stage, channel: str) -> None:
    """Summary, agency, person, remind: it says who would get what; pressed once, one message is written."""
    heron = stage.admit(stage.auditor(cases=("C07", "C08")), "telegram", "heron")
    await heron.press("I have read this")
    stage.auditor("Auditor Finch", cases=("C09",))
    stage.clock.now += HOURS
    person = await coordinating(stage, channel)
    await person.press("Agencies", "Health", "Auditor Heron", "Remind")
    title, text, _ = shown(person)
    assert ("Remind", "One message each, about all that they still owe, to: Auditor Heron.") == (title, text)
    yes = person.token("Yes, remind")
    await person.press("Yes, remind")
    assert "Auditor Heron" == shown(person)[0]
    assert 1 == tick(stage)
    assert ["chased"] == [each.reason for each in kept(stage)]
    await person.sends(Pressed(yes))
    text = await types(person, "/remind")
    assert "Passed over, for they are reminded on that day already: Auditor Heron." in text
    assert "Passed over, for nothing reaches them: Auditor Finch." in text
    assert ["Cancel"] == buttons(person)
    assert ["reminders.chased"] == actions(stage, "reminders.chased")


async def test_at_night_a_reminder_is_queued(stage: Stage) -> None:
    """It says when the message would leave, and leaves then."""
    heron = stage.admit(stage.auditor(), "telegram", "heron")
    await heron.press("I have read this")
    stage.clock.now = stage.clock.now.replace(hour=22)
    person = await coordinating(stage)
    assert "The messages would leave on 4 February 2014, 09:00." in await types(person, "/remind health")
    await person.press("Yes, at that time")
    assert 0 == tick(stage)
    assert 1 == tick(stage, dt.datetime(2014, 2, 4, 9, tzinfo=dt.UTC))


async def test_what_has_changed_is_asked_again(stage: Stage) -> None:
    """The button means exactly what stood above it; one of another time or another chat means nothing."""
    heron = stage.admit(stage.auditor(cases=("C07", "C08")), "telegram", "heron")
    await heron.press("I have read this")
    stage.clock.now += HOURS
    person, other = await coordinating(stage), await coordinating(stage, "web", "Second Coordinator")
    await types(person, "/remind heron")
    row, yes = person.card()[0], person.token("Yes")
    for forger in (other, heron):
        await forger.sends(Pressed(yes))
    await heron.press("C07")
    receipt = await person.sends(Pressed(yes), on=row)
    assert "Something has changed meanwhile" in receipt.toast
    assert "did something within the last hour: Auditor Heron" in words(person.card()[1])
    stage.clock.now += HOURS
    await types(person, "/remind heron")
    yes = person.token("Yes")
    await types(person, "/summary")
    receipt = await person.sends(Pressed(yes))
    assert "earlier step" in receipt.toast
    assert 0 == tick(stage)
    assert [] == actions(stage, "reminders.chased")


async def test_more_time_from_the_chat(stage: Stage) -> None:
    """By a day that is typed, or one that is offered, which is a working day; for a request, an agency, a person, or
    all."""
    stage.auditor(cases=("C07", "C08"))
    off = replace(stage.audit.reminders, days_off=(dt.date(2014, 2, 28), dt.date(2014, 2, 27)))
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, replace(stage.audit, reminders=off), NOON)
    person = await coordinating(stage)
    assert "is told of the new day once, within the hours" in await types(person, "/extend 17 feb")
    await person.press("Yes, change it")
    assert "Due 17 February 2014, in 14 days" in words(person.card()[1])
    text = await types(person, "/extend 7 health 21 feb")
    assert "C07 · Health: due Friday 21 February instead of Monday 17 February." in text
    await person.press("Yes, change it")
    assert ("C07 · Health", "Auditor Heron: not invited\nDue 21 February 2014") == shown(person)[:2]
    await person.press("Back", "More time")
    assert "Auditor Heron: due Monday 17 February, Friday 21 February now." in words(person.card()[1])
    assert "Until Wednesday 26 February" == buttons(person)[0]
    await types(person, "someday")
    assert "'someday' is no day" in notes(person)[-1]
    await types(person, "28/2")
    await person.press("Yes, change it")
    assert {28} == {known(stage).due(each).day for each in known(stage).asked}
    assert "C07: not invited, due 28 February 2014" in words(person.card()[1])
    await types(person, "/extend 1 jan 2015")
    assert "The audit closes on" in notes(person)[-1]
    await types(person, "/extend nobody 21 feb")
    assert "'nobody' is no agency and nobody" in notes(person)[-1]
    await types(person, "/extend heron to 32 feb")
    assert "'32 feb' is no day that can be read" in notes(person)[-1]
    assert "2 not invited, due 28 February 2014" in await types(person, "/outstanding")


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_from_the_board_to_an_accepted_return(small: Stage, channel: str) -> None:
    """With buttons alone; each look at answers is in the ledger."""
    await returning(small)
    person = await coordinating(small, channel)
    assert "To look into: 1" in buttons(person)
    await person.press("Cases", "C07", "Open: Health")
    title, text, _ = shown(person)
    assert "C07 · Health" == title
    assert "Return 1, handed in on 3 February 2014, 12:00. It stands at 'returned'.\n1. " in text
    await person.press("Accept")
    assert "C07 · Health: return 1, which stands at 'returned', would be accepted as it is." == shown(person)[1]
    await person.press("Yes, accept it")
    assert "C07" == shown(person)[0]
    assert ["accepted"] == small.dispositions()
    await types(person, "/return 7 health")
    assert ["Send questions back", "Back", "Summary"] == buttons(person)
    assert ["return.1", "return.opened", "return.accepted", "return.opened"] == actions(small, "return.")
    await types(person, "/accept 7 health")
    assert "was accepted already" in notes(person)[-1]
    await types(person, "/accept")
    assert ("To look into: 0", "No return waits for you to look into it.") == shown(person)[:2]


async def test_questions_go_back_with_what_was_typed(small: Stage) -> None:
    """A note that could identify somebody is not taken; the whole is shown, and the auditor gets exactly that."""
    auditor = await returning(small)
    person = await coordinating(small)
    await types(person, "/sendback 7 health")
    await person.press("2. ")
    await types(person, "Ask Mrs Plover, NHS 943 476 5919")
    assert "looks as if it could identify someone" in notes(person)[-1]
    await types(person, NOTE)
    await person.press("Another question too")
    await types(person, "1 On which date?")
    _, text, labels = shown(person)
    assert NOTE in text
    assert "On which date?" in text
    await person.press("Without question 1", "Yes, send it back")
    assert [("plan", NOTE)] == [(each.question, each.note) for each in sent_back(small)]
    assert NOTE in words(auditor.card()[1])
    await auditor.press("Look at question 2", "It stands as it is", "Submit again", "Submit as it is")
    assert ["returned"] == small.dispositions()
    await types(person, "/return 7 health")
    assert "Sent back with: Which plan is meant?" in words(person.card()[1])
    assert NOTE not in "".join(actions(small, ""))
    assert labels[0] == "Yes, send it back"


async def test_a_return_that_nobody_has_looked_into_is_neither_accepted_nor_sent_back(small: Stage) -> None:
    """Where another one came since the coordinator was asked, they are asked again."""
    auditor = await returning(small)
    person = await coordinating(small)
    for number, command in ((2, "/accept 7 health"), (3, f"/sendback 7 health 1 {NOTE}")):
        await types(person, command)
        row, yes = person.card()[0], person.token("Yes")
        await auditor.press("Change", "1 ✓", "No" if number == 2 else "Yes")
        await auditor.commands("review")
        await auditor.press("Submit", "Submit")
        receipt = await person.sends(Pressed(yes), on=row)
        assert "changed meanwhile" in receipt.toast
        assert f"return {number}" in words(person.card()[1])
    assert ["returned"] == small.dispositions()


async def test_two_coordinators_and_one_return(small: Stage) -> None:
    """What the one has accepted the other sends back only knowing that, and hears where nobody is told of it."""
    auditor = await returning(small)
    person, other = await coordinating(small), await coordinating(small, "web", "Second Coordinator")
    await types(other, f"/sendback 7 health 1 {NOTE}")
    row, yes = other.card()[0], other.token("Yes")
    await types(person, "/accept 7 health")
    await person.press("Yes, accept it")
    receipt = await other.sends(Pressed(yes), on=row)
    assert "changed meanwhile" in receipt.toast
    assert "return 1, which stands at 'accepted': these would go back" in words(other.card()[1])
    assert ["accepted"] == small.dispositions()
    with small.database.writing() as connection:
        addresses.unreachable(connection, auditor.address_id)
    await other.press("Yes, send it back")
    assert "Auditor Heron cannot be reached just now" in notes(other)[-1]
    assert ["sent_back"] == small.dispositions()


async def test_whom_a_card_has_no_room_to_name(stage: Stage) -> None:
    """They are part of what is agreed to all the same."""
    for number in range(100, 160):
        stage.admit(stage.auditor(f"Auditor Heron {number}"), "telegram", f"chat {number}")
    stage.clock.now += HOURS
    person = await coordinating(stage)
    assert "Auditor Heron 159" not in await types(person, "/remind")
    yes = person.token("Yes")
    with stage.database.writing() as connection:
        requests.dispose(connection, 60, Disposition.RETURNED, reason="x", by=None, now=stage.clock())
    receipt = await person.sends(Pressed(yes), on=person.card()[0])
    assert "Something has changed meanwhile" in receipt.toast
    assert [] == actions(stage, "reminders.chased")


@pytest.mark.parametrize("coordinator_first", [True, False])
@pytest.mark.parametrize("does", ["accept", "sendback", "reassign"])
async def test_both_in_one_batch(small: Stage, does: str, *, coordinator_first: bool) -> None:
    """The auditor changes an answer in the very transaction in which the coordinator decides: whoever comes second
    finds what the first has done, and nothing is lost."""
    auditor = await returning(small, "telegram")
    person = await coordinating(small)
    await types(person, {"reassign": "/reassign 7 health Auditor Wren"}.get(does, f"/{does} 7 health"))
    if does == "sendback":
        await types(person, f"1 {NOTE}")
    await auditor.press("Change", "1 ✓")
    yes = person.incoming(Pressed(person.token("Yes")), on=person.card()[0])
    change = auditor.incoming(Pressed(auditor.token("No")), on=auditor.card()[0])
    both: Sequence[object] = await asyncio.gather(
        *(small.turns.handle(each) for each in ((yes, change) if coordinator_first else (change, yes)))
    )
    assert 2 == len(both)
    expected = {"accept": "accepted", "sendback": "sent_back", "reassign": "returned"}
    assert [expected[does]] == small.dispositions()
    with small.database.reading() as connection:
        assert [] == connection.execute(select(tables.quarantine)).all()
    entries = 3 if not coordinator_first or does == "accept" else 2
    assert entries == len(small.history(1))
    await auditor.commands("start")
    card = auditor.card()[1]
    if does == "sendback":
        assert NOTE in words(card) or "sent back" in card.title
        await auditor.press("Look at question 1")
        assert NOTE in words(auditor.card()[1])
    if does == "reassign":
        assert "C07" not in words(card) + card.title
    assert [1] == [each.number for each in small.returns()]


async def test_a_request_goes_to_somebody_else(stage: Stage) -> None:
    """Somebody known by a part of their name, or somebody new, who then needs a link."""
    stage.auditor(cases=("C07",))
    stage.auditor("Auditor Finch", cases=("C08",))
    person = await coordinating(stage)
    text = await types(person, "/reassign 7 health finch")
    assert "It would go to Auditor Finch with every answer in it; Auditor Heron could not open it" in text
    await person.press("Yes, move it")
    assert "Auditor Finch" == shown(person)[0]
    await person.press("C07: not invited", "Give it to somebody else")
    await types(person, "Auditor Wren")
    assert "Auditor Wren is new to this audit" in words(person.card()[1])
    await person.press("Yes, move it")
    assert "Auditor Wren cannot be reached yet" in notes(person)[-1]
    assert "A letter with a new link" in buttons(person)
    assert ["Auditor Wren", "Auditor Finch"] == [each.name for each in known(stage).asked]


async def test_a_new_link(stage: Stage) -> None:
    """It is shown once and lets them in; nobody makes one for those who run the audit."""
    stage.auditor()
    person = await coordinating(stage)
    await types(person, "/invite heron")
    yes = person.token("Yes, make it")
    await person.press("Yes, make it")
    await person.sends(Pressed(yes))
    [letter] = [note for note in notes(person) if "/i/" in note]
    with stage.database.reading() as connection:
        assert State.VALID is invitations.look(connection, letter.rpartition("/i/")[2], "web", stage.clock())[0]
    await types(person, "/invite Invented Coordinator")
    assert "made on the command line" in notes(person)[-1]
    await types(person, "/invite")
    assert "/invite coordinator Morgan Lark" in notes(person)[-1]


async def test_a_new_link_by_e_mail_or_for_telegram_too(stage: Stage) -> None:
    """Whoever has an address and did not stop the e-mails is written to, and no link is shown; else one for each
    channel that they may use."""
    heron = stage.auditor(email="heron@health.example")
    stage.auditor("Auditor Wren")
    person = await coordinating(stage)
    stage.house.further_ways = lambda: {"telegram": "https://t.example/bot?start={}".format}
    await types(person, "/invite wren")
    await person.press("Yes, make it")
    [both] = [note for note in notes(person) if "/i/" in note]
    assert "2 links, for as many ways in" in both
    assert "https://t.example/bot?start=" in both
    await types(person, "/invite heron")
    assert "goes to Auditor Heron by e-mail" in words(person.card()[1])
    await person.press("Yes, send it")
    assert "A new link is on its way to Auditor Heron by e-mail" == person.card()[1].confirms
    assert [both] == [note for note in notes(person) if "/i/" in note]
    with stage.database.reading() as connection:
        [mailbox] = [each for each in addresses.of_participant(connection, heron) if each.channel == "email"]
        [letter] = outbox.since(connection, stage.vault, mailbox.id, 0)
    assert isinstance(letter.message, Note)
    assert ["You are asked to take part", True] == [letter.message.lines[0].text, "/i/" in letter.message.link]
    with stage.database.writing() as connection:
        assert stop(connection, stage.vault, stop_token(stage.vault, heron), stage.clock())
    await types(person, "/invite heron")
    await person.press("Yes, make it")
    assert 2 == len([note for note in notes(person) if "/i/" in note])


@pytest.mark.parametrize(("channel", "agrees"), [("telegram", True), ("web", False)])
async def test_a_second_coordinator(stage: Stage, channel: str, *, agrees: bool) -> None:
    """Both confirm: the one who asks, and the one who is asked, who is nobody until then, by either link."""
    stage.auditor()
    stage.house.further_ways = lambda: {"telegram": "https://t.example/bot?start={}".format}
    person = await coordinating(stage)
    await types(person, "/invite coordinator")
    await types(person, "Second Coordinator")
    assert "Second Coordinator would run this audit as you do" in words(person.card()[1])
    await person.press("Yes, make their link")
    both = next(note for note in notes(person) if "/i/" in note)
    link = both.partition("?start=" if channel == "telegram" else "/i/")[2].split()[0]
    with stage.database.writing() as connection:
        _, asked = invitations.redeem(connection, link, channel, stage.clock())
    second = stage.admit(asked or "", channel, "second")
    assert "Invented Coordinator asks you to run 'Repeat plans 2014'" in words(second.card()[1])
    await second.commands("summary")
    assert "Auditor Heron" not in "".join(words(each) for each in second.chat().values())
    assert ["Yes, I will", "No"] == buttons(second)
    before = len(notes(person))
    await second.press("Yes, I will" if agrees else "No")
    assert 1 == len(notes(person)) - before
    assert ("has agreed" if agrees else "has said no") in notes(person)[-1]
    with stage.database.reading() as connection:
        role = participants.one(connection, stage.vault, asked or "").role
    assert (Role.COORDINATOR if agrees else Role.NOMINEE) is role
    assert f"appointment.{'agreed' if agrees else 'declined'}" in actions(stage, "appointment")
    if agrees:
        await second.press("I have read this")
        assert "Repeat plans 2014" == shown(second)[0]
    else:
        await second.sends(Pressed(token("nominee", 0, -1, "agree")))
        assert "You have said no" in words(second.card()[1])


async def test_the_lead_changes_nothing(small: Stage) -> None:
    """They open returns; what changes something is refused, by command and by a forged button, and noted."""
    await returning(small)
    with small.database.writing() as connection:
        stored = audits.load(connection, small.vault, small.audit.id)
        enrol(connection, small.vault, stored, name="Lead", role=Role.LEAD, email="", now=small.clock())
    lead = small.admit(run_by(small, "Lead", Role.LEAD), "web")
    await lead.press("I have read this", "Cases", "C07", "Open: Health")
    assert ["Back", "Summary"] == buttons(lead)
    others = ("/sendback 7 1 x", "/reassign 7 wren", "/invite heron", "/withdraw heron")
    for text in ("/remind", "/extend 21 feb", "/accept 7", *others):
        await types(lead, text)
        assert "a coordinator does that" in notes(lead)[-1]
    await lead.sends(Pressed(token("c", 0, 3, "accept", 1)))
    await lead.sends(Pressed(token("c", 0, -1, "yes")))
    await types(lead, "/help")
    assert "/return" in notes(lead)[-1]
    assert "/accept" not in notes(lead)[-1]
    names = ("remind", "extend", "accept", "sendback", "reassign", "invite", "withdraw", "accept", "yes")
    assert [f"refused.{name}" for name in names] == actions(small, "refused.")
    assert ["returned"] == small.dispositions()


async def test_what_is_for_the_web_chat_stays_there(small: Stage) -> None:
    """Opening a return in Telegram says that something was answered there, and a note on it is not typed."""
    await returning(small)
    ask(small, web_only=frozenset({"seen", Audit.COMMENTS}))
    person = await coordinating(small)
    text = await types(person, "/return 7 health")
    assert "1. Was the child seen?\ngiven in the web chat\n2. Is there a plan?\nYes" in text
    await types(person, f"/sendback 7 health 1 {NOTE}")
    assert "typed in the web chat only" in notes(person)[-1]
    at_desk = await coordinating(small, "web", "Second Coordinator")
    assert "1. Was the child seen?\nYes" in await types(at_desk, "/return 7 health")


async def test_what_is_not_theirs_is_refused_and_noted(stage: Stage) -> None:
    """An auditor who types a coordinator's command, presses on another's button, or brings a spent link: nothing
    happens, and the ledger says that they tried, without a word of what."""
    heron = stage.admit(stage.auditor(cases=("C07",)), "web")
    finch = stage.admit(stage.auditor("Auditor Finch", cases=("C08",)), "web")
    for auditor in (heron, finch):
        await auditor.press("I have read this")
    person = await coordinating(stage)
    for text in ("/remind everybody", "/accept 7 health", "/summary", "/case 8"):
        await types(heron, text)
    for pressed in (finch.token("Yes, I have"), token("c", 0, 3, "accept", 2), token("c", 0, -1, "yes")):
        await heron.sends(Pressed(pressed))
    await person.sends(Pressed(finch.token("Yes, I have")))
    await heron.commands("requests")
    assert "C08" not in "".join(words(each) for each in heron.chat().values())
    with stage.database.writing() as connection:
        spent = invitations.issue(connection, heron.address, "telegram", "invitation", stage.clock(), HOURS)
        invitations.redeem(connection, spent.token, "telegram", stage.clock())
    stranger = Person(stage, "telegram", "99", "")
    await stranger.sends(Commanded("start", spent.token))
    expected = [f"refused.{name}" for name in ("remind", "accept", "summary", "case", *["press"] * 4)]
    assert expected == actions(stage, "refused.")
    assert ["invitation.refused.used"] == actions(stage, "invitation.refused")
    with stage.database.reading() as connection:
        subjects = connection.execute(select(tables.ledger.c.subject)).scalars().all()
    assert not [each for each in subjects if spent.token in each or "everybody" in each]
