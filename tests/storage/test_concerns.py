"""Concerns as rows: one for a request until it is closed, taken once, alerted once a round, and sealed."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Connection, insert, select

from storage import concerns, tables
from storage.concerns import AlreadyClosed, Concern, NoSuchConcern, State
from storage.database import Database
from storage.vault import Vault
from survey.concerns import Concerned, Told
from tests.storage.invented import AUDIT, NOW, Person, invent

LATER = NOW + dt.timedelta(minutes=61)


@pytest.fixture
def requested(database: Database, person: Person) -> Person:
    """A participant with the requests 1 and 2."""
    about = {"audit": AUDIT, "participant": person.id, "questionnaire": "q", "disposition": "partial"}
    with database.writing() as connection:
        connection.execute(insert(tables.cases), {"audit": AUDIT, "reference": "C07", "attributes": {}})
        for number in (1, 2):
            row = {"number": number, "line_key": str(number), "case_reference": "C07", "agency": "health", **about}
            connection.execute(insert(tables.requests), row)
    return person


def say(
    connection: Connection, person: Person, said: Concerned | None = None, request: int | None = 1
) -> tuple[Concern, bool]:
    """Record what somebody says of a concern."""
    return concerns.record(
        connection,
        person.key,
        said or Concerned(),
        audit=AUDIT,
        request=request,
        participant=person.id,
        now=NOW,
    )


def test_one_concern_until_it_is_closed(database: Database, requested: Person) -> None:
    """What is said later adds to it, once; after it was closed it is a new one, with the next number."""
    with database.writing() as connection:
        first, is_new = say(connection, requested)
        assert (1, True, State.OPEN, Told.UNSAID, "") == (first.number, is_new, first.state, first.told, first.text)
        assert ("C07", "health", NOW, 0, None) == (
            first.case, first.agency, first.raised_at, first.round, first.alerted_at,
        )  # fmt: skip
        again, is_new = say(connection, requested, Concerned(Told.NOT_YET, "Once."))
        assert (1, False, Told.NOT_YET, "Once.") == (again.number, is_new, again.told, again.text)
        more, _ = say(connection, requested, Concerned(Told.UNSAID, "Twice."))
        assert (Told.NOT_YET, "Once.\nTwice.") == (more.told, more.text)
        assert more.text == say(connection, requested, Concerned(Told.UNSAID, "Once."))[0].text
        concerns.close(connection, requested.key, more, outcome="Seen.", by=None, now=LATER)
        second, is_new = say(connection, requested)
        assert (2, True) == (second.number, is_new)
        assert [2, 1] == [each.number for each in concerns.of_audit(connection, requested.key, AUDIT)]
        assert {State.OPEN: 1, State.CLOSED: 1} == concerns.counts(connection, AUDIT)


def test_each_request_has_its_own(database: Database, vault: Vault, requested: Person) -> None:
    """What is about no request belongs to whoever said it."""
    with database.writing() as connection:
        other = invent(connection, vault, "Other Sample")
        numbers = [say(connection, requested, request=request)[0].number for request in (1, 2, None)]
        assert [1, 2, 3] == numbers
        assert 4 == say(connection, other, request=None)[0].number
        assert 3 == say(connection, requested, request=None)[0].number
        assert 1 == say(connection, other, request=1)[0].number  # about the same child: the request was passed on
        with pytest.raises(NoSuchConcern, match="no concern number 9"):
            concerns.one(connection, requested.key, AUDIT, 9)


def test_it_is_taken_once_and_closed_once(database: Database, vault: Vault, requested: Person) -> None:
    """The first of two coordinators has it; the outcome stands with it."""
    with database.writing() as connection:
        other = invent(connection, vault, "Other Sample")
        concern, _ = say(connection, requested)
        assert [(AUDIT, 1)] == concerns.unacknowledged(connection)
        assert concerns.acknowledge(connection, concern, other.id, LATER)
        assert not concerns.acknowledge(connection, concern, requested.id, LATER)
        assert [] == concerns.unacknowledged(connection)
        taken = concerns.one(connection, requested.key, AUDIT, 1)
        assert (State.ACKNOWLEDGED, other.id, LATER) == (taken.state, taken.acknowledged_by, taken.acknowledged_at)
        concerns.close(connection, requested.key, taken, outcome="Seen today.", by=other.id, now=LATER)
        with pytest.raises(AlreadyClosed, match="Nothing was changed"):
            concerns.close(connection, requested.key, taken, outcome="Other.", by=None, now=LATER)
        closed = concerns.one(connection, requested.key, AUDIT, 1)
        assert (State.CLOSED, other.id, LATER, "Seen today.") == (
            closed.state, closed.closed_by, closed.closed_at, closed.outcome,
        )  # fmt: skip
        assert not concerns.acknowledge(connection, closed, requested.id, LATER)


def test_a_round_is_begun_once(database: Database, requested: Person) -> None:
    """Of two ticks that saw the same row one alerts; a concern that was taken meanwhile is alerted no more."""
    with database.writing() as connection:
        concern, _ = say(connection, requested)
        assert concerns.begin_round(connection, concern, [requested.id], NOW)
        assert not concerns.begin_round(connection, concern, [requested.id], NOW)
        first = concerns.one(connection, requested.key, AUDIT, 1)
        assert (1, NOW) == (first.round, first.alerted_at)
        assert concerns.begin_round(connection, first, [requested.id], LATER)
        assert {requested.id: {1: NOW, 2: LATER}} == concerns.alerted(connection, first)
        second = concerns.one(connection, requested.key, AUDIT, 1)
        concerns.acknowledge(connection, second, requested.id, LATER)
        assert not concerns.begin_round(connection, second, [requested.id], LATER)


def test_words_and_outcome_are_sealed(database: Database, requested: Person) -> None:
    """Only the audit's key opens them."""
    with database.writing() as connection:
        concern, _ = say(connection, requested, Concerned(Told.TOLD, "Nobody has seen the child."))
        concerns.close(connection, requested.key, concern, outcome="Seen today.", by=None, now=NOW)
        row = connection.execute(select(tables.concerns)).one()
    assert b"seen" not in row.text_sealed + row.outcome_sealed
