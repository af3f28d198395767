"""What people ask the coordinators, from one chat into the others and back; and what else these hear at once."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select

from bot.channels import Delivered
from bot.daytime import Daytime
from bot.news import Telling
from bot.writer import Writer
from storage import addresses, audits, ledger, notices, requests, tables
from storage.notices import Notice
from survey.audit import Audit, Role
from survey.dispositions import Disposition
from survey.events import Commanded, Pressed
from survey.messages import Card, Note, token
from survey.news_cards import SLOT as NEWS
from survey.reminder_cards import SLOT as REMINDER
from tests.bot.families import coordinator, families, parent
from tests.bot.stage import NOON, Person, Stage, stage, words
from tests.bot.test_coordinator import run_by
from tests.bot.test_reminders import carried

__all__ = ["families", "stage"]

QUESTION = "Does the plan before 2012 count?"
ANSWER = "Yes, every plan counts."
AT_NIGHT = dt.datetime(2014, 2, 4, 3, tzinfo=dt.UTC)


@dataclass
class Office:
    """An auditor who is answering, two coordinators, and the lead."""

    stage: Stage
    auditor: Person
    morgan: Person
    kim: Person
    lead: Person

    async def ticks(self, times: int = 1) -> None:
        """Let so many processes look at the same moment what is to be told."""
        writers = [Writer(self.stage.database) for _ in range(times)]
        await asyncio.gather(*(Telling(self.stage.house, w.write, lambda _: None).look() for w in writers))
        for writer in writers:
            writer.close()

    def notices(self) -> list[Notice]:
        """Return what coordinators are to hear of."""
        with self.stage.database.reading() as connection:
            key = audits.load(connection, self.stage.vault, self.stage.audit.id).key
            assert ledger.verify(connection, self.stage.audit.id) is None
            return notices.of_audit(connection, key, self.stage.audit.id)

    def allows_words_in_web_only(self) -> None:
        """Change the audit so that nothing in somebody's own words stands in Telegram."""
        self.stage.audit = replace(self.stage.audit, web_only=frozenset({Audit.COMMENTS}))
        with self.stage.database.writing() as connection:
            audits.save(connection, self.stage.vault, self.stage.audit, self.stage.clock())


@pytest.fixture
async def office(stage: Stage) -> Office:
    """Everybody has read who reads what; the coordinators and the lead are in Telegram."""
    auditor = stage.admit(stage.auditor("Auditor Heron", cases=("C07", "C08")))
    await auditor.press("I have read this", "C07", "Yes, I have")
    people = []
    for number, (name, role) in enumerate(
        [("Morgan Lark", Role.COORDINATOR), ("Kim Wren", Role.COORDINATOR), ("Invented Lead", Role.LEAD)]
    ):
        people.append(stage.admit(run_by(stage, name, role), "telegram", f"47{number}"))
        await people[-1].press("I have read this")
    return Office(stage, auditor, *people)


def about(person: Person, title: str) -> list[str]:
    """Return what the cards with this title say in somebody's chat."""
    return [words(each) for each in person.chat().values() if isinstance(each, Card) and each.title == title]


def notes(person: Person) -> list[str]:
    """Return the notes in somebody's chat."""
    return [words(each) for each in person.chat().values() if isinstance(each, Note)]


ASKED = "A question to the coordinators"
SINCE = "For you to know"
WHICH_CHILD = "Somebody is not sure which child this is"


async def test_a_question_and_its_answer(office: Office) -> None:
    """It comes to every coordinator, one of them answers after being asked once, and the auditor has it where they
    are, with their question; the others see who answered, and so does the list."""
    auditor, morgan, kim = office.auditor, office.morgan, office.kim
    where = auditor.card()[1].title
    await auditor.commands("ask")
    assert "What do you want to ask the coordinators?" in words(auditor.card()[1])
    await auditor.says(QUESTION)
    assert where == auditor.card()[1].title
    await office.ticks(times=2)
    assert [[f"Auditor Heron · C07 · Health · 3 February 2014, 12:00\n{QUESTION}"]] * 2 == [
        about(each, ASKED) for each in (morgan, kim)
    ]
    assert [] == about(office.lead, ASKED)
    await morgan.press("Answer")
    await morgan.says(ANSWER)
    assert [] == notes(auditor)[1:]
    await morgan.press("Send it")
    assert "Morgan Lark answered on 3 February 2014, 12:00:" in about(kim, ASKED)[0]
    await office.ticks(times=2)
    said = "Morgan Lark has answered your question to the coordinators, about C07 · Health."
    assert [f"{said}\nYou wrote:\n{QUESTION}\nThe answer:\n{ANSWER}"] == notes(auditor)[1:]
    assert where == auditor.card()[1].title
    assert "has not reached them yet" not in about(kim, ASKED)[0]
    await kim.commands("notes")
    assert "Morgan Lark answered on 3 February 2014, 12:00." in words(kim.card()[1])
    await auditor.press("None of these")
    assert 1 == len(office.notices())


async def test_nothing_of_it_stands_open_in_the_database(office: Office) -> None:
    """Question and answer are sealed, and the ledger has who did what without a word of it."""
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.ticks()
    await office.morgan.press("Answer")
    await office.morgan.says(ANSWER)
    await office.morgan.press("Send it")
    with office.stage.database.reading() as connection:
        rows = [
            str(tuple(row)) for table in tables.metadata.sorted_tables for row in connection.execute(select(table))
        ]
        actions = connection.execute(select(tables.ledger.c.action)).scalars().all()
    assert not [row for row in rows if "before 2012" in row or "every plan" in row]
    assert {"notice.question", "coordinators.told", "questions.answered"} <= set(actions)


async def test_what_identifies_somebody_is_not_sent(office: Office) -> None:
    """Its author writes it again, sends it as it is, or leaves it; an answer is typed again."""
    await office.auditor.commands("ask")
    await office.auditor.says("Is Mrs Heron the mother?")
    assert "(title and surname)" in words(office.auditor.card()[1])
    stale = office.auditor.token("It is about nobody")
    await office.auditor.says("And Dr Wren?")
    await office.auditor.sends(Pressed(stale))
    assert [] == office.notices()
    await office.auditor.commands("ask")
    await office.auditor.says("Is Mrs Heron the mother?")
    await office.auditor.press("It is about nobody")
    assert ["Is Mrs Heron the mother?"] == [each.text for each in office.notices()]
    await office.ticks()
    await office.morgan.press("Answer")
    await office.morgan.says("Ask Mrs Wren")
    assert "identify someone" in notes(office.morgan)[-1]
    await office.auditor.commands("ask")
    await office.auditor.press("Cancel")
    assert "Question 1 of 14 · C07" == office.auditor.card()[1].title
    assert 1 == len(office.notices())


async def test_anything_else_ends_the_asking(office: Office) -> None:
    """A press on a question answers it; what is typed then is a comment again, for the coordinator a case."""
    question = office.auditor.token("None of these")
    await office.auditor.commands("ask")
    await office.auditor.sends(Pressed(question))
    await office.auditor.says("A comment, and no question.")
    assert [] == office.notices()
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.ticks()
    await office.morgan.press("Answer")
    await office.morgan.commands("summary")
    await office.morgan.says("7")
    assert "C07" == office.morgan.card()[1].title


async def test_who_is_not_sure_is_heard_at_any_hour(office: Office) -> None:
    """A question waits for the morning. What they add comes to the same question, which is told anew."""
    office.stage.clock.now = AT_NIGHT
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.auditor.commands("requests")
    await office.auditor.press("C08", "I'm not sure")
    await office.ticks()
    assert (1, 0) == (len(about(office.morgan, WHICH_CHILD)), len(about(office.morgan, ASKED)))
    await office.auditor.says("Two children of that age")
    await office.ticks(times=2)
    assert "Two children of that age" in about(office.kim, WHICH_CHILD)[-1]
    await office.kim.press("Answer")
    await office.kim.says("It is the older one")
    before = office.kim.token("Send it")
    await office.auditor.press("I know now which child this is", "I'm not sure")
    await office.auditor.says("Both live with an aunt")
    receipt = await office.kim.sends(Pressed(before), on=office.kim.card()[0])
    assert "Something has changed meanwhile" in receipt.toast
    assert "Both live with an aunt" in words(office.kim.card()[1])
    assert office.notices()[1].waits
    await office.kim.press("Send it")
    await office.ticks()
    assert (
        "You wrote:\nTwo children of that age\nBoth live with an aunt\nThe answer:\nIt is the older one"
        in notes(office.auditor)[-1]
    )
    office.stage.clock.now = AT_NIGHT + dt.timedelta(hours=5)
    await office.ticks()
    assert 1 == len(about(office.morgan, ASKED))
    office.stage.clock.now += dt.timedelta(hours=14)
    await office.morgan.press("Answer")
    await office.morgan.says(ANSWER)
    await office.morgan.press("Send it")
    for hours, expected in ((0, False), (9, False), (1, True)):
        office.stage.clock.now += dt.timedelta(hours=hours)
        await office.ticks()
        assert expected == (ANSWER in notes(office.auditor)[-1])


async def test_what_a_broken_line_held_back_waits_for_the_morning(office: Office) -> None:
    """News, a question and its answer: written by day, they leave by day. An alert does not wait behind them, and
    neither does what somebody asks for at night."""
    stage, wanted = office.stage, Daytime(office.stage.house).unwanted
    await carried(stage, Delivered("1"), wanted)
    stage.clock.now = NOON.replace(hour=19, minute=50)
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.auditor.commands("requests")
    await office.auditor.press("C08", "Not known to our agency")
    stage.clock.now += dt.timedelta(minutes=5)
    await office.ticks()
    stage.clock.now += dt.timedelta(minutes=5)
    await office.morgan.commands("summary")
    await office.auditor.commands("concern")
    left = await carried(stage, Delivered("1"), wanted)
    assert ["Concern 1"] * 2 == [title for title in left if title.startswith("Concern")]
    assert stage.audit.title in left
    assert [] == [title for title in left if title in {ASKED, SINCE}]
    stage.clock.now = NOON.replace(day=4, hour=7, minute=59)
    assert [] == await carried(stage, Delivered("1"), wanted)
    stage.clock.now += dt.timedelta(minutes=1)
    assert [ASKED, ASKED, SINCE, SINCE] == sorted(await carried(stage, Delivered("1"), wanted))


async def test_a_button_means_what_it_said(office: Office) -> None:
    """Stale, foreign and forged ones answer nothing, and what was answered stays."""
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.ticks()
    answer = office.morgan.token("Answer")
    for pressed in (answer, "n1.0.-1.send.0", "n9.0.-1.answer.0"):
        await office.auditor.sends(Pressed(pressed))
    receipt = await office.lead.sends(Pressed(answer))
    assert "The coordinators of the audit answer questions. Nothing was changed." == receipt.toast
    await office.morgan.press("Answer")
    await office.morgan.says("Not yet sure")
    stale = office.morgan.token("Send it")
    await office.morgan.says(ANSWER)
    assert "earlier step" in (await office.morgan.sends(Pressed(stale))).toast
    assert "earlier step" in (await office.kim.sends(Pressed(stale))).toast
    assert office.notices()[0].waits
    await office.kim.press("Answer")
    await office.kim.says(ANSWER)
    await office.kim.press("Send it")
    receipt = await office.morgan.sends(Pressed(answer))
    assert "Kim Wren has answered it already. Nothing was changed." == receipt.toast
    assert ANSWER == office.notices()[0].answer
    with office.stage.database.reading() as connection:
        assert "refused.press" in connection.execute(select(tables.ledger.c.action)).scalars().all()


async def test_where_words_belong_to_the_web_chat(office: Office) -> None:
    """In Telegram nothing of them is taken or shown, and it says where to go; the answer waits there."""
    office.allows_words_in_web_only()
    telegram = office.stage.admit(office.auditor.address, "telegram", "heron")
    await telegram.press("I have read this")
    await telegram.sends(Commanded("ask", QUESTION))
    assert "Type /web for a link, and ask there with /ask." in notes(telegram)[-1]
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.ticks()
    assert "2012" not in about(office.morgan, ASKED)[0]
    await office.morgan.press("Answer")
    assert "answer there" in notes(office.morgan)[-1]
    web = office.stage.admit(run_by(office.stage, "Morgan Lark"), "web")
    await web.press("I have read this")
    await web.commands("notes")
    await web.press("Answer")
    await web.says(ANSWER)
    await web.press("Send it")
    office.stage.clock.now += dt.timedelta(minutes=5)
    await telegram.commands("requests")
    await office.ticks(times=2)
    assert 1 == sum("shown in the web chat only: type /web" in note for note in notes(telegram))
    assert ANSWER in notes(office.auditor)[-1]
    assert not [note for note in notes(telegram) if ANSWER in note]


async def test_what_needs_no_answer_comes_in_one_message(office: Office) -> None:
    """Returns of a burst are gathered, and told once: of which cases nothing is outstanding, and when of all."""
    with office.stage.database.writing() as connection:
        requests.dispose(connection, 1, Disposition.RETURNED, reason="x", by=office.auditor.address, now=NOON)
    await office.auditor.commands("requests")
    await office.auditor.press("C08", "Pass to a colleague")
    await office.auditor.says("Robin at the desk next to mine")
    await office.ticks()
    [told] = about(office.morgan, "For you to know")
    assert "Somebody named a colleague who can answer instead:\nRobin at the desk next to mine" in told
    assert "C07" not in told
    office.stage.clock.now = NOON + dt.timedelta(minutes=3)
    await office.ticks(times=2)
    assert "Every agency has answered about C07." == about(office.kim, "For you to know")[-1]
    with office.stage.database.writing() as connection:
        now = office.stage.clock()
        requests.dispose(connection, 2, Disposition.NOT_KNOWN, reason="x", by=office.auditor.address, now=now)
    office.stage.clock.now += dt.timedelta(minutes=3)
    await office.ticks(times=2)
    assert (
        "Every agency has answered about C08.\n"
        "Nothing is outstanding in this audit any more: every agency has answered."
        == about(office.kim, "For you to know")[-1]
    )
    assert 3 == sum(isinstance(each, Card) and each.slot == NEWS for each in office.kim.chat().values())
    assert [] == about(office.lead, "For you to know")


async def test_from_what_was_said_to_what_to_do(office: Office) -> None:
    """Whoever runs the audit reads in the list whose it is, and comes from a colleague's name to the request that can
    be given to them; the lead reads no name there."""
    await office.auditor.commands("requests")
    await office.auditor.press("C08", "Pass to a colleague")
    await office.auditor.says("Robin at the desk next to mine")
    await office.auditor.sends(Pressed(token(REMINDER, 0, -1, "stop")))
    await office.ticks()
    row, card = next(
        (row, each)
        for row, each in office.morgan.chat().items()
        if isinstance(each, Card) and each.slot == NEWS and "Robin" in words(each)
    )
    to_request = next(button.press for line in card.rows for button in line if button.label == "C08 · Health")
    await office.morgan.sends(Pressed(to_request), on=row)
    await office.morgan.press("Give it to somebody else")
    await office.morgan.commands("notes")
    said = words(office.morgan.card()[1])
    assert "Auditor Heron · 3 February 2014, 12:00\nSomebody wants no more reminders." in said
    assert "Auditor Heron · C08 · Health · 3 February 2014, 12:00\nSomebody named a colleague" in said
    await office.morgan.press("C08 · Health", "Give it to somebody else")
    await office.lead.commands("notes")
    said = words(office.lead.card()[1])
    assert "Somebody wants no more reminders." in said
    assert "Heron" not in said


async def test_where_nobody_is_reached_it_waits(office: Office) -> None:
    """It is told when somebody is; and what the command line brings in is no news."""
    with office.stage.database.writing() as connection:
        for person in (office.morgan, office.kim):
            addresses.unreachable(connection, person.address_id)
        for number in (1, 2):
            requests.dispose(connection, number, Disposition.RETURNED, reason="imported", by=None, now=NOON)
    await office.auditor.sends(Commanded("ask", QUESTION))
    await office.ticks()
    assert not office.notices()[0].is_heard
    office.stage.clock.now += dt.timedelta(minutes=30)
    await office.kim.commands("summary")
    await office.ticks()
    assert 1 == len(about(office.kim, ASKED))
    assert [] == about(office.kim, "For you to know")


async def test_a_parent_is_no_agency(families: Stage) -> None:
    """What a parent has not said keeps no case open, and what they say last is no news: nobody learns when it was."""
    heron, plover = families.auditor(cases=("C07",)), parent(families)
    run = families.admit(coordinator(families), "telegram", "77")
    await run.press("I have read this")
    writer, heard = Writer(families.database), []
    for number, person in ((1, heron), (2, plover)):
        with families.database.writing() as connection:
            now = families.clock()
            requests.dispose(connection, number, Disposition.RETURNED, reason="x", by=person, now=now)
        families.clock.now += dt.timedelta(minutes=3)
        await Telling(families.house, writer.write, lambda _: None).look()
        heard.append(about(run, "For you to know"))
    writer.close()
    assert [1, 1] == [len(each) for each in heard]
    assert heard[0][0].startswith("Every agency has answered about C07.\nNothing is outstanding in this audit")
