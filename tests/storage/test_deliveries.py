from __future__ import annotations

import datetime as dt

from storage import deliveries
from storage.database import Database
from tests.storage.invented import NOW


def test_each_event_is_counted_by_itself(database: Database) -> None:
    """Of a channel, a bot and an event; what was last delivered long ago is forgotten."""
    later = NOW + dt.timedelta(days=1)
    with database.writing() as connection:
        assert [1, 2, 3] == [deliveries.count(connection, "web", "web", "e", NOW) for _ in range(3)]
        assert 1 == deliveries.count(connection, "telegram", "web", "e", NOW)
        assert 1 == deliveries.count(connection, "web", "web", "f", NOW)
        assert 4 == deliveries.count(connection, "web", "web", "e", later)
        assert 2 == deliveries.prune(connection, later)
        assert 5 == deliveries.count(connection, "web", "web", "e", later)
