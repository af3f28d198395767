from __future__ import annotations

import datetime as dt

from storage import seen
from storage.database import Database
from tests.storage.invented import NOW


def test_an_event_is_new_once(database: Database) -> None:
    """The same id of another channel or bot is another event."""
    with database.writing() as connection:
        events = [("web", "", "1"), ("web", "", "1"), ("telegram", "", "1"), ("telegram", "7", "1"), ("web", "", "2")]
        assert [True, False, True, True, True] == [seen.first_time(connection, *event, NOW) for event in events]


def test_an_event_that_was_rolled_back_is_new_again(database: Database) -> None:
    """What was not handled has not been seen."""
    with database.writing() as connection:
        turn = connection.begin_nested()
        assert seen.first_time(connection, "web", "", "1", NOW)
        turn.rollback()
        assert seen.first_time(connection, "web", "", "1", NOW)


def test_old_events_are_forgotten(database: Database) -> None:
    """Those before the given time, and no others."""
    with database.writing() as connection:
        seen.first_time(connection, "web", "", "old", NOW - dt.timedelta(days=3))
        seen.first_time(connection, "web", "", "new", NOW)
        assert 1 == seen.prune(connection, NOW)
        assert not seen.first_time(connection, "web", "", "new", NOW)
        assert seen.first_time(connection, "web", "", "old", NOW)
