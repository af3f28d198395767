"""Reviewing a return: looking into it, accepting it, or sending single questions back to who answered them.

In a batch of turns, what `bot.ahead` read for the auditor is of before: whoever calls one of these from a turn lets
it forget them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot import reaching
from bot.finding import Found
from bot.house import House
from bot.refusing import CannotDo
from storage import ledger, participants, requests, responses, returns, reviews
from storage.responses import Response
from storage.reviews import Review
from survey.answers import Answer, Refused, clean
from survey.audit import WEB, Audit, Window
from survey.dispositions import COUNTED, Disposition
from survey.names import folded
from survey.phrases import Phrases
from survey.queries import LONGEST_NOTE, sent_back, taken_back
from survey.questionnaire import Question, Questionnaire
from survey.returns import Return
from survey.screening import screen
from survey.state import Stage
from survey.versions import find
from survey.wording import excerpt, in_words


class CannotReview(CannotDo):
    """There is nothing to look into, to accept or to send back."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it was returned, in words; `reasons` are why a text stands though it looks as if it identified
    someone, `reviews` what was sent back of this or the former return."""

    question: Question
    words: str
    comment: str
    reasons: tuple[str, ...]
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class OpenedReturn:
    """A return as a coordinator looks into it; `set_aside` are the questions whose answers no longer applied."""

    found: Found
    returned: Return
    answers: tuple[GivenAnswer, ...]
    set_aside: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A question that is to be sent back, and the coordinator's words on it."""

    question: Question
    note: str


def returned(house: House, connection: Connection, found: Found) -> Return:
    """Return the return of a request that counts; raises CannotReview where there is none."""
    stands = found.request.disposition
    latest = returns.latest(connection, house.vault, found.request.number) if stands in COUNTED else None
    if latest is None:
        raise CannotReview("review.none", name=found.name, stands=stands)
    return latest


def open_return(
    house: House, connection: Connection, audit: Audit, found: Found, *, actor: str | None, now: dt.datetime
) -> OpenedReturn:
    """Return what a return holds, and note the look in the ledger.

    `actor` is the id of the participant who looks, None for the command line, here and below. Raises CannotReview.
    """
    latest = returned(house, connection, found)
    questionnaire = _questionnaire(house, connection, latest)
    known = reviews.of_response(connection, _response(house, connection, found))
    _note_down(connection, audit, found, latest, "opened", actor=actor, now=now)
    given = {answer.question: answer for answer in latest.answers}
    recent = [each for each in known if each.return_number >= latest.number - 1]
    return OpenedReturn(
        found=found,
        returned=latest,
        answers=tuple(
            _given(question, given.get(question.id), recent, house.speaking(""))
            for question in _numbered(questionnaire, latest)
        ),
        set_aside=tuple(questionnaire.question(answer.question) for answer in latest.set_aside),
    )


def _given(question: Question, answer: Answer | None, known: Sequence[Review], phrases: Phrases) -> GivenAnswer:
    reasons = (answer.text_reason, answer.comment_reason) if answer else ()
    return GivenAnswer(
        question=question,
        words=in_words(question, answer, phrases),
        comment=answer.comment if answer else "",
        reasons=tuple(dict.fromkeys(reason for reason in reasons if reason)),
        reviews=tuple(review for review in known if review.question == question.id),
    )


def acceptable(house: House, connection: Connection, found: Found) -> Return:
    """Return the return that would be accepted; raises CannotReview."""
    latest = returned(house, connection, found)
    if found.request.disposition is Disposition.ACCEPTED:
        raise CannotReview("review.accepted", number=latest.number, name=found.name)
    return latest


def accept(
    house: House, connection: Connection, audit: Audit, found: Found, *, actor: str | None, now: dt.datetime
) -> None:
    """Accept a return, also one that was sent back, as it was; whoever was asked to look at it again is told.

    Raises CannotReview.
    """
    latest = acceptable(house, connection, found)
    number = found.request.number
    requests.dispose(connection, number, Disposition.ACCEPTED, reason="reviewed", by=actor, now=now)
    _note_down(connection, audit, found, latest, "accepted", actor=actor, now=now)
    response = _response(house, connection, found)
    if response.state.queried:
        responses.save_state(connection, response, taken_back(response.state))
        reviews.drop(connection, number, now)
        is_shown = response.state.stage is Stage.SENT_BACK and reaching.show(house, connection, audit, found.request)
        if not is_shown:
            reaching.tell(house, connection, audit, found.request, "desk.accepted_as_it_was")


def askable(house: House, connection: Connection, audit: Audit, found: Found) -> list[tuple[int, Question]]:
    """Return the questions that can be sent back, each with its position in the questionnaire.

    Raises CannotReview where none can be.
    """
    latest = returned(house, connection, found)
    _may_be_sent_back(house, audit, found)
    questionnaire = _questionnaire(house, connection, latest)
    here = house.questionnaire(connection, latest.questionnaire, _response(house, connection, found).version)
    return [
        (questionnaire.position(each.id), each)
        for each in _numbered(questionnaire, latest)
        if find(here, each.id) is not None
    ]


def queries(
    house: House, connection: Connection, audit: Audit, found: Found, wanted: Sequence[tuple[str, str]]
) -> list[Query]:
    """Return what would be sent back, in the order of asking: `wanted` are pairs of a question's number and a note.

    Raises CannotReview with what is wrong first.
    """
    latest = returned(house, connection, found)
    _may_be_sent_back(house, audit, found)
    questionnaire = _questionnaire(house, connection, latest)
    here = house.questionnaire(connection, latest.questionnaire, _response(house, connection, found).version)
    auditor = participants.one(connection, house.vault, found.request.participant)
    can_read = audit.allows(auditor.role, WEB)
    notes: dict[str, Query] = {}
    for called, note in wanted:
        question = _called(questionnaire, latest, found, called)
        if question.id in notes:
            raise CannotReview("review.twice", question=question.number)
        if find(here, question.id) is None:
            raise CannotReview("review.not_asked", question=question.number)
        if not can_read:
            _is_shown_everywhere(question, audit)
        notes[question.id] = Query(question, _clean(question, note, audit))
    if not notes:
        raise CannotReview("review.which")
    return sorted(notes.values(), key=lambda query: questionnaire.position(query.question.id))


def _may_be_sent_back(house: House, audit: Audit, found: Found) -> None:
    window = audit.window(house.clock())
    if window is Window.CLOSED:
        raise CannotReview("review.closed", day=audit.closes)
    if window is Window.NOT_OPEN:
        raise CannotReview("review.not_open", day=audit.opens)
    if found.request.disposition is Disposition.SENT_BACK:
        raise CannotReview("review.sent_back", name=found.name)


def _called(questionnaire: Questionnaire, latest: Return, found: Found, called: str) -> Question:
    wanted = folded(called).removeprefix("question").removeprefix("q").strip()
    asked = _numbered(questionnaire, latest)
    for question in asked:
        if folded(question.number) == wanted:
            return question
    numbers = ", ".join(question.number for question in asked)
    raise CannotReview(
        "review.no_question", number=latest.number, name=found.name, called=excerpt(called), numbers=numbers
    )


def _is_shown_everywhere(question: Question, audit: Audit) -> None:
    """Raise CannotReview where a note would wait for ever in a web chat that its auditor has not."""
    if audit.web_only & {question.id, Audit.COMMENTS}:
        raise CannotReview("review.web_only", question=question.number)


def _clean(question: Question, note: str, audit: Audit) -> str:
    try:
        kept = clean(note)
    except Refused:
        raise CannotReview("review.empty", question=question.number) from None
    if len(kept) > LONGEST_NOTE:
        raise CannotReview("review.too_long", question=question.number, length=len(kept), most=LONGEST_NOTE)
    if screen(kept, audit.words):
        raise CannotReview("review.identifies", question=question.number)
    return kept


def send_back(
    house: House,
    connection: Connection,
    audit: Audit,
    found: Found,
    wanted: Sequence[tuple[str, str]],
    *,
    actor: str | None,
    now: dt.datetime,
) -> bool:
    """Send questions back with their notes, and tell the auditor, where they did something last (bot.reaching.tell).

    Returns False where they cannot be reached: they find it when they come back. Raises as `queries` does.
    """
    asked = queries(house, connection, audit, found, wanted)
    latest = returned(house, connection, found)
    response = _response(house, connection, found)
    notes: Mapping[str, str] = {query.question.id: query.note for query in asked}
    state = sent_back(response.state, tuple(notes))
    responses.save_state(connection, response, state)
    reviews.add(connection, response, notes, return_number=latest.number, by=actor, now=now)
    requests.dispose(connection, response.request, Disposition.SENT_BACK, reason="reviewed", by=actor, now=now)
    _note_down(connection, audit, found, latest, "sent_back", actor=actor, now=now)
    if state.stage is Stage.SENT_BACK and reaching.show(house, connection, audit, found.request):
        return True
    return reaching.tell(house, connection, audit, found.request, "desk.sent_back")


def _questionnaire(house: House, connection: Connection, latest: Return) -> Questionnaire:
    return house.questionnaire(connection, latest.questionnaire, latest.version)


def _numbered(questionnaire: Questionnaire, latest: Return) -> list[Question]:
    return [question for name in latest.asked if (question := questionnaire.question(name)).number]


def _response(house: House, connection: Connection, found: Found) -> Response:
    response = responses.load(connection, house.vault, found.request.number)
    if response is None:
        raise AssertionError("what was returned has a response")
    return response


def _note_down(
    connection: Connection,
    audit: Audit,
    found: Found,
    latest: Return,
    action: str,
    *,
    actor: str | None,
    now: dt.datetime,
) -> None:
    subject, by = f"request:{found.request.number} return:{latest.number}", ledger.actor(actor)
    ledger.append(connection, audit.id, actor=by, action=f"return.{action}", subject=subject, now=now)
