"""The command line with PostgreSQL instead of SQLite: what it does there, and what it says when it cannot."""

from __future__ import annotations

import asyncio
import json
import signal
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from reporting.writing import EDITIONS, OF_PARENTS, OF_WORKSHOP
from storage.postgresql import LEASE
from tests.bot.command_line import AUDIT, INVITED, RETURNED, CommandLine, Done, bare, invited_home
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.process import process
from tests.postgresql import SECRETIVE, Server

__all__ = ["bare", "invited_home"]

COLLEAGUE = "postgresql://colleague"
END_THE_LEASE = """
DO $$ BEGIN
  WHILE NOT EXISTS (SELECT FROM pg_locks WHERE {lease} AND NOT granted) LOOP
    PERFORM pg_sleep(0.001);
  END LOOP;
END $$;
SELECT pg_terminate_backend(pid) FROM pg_locks WHERE {lease} AND granted
"""
"""Only once another waits for it: whose it was would have it again before."""
THE_LEASE = """
locktype = 'advisory' AND objid = {number}
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@dataclass(frozen=True)
class Line:
    """A command line whose database is PostgreSQL."""

    line: CommandLine
    url: str

    def __call__(self, *words: str) -> Done:
        return self.line(*words, CASEROUND_DATABASE=self.url)

    def does(self, *words: str) -> str:
        """Run a command that succeeds; returns what it prints."""
        done = self(*words)
        assert (0, "") == (done.code, done.err)
        return done.out


@pytest.fixture
def line(bare: CommandLine, postgresql_url: str) -> Line:
    """An empty folder and an empty database."""
    return Line(bare, postgresql_url)


def refused(line: CommandLine, url: str, *words: str) -> str:
    """Run a command that cannot reach its database; returns what it says, which is one sentence after another."""
    done = line(*words, CASEROUND_DATABASE=url)
    assert (1, "") == (done.code, done.out)
    assert "Traceback" not in done.err
    assert 1 == len(done.err.splitlines())
    assert "Nothing was changed." in done.err
    return done.err


def test_from_an_empty_folder_to_the_report(line: Line, invited_home: Path, postgresql: Server) -> None:
    """Each command does there what it does with a file, and leaves none behind but the key; an older copy of the
    database is opened by nothing but the replay of what was erased since."""
    for path in invited_home.glob("*.*"):
        line.line.write(path.name, path.read_text("utf-8"))
    assert "Keep a copy of its master.key" in line.does("init")
    assert "was there already and is up to date" in line.does("init")
    assert "Stored: 15 cases, 12 participants, 90 new requests.\n" == line.does("audit", "import", *INVITED)
    invited = line("invite", AUDIT, "--format", "json")
    assert 12 == len({row["link"] for row in json.loads(invited.out)})
    assert "Nobody needs a new link" in line("invite", AUDIT).out
    assert "Unused links taken back: 1." in line.does("invite", AUDIT, "--revoke", "Auditor Wren (Health)")
    assert "Stored 77 returns" in line.does("returns", "import", AUDIT, *RETURNED)
    assert {"returned": 77, "invited": 13} == json.loads(line.does("summary", AUDIT, "--json"))["by_disposition"]
    printed = line("report", AUDIT, "--out", "report").out
    assert (EDITIONS | OF_WORKSHOP | OF_PARENTS).keys() == {Path(each).name for each in printed.splitlines()}
    assert ["master.key"] == [path.name for path in line.line.home.iterdir()]
    assert 0o600 == stat.S_IMODE((line.line.home / "master.key").stat().st_mode)
    with postgresql.fresh(template=str(make_url(line.url).database)) as older:
        assert "Erased.\nReceipt: " in line("withdraw", AUDIT, "1", "--yes").out
        brought_back = replace(line, url=older)
        assert "Run `caseround erasures replay` first" in brought_back("summary", AUDIT).err
        assert "1 erased again." in brought_back.does("erasures", "replay")
        stands = {"returned": 76, "invited": 13, "withdrawn": 1}
        for one in (line, brought_back):
            assert stands == json.loads(one.does("summary", AUDIT, "--json"))["by_disposition"]


def test_a_lost_key_is_not_replaced(line: Line) -> None:
    """The database knows that it has one, also when the data folder is another."""
    line("init")
    (line.line.home / "master.key").unlink()
    done = line("init")
    assert 1 == done.code
    assert "Put back the copy that you keep" in done.err
    assert [] == list(line.line.home.iterdir())


async def test_one_process_a_database(line: Line, tmp_path: Path) -> None:
    """A second one is refused, whatever its data folder; other commands work beside the first."""
    line("init")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "master.key").write_bytes((line.line.home / "master.key").read_bytes())
    (tmp_path / "elsewhere" / "master.key").chmod(0o600)
    here = {"database": line.url, "web_address": "127.0.0.1:0"}
    async with process("run", home=line.line.home, **here) as first:
        await first.says("Telegram is off")
        async with process("run", home=tmp_path / "elsewhere", **here) as second:
            assert 1 == await second.ends()
        assert 0 == line("init").code
        assert 0 == await first.ends(signal.SIGTERM)
    assert "Caseround is running on the database" in second.printed
    assert "Nothing was changed. Stop the other one first" in second.printed
    assert 1 == len(second.printed.splitlines())
    assert 2 == len(first.printed.splitlines())


async def test_a_process_that_lost_its_place_to_another_stops(line: Line, postgresql: Server) -> None:
    """It says who runs now instead of fighting over the bot's updates."""
    line("init")
    impatient = "import storage.postgresql; storage.postgresql.AGAIN = '1ms'"
    async with FakeBotApi() as telegram:
        telegram_of = {"telegram_token": telegram.token, "telegram_api_url": telegram.url}
        async with process(
            "run", first=impatient, home=line.line.home, database=line.url, web_address="127.0.0.1:0", **telegram_of
        ) as run:
            await run.says("Telegram is on.")
            with psycopg.connect(line.url.replace("+psycopg", "")) as other, ThreadPoolExecutor(1) as pool:
                waits = pool.submit(other.execute, f"SELECT pg_advisory_lock({LEASE})".encode())
                database = str(make_url(line.url).database)
                postgresql.ask(END_THE_LEASE.format(lease=THE_LEASE.format(number=LEASE)), database=database)
                await asyncio.wrap_future(waits)
                assert 1 == await run.ends()
    assert "Caseround is running on the database" in run.printed.splitlines()[-1]
    assert "Traceback" not in run.printed


@pytest.mark.parametrize("url", [f"{COLLEAGUE}:hush@host", "mysql://colleague:hush@host/audits", "hush"])
def test_an_address_that_is_none(url: str, bare: CommandLine) -> None:
    """The sentence says how one is written, and does not repeat it."""
    said = refused(bare, url, "init")
    assert "CASEROUND_DATABASE is not the address of a PostgreSQL database." in said
    assert "hush" not in said
    assert not bare.home.exists()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"{COLLEAGUE}:hush@127.0.0.1:1/audits", "Connection refused"),
        (f"{COLLEAGUE}:hush@/audits?host=/nowhere", "No such file or directory"),
        (f"{COLLEAGUE}:hush@nowhere.invalid/audits", "nowhere.invalid"),
        (f"{COLLEAGUE}:hush@127.0.0.1/audits?unheard_of=1", "unheard_of"),
    ],
)
def test_a_server_that_does_not_answer(url: str, said: str, bare: CommandLine) -> None:
    """Whichever way it is not there, the sentence says which server and what to look at, and no password."""
    printed = refused(bare, url, "init")
    assert said in printed
    assert "Check that the server runs and that CASEROUND_DATABASE is right" in printed
    assert "hush" not in printed


def test_what_the_server_refuses(line: Line, postgresql: Server) -> None:
    """A wrong password, a database that is not there, and a user who may not make tables."""
    postgresql.ask(f"CREATE ROLE {SECRETIVE} LOGIN PASSWORD 'secret'")
    with postgresql.fresh(template="template0") as url:
        for password, said in (("hush", "password authentication failed"), ("secret", "does not let this user")):
            printed = refused(line.line, url.replace("caseround@", f"{SECRETIVE}:{password}@"), "init")
            assert said in printed
            assert password not in printed
    postgresql.ask(f"DROP ROLE {SECRETIVE}")
    assert 'database "gone" does not exist' in refused(line.line, postgresql.url("gone"), "init")


def test_a_database_that_was_not_set_up(line: Line, invited_home: Path) -> None:
    """A key without the database that belongs to it opens nothing."""
    line.line.home.mkdir()
    (line.line.home / "master.key").write_bytes((invited_home / "home" / "master.key").read_bytes())
    (line.line.home / "master.key").chmod(0o600)
    done = line("summary", AUDIT)
    assert (1, "") == (done.code, done.out)
    assert "This database was not set up with a master key yet: run `caseround init` first." in done.err


def test_the_demonstration_is_never_built_in_it(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a data folder of its own, and makes itself anew each time."""
    monkeypatch.setattr("bot.logs.configure", lambda: None)
    monkeypatch.setattr("bot.commands.demonstrating._build", lambda *_: [])
    monkeypatch.setattr("bot.commands.demonstrating.run_until_stopped", _nothing)
    assert 0 == line("demo", "--no-open", "--out", "demo").code
    assert (line.line.folder / "demo" / "data" / "caseround.db").exists()
    with psycopg.connect(line.url.replace("+psycopg", "")) as connection:
        assert (0,) == connection.execute("SELECT count(*) FROM questionnaires").fetchone()


def _nothing(work: object) -> None:
    work.close()  # type: ignore[attr-defined]  # the coroutine that would serve
