"""A new version while people answer, on a real database: who is offered it, and what is stored when they decide."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from bot import offering
from bot.importing.returns_entry import enter
from bot.importing.returns_file import ImportedReturn
from bot.offering import Plan
from reporting.assemble import assemble
from reporting.editions.figures import render_figures
from storage import ledger, outbox, questionnaires, requests, responses, tables
from storage.questionnaires import load_newest
from survey.dispositions import Disposition
from survey.events import Pressed
from survey.messages import Card, Note
from tests.bot.stage import NOON, Person, Stage, begin, closed, stage, words

__all__ = ["stage"]

NAME = "repeat-child-protection-plan"
CARRY, STAY = "Carry my answers over", "Stay with the questions"
QUESTIONS = """id: repeat-child-protection-plan
version: 2
title: Invented
audience: auditor
themes: [{id: t, title: T}]
sections:
  - id: s
    title: S
    questions:
      - {id: seen, kind: one, theme: t, text: Was the child seen?, options: [
          {code: y, label: "Yes"}, {code: n, label: "No"}]}
      - {id: plan, kind: one, theme: t, text: Is there a plan?, options: [
          {code: y, label: "Yes"}, {code: n, label: "No"}]}
      - {id: why, kind: text, theme: t, text: Why?}
"""
OTHERWISE = ("Was the child seen?", "Was the child seen alone?")


def publish(stage: Stage, version: int, *changes: tuple[str, str]) -> None:
    """Publish a version of the questions, with other words in places."""
    text = QUESTIONS.replace("version: 2", f"version: {version}")
    for old, new in changes:
        text = text.replace(old, new)
    with stage.database.writing() as connection:
        questionnaires.publish(connection, NAME, version, text, NOON)


@pytest.fixture
def small(stage: Stage) -> Stage:
    """A data folder where everybody begins with a short second version."""
    publish(stage, 2)
    return stage


def offer(stage: Stage, only: str = "") -> tuple[Plan, int]:
    """Offer the newest version to everybody who answers under an earlier one."""
    with stage.database.writing() as connection:
        planned = offering.plan(stage.house, connection, NAME, only)
        return planned, offering.offer(stage.house, connection, planned)


def version_of(stage: Stage, request: int = 1) -> int:
    """Return the version of a response."""
    with stage.database.reading() as connection:
        response = responses.load(connection, stage.vault, request)
    assert response is not None
    return response.version


def actions(stage: Stage) -> list[tuple[str, str]]:
    """Return what the ledger says about versions."""
    with stage.database.reading() as connection:
        rows = connection.execute(select(tables.ledger).order_by(tables.ledger.c.seq)).all()
        assert ledger.verify(connection, stage.audit.id) is None
    return [(row.action, row.subject) for row in rows if row.action.startswith(("offered", "carried", "stayed"))]


async def answering(stage: Stage, channel: str = "web", **who: object) -> Person:
    """Return somebody who has answered the first two questions."""
    person = stage.admit(stage.auditor(**who), channel)  # type: ignore[arg-type] # name and cases of an auditor
    await begin(person)
    await person.press("Yes", "Yes")
    return person


async def hand_in(person: Person) -> None:
    """Submit what there is."""
    await person.commands("review")
    await person.press("Submit", "Submit")


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_what_changed_is_asked_again_and_the_rest_stands(small: Stage, channel: str) -> None:
    """The card comes at once, the version moves with the person's word, and the history keeps everything."""
    person = await answering(small, channel)
    publish(small, 3, OTHERWISE)
    planned, unreached = offer(small)
    assert ({2: 1}, 1, 1, 0) == (planned.under_way, len(planned.candidates), planned.people, unreached)
    assert "1 of your answers stands as it is." in words(person.card()[1])
    assert 2 == version_of(small)
    await person.press(CARRY)
    assert 3 == version_of(small)
    assert words(person.card()[1]).endswith(
        "Was the child seen alone?\nThis question has changed. You answered before:\nYes"
    )
    await person.press("Yes")
    await hand_in(person)
    history = small.history(1)
    assert [("seen", 2), ("plan", 2), ("seen", 3)] == [(each.answer.question, each.version) for each in history]
    assert [False, False, True] == ["seen alone" in each.wording for each in history]
    [submitted] = small.returns()
    assert (3, {"plan": 2}) == (submitted.version, submitted.carried)
    assert [("offered.3", "request:1"), ("carried_over.3", "request:1")] == actions(small)


async def test_whoever_stays_is_not_asked_again(small: Stage) -> None:
    """About this version; a later one can be offered."""
    person = await answering(small)
    publish(small, 3, OTHERWISE)
    offer(small)
    planned, _ = offer(small)
    assert ((), 1) == (planned.candidates, planned.undecided)
    await person.press(STAY)
    assert 2 == version_of(small)
    assert [("offered.3", "request:1"), ("stayed.2", "request:1")] == actions(small)
    planned, _ = offer(small)
    assert ((), 1) == (planned.candidates, planned.declined)
    publish(small, 4)
    planned, _ = offer(small)
    assert 1 == len(planned.candidates)
    await person.press(CARRY)
    assert 4 == version_of(small)


async def test_the_newest_is_what_is_offered(small: Stage) -> None:
    """A version that is published before the person decides takes the place of the one on the card."""
    person = await answering(small)
    publish(small, 3, OTHERWISE)
    offer(small)
    publish(small, 4)
    receipt = await person.press(CARRY)
    assert receipt.toast
    assert 2 == version_of(small)
    assert "2 of your answers stand as they are." in words(person.card()[1])
    await person.press(CARRY)
    assert 4 == version_of(small)


async def test_an_offer_that_comes_too_late(small: Stage) -> None:
    """Whoever has handed in keeps the version under which it was, and is not asked."""
    person = await answering(small)
    await person.commands("review")
    await person.press("Submit")
    submit, row = person.token("Submit"), person.card()[0]
    publish(small, 3, OTHERWISE)
    offer(small)
    carry = person.token(CARRY)
    await person.sends(Pressed(submit), on=row)
    await person.sends(Pressed(carry))
    assert [2] == [each.version for each in small.returns()]
    planned, _ = offer(small)
    assert {} == planned.under_way


async def test_a_return_that_was_sent_back(small: Stage) -> None:
    """It is being answered again, so it can be carried over; until it is handed in the first return counts."""
    person = await answering(small)
    await hand_in(person)
    await person.press("Change")
    with small.database.writing() as connection:
        requests.dispose(connection, 1, Disposition.SENT_BACK, reason="incomplete", by=None, now=NOON)
    publish(small, 3, OTHERWISE)
    offer(small)
    await person.press(CARRY)
    assert [2] == [each.version for each in small.returns()]
    await person.press("Yes")
    await hand_in(person)
    assert [(3, 2)] == [(each.version, each.number) for each in small.returns()]


async def test_where_it_is_shown(small: Stage) -> None:
    """Somebody who is at their list is told of which requests; it waits there, and leaves as bulk."""
    person = small.admit(small.auditor(cases=("C07", "C08")))
    await person.press("I have read this", "C07", "Yes, I have", "Yes")
    await person.commands("requests")
    publish(small, 3, OTHERWISE)
    before = len(person.chat())
    offer(small)
    *_, note = person.chat().values()
    assert isinstance(note, Note)
    assert words(note).startswith("The questions about C07 have changed since you began.")
    assert before + 1 == len(person.chat())
    with small.database.reading() as connection:
        entries = outbox.since(connection, small.vault, person.address_id, 0)
    assert [entries[-1].id] == [entry.id for entry in entries if entry.bulk]
    await person.press("C07")
    assert {CARRY, "Stay with the questions I began with"} == _labels(person.card()[1])
    await person.commands("requests")
    await person.press("C08", "Yes, I have")
    assert CARRY not in _labels(person.card()[1])
    assert 3 == version_of(small, 2)


def _labels(card: Card) -> set[str]:
    return {button.label for row in card.rows for button in row}


async def test_people_who_cannot_be_reached(small: Stage) -> None:
    """They find the offer when they come back."""
    person = await answering(small)
    with small.database.writing() as connection:
        connection.execute(tables.addresses.update().values(reachable=False))
    publish(small, 3, OTHERWISE)
    assert 1 == offer(small)[1]
    await person.commands("start")
    assert CARRY in _labels(person.card()[1])


async def test_where_nothing_is_offered(small: Stage) -> None:
    """In an audit that is closed, under a name that nobody published, and to those who have begun nothing."""
    with pytest.raises(offering.NothingPublished, match="Nothing was offered"), small.database.reading() as reading:
        offering.plan(small.house, reading, "unknown")
    await answering(small)
    publish(small, 3)
    small.admit(small.auditor("Auditor Finch", cases=("C08",)))
    assert 1 == len(offer(small, small.audit.id)[0].candidates)
    small.audit = closed(small.audit)
    small.set_up_another()
    planned, _ = offer(small)
    assert ((), (small.audit.id,)) == (planned.candidates, planned.shut)


async def test_a_return_on_paper_answers_the_newest_version(small: Stage) -> None:
    """It says so, whatever version the person had begun with in the chat, and takes the offer back."""
    await answering(small)
    publish(small, 3, OTHERWISE)
    offer(small)
    with small.database.writing() as connection:
        newest = load_newest(connection, NAME)
        assert newest is not None
        paper = ImportedReturn(2, 1, (newest.questions[0].id,), (), (), synthetic=False)
        enter(connection, small.vault, small.audit, newest, [paper], now=NOON)
    [submitted] = small.returns()
    assert (3, 3) == (submitted.version, version_of(small))
    planned, _ = offer(small)
    assert (0, ()) == (planned.undecided, planned.candidates)


async def test_the_report_says_under_which_version_each_answer_was_given(small: Stage) -> None:
    """One return of the first version, one of the second with an answer that was carried over."""
    first = await answering(small, name="Auditor Finch", cases=("C08",))
    await hand_in(first)
    second = await answering(small)
    publish(small, 3, OTHERWISE)
    offer(small)
    await second.press(CARRY, "Yes")
    await hand_in(second)
    with small.database.reading() as connection:
        report = assemble(connection, small.vault, small.audit.id, NOON)
    found = json.loads(render_figures(report))
    assert [{"version": 2, "returns": 1}, {"version": 3, "returns": 1}] == found["returns"]["versions"]
    assert [{"version": 2, "answers": 1}] == found["returns"]["carried_over"]
    by_id = {each["id"]: each for each in found["questions"]}
    assert [(2, 1), (3, 1)] == [(each["version"], each["answered"]) for each in by_id["seen"]["versions"]]
    [earlier] = by_id["seen"]["earlier_wordings"]
    assert (2, 1, "Was the child seen?") == (earlier["version"], earlier["answered"], earlier["wording"])
    assert [{"version": 2, "answered": 2}] == by_id["plan"]["versions"]
    assert [] == by_id["plan"]["earlier_wordings"]
