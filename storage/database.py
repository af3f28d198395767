"""The database: one recipe for SQLite, one for PostgreSQL, the same use of both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from storage.later import watch

SQLITE_PRAGMAS = (
    "busy_timeout=10000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
)


class NewerDatabase(Exception):
    """The tables are of a revision that this version does not know."""


class Database:
    """Where everything is kept; it can be used from several threads at once."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader

    @classmethod
    def connect(cls, url: str) -> Database:
        """Return the database at `sqlite:///path` or `postgresql+psycopg://...`, without asking it anything yet.

        A SQLite file that is not there is created for its owner alone (mode 600). Raises ValueError for a SQLite
        database that is not a file.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            engine = create_engine(parsed, hide_parameters=True)
            watch(engine)
            return cls(engine, engine)
        if not parsed.database or parsed.database == ":memory:":
            raise ValueError("A SQLite database must be a file: give sqlite:///path/to/file.")
        os.close(os.open(parsed.database, os.O_RDWR | os.O_CREAT, 0o600))
        return cls(_sqlite_writer(parsed), _sqlite_reader(parsed))

    def upgrade(self) -> None:
        """Bring the tables to the newest revision, in one transaction; nothing happens where they are.

        Raises NewerDatabase for tables of a revision that this version does not know.
        """
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
        with self.writing() as connection:
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise NewerDatabase(
                    "A newer version of Caseround made this database. Nothing was changed. Run that version."
                ) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that writes: committed on leaving, rolled back when an exception leaves it."""
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that reads one state of the database; SQLite refuses to write in it."""
        with self._reader.begin() as connection:
            yield connection

    def checkpoint(self) -> bool:
        """Empty SQLite's log, in which deleted text would stay readable.

        Returns whether the log is empty: False says that somebody was still reading it, and to ask again.
        PostgreSQL keeps its log by itself: nothing to do, True.
        """
        if self._writer.dialect.name != "sqlite":
            return True
        with closing(self._writer.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            row = cursor.fetchone()
        return row is not None and row[0] == 0

    def close(self) -> None:
        """Close all connections; those in use close when they are given back."""
        self._reader.dispose()
        self._writer.dispose()


def _sqlite_writer(url: URL) -> Engine:
    # One connection: threads wait for it in turn, which is fairer and faster than SQLite's own polling.
    engine = create_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    watch(engine)
    return _sqlite(engine, "BEGIN IMMEDIATE", SQLITE_PRAGMAS)


def _sqlite_reader(url: URL) -> Engine:
    return _sqlite(create_engine(url, hide_parameters=True), "BEGIN", (*SQLITE_PRAGMAS, "query_only=ON"))


def _sqlite(engine: Engine, begin: str, pragmas: tuple[str, ...]) -> Engine:
    """Take the driver's own idea of transactions away: left alone, it begins them late and loses updates."""

    @event.listens_for(engine, "connect")
    def prepare(connection: SqliteConnection, _: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
