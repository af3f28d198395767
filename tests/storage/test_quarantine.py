from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from storage import quarantine
from storage.database import Database
from storage.quarantine import KILLED, NotInQuarantine, Status
from storage.tables import quarantine as rows
from storage.vault import Vault, place
from tests.storage.invented import NOW

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def kept(database: Database, vault: Vault) -> Database:
    """A database with one event in quarantine, as number 1."""
    with database.writing() as connection:
        vault.initialise(connection)
        key = vault.system(connection)
        put = quarantine.put(connection, key, channel="web", event_id="e", content="{}", cause="ValueError", now=NOW)
        assert 1 == put
    return database


def test_a_quarantined_event_is_kept_sealed(kept: Database, vault: Vault) -> None:
    """Its content opens with the system's key; too long a name or cause does not stand in the way."""
    with kept.writing() as connection:
        key = vault.system(connection)
        number = quarantine.put(
            connection, key, channel="web", event_id="e" * 500, content="{2}", cause="c" * 500, now=NOW
        )
        row = connection.execute(select(rows).where(rows.c.number == number)).one()
        assert "{2}" == quarantine.content(connection, vault, 2)
        assert [1, 2] == [each.number for each in quarantine.every(connection)]
        assert 2 == quarantine.count(connection)
    assert "{2}" == key.open(place("quarantine", row.id, "content_sealed"), row.content_sealed)
    assert (128, 200) == (len(row.event), len(row.cause))


def test_a_try_that_succeeds_erases_what_was_kept(kept: Database, vault: Vault) -> None:
    """It is claimed once, counted, and gone; that it was there stays."""
    with kept.writing() as connection:
        assert not quarantine.claim(connection, 1)  # nobody has asked
        assert not quarantine.taken(connection, 1, LATER)
        assert quarantine.ask(connection, 1)
        assert [1] == quarantine.asked(connection)
        assert quarantine.claim(connection, 1)
        assert not quarantine.claim(connection, 1)
        assert not quarantine.drop(connection, 1, LATER)
        assert quarantine.taken(connection, 1, LATER)
        assert not quarantine.taken(connection, 1, LATER)
        assert not quarantine.ask(connection, 1)
        row = quarantine.one(connection, 1)
        assert (Status.TAKEN, 1, NOW, LATER) == (row.status, row.tries, row.at, row.settled_at)
        with pytest.raises(NotInQuarantine, match="Number 1 was taken"):
            quarantine.content(connection, vault, 1)
        assert b"" == connection.execute(select(rows.c.content_sealed)).scalar_one()
        assert 0 == quarantine.count(connection)


def test_a_try_that_fails_says_why(kept: Database, vault: Vault) -> None:
    """It can be asked for again, and what was kept is still there; so it is where the try ended the process."""
    with kept.writing() as connection:
        for cause in ("KeyError", "TypeError"):
            assert quarantine.ask(connection, 1)
            assert quarantine.claim(connection, 1)
            quarantine.back(connection, 1, cause)
        row = quarantine.one(connection, 1)
        assert (Status.KEPT, "TypeError", 2) == (row.status, row.cause, row.tries)
        assert quarantine.ask(connection, 1)
        assert quarantine.claim(connection, 1)
        assert 1 == quarantine.interrupted(connection)
        row = quarantine.one(connection, 1)
        assert (Status.KEPT, KILLED, 3) == (row.status, row.cause, row.tries)
        assert "{}" == quarantine.content(connection, vault, 1)


def test_what_is_dropped_is_gone(kept: Database) -> None:
    """The content for good, the fact not; and another number says that it was never there."""
    with kept.writing() as connection:
        assert quarantine.drop(connection, 1, LATER)
        assert not quarantine.drop(connection, 1, LATER)
        row = quarantine.one(connection, 1)
        assert (Status.DROPPED, LATER) == (row.status, row.settled_at)
        assert b"" == connection.execute(select(rows.c.content_sealed)).scalar_one()
        with pytest.raises(NotInQuarantine, match="Nothing with the number 2"):
            quarantine.one(connection, 2)
