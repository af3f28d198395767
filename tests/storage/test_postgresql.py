"""What holds for PostgreSQL alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import insert, make_url, select, text
from sqlalchemy.exc import OperationalError

from storage import audits, postgresql
from storage.database import Database
from storage.lease import AlreadyRunning
from storage.postgresql import NotUtf8, WrongAddress, address
from storage.tables import cases, wordings
from storage.vault import Vault
from survey.state import Case
from tests.postgresql import Server
from tests.storage.invented import AUDIT, invent

HOLD = """
import sys
from storage.database import Database
with Database.connect(sys.argv[1], alone=True).writing():
    pass
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def database(postgresql_url: str) -> Iterator[Database]:
    """An empty database with all tables."""
    database = Database.connect(postgresql_url)
    yield database
    database.close()


@pytest.fixture
def alone(postgresql_url: str) -> Iterator[Database]:
    """The same, as the one process that runs on it."""
    database = Database.connect(postgresql_url, alone=True)
    with database.writing():
        pass
    yield database
    database.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for the lease."""
    monkeypatch.setattr(postgresql, "AT_FIRST", "1ms")
    monkeypatch.setattr(postgresql, "AGAIN", "1ms")


def _add(database: Database, digest: str) -> None:
    with database.writing() as connection:
        connection.execute(insert(wordings), {"digest": digest, "text": ""})


def _rows(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(select(wordings.c.digest).order_by(wordings.c.digest)).scalars())


def _run(database: Database) -> None:
    try:
        with database.writing():
            pass
    finally:
        database.close()


@pytest.mark.usefixtures("impatient")
def test_one_process_runs_on_a_database(alone: Database, database: Database, postgresql_url: str) -> None:
    """A second one is refused by name; whoever only writes beside it is not."""
    name = make_url(postgresql_url).database
    with pytest.raises(AlreadyRunning, match=f"is running on the database {name} already. Nothing was changed"):
        _run(Database.connect(postgresql_url, alone=True))
    _add(database, "by a command")
    _add(alone, "by the one that runs")
    assert ["by a command", "by the one that runs"] == _rows(database)


def test_a_process_that_is_killed_makes_room(postgresql_url: str) -> None:
    """Nothing needs cleaning up, and the next one can be started at once."""
    command = [sys.executable, "-c", HOLD, postgresql_url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert "held\n" == first.stdout.readline()
        first.kill()
        _run(Database.connect(postgresql_url, alone=True))


@pytest.mark.usefixtures("impatient")
def test_the_lease_is_lost_and_found_with_the_connection(
    alone: Database, postgresql_url: str, postgresql: Server
) -> None:
    """What meets the cut fails; the next transaction has a new connection and the lease again."""
    postgresql.cut_off(postgresql_url)
    with pytest.raises(OperationalError):
        _add(alone, "cut")
    _add(alone, "stored")
    assert ["stored"] == _rows(alone)
    with pytest.raises(AlreadyRunning):
        _run(Database.connect(postgresql_url, alone=True))


@pytest.mark.usefixtures("impatient")
def test_who_lost_the_lease_to_another_writes_no_more(
    alone: Database, postgresql_url: str, postgresql: Server
) -> None:
    """Two processes never work on one database: the first hears that it is not the one any more."""
    postgresql.cut_off(postgresql_url)
    other = Database.connect(postgresql_url, alone=True)
    _add(other, "other")
    with pytest.raises(OperationalError):
        _add(alone, "cut")
    with pytest.raises(AlreadyRunning):
        _add(alone, "refused")
    assert ["other"] == _rows(alone)
    other.close()


def test_a_reader_does_not_notice_that_the_server_was_started_again(database: Database, postgresql: Server) -> None:
    """Nobody repeats a page that failed, so its connection is looked at first."""
    assert [] == _rows(database)
    postgresql.stop()
    postgresql.start()
    assert [] == _rows(database)


def test_a_writer_waits_a_limited_time(
    database: Database, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever holds the others up too long makes them fail, as a locked SQLite file does."""
    monkeypatch.setattr(postgresql, "_SETTINGS", "SET lock_timeout = '1ms'")
    other = Database.connect(postgresql_url)
    with database.writing(), pytest.raises(OperationalError, match="lock timeout"):
        _add(other, "late")
    _add(other, "in time")
    assert ["in time"] == _rows(database)
    other.close()


def test_the_recipe_is_in_force(database: Database) -> None:
    """Writers see what is committed when they ask, readers one state; both speak UTF-8."""
    names = ("transaction_isolation", "transaction_read_only", "client_encoding")
    show = [text(f"SHOW {name}") for name in names]
    with database.writing() as connection:
        assert ["read committed", "off", "UTF8"] == [connection.execute(each).scalar() for each in show]
        assert "10s" == connection.execute(text("SHOW lock_timeout")).scalar()
    with database.reading() as connection:
        assert ["repeatable read", "on", "UTF8"] == [connection.execute(each).scalar() for each in show]


def test_there_is_nothing_to_checkpoint(database: Database) -> None:
    """The server sees to its log by itself."""
    assert database.checkpoint()


def test_order_is_not_the_servers(postgresql: Server, vault: Vault) -> None:
    """Cases and audits stand in the order of their characters, however the server's language sorts words."""
    with postgresql.fresh() as url:
        database = Database.connect(url)
        with database.writing() as connection:
            for column in (cases.c.reference, cases.c.audit):
                connection.execute(text(f'ALTER TABLE cases ALTER {column.name} TYPE varchar(64) COLLATE "en-x-icu"'))
            invent(connection, vault)
            for reference in ("b1", "C1", "a-2", "a1", "B1"):
                audits.save_case(connection, AUDIT, Case(reference, {}))
        with database.reading() as connection:
            references = [case.reference for case in audits.cases_of(connection, AUDIT)]
        database.close()
    assert ["B1", "C1", "a-2", "a1", "b1"] == references


def test_a_database_that_cannot_hold_every_letter(postgresql: Server) -> None:
    """It is refused before anything is stored in it."""
    name = "narrow"
    postgresql.ask(f"CREATE DATABASE {name} ENCODING 'LATIN1' TEMPLATE template0")
    database = Database.connect(postgresql.url(name))
    with pytest.raises(NotUtf8, match="Nothing was changed"):
        database.upgrade()
    database.close()
    postgresql.ask(f"DROP DATABASE {name}")


def test_tables_that_somebody_reads_are_not_written_anew(database: Database) -> None:
    """Nobody is kept waiting for it, and it is said that it is still to be done."""
    with database.reading() as connection:
        connection.execute(select(wordings)).all()
        assert not database.wipe()
    assert database.wipe()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_is_taken_as_people_copy_it(scheme: str) -> None:
    """Whichever of its names the scheme has, psycopg is the driver."""
    url = address(f"{scheme}://user:p%40ss@host:5433/audits?sslmode=require")
    assert "postgresql+psycopg" == url.drivername
    assert ("user", "p@ss", "host", 5433, "audits") == (
        url.username, url.password, url.host, url.port, url.database
    )  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        "nonsense",
        "caseround.db",
        "sqlite:///caseround.db",
        "mysql://user:hush@host/audits",
        "postgresql+psycopg2://user:hush@host/audits",
        "postgresql://user:hush@host",
        "postgresql://user:hush@host:port/audits",
        "postgresql://user:hu@sh@host/audits",
        "postgresql:user:hush@host/audits",
    ],
)
def test_what_is_no_address_is_not_repeated(given: str) -> None:
    """The sentence says how to write one, and no part of what was given: it may be the password."""
    with pytest.raises(WrongAddress, match="Nothing was changed") as refused:
        address(given)
    assert "hush" not in str(refused.value)
    assert refused.value.__cause__ is None
