"""Reviewing returns on a real database: what the coordinator does, and what the auditor sees and does then."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot import offering, reviewing
from bot.finding import Called, Found, NoSuchRequest, SeveralRequests, find
from bot.importing.returns_entry import enter
from bot.importing.returns_file import ImportedReturn
from bot.progress import NoSuchAgency, NoSuchCase, progress
from bot.reviewing import CannotReview, OpenedReturn
from storage import audits, ledger, outbox, responses, reviews, tables
from storage.questionnaires import load_newest
from storage.reviews import Outcome, Review
from survey.answers import Answer
from survey.audit import Role
from survey.dispositions import Disposition
from survey.events import Pressed
from survey.messages import Card, Note
from survey.queries import LONGEST_NOTE
from tests.bot.stage import NOON, Person, Stage, closed, stage, words
from tests.bot.test_offering import NAME, answering, hand_in, publish, small

__all__ = ["small", "stage"]

NOTE, OTHER = "Which plan is meant?", "On which date?"


def found(stage: Stage, case: str = "C07", label: str | None = None) -> Found:
    """Return a request to Health."""
    with stage.database.reading() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        return find(connection, stage.vault, stored, Called(case, "Health", label))


def send_back(stage: Stage, *wanted: tuple[str, str], case: str = "C07", by: str | None = None) -> bool:
    """Send questions back, as a coordinator does; returns whether the auditor is told at once."""
    which = found(stage, case)
    with stage.database.writing() as connection:
        return reviewing.send_back(stage.house, connection, stage.audit, which, wanted, actor=by, now=NOON)


def accept(stage: Stage) -> None:
    """Accept a return, as a coordinator does."""
    which = found(stage)
    with stage.database.writing() as connection:
        reviewing.accept(stage.house, connection, stage.audit, which, actor=None, now=NOON)


def look_into(stage: Stage) -> OpenedReturn:
    """Look into a return, as a coordinator does."""
    which = found(stage)
    with stage.database.writing() as connection:
        return reviewing.open_return(stage.house, connection, stage.audit, which, actor=None, now=NOON)


def sent_back(stage: Stage) -> list[Review]:
    """Return what was ever sent back of the first request."""
    with stage.database.reading() as connection:
        response = responses.load(connection, stage.vault, 1)
        assert response is not None
        return reviews.of_response(connection, response)


def moves(stage: Stage) -> list[tuple[str, str, bool]]:
    """Return where the first request stood, one after the other, why, and whether its auditor brought it there."""
    rows = select(tables.dispositions).where(tables.dispositions.c.request == 1).order_by(tables.dispositions.c.seq)
    with stage.database.reading() as connection:
        return [(row.disposition, row.reason, row.by_participant is not None) for row in connection.execute(rows)]


def noted(stage: Stage) -> list[tuple[str, str, str]]:
    """Return who did what with which return, as the ledger says, whose chain is whole."""
    with stage.database.reading() as connection:
        rows = connection.execute(select(tables.ledger).order_by(tables.ledger.c.seq)).all()
        assert ledger.verify(connection, stage.audit.id) is None
    return [(row.actor, row.action, row.subject) for row in rows if row.action.startswith("return.")]


def labels(card: Card) -> set[str]:
    """Return what stands on the buttons."""
    return {button.label for row in card.rows for button in row}


async def returning(stage: Stage, channel: str = "web", cases: Sequence[str] = ("C07",)) -> Person:
    """Return somebody who has answered two of three questions and submitted."""
    person = stage.admit(stage.auditor(cases=tuple(cases)), channel)
    await person.press("I have read this")
    if len(cases) > 1:
        await person.press("C07")
    await person.press("Yes, I have", "Yes", "Yes")
    await hand_in(person)
    return person


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_from_the_return_to_the_next_one(small: Stage, channel: str) -> None:
    """The coordinator looks into it and asks twice; the auditor sees it at once, changes one answer and confirms the
    other; both returns and every step are kept."""
    person = await returning(small, channel)
    opened = look_into(small)
    assert [("1", "Yes"), ("2", "Yes"), ("3", "not answered")] == [
        (each.question.number, each.words) for each in opened.answers
    ]
    assert send_back(small, ("2", OTHER), ("1", NOTE))
    assert ["sent_back"] == small.dispositions()
    _, card = person.card()
    assert "C07 · sent back" == card.title
    assert [NOTE, OTHER] == [line.text for line in card.lines if line.tone == "quote"]
    await person.press("Look at question 1")
    assert NOTE in words(person.card()[1])
    await person.press("No")
    assert OTHER in words(person.card()[1])
    await person.press("It stands as it is")
    assert person.card()[1].title == "Review · C07"
    assert [1] == [each.number for each in small.returns()]
    await person.press("Submit again", "Submit as it is")
    assert [(2, ("n",))] == [(each.number, each.answers[0].choices) for each in small.returns()]
    assert [("seen", Outcome.CHANGED), ("plan", Outcome.STANDS)] == [
        (each.question, each.outcome) for each in sorted(sent_back(small), key=lambda each: each.question != "seen")
    ]
    assert [("y",), ("y",), ("n",)] == [each.answer.choices for each in small.history(1)]
    assert [
        ("returned", "submitted", True),
        ("sent_back", "reviewed", False),
        ("returned", "submitted", True),
    ] == moves(small)[-3:]
    accept(small)
    assert ["accepted"] == small.dispositions()
    subjects = [("return.1", "request:1"), ("return.opened", "request:1 return:1")]
    subjects += [("return.sent_back", "request:1 return:1"), ("return.2", "request:1")]
    subjects += [("return.accepted", "request:1 return:2")]
    assert subjects == [(action, subject) for _, action, subject in noted(small)]
    assert {"command"} == {
        actor for actor, action, _ in noted(small) if action in {"return.opened", "return.accepted"}
    }


async def test_what_became_of_it_stands_with_the_next_return(small: Stage) -> None:
    """Whoever looks into it reads the note beside the answer."""
    person = await returning(small)
    send_back(small, ("1", NOTE))
    [waits] = look_into(small).answers[0].reviews
    assert (NOTE, None, 1) == (waits.note, waits.outcome, waits.return_number)
    await person.press("Look at question 1", "No", "Submit again", "Submit as it is")
    first, second, _ = look_into(small).answers
    assert [(NOTE, Outcome.CHANGED)] == [(each.note, each.outcome) for each in first.reviews]
    assert () == second.reviews
    send_back(small, ("1", OTHER))
    await person.press("Look at question 1")
    assert OTHER in words(person.card()[1])
    assert NOTE not in words(person.card()[1])


async def test_who_sent_it_back_is_kept(small: Stage) -> None:
    """With the note, in the history and in the ledger, where it was not the command line."""
    await returning(small)
    coordinator = small.auditor("Coordinator Owl", cases=())
    send_back(small, ("1", NOTE), by=coordinator)
    assert [coordinator] == [each.by for each in sent_back(small)]
    assert ("sent_back", "reviewed", True) == moves(small)[-1]
    assert (f"participant:{coordinator}", "return.sent_back", "request:1 return:1") == noted(small)[-1]


async def test_an_accepted_return_can_be_changed(small: Stage) -> None:
    """The card says what follows: it is returned again, and looked at once more."""
    person = await returning(small)
    accept(small)
    await person.commands("start")
    assert "The coordinator has accepted it." in words(person.card()[1])
    await person.press("Change", "1 ✓", "No")
    assert ["accepted"] == small.dispositions()
    await hand_in(person)
    assert ["returned"] == small.dispositions()
    assert "accepted" not in words(person.card()[1])


async def test_somebody_in_another_request_is_told(small: Stage) -> None:
    """The card they are at stays as it is; the list says it, and leads there."""
    person = await returning(small, cases=("C07", "C08"))
    await person.press("Next request", "Yes, I have")
    before = person.card()
    assert send_back(small, ("1", NOTE))
    *_, note = person.chat().values()
    assert isinstance(note, Note)
    assert words(note).startswith("C07: the coordinator has read your return")
    assert before == person.card()
    await person.press("Yes")
    await person.commands("requests")
    assert {"C07: sent back with a question", "C08: begun"} == labels(person.card()[1])
    await person.press("C07", "Look at question 1")
    assert NOTE in words(person.card()[1])


async def test_somebody_at_their_list_sees_it_there(small: Stage) -> None:
    """The list stands below the note, as it is now."""
    person = await returning(small, cases=("C07", "C08"))
    await person.commands("requests")
    send_back(small, ("1", NOTE))
    assert {"C07: sent back with a question", "C08: not begun"} == labels(person.card()[1])


@pytest.mark.parametrize("channels", [("web", "telegram"), ("telegram", "web")])
async def test_it_comes_where_they_did_something_last(small: Stage, channels: tuple[str, str]) -> None:
    """And nowhere else; in the other channel it is there when they come back."""
    first, last = channels
    before = await returning(small, first)
    small.clock.now += dt.timedelta(minutes=2)
    person = small.admit(before.address, last)
    await person.press("I have read this")
    send_back(small, ("1", NOTE))
    assert "C07 · submitted" == before.card()[1].title
    assert "C07 · sent back" == person.card()[1].title
    with small.database.reading() as connection:
        rows = outbox.since(connection, small.vault, person.address_id, 0)
    assert rows[-1].bulk
    small.clock.now += dt.timedelta(minutes=2)
    await before.commands("start")
    assert "C07 · sent back" == before.card()[1].title
    await before.press("Look at question 1", "No")
    await before.press("Submit again", "Submit as it is")
    send_back(small, ("1", NOTE))
    assert "C07 · sent back" == before.card()[1].title


async def test_whoever_cannot_be_reached_finds_it(small: Stage) -> None:
    """When they come back."""
    person = await returning(small)
    with small.database.writing() as connection:
        connection.execute(tables.addresses.update().values(reachable=False))
    assert not send_back(small, ("1", NOTE))
    await person.commands("start")
    assert "C07 · sent back" == person.card()[1].title


async def test_it_survives_a_restart_double_presses_and_stale_buttons(small: Stage) -> None:
    """Each question is settled once, each return is made once, and nothing of before counts."""
    person = await returning(small, "telegram")
    await person.press("Change", "Review and submit again", "Submit again")
    stale = person.token("Submit as it is")
    send_back(small, ("1", NOTE), ("2", OTHER))
    assert (await person.sends(Pressed(stale))).toast
    again = Stage(small.folder, small.audit, small.url)
    person = Person(again, person.channel, person.address, person.address_id, 1000)
    await person.press("Look at question 1")
    stands = Pressed(person.token("It stands"))
    await asyncio.gather(person.sends(stands), person.sends(stands))
    assert OTHER in words(person.card()[1])
    await person.press("It stands", "Submit again")
    submit = Pressed(person.token("Submit as it is"))
    await asyncio.gather(person.sends(submit), person.sends(submit))
    assert [2] == [each.number for each in again.returns()]
    assert {Outcome.STANDS} == {each.outcome for each in sent_back(again)}
    again.close()


async def test_a_return_that_was_sent_back_counts(small: Stage) -> None:
    """In the status as in the report, until the next one."""
    await returning(small)
    send_back(small, ("1", NOTE))
    with small.database.reading() as connection:
        known = progress(connection, small.vault, audits.load(connection, small.vault, small.audit.id))
    assert (1, [Disposition.SENT_BACK]) == (known.rate.returned, [each.disposition for each in known.asked])
    assert 1 == len(small.returns())


async def test_accepting_what_was_sent_back(small: Stage) -> None:
    """Nothing waits any more, whoever was to look at it again is told, and what was pressed meanwhile is stale."""
    person = await returning(small)
    send_back(small, ("1", NOTE))
    await person.press("Look at question 1")
    stands = person.token("It stands")
    accept(small)
    *_, note = person.chat().values()
    assert "accepted your return as you submitted it" in words(note)
    assert (await person.sends(Pressed(stands))).toast
    assert [Outcome.DROPPED] == [each.outcome for each in sent_back(small)]
    assert ["accepted"] == small.dispositions()
    send_back(small, ("1", OTHER))
    accept(small)
    assert "The coordinator has accepted it." in words(person.card()[1])


async def test_a_return_from_paper_is_sent_back_to_whoever_was_asked(small: Stage) -> None:
    """They have never been here before: what they see first is who reads what they write, and then this."""
    participant = small.auditor()
    with small.database.writing() as connection:
        newest = load_newest(connection, NAME)
        assert newest is not None
        paper = ImportedReturn(1, 1, ("seen", "plan"), (Answer("seen", choices=("y",)),), (), synthetic=False)
        enter(connection, small.vault, small.audit, newest, [paper], now=NOON)
    assert not send_back(small, ("2", NOTE))
    person = small.admit(participant)
    await person.press("I have read this")
    assert "C07 · sent back" == person.card()[1].title
    await person.press("Look at question 2", "No")
    assert "Question 3 of 3 · C07" == person.card()[1].title
    await person.press("Leave unanswered", "Submit again", "Submit as it is")
    assert [2] == [each.number for each in small.returns()]


async def test_what_was_carried_over_meanwhile(small: Stage) -> None:
    """A question that is no longer asked cannot be sent back."""
    person = await returning(small)
    send_back(small, ("1", NOTE))
    await person.press("Look at question 1")
    publish(small, 3, ("id: seen", "id: other"))
    with small.database.writing() as connection:
        offering.offer(small.house, connection, offering.plan(small.house, connection, NAME))
    await person.press("Carry my answers over")
    accept(small)
    with pytest.raises(CannotReview, match="Question 1 is no longer asked"):
        send_back(small, ("1", NOTE))


class TestWhatCannotBeDone:
    async def test_before_there_is_a_return(self, small: Stage) -> None:
        """The sentence says where it stands."""
        await answering(small)
        for act in (look_into, accept, lambda stage: send_back(stage, ("1", NOTE))):
            with pytest.raises(CannotReview, match="no return of C07 · Health that counts: it stands at 'begun'"):
                act(small)

    async def test_where_the_child_is_not_known(self, small: Stage) -> None:
        """A return of before is kept, and does not count."""
        person = await returning(small)
        await person.press("Change", "The case", "Not known")
        with pytest.raises(CannotReview, match="it stands at 'not known'"):
            accept(small)

    async def test_twice(self, small: Stage) -> None:
        """What is accepted is accepted, and what was sent back waits."""
        await returning(small)
        send_back(small, ("1", NOTE))
        with pytest.raises(CannotReview, match="was sent back already, and waits"):
            send_back(small, ("2", NOTE))
        accept(small)
        with pytest.raises(CannotReview, match="was accepted already"):
            accept(small)

    @pytest.mark.parametrize(
        ("wanted", "why"),
        [
            ([], "Say which questions"),
            ([("9", NOTE)], "has no question '9'.* It has: 1, 2, 3"),
            ([("1", NOTE), ("Q1", NOTE)], "named twice"),
            ([("1", " \u200b")], "empty"),
            ([("1", "x" * (LONGEST_NOTE + 1))], f"at most {LONGEST_NOTE}"),
            ([("1", "Ask Mrs Heron, 943 476 5919")], "could identify someone"),
        ],
    )
    async def test_what_nobody_could_answer(self, small: Stage, wanted: list[tuple[str, str]], why: str) -> None:
        """Nothing is stored, whatever else was right."""
        await returning(small)
        with pytest.raises(CannotReview, match=why):
            send_back(small, *wanted)
        assert ["returned"] == small.dispositions()
        assert [] == sent_back(small)

    async def test_a_note_that_could_not_be_read(self, small: Stage) -> None:
        """Where comments are for the web chat alone, and the auditor has none."""
        await returning(small, "telegram")
        audit = replace(small.audit, web_only=frozenset({"comments"}))
        small.audit = replace(audit, channels={Role.AUDITOR: ("telegram",)})
        with pytest.raises(CannotReview, match="shown in the web chat only"):
            send_back(small, ("1", NOTE))
        small.audit = audit
        assert send_back(small, ("1", NOTE))

    async def test_when_the_audit_has_closed(self, small: Stage) -> None:
        """Nobody could change anything; accepting still works."""
        await returning(small)
        small.audit = closed(small.audit)
        with pytest.raises(CannotReview, match="closed on 2 February 2014, so nobody could change"):
            send_back(small, ("1", NOTE))
        accept(small)


class TestFinding:
    @pytest.mark.parametrize("case", ["C07", "c7", "7", "07", " C-7 "])
    def test_a_case_by_any_of_its_names(self, small: Stage, case: str) -> None:
        """And the agency by its id, in any case of letters."""
        small.auditor(cases=("C07", "C08"))
        with small.database.reading() as connection:
            stored = audits.load(connection, small.vault, small.audit.id)
            assert "C07 · Health" == find(connection, small.vault, stored, Called(case, "HEALTH")).name

    @pytest.mark.parametrize(
        ("called", "why"),
        [
            (Called("C99", "Health"), "'C99' is no case"),
            (Called("D7", "Health"), "'D7' is no case"),
            (Called("C07", "Fire"), "'Fire' is no agency"),
            (Called("C07", "Police"), "no request for C07 · Police"),
            (Called("-", "Health"), "no request for Health"),
        ],
    )
    def test_what_is_not_there(self, small: Stage, called: Called, why: str) -> None:
        """The sentence says what is."""
        small.auditor()
        with (
            small.database.reading() as connection,
            pytest.raises((NoSuchRequest, NoSuchCase, NoSuchAgency), match=why),
        ):
            find(connection, small.vault, audits.load(connection, small.vault, small.audit.id), called)

    def test_several_are_told_apart(self, small: Stage) -> None:
        """By their labels, or where they have none by who was asked; the exception's own text names nobody."""
        small.auditor("Auditor Heron")
        small.auditor("Auditor Finch")
        with pytest.raises(SeveralRequests) as raised:
            found(small)
        assert ("Auditor Heron", "Auditor Finch") == raised.value.labels
        assert "Heron" not in str(raised.value)
        assert raised.value.sentence.endswith("Say which you mean with --label: Auditor Heron, Auditor Finch.")
        assert 2 == found(small, label="auditor finch").request.number
        with pytest.raises(SeveralRequests):
            found(small, label="Auditor Wren")
