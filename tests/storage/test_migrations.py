from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text

import storage
from storage import quarantine
from storage.database import Database, NewerDatabase
from storage.outbox import since
from storage.tables import audits, metadata
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


def test_what_was_in_quarantine_is_numbered(folder: Path, vault: Vault) -> None:
    """Rows of the first revision get numbers in the order in which they came, and can be tried again."""
    database = _at(folder, "0001")
    with database.writing() as connection:
        vault.initialise(connection)
        for row, at in (("b", "2026-03-01"), ("a", "2026-03-02")):
            connection.execute(
                text("INSERT INTO quarantine VALUES (:row, 'web', 'e', 'system', x'00', :row, :at)"),
                {"row": row, "at": f"{at}T09:00:00.000000+00:00"},
            )
    database.upgrade()
    with database.writing() as connection:
        kept = quarantine.every(connection)
        assert [(1, "b", "kept", 0), (2, "a", "kept", 0)] == [(k.number, k.cause, k.status, k.tries) for k in kept]
        assert quarantine.ask(connection, 2)
    database.close()
