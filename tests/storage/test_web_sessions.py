from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from storage import web_sessions
from storage.database import Database
from storage.tables import web_sessions as rows
from storage.vault import Vault
from tests.storage.invented import NOW, Person, invent

MONTH = dt.timedelta(days=30)


def test_a_session_is_found_by_its_token(database: Database, person: Person) -> None:
    """The token leads to the address, and is itself not stored."""
    with database.writing() as connection:
        token = web_sessions.open(connection, person.address, NOW, MONTH)
        assert person.address == web_sessions.find(connection, token, NOW)
        assert token not in repr(connection.execute(select(rows)).one())
        assert web_sessions.find(connection, "wrong", NOW) is None


def test_a_session_ends_by_itself(database: Database, person: Person) -> None:
    """After its lifetime the token is worth nothing."""
    with database.writing() as connection:
        token = web_sessions.open(connection, person.address, NOW, MONTH)
        assert web_sessions.find(connection, token, NOW + MONTH) is None


def test_a_closed_session_is_over(database: Database, person: Person) -> None:
    """Signing out of one browser leaves the other signed in."""
    with database.writing() as connection:
        one, other = (web_sessions.open(connection, person.address, NOW, MONTH) for _ in range(2))
        web_sessions.close(connection, one)
        assert [None, person.address] == [web_sessions.find(connection, token, NOW) for token in (one, other)]


def test_all_sessions_of_an_address_close(database: Database, vault: Vault, person: Person) -> None:
    """And those of others stay."""
    with database.writing() as connection:
        theirs = invent(connection, vault, "Kim Other")
        kept = web_sessions.open(connection, theirs.address, NOW, MONTH)
        for _ in range(2):
            web_sessions.open(connection, person.address, NOW, MONTH)
        assert 2 == web_sessions.close_all(connection, person.address)
        assert theirs.address == web_sessions.find(connection, kept, NOW)
