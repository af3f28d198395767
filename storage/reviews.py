"""Questions of a return that were sent back: the coordinator's notes, sealed, and what became of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.ids import new_id
from storage.later import later
from storage.responses import Response
from storage.tables import reviews
from storage.times import stamp
from storage.vault import place


class Outcome(StrEnum):
    """What became of a question that was sent back; DROPPED is one that needed no word of the auditor any more."""

    CHANGED = "changed"
    STANDS = "stands"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Review:
    """One question that was sent back; `by` is the coordinator's participant id, None for the command line, `outcome`
    None while it waits. `at` and `settled_at` are times as storage.times.stamp writes them."""

    return_number: int
    question: str
    note: str
    by: str | None
    at: str
    outcome: Outcome | None
    settled_at: str | None


_ADD = insert(reviews)
_OF = (
    select(reviews)
    .where(reviews.c.request == bindparam("b_request"))
    .order_by(reviews.c.return_number, reviews.c.at, reviews.c.id)
)
_OPEN = (
    update(reviews)
    .where(reviews.c.request == bindparam("b_request"), reviews.c.settled_at.is_(None))
    .values(outcome=bindparam("b_outcome"), settled_at=bindparam("b_now"))
)
_SETTLE = _OPEN.where(reviews.c.question == bindparam("b_question"))


def add(
    connection: Connection,
    response: Response,
    notes: Mapping[str, str],
    *,
    return_number: int,
    by: str | None,
    now: dt.datetime,
) -> None:
    """Store the notes of a return that is sent back, by question, under the response's key."""
    for question, note in notes.items():
        review = new_id()
        row = {
            "id": review,
            "request": response.request,
            "return_number": return_number,
            "question": question,
            "note_sealed": response.key.seal(place("reviews", review, "note_sealed"), note),
            "by_participant": by,
            "at": stamp(now),
        }
        later(connection, _ADD, row)


def of_response(connection: Connection, response: Response) -> list[Review]:
    """Return all that was ever sent back of a response, the oldest first."""
    rows = connection.execute(_OF, {"b_request": response.request})
    return [_opened(response, row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


def notes(connection: Connection, response: Response) -> dict[str, str]:
    """Return the newest note on each question of a response that was ever sent back."""
    return {review.question: review.note for review in of_response(connection, response)}


def settle(connection: Connection, request: int, question: str, outcome: Outcome, now: dt.datetime) -> None:
    """Note what became of a question that waits."""
    values = {"b_request": request, "b_question": question, "b_outcome": outcome.value, "b_now": stamp(now)}
    later(connection, _SETTLE, values)


def drop(connection: Connection, request: int, now: dt.datetime) -> None:
    """Let whatever waits of a request wait no longer."""
    later(connection, _OPEN, {"b_request": request, "b_outcome": Outcome.DROPPED.value, "b_now": stamp(now)})


def _opened(response: Response, row: Mapping[Any, Any]) -> Review:
    return Review(
        return_number=row["return_number"],
        question=row["question"],
        note=response.key.open(place("reviews", row["id"], "note_sealed"), row["note_sealed"]),
        by=row["by_participant"],
        at=row["at"],
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        settled_at=row["settled_at"],
    )
