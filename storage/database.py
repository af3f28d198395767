"""The database: one recipe for SQLite, one for PostgreSQL, the same use of both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, make_url

from storage import postgresql, sqlite
from storage.later import watch
from storage.tables import metadata


class NewerDatabase(Exception):
    """The tables are of a revision that this version does not know."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


class Database:
    """Where everything is kept; it can be used from several threads at once."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader

    @classmethod
    def connect(cls, url: str, *, alone: bool = False) -> Database:
        """Return the database at `sqlite:///path` or `postgresql+psycopg://...`, without asking it anything yet.

        Of the processes that connect to a PostgreSQL database `alone`, one can write; in the others
        storage.lease.AlreadyRunning is raised instead. For SQLite the lease of the data folder says who runs.
        Raises ValueError for a SQLite database that is not a file.
        """
        parsed = make_url(url)
        is_file = parsed.get_backend_name() == "sqlite"
        writer, reader = sqlite.engines(parsed) if is_file else postgresql.engines(parsed, alone=alone)
        watch(writer)
        return cls(writer, reader)

    @classmethod
    def in_memory(cls) -> Database:
        """Return a SQLite database that stands in this process's memory alone, and is gone once it is closed."""
        engine = sqlite.in_memory()
        watch(engine)
        return cls(engine, engine)

    def upgrade(self) -> None:
        """Bring the tables to the newest revision, in one transaction; nothing happens where they are.

        Raises NewerDatabase for tables of a revision that this version does not know.
        """
        config = _config()
        with self.writing() as connection:
            if MigrationContext.configure(connection).get_current_revision() == _newest():
                return
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise NewerDatabase(
                    "A newer version of Caseround made this database. Nothing was changed. Run that version."
                ) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that writes: committed on leaving, rolled back when an exception leaves it.

        Whoever else writes waits until it has ended, also in other processes.
        """
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that reads one state of the database, and may not write."""
        with self._reader.begin() as connection:
            yield connection

    def checkpoint(self) -> bool:
        """Empty SQLite's log, in which deleted text would stay readable.

        Returns whether the log is empty: False says that somebody was still reading it, and to ask again.
        PostgreSQL keeps its log by itself: nothing to do, True.
        """
        return self._writer.dialect.name != "sqlite" or sqlite.checkpoint(self._writer)

    def wipe(self) -> bool:
        """Wipe what the database's own files keep of deleted and overwritten rows; returns as `checkpoint`.

        It takes as long as writing the database anew, in which nothing else is written.
        """
        if self._writer.dialect.name == "sqlite":
            return sqlite.wipe(self._writer)
        return postgresql.wipe(self._writer, metadata.tables)

    def close(self) -> None:
        """Close all connections; those in use close when they are given back."""
        self._reader.dispose()
        self._writer.dispose()
