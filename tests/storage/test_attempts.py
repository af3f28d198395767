from __future__ import annotations

import datetime as dt

from storage import attempts
from storage.database import Database
from tests.storage.invented import NOW

QUARTER = dt.timedelta(minutes=15)


def test_attempts_add_up_for_each_sender(database: Database) -> None:
    """The number that comes back includes the attempt itself."""
    with database.writing() as connection:
        assert [1, 2, 3] == [attempts.count(connection, b"one", NOW) for _ in range(3)]
        assert 1 == attempts.count(connection, b"other", NOW)


def test_a_new_quarter_of_an_hour_begins_at_one(database: Database) -> None:
    """Whoever mistyped need not wait longer than that."""
    with database.writing() as connection:
        attempts.count(connection, b"one", NOW)
        assert 2 == attempts.count(connection, b"one", NOW + QUARTER - dt.timedelta(microseconds=1))
        assert 1 == attempts.count(connection, b"one", NOW + QUARTER)


def test_past_windows_are_forgotten(database: Database) -> None:
    """The current one goes on."""
    with database.writing() as connection:
        attempts.count(connection, b"one", NOW)
        attempts.count(connection, b"one", NOW + QUARTER)
        assert 1 == attempts.prune(connection, NOW + QUARTER)
        assert 2 == attempts.count(connection, b"one", NOW + QUARTER)
