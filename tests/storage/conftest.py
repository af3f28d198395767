"""A real database for each test: most of them hold for SQLite and for PostgreSQL, and are run on both."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.database import Database
from storage.vault import Vault
from tests.databases import either as database
from tests.storage.invented import Person, invent

__all__ = ["database"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path


@pytest.fixture
def vault() -> Vault:
    """A vault with an invented master key."""
    return Vault(bytes(range(32)))


@pytest.fixture
def person(database: Database, vault: Vault) -> Person:
    """A participant of an audit who is reached in Telegram."""
    with database.writing() as connection:
        return invent(connection, vault)
