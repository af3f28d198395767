"""PostgreSQL's recipe: the same promises as SQLite's, so that everything else need not know which of them it is.

Writers take turns, from the first statement of a transaction to its commit. With one running process nothing is
lost by that, and much is gained: no transaction can deadlock with another or has to be repeated, what was read stays
true until the commit, and the rows of the outbox are committed in the order of their numbers, by which the feeds of
the web chat go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from storage.lease import AlreadyRunning

if TYPE_CHECKING:
    import psycopg  # takes a tenth of a second to import, which who uses SQLite need not wait for

SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")

WRITERS, LEASE = 0x_CA5E_0001, 0x_CA5E_0002
"""The numbers of the two advisory locks: whose turn it is to write, and who is running."""

LOCK_NOT_AVAILABLE = "55P03"

AT_FIRST, AGAIN = "2s", "90s"
"""How long to wait for the lease at the start, where a process that was killed may take a moment to be gone; and on a
new connection, where the server may still hold the lost one for alive."""

PATIENCE, BRIEFLY = "10s", "100ms"
"""How long to wait for a lock; and for tables to be written anew, while which nobody else comes to them."""

# A server that has vanished is noticed within a minute, at either end.
_NETWORK = {
    "client_encoding": "utf8",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
_SETTINGS = (
    f"SET lock_timeout = '{PATIENCE}'; SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
    " SET tcp_keepalives_count = 3"
)


class WrongAddress(Exception):
    """What was given is not the address of a PostgreSQL database. The message does not repeat it: it may hold a
    password."""


class NotUtf8(Exception):
    """The database cannot hold every letter."""


def address(text: str) -> URL:
    """Return the address that a person gave as a URL that SQLAlchemy takes; raises WrongAddress."""
    scheme, _, rest = text.partition("://")
    try:
        url = make_url(f"{SCHEMES[0]}://{rest}")
    except (ArgumentError, ValueError):
        url = None
    if scheme not in SCHEMES or url is None or not url.database or "@" in (url.host or ""):
        raise WrongAddress(
            "CASEROUND_DATABASE is not the address of a PostgreSQL database. Nothing was changed. Write"
            " postgresql://USER:PASSWORD@HOST:5432/DATABASE, with %40 for an @ in the password, %2F for a / and %3A"
            " for a colon; or leave it out: then SQLite is used, in the data folder."
        )
    return url


def engines(url: URL, *, alone: bool) -> tuple[Engine, Engine]:
    """Return an engine that writes and one that reads; whichever connection writes holds the lease, if `alone`.

    Their connecting raises AlreadyRunning where another process holds the lease, and NotUtf8.
    """
    options: dict[str, Any] = {"connect_args": _NETWORK, "hide_parameters": True}
    # One connection: the lease is lost with it, and then nothing can be written without taking the lease again.
    # Committed rows only, and always the newest: a snapshot would be taken while another still writes.
    writer = create_engine(url, pool_size=1, max_overflow=0, isolation_level="READ COMMITTED", **options)
    reader = create_engine(
        url,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
        pool_pre_ping=True,  # who reads does not try again when the server was started anew
        **options,
    )
    waits = chain([AT_FIRST], repeat(AGAIN))

    @event.listens_for(writer, "connect")
    def prepare(connection: psycopg.Connection[Any], _: object) -> None:
        try:
            _prepare(connection)
            if alone:
                _take_lease(connection, next(waits))
        except BaseException as error:
            connection.close()
            if getattr(error, "sqlstate", None) == LOCK_NOT_AVAILABLE:
                raise AlreadyRunning(
                    f"Caseround is running on the database {url.database} already. Nothing was changed. Stop the"
                    " other one first, or choose another database with CASEROUND_DATABASE."
                ) from None
            raise

    @event.listens_for(writer, "begin")
    def wait_for_turn(connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")

    return writer, reader


def wipe(writer: Engine, tables: Iterable[str]) -> bool:
    """Write these tables anew, without what the server keeps in them of deleted or overwritten rows; returns whether
    it could, which it cannot while somebody uses one of them.

    Where it is not told to be full, its vacuum leaves the bytes of such a row until a new one needs their place. Its
    write-ahead log and replicas are not reached.
    """
    with writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{BRIEFLY}'")
        try:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table}")
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
            return False
        finally:
            connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE}'")
    return True


def _prepare(connection: psycopg.Connection[Any]) -> None:
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise NotUtf8(
            "The database in CASEROUND_DATABASE cannot hold every letter. Nothing was changed. Make it anew in UTF-8:"
            " CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0."
        )
    connection.execute(_SETTINGS)
    connection.commit()


def _take_lease(connection: psycopg.Connection[Any], longest: str) -> None:
    connection.execute("SELECT set_config('lock_timeout', %s, true)", [longest])
    connection.execute("SELECT pg_advisory_lock(%s)", [LEASE])
    connection.commit()  # the transaction's wait ends with it; the lease stays as long as the connection
