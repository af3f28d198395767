"""Inserts that give way to a row that is there already, for the databases that we speak to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

Upsert = SqliteInsert | PostgresqlInsert
INSERTS: dict[str, Callable[[Table], Upsert]] = {"sqlite": SqliteInsert, "postgresql": PostgresqlInsert}


def upsert(dialect: str, table: Table) -> Upsert:
    """Return the dialect's own insert, which can say what happens on a conflict."""
    return INSERTS[dialect](table)


def insert_if_new(connection: Connection, table: Table, unique: tuple[str, ...], row: Mapping[str, Any]) -> bool:
    """Return whether the row was new and is stored; one with the same `unique` columns stays as it is."""
    statement = if_new(connection.dialect.name, table, unique)
    # an insert's count is thrown away otherwise, and PostgreSQL's driver does not keep it
    return connection.execute(statement, row, execution_options={"preserve_rowcount": True}).rowcount == 1


@cache
def if_new(dialect: str, table: Table, unique: tuple[str, ...]) -> Upsert:
    """Return the insert that leaves a row with the same `unique` columns as it is."""
    return upsert(dialect, table).on_conflict_do_nothing(index_elements=unique)
