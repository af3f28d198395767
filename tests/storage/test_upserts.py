from __future__ import annotations

import pytest
from sqlalchemy import Dialect, make_url

from storage import attempts, invitations, outbox, upserts
from storage.database import Database
from storage.tables import seen_events, wordings


def test_a_new_row_is_stored_and_an_old_one_stays(database: Database) -> None:
    """The answer tells which of the two it was."""
    with database.writing() as connection:
        rows = [{"digest": "a", "text": text} for text in ("first", "second")]
        assert [True, False] == [upserts.insert_if_new(connection, wordings, ("digest",), row) for row in rows]
        assert ["first"] == list(connection.execute(wordings.select().with_only_columns(wordings.c.text)).scalars())


@pytest.fixture(params=["sqlite", "postgresql+psycopg"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    """How a database spells things; nothing is connected."""
    return make_url(f"{request.param}://").get_dialect()()


def test_both_databases_are_spoken_to_in_their_dialect(dialect: Dialect) -> None:
    """What is not plain SQL is spelled in each of the two dialects."""
    conflict = upserts.if_new(dialect.name, seen_events, ("channel", "bot", "event"))
    assert "ON CONFLICT (channel, bot, event) DO NOTHING" in str(conflict.compile(dialect=dialect))
    assert "DO UPDATE SET count = (attempts.count +" in str(attempts._one_more(dialect.name).compile(dialect=dialect))
    assert "RETURNING" in str(invitations._REDEEM.compile(dialect=dialect))
    assert "NOT (EXISTS" in str(outbox._DUE.compile(dialect=dialect))
