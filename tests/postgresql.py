"""A real PostgreSQL server for the tests: made, started and thrown away by the test run itself."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
import pytest
from sqlalchemy import delete, make_url

from storage.database import Database
from storage.tables import metadata
from tests.patience import PATIENCE

OWNER = "caseround"
SECRETIVE = "secretive"
"""A role that has to give its password; every other role is believed."""
EMPTY = "empty"
"""The database with all tables and no row, of which each test gets a copy."""

# What is thrown away needs no durability, and making a database takes half as long without it. Deadlocks are found
# at once. Nobody but this machine's programs can connect.
_SETTINGS = """
fsync = off
full_page_writes = off
autovacuum = off
deadlock_timeout = 20ms
listen_addresses = ''
unix_socket_directories = '{folder}'
"""
_EMPTYING = "".join(
    [
        # whoever still stands in a transaction is a mistake of the test, and must not keep the next one waiting
        f"SET lock_timeout = '{1000 * PATIENCE:.0f}ms';",
        *(f"{delete(table)};" for table in reversed(metadata.sorted_tables)),
        "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'",
    ]
)

# The shell outlives this process by a moment, however it ends: its standard input ends then, and it cleans up.
_KEEPER = r"""
exec 2>&1
"$1/initdb" --pgdata="$2/data" --username="$3" --auth=trust --encoding=UTF8 --locale=C --no-sync >"$2/initdb" || {
  cat "$2/initdb"; exit 1
}
printf 'local all %s scram-sha-256\nlocal all all trust\n' "$4" >"$2/data/pg_hba.conf"
printf '%s\n' "$5" >>"$2/data/postgresql.conf"
"$1/pg_ctl" start --silent --wait --pgdata="$2/data" --log="$2/log" || { cat "$2/log"; exit 1; }
echo started
read -r _
"$1/pg_ctl" stop --silent --mode=immediate --pgdata="$2/data"
rm -rf "$2"
"""


@dataclass
class Server:
    """A running server that listens on a socket in `folder`; `account` is what its processes run as."""

    binaries: Path
    folder: Path
    account: dict[str, Any]
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _idle: list[str] = field(default_factory=list)

    def url(self, name: str, user: str = OWNER) -> str:
        """Return the address of a database."""
        return f"postgresql+psycopg://{user}@/{name}?host={self.folder}"

    def ask(self, statement: str, *values: str, database: str = "postgres") -> None:
        """Run a statement as the owner of the server, outside of any transaction."""
        with psycopg.connect(dbname=database, user=OWNER, host=str(self.folder), autocommit=True) as connection:
            connection.execute(statement.encode(), values or None)

    @contextmanager
    def fresh(self, template: str = EMPTY) -> Iterator[str]:
        """Give the address of a new database, whose tables may be changed; it is dropped whoever still uses it."""
        name = self._make(template)
        try:
            yield self.url(name)
        finally:
            self.ask(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def lent(self) -> Iterator[str]:
        """Give the address of a database with all tables and no row, whose tables stay as they are.

        It is emptied and lent again: that takes a hundredth of the time in which a new one is made.
        """
        name = self._idle.pop() if self._idle else self._make(EMPTY)
        yield self.url(name)
        self.ask(_EMPTYING, database=name)
        self._idle.append(name)

    def _make(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def files(self, url: str) -> Iterator[Path]:
        """Yield every file of a database, with what was committed in it."""
        self.ask("CHECKPOINT")
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            found = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
        assert found is not None
        yield from (self.folder / "data" / "base" / str(found[0])).iterdir()

    def cut_off(self, url: str) -> None:
        """End every connection to a database."""
        end = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        self.ask(end, str(make_url(url).database))

    def stop(self) -> None:
        """Stop the server as its machine's shutdown does; whoever is connected is cut off."""
        self._control("stop", "--mode=fast")

    def start(self) -> None:
        """Start the server again after `stop`."""
        self._control("start", f"--log={self.folder / 'log'}")

    def _control(self, *words: str) -> None:
        command = [str(self.binaries / "pg_ctl"), "--silent", "--wait", f"--pgdata={self.folder / 'data'}", *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self.account)


def binaries() -> Path:
    """Return the folder of the server's programs; where there is none the test is skipped, and under CI it fails."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    found = next((folder for folder in folders if (folder / "initdb").exists()), None)
    if found:
        return found
    reason = (
        "No PostgreSQL server was found: install it (Debian's package is called postgresql), or put its `initdb` on"
        " the PATH. PostgreSQL is NOT tested."
    )
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """Make a server in a folder of its own and run it within the block."""
    folder = Path(mkdtemp(prefix="caseround-postgresql-"))
    account: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = _unprivileged()
        os.chown(folder, user.pw_uid, user.pw_gid)
        account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    settings = _SETTINGS.format(folder=folder)
    command = ["sh", "-c", _KEEPER, "sh", str(programs), str(folder), OWNER, SECRETIVE, settings]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder, start_new_session=True,
        env={**os.environ, "LC_ALL": "C"}, **account,
    ) as keeper:  # fmt: skip
        yield from _kept(keeper, Server(programs, folder, account))


def _kept(keeper: subprocess.Popen[str], server: Server) -> Iterator[Server]:
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    try:
        said = keeper.stdout.readline()
        assert "started\n" == said, said + keeper.stdout.read()
        yield server
    finally:
        keeper.stdin.close()


def _unprivileged() -> pwd.struct_passwd:
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server that is started with the first test that needs it; under xdist each worker has its own."""
    with running(binaries()) as server:
        server.ask(f"CREATE DATABASE {EMPTY}")
        database = Database.connect(server.url(EMPTY))
        database.upgrade()
        database.close()
        yield server
