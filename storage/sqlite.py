"""SQLite's recipe: durable, checked, and one writer at a time."""

from __future__ import annotations

import os
from contextlib import closing
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

PRAGMAS: tuple[str, ...] = (
    "busy_timeout=10000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
)


def engines(url: URL) -> tuple[Engine, Engine]:
    """Return an engine that writes and one that reads; a file that is not there is created for its owner alone.

    Raises ValueError for a database that is not a file.
    """
    if not url.database or url.database == ":memory:":
        raise ValueError("This SQLite database is no file: give sqlite:///path/to/file, or use in_memory.")
    os.close(os.open(url.database, os.O_RDWR | os.O_CREAT, 0o600))
    # One connection: threads wait for it in turn, which is fairer and faster than SQLite's own polling.
    writer = create_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    reader = create_engine(url, hide_parameters=True)
    return _set_up(writer, "BEGIN IMMEDIATE", PRAGMAS), _set_up(reader, "BEGIN", (*PRAGMAS, "query_only=ON"))


def in_memory() -> Engine:
    """Return an engine whose one connection is the database: threads wait for it in turn, to read too."""
    only_one: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    engine = create_engine("sqlite://", **only_one, connect_args={"check_same_thread": False}, hide_parameters=True)
    # without the last, SQLite may sort a large result in a file
    return _set_up(engine, "BEGIN IMMEDIATE", (*PRAGMAS, "temp_store=MEMORY"))


def checkpoint(writer: Engine) -> bool:
    """Empty the log; returns whether it is empty, which it is not while somebody reads it."""
    with closing(writer.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
    return row is not None and row[0] == 0


def wipe(writer: Engine) -> bool:
    """Write the whole file anew, and then empty the log; returns as `checkpoint`.

    `secure_delete` overwrites what is deleted, but not what stood in a page before its rows were moved within it: of
    6,000 deleted texts some could still be read.
    """
    with closing(writer.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("VACUUM")
    return checkpoint(writer)


def _set_up(engine: Engine, begin: str, pragmas: tuple[str, ...]) -> Engine:
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
