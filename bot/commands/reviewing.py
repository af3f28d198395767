"""Reviewing returns: looking into one, accepting it, or sending questions of it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

import typer

from bot import reviewing
from bot.app import house_of
from bot.commands.paper import paper
from bot.finding import Called, find
from bot.office import office, utc_now
from bot.reviewing import GivenAnswer, OpenedReturn
from bot.settings import Settings
from reporting.words import DISPOSITIONS, day
from storage import audits
from storage.reviews import Outcome
from storage.times import parse
from survey.audit import Audit
from survey.returns import IMPORTED, Return

_OUTCOMES = {Outcome.CHANGED: "changed", Outcome.STANDS: "stands as it was", Outcome.DROPPED: "no longer asked"}


def open_return(audit_id: str, called: Called) -> None:
    """Print what a return holds; the look is recorded."""
    with office(Settings()) as here, here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        found = find(connection, here.vault, stored, called)
        house = house_of(here)
        opened = reviewing.open_return(house, connection, stored.audit, found, actor=None, now=utc_now())
    for line in _lines(stored.audit, opened):
        paper().print(line)
    paper(errors=True).print(f"That you looked is recorded in the ledger of {audit_id}.")


def _lines(audit: Audit, opened: OpenedReturn) -> Iterator[str]:
    yield f"{_described(audit, opened.found.name, opened.returned)}."
    yield f"It stands at '{DISPOSITIONS[opened.found.request.disposition]}'."
    for answer in opened.answers:
        yield ""
        yield from _answer(answer)
    if opened.set_aside:
        yield ""
        yield f"Set aside, because they no longer applied: {', '.join(q.number for q in opened.set_aside)}."


def _answer(answer: GivenAnswer) -> Iterator[str]:
    yield f"{answer.question.number}. {answer.question.short}"
    yield f"   {_indented(answer.words)}"
    if answer.comment:
        yield f"   Comment: {_indented(answer.comment)}"
    for reason in answer.reasons:
        yield f"   Kept though it could identify someone, because: {_indented(reason)}"
    for review in answer.reviews:
        became = "waits" if review.outcome is None else _OUTCOMES[review.outcome]
        yield f"   Return {review.return_number} was sent back with: {_indented(review.note)} ({became})"


def _indented(text: str) -> str:
    return text.replace("\n", "\n   ")


def _described(audit: Audit, name: str, returned: Return) -> str:
    when = parse(returned.submitted_at).astimezone(ZoneInfo(audit.timezone))
    way = "imported" if returned.origin == IMPORTED else "submitted"
    return f"{name}: return {returned.number}, {way} on {day(when.date())} at {when:%H:%M}"


def accept(audit_id: str, called: Called, *, agreed: bool) -> None:
    """Say what would be accepted, ask once, and accept it."""
    with office(Settings()) as here:
        house = house_of(here)
        with here.database.reading() as connection:
            stored = audits.load(connection, here.vault, audit_id)
            found = find(connection, here.vault, stored, called)
            returned = reviewing.acceptable(house, connection, found)
        paper().print(f"{_described(stored.audit, found.name, returned)}.")
        paper().print(f"It stands at '{DISPOSITIONS[found.request.disposition]}', and would be accepted as it is.")
        if not agreed and not typer.confirm("Accept it now?"):
            paper().print("Nothing was accepted.")
            return
        with here.database.writing() as connection:
            found = find(connection, here.vault, stored, called)  # people went on meanwhile
            _is_still(returned, reviewing.acceptable(house, connection, found))
            reviewing.accept(house, connection, stored.audit, found, actor=None, now=utc_now())
    paper().print("Accepted.")


def send_back(audit_id: str, called: Called, wanted: Sequence[tuple[str, str]], *, agreed: bool) -> None:
    """Say which questions would be sent back, ask once, and send them."""
    say = paper().print
    with office(Settings()) as here:
        house = house_of(here)
        with here.database.reading() as connection:
            stored = audits.load(connection, here.vault, audit_id)
            found = find(connection, here.vault, stored, called)
            queries = reviewing.queries(house, connection, stored.audit, found, wanted)
            returned = reviewing.returned(house, connection, found)
        say(f"{_described(stored.audit, found.name, returned)}. These would be sent back:")
        for query in queries:
            say(f"  {query.question.number}. {query.question.short}")
            say(f"     Note: {query.note}")
        say("It counts as it is until it is submitted again.")
        if not agreed and not typer.confirm("Send it back now?"):
            say("Nothing was sent back.")
            return
        with here.database.writing() as connection:
            found = find(connection, here.vault, stored, called)  # as above
            _is_still(returned, reviewing.returned(house, connection, found))
            is_told = reviewing.send_back(house, connection, stored.audit, found, wanted, actor=None, now=utc_now())
    say("Sent back. The auditor is told, between eight and eight." if is_told else "Sent back.")
    if not is_told:
        say("The auditor cannot be reached just now, and will find it on coming back.")


def _is_still(seen: Return, now: Return) -> None:
    """Raise CannotReview where another return has come since the coordinator was asked."""
    if seen.number != now.number:
        raise reviewing.CannotReview("review.newer", number=now.number)
