from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, select, text

import storage
from storage.database import Database, NewerDatabase
from storage.outbox import since
from storage.tables import answers, audits, metadata
from storage.vault import Vault
from tests.storage.invented import AUDIT, Person, invent, note
from tests.storage.test_outbox import send


def _at(folder: Path, revision: str) -> Database:
    database = Database.connect(f"sqlite:///{folder / 'filled.db'}")
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return database


def test_an_empty_database_gets_every_table(database: Database) -> None:
    """What the migrations make is what tables.py says, to the column, index and constraint."""
    with database.reading() as connection:
        assert [] == compare_metadata(MigrationContext.configure(connection), metadata)
        names = set(inspect(connection).get_table_names())
    assert names == {*metadata.tables, "alembic_version"}


def test_constraints_are_named_as_the_tables_name_them(database: Database, folder: Path) -> None:
    """A later migration finds a constraint by the name that tables.py gives it."""
    bare = Database.connect(f"sqlite:///{folder / 'bare.db'}")
    with bare.writing() as connection:
        metadata.create_all(connection)
    assert _constraints(bare) == _constraints(database)
    bare.close()


def _constraints(database: Database) -> set[str]:
    with database.reading() as connection:
        statements = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).scalars()
        found = {name for sql in statements for name in re.findall(r"(?:CONSTRAINT|INDEX) (\w+)", sql)}
    return {name for name in found if not name.startswith("alembic")}


def test_a_filled_database_keeps_its_rows(folder: Path, vault: Vault) -> None:
    """A database of the first revision opens after the upgrade to the newest with everything in it."""
    database = _at(folder, "0001")
    with database.writing() as connection:
        person = invent(connection, vault)
        send(connection, vault, person, "kept")
    database.upgrade()
    with database.reading() as connection:
        assert [AUDIT] == list(connection.execute(select(audits.c.id)).scalars())
        assert [note("kept")] == [entry.message for entry in since(connection, vault, person.address, 0)]
        assert [] == compare_metadata(MigrationContext.configure(connection), metadata)
    database.close()


def test_what_was_answered_before_versions_were_kept(folder: Path, vault: Vault) -> None:
    """It was given under the version with which its response began: nothing could be carried over then."""
    database = _at(folder, "0001")
    with database.writing() as connection:
        person = invent(connection, vault)
        for number, version in ((1, 3), (2, 5)):
            _answered_once(connection, person, number, version)
    database.upgrade()
    with database.reading() as connection:
        found = connection.execute(select(answers.c.request, answers.c.questionnaire_version).order_by("request"))
        assert [(1, 3), (2, 5)] == [tuple(row) for row in found]
        assert [] == compare_metadata(MigrationContext.configure(connection), metadata)
    assert _constraints(database) >= {"uq_answers_request", "fk_answers_wording", "pk_answers"}
    database.close()


def _answered_once(connection: Connection, person: Person, number: int, version: int) -> None:
    """Write an answer as the first revision kept it."""
    at = "2026-03-02T09:30:00.000000+00:00"
    for statement in (
        "INSERT INTO requests VALUES (:n, :audit, :n, :who, NULL, NULL, NULL, 'q', 'partial')",
        "INSERT INTO responses VALUES (:n, :key, :version, x'00', :at)",
        "INSERT OR IGNORE INTO wordings VALUES ('digest', 'text')",
        "INSERT INTO answers VALUES (:n, :n, 1, 'q1', NULL, 1, x'00', 'digest', :who, 'web', :at)",
    ):
        values = {"n": number, "audit": AUDIT, "who": person.id, "key": person.key.id, "version": version, "at": at}
        connection.execute(text(statement), values)


def test_upgrading_again_changes_nothing(database: Database, person: Person) -> None:
    """An upgrade of what is up to date is done at once."""
    database.upgrade()
    with database.reading() as connection:
        assert person.key.id == connection.execute(select(audits.c.data_key)).scalar_one()


def test_a_newer_database_is_left_alone(database: Database) -> None:
    """An older program says that it does not know the tables, and touches nothing."""
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="Nothing was changed"):
        database.upgrade()
    with database.reading() as connection:
        assert "9999" == connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
