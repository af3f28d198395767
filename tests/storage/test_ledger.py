from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Connection, delete, update

from storage import ledger
from storage.database import Database
from storage.tables import ledger as rows
from tests.storage.invented import AUDIT, NOW, Person


def _append(connection: Connection, subject: str) -> None:
    ledger.append(connection, AUDIT, actor="command line", action="invited", subject=subject, now=NOW)


@pytest.fixture
def chain(database: Database, person: Person) -> Database:
    """A chain of five rows."""
    with database.writing() as connection:
        for number in range(5):
            _append(connection, f"request {number}")
    return database


def test_a_chain_that_nobody_touched_is_whole(chain: Database) -> None:
    """Also when it is empty."""
    with chain.reading() as connection:
        assert ledger.verify(connection, AUDIT) is None
        assert ledger.verify(connection, "another audit") is None


@pytest.mark.parametrize("column", ["actor", "action", "subject", "at", "previous", "digest"])
def test_a_changed_row_is_found(chain: Database, column: str) -> None:
    """Whatever was changed in it."""
    with chain.writing() as connection:
        connection.execute(update(rows).where(rows.c.seq == 3).values({column: "changed"}))
        assert 3 == ledger.verify(connection, AUDIT)


@pytest.mark.parametrize("seq", [1, 3, 4])
def test_a_removed_row_is_found(chain: Database, seq: int) -> None:
    """At the row that stood behind it, also where the rest was numbered anew."""
    with chain.writing() as connection:
        connection.execute(delete(rows).where(rows.c.seq == seq))
        assert seq + 1 == ledger.verify(connection, AUDIT)
        for later in range(seq + 1, 6):
            connection.execute(update(rows).where(rows.c.seq == later).values(seq=later - 1))
        assert seq == ledger.verify(connection, AUDIT)


def test_a_row_that_was_rewritten_with_its_digest_breaks_the_next(chain: Database) -> None:
    """Who changes a row and makes its digest fit is found one row later."""
    with chain.writing() as connection:
        connection.execute(delete(rows).where(rows.c.seq >= 3))
        ledger.append(
            connection, AUDIT, actor="somebody", action="invited", subject="x", now=NOW + dt.timedelta(seconds=1)
        )
        assert ledger.verify(connection, AUDIT) is None
        forged = {"audit": AUDIT, "seq": 4, "at": "", "actor": "", "action": "", "subject": ""}
        connection.execute(rows.insert(), {**forged, "previous": "0" * 64, "digest": "0" * 64})
        assert 4 == ledger.verify(connection, AUDIT)
