from __future__ import annotations

import pytest
from sqlalchemy import Connection, insert

from storage import responses
from storage.database import Database
from storage.responses import Entry, Response
from storage.tables import requests
from storage.vault import Vault
from survey.answers import Answer
from tests.storage.invented import AUDIT, NOW, Person

REQUEST = 7


@pytest.fixture
def begun(database: Database, vault: Vault, person: Person) -> None:
    """A response to an invented request, with nothing in it."""
    row = {"number": REQUEST, "audit": AUDIT, "line_key": "x", "participant": person.id, "questionnaire": "invented"}
    with database.writing() as connection:
        connection.execute(insert(requests), {**row, "disposition": "opened"})
        responses.begin(connection, vault, REQUEST, 1, NOW)


def _load(connection: Connection, vault: Vault) -> Response:
    response = responses.load(connection, vault, REQUEST)
    assert response is not None
    return response


def _add(connection: Connection, vault: Vault, question: str, choice: str) -> None:
    response = _load(connection, vault)
    entry = Entry(Answer(question, choices=(choice,)), "Asked so", None, "web", NOW.isoformat(), 1)
    responses.add_answer(connection, response, response.entries + 1, entry)


def _given(database: Database, vault: Vault) -> dict[str, tuple[str, ...] | None]:
    """Return what a response comes to, which must be the same for whoever has never read it."""
    with database.reading() as connection:
        response, afresh = _load(connection, vault), _load(connection, Vault(bytes(range(32))))
    assert (afresh.answers, afresh.versions, afresh.entries) == (
        response.answers,
        response.versions,
        response.entries,
    )
    return {name: answer.choices for name, answer in response.answers.items()}


@pytest.mark.usefixtures("begun")
def test_the_latest_entry_of_each_question_counts(database: Database, vault: Vault) -> None:
    """Also when the ones before are in memory."""
    for question, choice in (("q1", "a"), ("q2", "b"), ("q1", "c")):
        with database.writing() as connection:
            _add(connection, vault, question, choice)
    assert {"q1": ("c",), "q2": ("b",)} == _given(database, vault)


@pytest.mark.usefixtures("begun")
def test_an_entry_that_was_rolled_back_was_never_given(database: Database, vault: Vault) -> None:
    """Not even when another one takes its number in the history, before anybody has read it again."""
    with database.writing() as connection:
        _add(connection, vault, "q1", "a")
    with database.writing() as connection:
        turn = connection.begin_nested()
        _add(connection, vault, "q2", "lost")
        turn.rollback()
    assert {"q1": ("a",)} == _given(database, vault)
    with database.writing() as connection:
        turn = connection.begin_nested()
        _add(connection, vault, "q2", "lost too")
        turn.rollback()
        _add(connection, vault, "q2", "b")
    assert {"q1": ("a",), "q2": ("b",)} == _given(database, vault)


@pytest.mark.usefixtures("begun")
def test_what_another_process_has_added_counts(database: Database, vault: Vault) -> None:
    """What is in memory here is not the latest then."""
    with database.writing() as connection:
        _add(connection, vault, "q1", "a")
    with database.writing() as connection:
        _add(connection, Vault(bytes(range(32))), "q1", "b")
    assert {"q1": ("b",)} == _given(database, vault)
