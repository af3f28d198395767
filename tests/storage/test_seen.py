from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from storage import seen
from storage.database import Database
from tests.storage.invented import NOW


def _is_new(connection: Connection, channel: str, bot: str, event: str, now: dt.datetime = NOW) -> bool:
    return bool(seen.news(connection, [(channel, bot, event)], now))


def test_an_event_is_new_once(database: Database) -> None:
    """The same id of another channel or bot is another event."""
    with database.writing() as connection:
        events = [("web", "", "1"), ("web", "", "1"), ("telegram", "", "1"), ("telegram", "7", "1"), ("web", "", "2")]
        assert [True, False, True, True, True] == [_is_new(connection, *event) for event in events]


def test_an_event_that_was_rolled_back_is_new_again(database: Database) -> None:
    """What was not handled has not been seen."""
    with database.writing() as connection:
        turn = connection.begin_nested()
        assert _is_new(connection, "web", "", "1")
        turn.rollback()
        assert _is_new(connection, "web", "", "1")


def test_old_events_are_forgotten(database: Database) -> None:
    """Those before the given time, and no others."""
    with database.writing() as connection:
        _is_new(connection, "web", "", "old", NOW - dt.timedelta(days=3))
        _is_new(connection, "web", "", "new")
        assert 1 == seen.prune(connection, NOW)
        assert not _is_new(connection, "web", "", "new")
        assert _is_new(connection, "web", "", "old")


def test_of_several_events_the_new_ones_are_told(database: Database) -> None:
    """In their order; all of them have been seen then."""
    with database.writing() as connection:
        assert _is_new(connection, "web", "", "2")
        events = [("web", "", "3"), ("web", "", "2"), ("telegram", "7", "2")]
        assert [events[0], events[2]] == seen.news(connection, events, NOW)
        assert [] == seen.news(connection, events, NOW)
