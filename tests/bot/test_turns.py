"""From an event to what is stored and shown: one transaction, once, or not at all."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from bot.house import shipped_phrases
from bot.turns import NotTaken
from storage import audits, concerns, tables
from survey.events import Commanded, Edited, Pressed, Said, Unsupported
from survey.messages import Card, Note, Record
from tests.bot.stage import Person, Stage, begin, closed, stage, words

__all__ = ["stage"]

ALL_FOURTEEN = [
    ("press", "None of these"),
    ("press", "Yes"),
    ("press", "Keep"),
    ("press", "Yes"),
    ("press", "Leave unanswered"),
    ("press", "Yes"),
    ("press", "Don't know"),
    ("press", "No"),
    ("press", "Yes, this was provided by another source"),
    ("say", "From the safeguarding unit."),
    ("press", "Yes, this agency"),
    ("press", "No"),
    ("press", "Yes - but"),
    ("press", "No"),
    ("press", "Not appropriate"),
]


async def walk(person: Person) -> None:
    for what, said in ALL_FOURTEEN:
        await (person.press(said) if what == "press" else person.says(said))


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_fourteen_questions_end_in_a_return(stage: Stage, channel: str) -> None:
    """What an auditor answers in either channel is what the return holds."""
    person = stage.admit(stage.auditor(), channel, "4711")
    await begin(person)
    await walk(person)
    await person.press("Submit", "Submit as it is")
    [returned] = stage.returns()
    answers = {answer.question: answer for answer in returned.answers}
    assert 14 == len(returned.asked)
    assert () == answers["q1"].choices
    assert ("yes",) == answers["q2"].choices == answers["q3"].choices
    assert answers["q3"].kept
    assert answers["q5"].left_out
    assert not answers["q5"].is_given
    assert "From the safeguarding unit." == answers["q9"].comment
    assert ("C07", "health", "chat", False) == (returned.case, returned.agency, returned.origin, returned.synthetic)
    assert ["returned"] == stage.dispositions()


async def test_the_history_keeps_what_was_changed(stage: Stage) -> None:
    """A changed answer stands beside the earlier one, with who, when, where, and the wording that was shown."""
    participant = stage.auditor()
    person = stage.admit(participant)
    await begin(person)
    await person.press("None of these", "Yes", "◀ Back", "No")
    first, second = [entry for entry in stage.history(1) if entry.answer.question == "q2"]
    assert [("yes",), ("no",)] == [first.answer.choices, second.answer.choices]
    assert (participant, "web", stage.clock().isoformat()) == (second.participant, second.channel, second.at)
    assert second.wording.startswith("Is there evidence that this child")
    assert second.wording.endswith("Yes\nNo\nNot applicable")


async def test_an_event_that_is_delivered_again_changes_nothing(stage: Stage) -> None:
    """The same event twice, also at the same moment, is one answer and one answer's messages."""
    person = stage.admit(stage.auditor())
    await begin(person)
    row, _ = person.card()
    event = person.incoming(Pressed(person.token("None of these")), on=row)
    await asyncio.gather(*(stage.turns.handle(event) for _ in range(5)))
    before = person.chat()
    await stage.turns.handle(event)
    assert before == person.chat()
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]


async def test_a_double_press_is_one_answer(stage: Stage) -> None:
    """Two presses of the same button, as an impatient thumb makes them, answer one question."""
    person = stage.admit(stage.auditor())
    await begin(person)
    await person.press("None of these")
    row, _ = person.card()
    token = person.token("Yes")
    await asyncio.gather(person.sends(Pressed(token), on=row), person.sends(Pressed(token), on=row))
    assert ["q1", "q2"] == [entry.answer.question for entry in stage.history(1)]
    assert "Question 3 of 14 · C07" == person.card()[1].title


async def test_the_second_turn_of_a_batch_sees_what_the_first_did(stage: Stage) -> None:
    """What was read ahead for somebody's first event is not what their next one finds."""
    person = stage.admit(stage.auditor(cases=("C07", "C08")))
    await person.press("I have read this", "C07", "Yes, I have")
    row, _ = person.card()
    await asyncio.gather(
        person.sends(Pressed(person.token("None of these")), on=row), person.sends(Commanded("requests"))
    )
    assert "C07: begun" in {button.label for buttons in person.card()[1].rows for button in buttons}
    with stage.database.reading() as connection:
        moves = connection.execute(select(tables.dispositions.c.disposition)).scalars().all()
    assert 1 == moves.count("partial")
    await person.press("C07: begun", "Yes")
    assert ["q1", "q2"] == [entry.answer.question for entry in stage.history(1)]


async def test_anothers_button_changes_nothing(stage: Stage) -> None:
    """A press that carries another person's request shows the sender where they are themselves."""
    one, other = stage.admit(stage.auditor()), stage.admit(stage.auditor("Auditor Lark", cases=("C08",)))
    await begin(one)
    await begin(other)
    receipt = await other.sends(Pressed(one.token("None of these")))
    assert receipt.toast.startswith("That button belongs to an earlier step")
    assert [] == stage.history(1) == stage.history(2)
    assert "Question 1 of 14 · C08" == other.card()[1].title


async def test_a_turn_that_fails_is_set_aside_and_the_rest_goes_on(stage: Stage) -> None:
    """One person's broken turn is quarantined, they are told, and the other turns of the batch stand."""
    broken = shipped_phrases()["en"]
    stage.phrases["xx"] = broken
    unlucky = stage.admit(stage.auditor("Auditor Finch", language="xx"))
    lucky = stage.admit(stage.auditor())
    await begin(unlucky)
    await begin(lucky)

    class Broken(type(broken)):  # type: ignore[misc]  # a catalogue in which one phrase is missing
        def __init__(self) -> None:
            self.__dict__ = dict(broken.__dict__)

        def __call__(self, key: str, **details: str | int) -> str:
            return broken(f"{key}.missing" if key == "confirm.answer" else key, **details)

    stage.phrases["xx"] = Broken()
    press = "None of these"
    await asyncio.gather(unlucky.press(press), lucky.press(press))
    assert [] == stage.history(1)
    assert ["q1"] == [entry.answer.question for entry in stage.history(2)]
    assert any("Something went wrong on our side" in words(message) for message in unlucky.chat().values())
    with stage.database.reading() as connection:
        [row] = connection.execute(select(tables.quarantine)).all()
    assert ("web", "MissingPhrase") == (row.channel, row.cause)
    stage.phrases["xx"] = broken
    await unlucky.press(press)
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]


async def test_a_full_disk_takes_nothing_and_says_so(tmp_path: Path) -> None:
    """When the disk is full the event is not taken, nothing is half written, and it goes through later."""
    stage = Stage(tmp_path)
    stage.set_up()
    person = stage.admit(stage.auditor())
    await begin(person)
    with stage.database.writing() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
    texts = [person.incoming(Said("word " * 700)) for _ in range(30)]
    taken = await asyncio.gather(*(stage.turns.handle(each) for each in texts), return_exceptions=True)
    refused = {event.event_id for event, outcome in zip(texts, taken, strict=True) if isinstance(outcome, NotTaken)}
    assert refused
    with stage.database.reading() as connection:
        assert refused.isdisjoint(connection.execute(select(tables.seen_events.c.event)).scalars())
    with stage.database.writing() as connection:
        connection.execute(text("PRAGMA max_page_count=1000000"))
    for each in texts:
        await stage.turns.handle(each)
    assert "Question 1 of 14 · C07" == person.card()[1].title
    stage.close()


async def test_after_closing_nothing_changes(stage: Stage) -> None:
    """A press that comes after the audit closed changes nothing and says so."""
    person = stage.admit(stage.auditor())
    await begin(person)
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, closed(stage.audit), stage.clock())
    receipt = await person.press("None of these")
    assert receipt.toast
    assert [] == stage.history(1)
    assert "Nothing can be changed any more" in words(person.card()[1])


async def test_an_edited_message_changes_the_comment_that_it_was(stage: Stage) -> None:
    """In Telegram a text can be edited: the comment follows, and the earlier one stays in the history."""
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(person)
    await person.press("Add a comment")
    await person.sends(Said("The chronology is old.", "m1"))
    await person.sends(Edited("The chronology is out of date.", "m1"))
    comments = [entry.answer.comment for entry in stage.history(1)]
    assert ["The chronology is old.", "The chronology is out of date."] == comments


async def test_pictures_are_not_kept(stage: Stage) -> None:
    """A picture gets a friendly answer and leaves nothing behind."""
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(person)
    await person.sends(Unsupported("photo"))
    assert any("You sent a picture" in words(message) for message in person.chat().values())
    assert [] == stage.history(1)


async def test_moving_between_channels_in_the_middle(stage: Stage) -> None:
    """What was begun in Telegram goes on in the web chat at the same question; the old card is stale then."""
    participant = stage.auditor()
    telegram = stage.admit(participant, "telegram", "4711")
    await begin(telegram)
    await telegram.press("None of these")
    web = stage.admit(participant, "web")
    await web.press("I have read this")
    assert "Question 2 of 14 · C07" == web.card()[1].title
    await web.press("Yes")
    receipt = await telegram.press("No")
    assert receipt.toast.startswith("That button belongs to an earlier step")
    assert "Question 3 of 14 · C07" == telegram.card()[1].title
    assert [("web", "yes")] == [(e.channel, (e.answer.choices or ("",))[0]) for e in stage.history(1)][1:]


async def test_switching_between_requests(stage: Stage) -> None:
    """Each request is found again exactly where it was left."""
    person = stage.admit(stage.auditor(cases=("C07", "C08")))
    await person.press("I have read this", "C07", "Yes, I have", "None of these")
    await person.commands("requests")
    await person.press("C08", "Yes, I have")
    assert "Question 1 of 14 · C08" == person.card()[1].title
    await person.commands("requests")
    await person.press("C07")
    assert "Question 2 of 14 · C07" == person.card()[1].title


async def test_one_card_is_live_in_telegram(stage: Stage) -> None:
    """A press edits the card; a text gets the card anew below, and the old one shrinks to a record."""
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(person)
    row, _ = person.card()
    await person.press("None of these")
    assert (row, "Question 1: none of these") == (person.card()[0], person.card()[1].confirms)
    await person.press("Add a comment")
    await person.says("Good recording.")
    assert isinstance(person.chat()[row], Record)
    assert row != person.card()[0]
    live = [message for message in person.chat().values() if isinstance(message, Card)]
    assert 1 == len(live)


async def test_in_the_web_chat_answers_stay_readable(stage: Stage) -> None:
    """An answered card becomes a record of what was answered; looking around leaves none."""
    person = stage.admit(stage.auditor())
    await begin(person)
    await person.press("None of these", "All questions", "Go on where I was", "Yes")
    records = [message.text for message in person.chat().values() if isinstance(message, Record)]
    assert ["Question 1: none of these", "Question 2: Yes"] == records[-2:]


async def test_questions_for_the_web_chat_only(tmp_path: Path) -> None:
    """What an audit keeps out of Telegram is not asked there, and a typed comment is not kept."""
    stage = Stage(tmp_path, audit=replace(Stage.audit, web_only=frozenset({"q2", "comments"})))
    stage.set_up()
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await person.press("I have read this", "Yes, I have")
    assert not [b for r in person.card()[1].rows for b in r if "comment" in b.label.casefold()]
    await person.says("The chronology is old.")
    assert any("web chat only" in words(message) for message in person.chat().values())
    await person.press("None of these")
    assert () == person.card()[1].choices
    await person.press("Open it in the web chat")
    [link] = [message.link for message in person.chat().values() if isinstance(message, Note) and message.link]
    assert link.startswith("http://localhost:8080/i/")
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]
    stage.close()


async def test_addresses_are_nudged_after_the_commit(stage: Stage) -> None:
    """Delivery hears of new rows."""
    person = stage.admit(stage.auditor())
    await begin(person)
    assert {("web", person.address_id)} == set(stage.nudged)


async def test_whom_to_tell_is_shown_after_closing_too(stage: Stage) -> None:
    """A concern does not wait for an audit to be open."""
    person = stage.admit(stage.auditor())
    await begin(person)
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, closed(stage.audit), stage.clock())
    await person.commands("concern")
    assert "In an emergency call 999." in words(person.card()[1])
    await person.press("Go on where I was")
    assert "Nothing can be changed any more" in words(person.card()[1])


async def test_a_concern_before_any_request_is_opened(stage: Stage) -> None:
    """Whom to tell is shown from the list too, and the concern is stored without a request."""
    person = stage.admit(stage.auditor(cases=("C07", "C08")), "telegram", "4711")
    await person.press("I have read this")
    await person.commands("concern")
    assert any("In an emergency call 999." in words(message) for message in person.chat().values())
    with stage.database.reading() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        [concern] = concerns.of_audit(connection, stored.key, stage.audit.id)
    assert (1, None) == (concern.number, concern.request)


async def test_a_web_link_before_any_request_is_opened(stage: Stage) -> None:
    """The list gives a link to the web chat as a request does."""
    person = stage.admit(stage.auditor(cases=("C07", "C08")), "telegram", "4711")
    await person.press("I have read this")
    await person.commands("web")
    [link] = [message.link for message in person.chat().values() if isinstance(message, Note) and message.link]
    assert link.startswith("http://localhost:8080/i/")


async def test_a_row_that_cannot_be_read_stops_nobody_else(stage: Stage) -> None:
    """A participant whose stored desk is damaged hears that something went wrong; everybody else goes on."""
    damaged = stage.admit(stage.auditor("Auditor Finch"))
    sound = stage.admit(stage.auditor())
    with stage.database.writing() as connection:
        connection.execute(
            update(tables.participants).where(tables.participants.c.id == damaged.address).values(desk_sealed=b"\0")
        )
    token = damaged.incoming(Commanded("overview"))
    receipt, _ = await asyncio.gather(stage.turns.handle(token), begin(sound))
    assert "Something went wrong on our side" in words(receipt.reply)
    assert "Question 1 of 14 · C07" == sound.card()[1].title
    with stage.database.reading() as connection:
        [row] = connection.execute(select(tables.quarantine)).all()
    assert "Tampered" == row.cause
