from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.database import Database
from storage.tables import attempts, responses, wordings


@pytest.fixture
def counter(database: Database) -> Database:
    """A database with one number, which is 0."""
    with database.writing() as connection:
        connection.execute(insert(attempts), {"sender_mac": b"one", "window": "", "count": 0})
    return database


def _count(connection: Connection) -> int:
    return int(connection.execute(select(attempts.c.count)).scalar_one())


def _rows(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(wordings)).scalar_one()


def _add(connection: Connection, digest: str) -> None:
    connection.execute(insert(wordings), {"digest": digest, "text": ""})


class Deliberate(Exception):
    """Raised by a test in the middle of a transaction."""


def _add_and_fail(connection: Connection) -> None:
    _add(connection, "added and failed")
    raise Deliberate


def _release_and_fail(connection: Connection) -> None:
    with connection.begin_nested():
        _add(connection, "within")
    raise Deliberate


def test_forty_threads_that_read_and_then_write_lose_nothing(counter: Database) -> None:
    """A writing transaction has the database to itself from its first statement."""

    def increment(_: int) -> None:
        for _ in range(5):
            with counter.writing() as connection:
                connection.execute(update(attempts).values(count=_count(connection) + 1))

    with ThreadPoolExecutor(40) as pool:
        list(pool.map(increment, range(40)))
    with counter.reading() as connection:
        assert 200 == _count(connection)


def test_two_processes_wait_for_each_other(counter: Database, database_url: str) -> None:
    """What holds between threads holds between two processes' connections too."""
    other = Database.connect(database_url)

    def increment(database: Database) -> None:
        for _ in range(25):
            with database.writing() as connection:
                connection.execute(update(attempts).values(count=_count(connection) + 1))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(increment, [counter, other]))
    other.close()
    with counter.reading() as connection:
        assert 50 == _count(connection)


def test_an_exception_rolls_back(database: Database) -> None:
    """A transaction that an exception leaves has never been."""
    with pytest.raises(Deliberate), database.writing() as connection:
        _add_and_fail(connection)
    assert 0 == _rows(database)


def test_a_savepoint_rolls_back_alone(database: Database) -> None:
    """What failed within a savepoint is gone; what stands around it is committed."""
    with database.writing() as connection:
        _add(connection, "before")
        with pytest.raises(Deliberate), connection.begin_nested():
            _add_and_fail(connection)
        with connection.begin_nested():
            _add(connection, "after")
    assert 2 == _rows(database)


def test_a_released_savepoint_goes_with_its_transaction(database: Database) -> None:
    """A savepoint commits nothing by itself."""
    with pytest.raises(Deliberate), database.writing() as connection:
        _release_and_fail(connection)
    assert 0 == _rows(database)


def test_reading_sees_one_state(counter: Database) -> None:
    """What is committed while somebody reads appears in their next transaction only."""
    with counter.reading() as reader:
        assert 0 == _count(reader)
        with counter.writing() as writer:
            writer.execute(update(attempts).values(count=7))
        assert 0 == _count(reader)
    with counter.reading() as reader:
        assert 7 == _count(reader)


def test_reading_refuses_to_write(database: Database) -> None:
    """A write in the wrong kind of transaction is an error, and not lost in silence."""
    with database.reading() as connection, pytest.raises(DBAPIError, match=r"read-?only"):
        _add(connection, "a")


def test_a_row_that_refers_to_nothing_is_refused(database: Database) -> None:
    """References are checked."""
    row = {"request": 1, "data_key": "none", "questionnaire_version": 1, "state_sealed": b"", "began_at": ""}
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(responses), row)
