from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, select

from storage import invitations
from storage.database import Database
from storage.invitations import Issued, State
from storage.tables import invitations as rows
from storage.vault import Vault
from tests.storage.invented import NOW, Person, invent

WEEK = dt.timedelta(days=7)


def _issue(connection: Connection, person: Person, channel: str = "web") -> Issued:
    return invitations.issue(connection, person.id, channel, "invitation", NOW, WEEK)


def test_a_link_lets_its_owner_in_once(database: Database, person: Person) -> None:
    """The first use says whose it is; the second says that it was used."""
    with database.writing() as connection:
        issued = _issue(connection, person)
        assert (State.VALID, person.id) == invitations.redeem(connection, issued.token, "web", NOW)
        assert (State.USED, person.id) == invitations.redeem(connection, issued.token, "web", NOW)


def test_of_many_who_press_at_once_one_gets_in(database: Database, database_url: str, person: Person) -> None:
    """Two processes with connections of their own redeem a token once between them."""
    with database.writing() as connection:
        token = _issue(connection, person).token
    other = Database.connect(database_url)

    def press(door: Database) -> State:
        with door.writing() as connection:
            return invitations.redeem(connection, token, "web", NOW)[0]

    with ThreadPoolExecutor(8) as pool:
        states = list(pool.map(press, [database, other] * 4))
    other.close()
    assert [State.USED] * 7 + [State.VALID] == sorted(states)


def test_looking_changes_nothing(database: Database, person: Person) -> None:
    """A mail scanner that opens the link leaves it as it was."""
    with database.writing() as connection:
        issued = _issue(connection, person)
        assert [(State.VALID, person.id)] * 3 == [
            invitations.look(connection, issued.token, "web", NOW) for _ in range(3)
        ]
        assert State.VALID == invitations.redeem(connection, issued.token, "web", NOW)[0]


def test_a_link_expires(database: Database, person: Person) -> None:
    """It is good until, and not at, the time that was named."""
    with database.writing() as connection:
        issued = _issue(connection, person)
        assert NOW + WEEK == issued.expires_at
        assert (State.EXPIRED, person.id) == invitations.redeem(connection, issued.token, "web", NOW + WEEK)
        last = NOW + WEEK - dt.timedelta(microseconds=1)
        assert (State.VALID, person.id) == invitations.redeem(connection, issued.token, "web", last)


def test_a_revoked_link_is_told(database: Database, person: Person) -> None:
    """In one channel or in all; what was used is not revoked any more."""
    with database.writing() as connection:
        used = _issue(connection, person)
        invitations.redeem(connection, used.token, "web", NOW)
        web, telegram = _issue(connection, person), _issue(connection, person, "telegram")
        assert 1 == invitations.revoke(connection, person.id, "web", NOW)
        assert (State.REVOKED, person.id) == invitations.redeem(connection, web.token, "web", NOW)
        assert 1 == invitations.revoke(connection, person.id, None, NOW)
        assert State.REVOKED == invitations.redeem(connection, telegram.token, "telegram", NOW)[0]
        assert State.USED == invitations.look(connection, used.token, "web", NOW)[0]


def test_a_new_link_replaces_the_earlier_one(database: Database, vault: Vault, person: Person) -> None:
    """Of the same person, channel and purpose; links of others, and for other channels, stay good."""
    with database.writing() as connection:
        earlier = _issue(connection, person)
        telegram = _issue(connection, person, "telegram")
        code = invitations.issue_code(connection, person.id, "web", NOW)
        others = _issue(connection, invent(connection, vault, "Kim Other"))
        newer = _issue(connection, person)
        states = [
            invitations.look(connection, issued.token, issued.channel, NOW)[0]
            for issued in (earlier, telegram, code, others, newer)
        ]
    assert [State.REVOKED, *[State.VALID] * 4] == states


@pytest.mark.parametrize("token", ["", "wrong", "ABCDE-FGHJK", "a" * 5000, "\ud800"])
def test_a_wrong_token_is_unknown(database: Database, token: str) -> None:
    """Whatever a stranger types has an answer."""
    with database.writing() as connection:
        assert (State.UNKNOWN, None) == invitations.redeem(connection, token, "web", NOW)


def test_a_token_of_another_channel_is_unknown(database: Database, person: Person) -> None:
    """A link for the web chat opens nothing in Telegram."""
    with database.writing() as connection:
        token = _issue(connection, person).token
        assert (State.UNKNOWN, None) == invitations.redeem(connection, token, "telegram", NOW)


def test_a_code_can_be_typed_by_a_person(database: Database, person: Person) -> None:
    """In small letters, without its hyphen or with spaces, it is the same code."""
    with database.writing() as connection:
        code = invitations.issue_code(connection, person.id, "web", NOW).token
        typed = [code.lower(), code.replace("-", ""), code.replace("-", " "), f" {' '.join(code.lower())} \n"]
        assert [State.VALID] * 4 == [invitations.look(connection, each, "web", NOW)[0] for each in typed]
        assert (State.VALID, person.id) == invitations.redeem(connection, typed[-1], "web", NOW)
        assert State.USED == invitations.redeem(connection, code, "web", NOW)[0]


def test_a_code_is_good_for_ten_minutes(database: Database, person: Person) -> None:
    """After that the device at hand makes a new one."""
    with database.writing() as connection:
        code = invitations.issue_code(connection, person.id, "web", NOW).token
        later = NOW + dt.timedelta(minutes=10)
        assert State.EXPIRED == invitations.redeem(connection, code, "web", later)[0]


def test_the_database_does_not_hold_the_token(database: Database, person: Person) -> None:
    """Who reads the table cannot get in: a link has at least 128 random bits, and only its hash is there."""
    with database.writing() as connection:
        token = _issue(connection, person).token
        assert 32 <= len(token)
        stored = connection.execute(select(rows)).one()
    assert token not in repr(stored)
    assert token.encode() not in stored.token_hash
