"""Whoever runs the audit asks in the chat where it stands."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.drawings import drawings
from bot.invitations import TakesPart, enrol
from storage import audits, invitations, ledger, participants, tables
from storage.invitations import State
from survey.audit import Role
from survey.events import Commanded, Pressed
from survey.messages import Card, Document, Picture
from survey.names import folded
from tests.bot.stage import Person, Stage, begin, stage, words

__all__ = ["stage"]


def run_by(stage: Stage, name: str = "Invented Coordinator", role: Role = Role.COORDINATOR) -> str:
    """Enrol somebody who runs the audit; returns their id."""
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        enrol(connection, stage.vault, stored, name=name, role=role, email="", now=stage.clock())
        contacts = participants.contacts(connection, stage.vault, stage.audit.id)
    return next(contact.id for contact in contacts if folded(contact.name) == folded(name))


def shown(person: Person) -> tuple[str, str, list[str]]:
    """Return title, text and buttons of the card."""
    _, card = person.card()
    return card.title, words(card), [button.label for row in card.rows for button in row]


@pytest.fixture(params=["web", "telegram"])
async def coordinator(stage: Stage, request: pytest.FixtureRequest) -> Person:
    """A coordinator who has read who sees what, in either channel."""
    stage.auditor(cases=("C07", "C08"))
    person = stage.admit(run_by(stage), request.param, "4711")
    await person.press("I have read this")
    return person


async def test_the_summary_counts_with_both_bases(stage: Stage, coordinator: Person) -> None:
    """The rates stand with their counts, and what eligible means stands under them."""
    title, text, buttons = shown(coordinator)
    assert stage.audit.title == title
    assert "Returned: 0 of 2 requested (0.0%); of 2 eligible (0.0%)." in text
    assert "Eligible: requested, without 'not known to our agency'" in text
    assert ["Agencies", "Cases", "The board", "Returns so far", "Outstanding: 2", "Not reached: 1"] == buttons


async def test_buttons_lead_from_one_view_to_the_next(coordinator: Person) -> None:
    """From the summary to the agency, to the person, and back."""
    await coordinator.press("Agencies", "Health")
    title, text, buttons = shown(coordinator)
    assert "Health" == title
    assert "C07: not invited (Auditor Heron)" in text
    assert "Auditor Heron" in buttons
    await coordinator.press("Auditor Heron")
    title, text, _ = shown(coordinator)
    assert ("Auditor Heron", "C07: not invited\nC08: not invited\nNo link was made yet.") == (title, text)
    await coordinator.press("Summary", "Cases", "C08")
    title, text, _ = shown(coordinator)
    assert ("C08", True) == (title, "Health: not invited (Auditor Heron)" in text)


@pytest.mark.parametrize("typed", ["/case 7", "/case c07", "7", "C07"])
async def test_a_case_is_found_as_it_is_typed(coordinator: Person, typed: str) -> None:
    """With the command or without, by reference or number."""
    if typed.startswith("/"):
        await coordinator.sends(_command(typed))
    else:
        await coordinator.says(typed)
    assert "C07" == shown(coordinator)[0]


async def test_a_case_that_is_not_there_is_said_to_be_none(coordinator: Person) -> None:
    """And those that are there are shown."""
    await coordinator.sends(_command("/case 99"))
    notes = "\n".join(words(message) for message in coordinator.chat().values() if not isinstance(message, Card))
    assert "No case of this audit is called '99'" in notes
    assert "Cases" == shown(coordinator)[0]


async def test_what_happens_shows_at_the_next_look(stage: Stage, coordinator: Person) -> None:
    """A notice comes with the person's own words; a return counts."""
    auditor = stage.admit(stage.auditor("Auditor Finch", cases=("C09",)))
    await auditor.press("I have read this", "I'm not sure")
    await auditor.says("Two children of that age")
    await coordinator.sends(_command("/summary"))
    await coordinator.press("For you to know: 1")
    _, text, _ = shown(coordinator)
    assert "Somebody is not sure which child this is." in text
    assert "Two children of that age" in text
    assert "C09 · Health" in text


async def test_a_letter_to_somebody_who_is_not_reached(stage: Stage, coordinator: Person) -> None:
    """It is asked once; the link in it lets them in, and the same button makes no second one."""
    await coordinator.sends(_command("/outreach"))
    assert "Auditor Heron\nNo link was made yet." in shown(coordinator)[1]
    await coordinator.press("Auditor Heron", "A letter with a new link")
    row, _ = coordinator.card()
    yes = coordinator.token("Yes, make it")
    await coordinator.sends(_pressed(yes), on=row)
    letters = [words(message) for message in coordinator.chat().values() if "Dear Auditor Heron" in words(message)]
    assert 1 == len(letters)
    assert "Auditor Heron\nHas never opened their link." in shown(coordinator)[1]
    token = letters[0].partition("/i/")[2].split()[0]
    await coordinator.sends(_pressed(yes))
    with stage.database.reading() as connection:
        assert State.VALID is invitations.look(connection, token, "web", stage.clock())[0]


@pytest.mark.parametrize(
    ("name", "says", "other"),
    [("board", "invited", "Returns so far"), ("curve", "0 of 2 eligible requests were returned", "The board")],
)
async def test_pictures_come_with_what_they_show_in_words(
    coordinator: Person, name: str, says: str, other: str
) -> None:
    """The picture stands above a short card, whose buttons go on below it."""
    await coordinator.sends(_command(f"/{name}"))
    *_, picture, card = coordinator.chat().values()
    assert isinstance(picture, Picture)
    assert isinstance(card, Card)
    assert says in "\n".join(line.text for line in picture.lines)
    assert picture.alt
    assert drawings(None)[picture.drawing](picture.data).startswith(b"\x89PNG")
    assert ["Agencies", "Cases", other, "Summary"] == shown(coordinator)[2]


async def test_the_report_comes_as_a_file(stage: Stage, coordinator: Person) -> None:
    """It is compiled when it is fetched; that it was asked for is in the ledger."""
    await coordinator.sends(_command("/report"))
    *_, document, _ = coordinator.chat().values()
    assert isinstance(document, Document)
    assert ({"audit": stage.audit.id}, "report.html") == (document.data, document.name)
    with stage.database.reading() as connection:
        assert "report.seen" in connection.execute(select(tables.ledger.c.action)).scalars().all()


async def test_before_anybody_is_asked(stage: Stage) -> None:
    """It says so, in place of figures of nothing, and of 'every agency has answered'."""
    person = stage.admit(run_by(stage), "telegram", "77")
    await person.press("I have read this")
    for view in ("summary", "agency", "case", "outstanding"):
        await person.commands(view)
        said = words(person.card()[1])
        assert said.startswith("Nobody is asked for a return yet."), view
        assert not any(wrong in said for wrong in ("0 of 0", "Where they stand", "has answered")), view


async def test_the_lead_chases_nobody(stage: Stage) -> None:
    """They see where everything stands; the button that makes a link is not theirs, also where it is forged."""
    stage.auditor()
    lead = stage.admit(run_by(stage, "Invented Lead", Role.LEAD))
    await lead.press("I have read this")
    assert ["Agencies", "Cases", "The board", "Returns so far", "Outstanding: 1"] == shown(lead)[2]
    await lead.sends(_pressed("c.0.-1.letter.1"))
    await lead.sends(_pressed("c.0.-1.make.1"))
    assert ("Not reached: 1", "Auditor Heron\nNo link was made yet.") == shown(lead)[:2]
    with stage.database.reading() as connection:
        done = connection.execute(select(tables.ledger.c.action)).scalars().all()
    assert 2 == done.count("refused.press")
    assert [] == [message for message in lead.chat().values() if "Dear" in words(message)]


async def test_looks_are_in_the_ledger_without_content(stage: Stage, coordinator: Person) -> None:
    """Who looked at which view, and nothing of what it said."""
    await coordinator.press("Outstanding", "Auditor Heron")
    with stage.database.reading() as connection:
        actions = connection.execute(select(tables.ledger.c.action).order_by(tables.ledger.c.seq)).scalars().all()
        assert ["summary.seen", "outstanding.seen", "person.seen"] == [a for a in actions if a.endswith(".seen")]
        assert ledger.verify(connection, stage.audit.id) is None


async def test_an_auditor_cannot_press_a_coordinators_button(stage: Stage, coordinator: Person) -> None:
    """A button that was copied from another chat shows the sender where they are themselves."""
    auditor = stage.admit(stage.auditor("Auditor Finch", cases=("C09",)))
    await begin(auditor)
    token = coordinator.token("Outstanding")
    receipt = await auditor.sends(_pressed(token))
    assert receipt.toast.startswith("That button belongs to an earlier step")
    assert "Question 1 of 14 · C09" == auditor.card()[1].title


async def test_a_strangers_button_shows_the_summary(coordinator: Person) -> None:
    """Forged or of another time, it changes nothing."""
    for token in ("c.0.-1.person.999999", "c.0.-1.drop.1", "7.1.0.choose.0", "c.0.-1.cases.-1", "c.0.-1.cases.900"):
        await coordinator.sends(_pressed(token))
        assert coordinator.card()[1].rows


async def test_a_name_is_one_person(stage: Stage) -> None:
    """Somebody who answers in the audit cannot be made to run it under the same name."""
    stage.auditor("Auditor Heron")
    with pytest.raises(TakesPart, match="takes part in this audit already, as auditor"):
        run_by(stage, "auditor  heron")
    assert run_by(stage, "Invented Lead", Role.LEAD) == run_by(stage, "Invented Lead", Role.LEAD)


def _command(text: str) -> Commanded:
    name, _, argument = text[1:].partition(" ")
    return Commanded(name, argument)


def _pressed(token: str) -> Pressed:
    return Pressed(token)
