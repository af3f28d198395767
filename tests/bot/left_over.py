"""All that is left of a data folder, opened with every key that is left: what a thief of it could read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.database import Database
from storage.sealing import DataKey
from storage.tables import data_keys, metadata
from storage.vault import ERASED, Vault, VaultError, place

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "unicode_escape", "latin-1")


def readable(folder: Path, database: Database, vault: Vault) -> str:
    """Return every file of a folder as it is, and every sealed value of the database that any key opens."""
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join([*(content.decode("latin-1") for content in files), *opened(database, vault)])


def holds(text: str, words: str) -> bool:
    """Return whether words stand in what `readable` returned, in any usual encoding."""
    # as JSON writes them, too
    escaped = json.dumps(words)[1:-1]
    return words in text or escaped in text or any(words.encode(each).decode("latin-1") in text for each in ENCODINGS)


def opened(database: Database, vault: Vault) -> Iterator[str]:
    """Yield every sealed value that one of the keys in the database opens, wherever it may stand, and all else that
    can be read without any."""
    with database.reading() as connection:
        left = connection.execute(select(data_keys)).all()
        keys = [vault.unwrap(row.id, row.wrapped) for row in left if row.wrapped != ERASED]
        for table in metadata.sorted_tables:
            for row in _rows(connection, table):
                yield from _of_row(table, row, keys)


def _of_row(table: Table, row: Mapping[str, Any], keys: list[DataKey]) -> Iterator[str]:
    yield json.dumps({name: value for name, value in row.items() if not isinstance(value, bytes)}, ensure_ascii=False)
    for column, _ in _sealed(row):
        yield from _opened(table, row, column, keys)


def sealed_with(words: str, database: Database, vault: Vault) -> list[bytes]:
    """Return every sealed value of the database in which these words stand, as it is."""
    with database.reading() as connection:
        keys = [vault.unwrap(row.id, row.wrapped) for row in connection.execute(select(data_keys))]
        rows = [(table, row) for table in metadata.sorted_tables for row in _rows(connection, table)]
    return [
        sealed
        for table, row in rows
        for column, sealed in _sealed(row)
        if any(holds(text, words) for text in _opened(table, row, column, keys))
    ]


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _sealed(row: Mapping[str, Any]) -> list[tuple[str, bytes]]:
    """Return what is sealed in a row, with its column."""
    return [(column, value) for column, value in row.items() if column.endswith("_sealed") and value]


def _opened(table: Table, row: Mapping[str, Any], column: str, keys: list[DataKey]) -> Iterator[str]:
    for name in dict.fromkeys(value for value in row.values() if isinstance(value, str | int)):
        for key in keys:
            try:
                yield key.open(place(table.name, name, column), row[column])
            except VaultError:
                continue
