from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, inspect, select, text

import storage
from storage import notices, quarantine
from storage.database import Database, NewerDatabase
from storage.outbox import since
from storage.tables import (
    answers,
    audits,
    metadata,
    outbox,
    parents,
    requests,
    responses,
    returns,
    taken_back,
    wordings,
)
from storage.vault import Vault, place
from tests.storage.invented import AUDIT, Person, invent, note


@pytest.fixture
def bare(bare_url: str) -> Iterator[Database]:
    """A database without tables."""
    database = Database.connect(bare_url)
    yield database
    database.close()


def _migrate(database: Database, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def test_an_empty_database_gets_every_table(database: Database) -> None:
    """What the migrations make is what tables.py says, to the column, index and constraint."""
    with database.reading() as connection:
        assert [] == compare_metadata(MigrationContext.configure(connection), metadata)
        names = set(inspect(connection).get_table_names())
    assert names == {*metadata.tables, "alembic_version"}


def test_constraints_are_named_as_the_tables_name_them(bare: Database) -> None:
    """A later migration finds a constraint by the name that tables.py gives it."""
    with bare.writing() as connection:
        metadata.create_all(connection)
    expected = _constraints(bare)
    with bare.writing() as connection:
        metadata.drop_all(connection)
    bare.upgrade()
    assert expected == _constraints(bare)


def _constraints(database: Database) -> set[str | None]:
    with database.reading() as connection:
        look = inspect(connection)
        of_tables = (look.get_multi_foreign_keys, look.get_multi_unique_constraints, look.get_multi_indexes)
        found = {each["name"] for kind in of_tables for several in kind().values() for each in several}
        return found | {
            key["name"] for (_, table), key in look.get_multi_pk_constraint().items() if table in metadata.tables
        }


def test_a_filled_database_keeps_its_rows(bare: Database, vault: Vault) -> None:
    """A database of the first revision opens after the upgrade to the newest with everything in it."""
    _migrate(bare, "0001")
    with bare.writing() as connection:
        person = invent(connection, vault)
        _sent_once(connection, person, "kept")
    bare.upgrade()
    with bare.reading() as connection:
        assert [AUDIT] == list(connection.execute(select(audits.c.id)).scalars())
        assert [note("kept")] == [entry.message for entry in since(connection, vault, person.address, 0)]
        assert [None] == list(connection.execute(select(outbox.c.speaks_of)).scalars())  # it is not known of whom
        assert [] == compare_metadata(MigrationContext.configure(connection), metadata)


def _sent_once(connection: Connection, person: Person, text: str) -> None:
    """Write a message as the first revision kept it."""
    sealed = person.key.seal(place("outbox", text, "payload_sealed"), json.dumps(note(text).to_json()))
    row = {"id": text, "address": person.address, "channel": "web", "action": "send", "slot": "", "bulk": False}
    row |= {"data_key": person.key.id, "payload_sealed": sealed, "status": "waiting", "attempts": 0}
    connection.execute(insert(outbox), {**row, "created_at": "2026-03-02T09:30:00.000000+00:00"})


def test_what_was_answered_before_versions_were_kept(bare: Database, vault: Vault) -> None:
    """It was given under the version with which its response began: nothing could be carried over then."""
    _migrate(bare, "0001")
    with bare.writing() as connection:
        person = invent(connection, vault)
        for number, version in ((1, 3), (2, 5)):
            _answered_once(connection, person, number, version)
    bare.upgrade()
    with bare.reading() as connection:
        found = connection.execute(select(answers.c.request, answers.c.questionnaire_version).order_by("request"))
        assert [(1, 3), (2, 5)] == [tuple(row) for row in found]
        assert [] == compare_metadata(MigrationContext.configure(connection), metadata)
    assert _constraints(bare) >= {"uq_answers_request", "fk_answers_wording", "pk_answers"}


def _answered_once(connection: Connection, person: Person, number: int, version: int) -> None:
    """Write an answer as the first revision kept it."""
    at = "2026-03-02T09:30:00.000000+00:00"
    for statement in (
        "INSERT INTO requests VALUES (:n, :audit, :name, :who, NULL, NULL, NULL, 'q', 'partial')",
        "INSERT INTO responses VALUES (:n, :key, :version, :sealed, :at)",
        "INSERT INTO wordings VALUES ('digest', 'text') ON CONFLICT DO NOTHING",
        "INSERT INTO answers VALUES (:name, :n, 1, 'q1', NULL, :given, :sealed, 'digest', :who, 'web', :at)",
    ):
        values = {"n": number, "name": str(number), "audit": AUDIT, "who": person.id, "key": person.key.id}
        connection.execute(text(statement), {**values, "version": version, "at": at, "sealed": b"x", "given": True})


def test_what_parents_had_changed_is_emptied(bare: Database, vault: Vault) -> None:
    """Of a parent's answers and returns the latest stay, of everybody else's all; and the files are to be wiped."""
    _migrate(bare, "0021")
    with bare.writing() as connection:
        person = invent(connection, vault)
        connection.execute(insert(wordings), {"digest": "d", "text": "text"})
        for number in (1, 2):
            _changed_once(connection, person, number)
        connection.execute(insert(parents), {"request": 2, "state_sealed": b"x"})
    bare.upgrade()
    with bare.reading() as connection:
        kept = connection.execute(select(answers.c.content_sealed, answers.c.choices).order_by("request", "seq"))
        assert [(b"x", ["a"])] * 3 + [(b"", None)] + [(b"x", ["a"])] * 2 == [tuple(row) for row in kept]
        made = connection.execute(select(returns.c.content_sealed).order_by("request", "number"))
        assert [b"x", b"x", b"", b"x"] == list(made.scalars())
        assert [2] == list(connection.execute(select(taken_back.c.request)).scalars())


def _changed_once(connection: Connection, person: Person, number: int) -> None:
    """Write three answers, the second of which takes the place of the first, and two returns."""
    about = {"audit": AUDIT, "line_key": str(number), "participant": person.id, "questionnaire": "q"}
    connection.execute(insert(requests), {"number": number, **about, "disposition": "returned"})
    at = {"request": number, "questionnaire_version": 1}
    connection.execute(insert(responses), {**at, "data_key": person.key.id, "state_sealed": b"x", "began_at": "2026"})
    given = {
        "choices": ["a"],
        "is_given": True,
        "content_sealed": b"x",
        "wording": "d",
        "channel": "web",
        "at": "2026",
    }
    for seq, question in enumerate(("q1", "q1", "q2"), 1):
        row = {"id": f"{number}{seq}", "seq": seq, "question": question}
        connection.execute(insert(answers), {**at, **given, **row})
    made = {"content_sealed": b"x", "origin": "conversation", "synthetic": False, "submitted_at": "2026"}
    for seq in (1, 2):
        connection.execute(insert(returns), {**at, **made, "id": f"{number}{seq}", "number": seq})


def test_upgrading_again_changes_nothing(database: Database, person: Person) -> None:
    """An upgrade of what is up to date is done at once."""
    database.upgrade()
    with database.reading() as connection:
        assert person.key.id == connection.execute(select(audits.c.data_key)).scalar_one()


def test_a_newer_database_is_left_alone(bare: Database) -> None:
    """An older program says that it does not know the tables, and touches nothing."""
    bare.upgrade()
    with bare.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="Nothing was changed"):
        bare.upgrade()
    with bare.reading() as connection:
        assert "9999" == connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def test_notices_that_were_listed_count_as_heard(bare: Database, vault: Vault) -> None:
    """They are numbered within their audit in the order in which they came, and nobody is told of them anew."""
    _migrate(bare, "0013")
    with bare.writing() as connection:
        vault.initialise(connection)
        key = vault.create(connection)
        audit = {"id": "a", "data_key": key.id, "revision": 1, "settings_sealed": b"", "imported_at": "2026"}
        connection.execute(insert(audits), audit)
        for row, at in (("b", "2026-03-01"), ("a", "2026-03-02")):
            connection.execute(
                text("INSERT INTO notices (id, audit, kind, at) VALUES (:row, 'a', 'not_sure', :at)"),
                {"row": row, "at": f"{at}T09:00:00.000000+00:00"},
            )
    bare.upgrade()
    with bare.writing() as connection:
        found = notices.of_audit(connection, key, "a")
        assert [(1, "b", True), (2, "a", True)] == [(each.number, each.id, each.is_heard) for each in found]
        assert [] == notices.unheard(connection)


def test_what_was_in_quarantine_is_numbered(bare: Database, vault: Vault) -> None:
    """Rows of the first revision get numbers in the order in which they came, and can be tried again."""
    _migrate(bare, "0001")
    with bare.writing() as connection:
        vault.initialise(connection)
        for row, at in (("b", "2026-03-01"), ("a", "2026-03-02")):
            connection.execute(
                text("INSERT INTO quarantine VALUES (:row, 'web', 'e', 'system', :sealed, :row, :at)"),
                {"row": row, "sealed": bytes(1), "at": f"{at}T09:00:00.000000+00:00"},
            )
    bare.upgrade()
    with bare.writing() as connection:
        kept = quarantine.every(connection)
        assert [(1, "b", "kept", 0), (2, "a", "kept", 0)] == [(k.number, k.cause, k.status, k.tries) for k in kept]
        assert quarantine.ask(connection, 2)
