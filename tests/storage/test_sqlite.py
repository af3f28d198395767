"""What holds for SQLite alone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from sqlite3 import connect as sqlite_connect

import pytest
from sqlalchemy import func, insert, select, text

from storage import sqlite
from storage.database import Database
from storage.later import later, together
from storage.tables import seen_events, wordings
from tests.databases import RECIPE


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """An empty database with all tables, by the whole recipe."""
    monkeypatch.setattr(sqlite, "PRAGMAS", RECIPE)
    database = Database.connect(sqlite_url)
    yield database
    database.close()


def test_the_recipe_is_in_force(database: Database) -> None:
    """Each connection that writes is durable, checks references, and overwrites what it deletes."""
    with database.writing() as connection:
        values = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    full = 2
    expected = {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1, "secure_delete": 1}
    assert {**expected, "busy_timeout": 10000} == values


def test_a_checkpoint_empties_the_log(database: Database, folder: Path) -> None:
    """Afterwards the log holds no byte, and everything is in the database's own file."""
    with database.writing() as connection:
        connection.execute(insert(seen_events), {"channel": "web", "bot": "", "event": "1", "at": ""})
    assert 0 < (folder / "caseround.db-wal").stat().st_size
    assert database.checkpoint()
    assert 0 == (folder / "caseround.db-wal").stat().st_size


def test_a_checkpoint_says_when_a_reader_stands_in_its_way(database: Database, folder: Path) -> None:
    """As long as somebody reads an older state the log cannot be emptied, and nobody is told otherwise."""
    reader = sqlite_connect(folder / "caseround.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM wordings").fetchone()
    with database.writing() as connection:
        connection.execute(insert(wordings), {"digest": "a", "text": ""})
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    assert not database.checkpoint()
    reader.close()
    assert database.checkpoint()


def test_the_file_belongs_to_its_owner_alone(database: Database, folder: Path) -> None:
    """Neither the database nor its log can be read by others."""
    with database.reading():
        assert {0o600} == {path.stat().st_mode & 0o777 for path in folder.iterdir()}


def test_a_url_without_a_file_is_refused() -> None:
    """Every connection would have a database of its own."""
    with pytest.raises(ValueError, match="is no file"):
        Database.connect("sqlite://")


def test_a_database_in_memory() -> None:
    """Every thread sees what was written, SQLite has no file for it, and it is gone once it is closed."""
    database = Database.in_memory()
    database.upgrade()
    with database.writing() as connection:
        connection.execute(text("INSERT INTO data_keys VALUES ('invented', x'00')"))

    def look() -> tuple[int, tuple[str, ...], int]:
        with database.reading() as connection:
            count = connection.execute(text("SELECT count(*) FROM data_keys")).scalar_one()
            files = tuple({row.file for row in connection.execute(text("PRAGMA database_list"))})
            return count, files, connection.execute(text("PRAGMA temp_store")).scalar_one()

    with ThreadPoolExecutor(8) as threads:
        assert {(1, ("",), 2)} == {each.result() for each in [threads.submit(look) for _ in range(40)]}
    database.close()
    with database.reading() as connection:
        assert [] == connection.execute(text("SELECT name FROM sqlite_master")).all()


def test_a_batch_in_memory_is_seen_by_what_reads_it() -> None:
    """What is written later there is written before anything could tell."""
    database = Database.in_memory()
    database.upgrade()
    with database.writing() as connection, together(connection):
        later(connection, insert(wordings), {"digest": "a", "text": ""})
        assert 1 == connection.execute(select(func.count()).select_from(wordings)).scalar_one()
