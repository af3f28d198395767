"""Both kinds of database, for the tests that hold for either."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import sqlite
from storage.database import Database
from storage.tables import metadata
from tests.postgresql import Server

RECIPE = sqlite.PRAGMAS
"""SQLite's recipe as it is in force everywhere but in the processes of the tests."""


def spare_the_disk() -> None:
    """Let SQLite in this process not wait for the disk: what is thrown away need not outlast the machine's end.

    A process of its own, such as one that is killed, keeps the whole recipe.
    """
    sqlite.PRAGMAS = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in RECIPE)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no row: to be copied."""
    path = tmp_path_factory.mktemp("empty") / "caseround.db"
    database = Database.connect(f"sqlite:///{path}")
    database.upgrade()
    database.close()
    return path


@pytest.fixture
def sqlite_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """The address of a SQLite database that no other test uses, with all tables and no row."""
    return f"sqlite:///{shutil.copy(empty_sqlite, tmp_path)}"


@pytest.fixture
def postgresql_url(postgresql: Server) -> Iterator[str]:
    """The address of a PostgreSQL database that no other test uses meanwhile, with all tables and no row."""
    with postgresql.lent() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with all tables and no row, once of either kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, which a test may make as it likes; once of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.db'}"
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.fresh(template="template0") as url:
        yield url


@pytest.fixture
def either(database_url: str) -> Iterator[Database]:
    """An empty database with all tables, of either kind; a module takes it by the name `database`."""
    database = Database.connect(database_url)
    yield database
    database.close()


def copied(source: str, target: str) -> None:
    """Copy every row of a SQLite database into one of PostgreSQL that has all tables and no row."""
    ours, theirs = Database.connect(source), Database.connect(target)
    with closing(ours), closing(theirs), ours.reading() as reading, theirs.writing() as writing:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in reading.execute(select(table)).mappings()]
            if rows:
                writing.execute(table.insert(), rows)
        # as if they had been numbered there
        writing.exec_driver_sql("SELECT setval(oid::regclass, 1000) FROM pg_class WHERE relkind = 'S'")
