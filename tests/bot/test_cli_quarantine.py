"""`caseround quarantine`: what could not be taken is listed, shown, tried again and dropped."""

from __future__ import annotations

import asyncio
import io
import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels import Incoming
from bot.kept_event import KeptEvent
from bot.office import office, utc_now
from bot.settings import Settings
from storage import addresses, audits, ledger, outbox, participants, quarantine
from storage.tables import ledger as ledger_rows
from storage.tables import quarantine as rows
from survey.events import Commanded, Event, Pressed, Said
from tests.bot.command_line import AUDIT, WREN, CommandLine, bare, caseround, invited_home
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.killed_app import unpaced_app
from tests.bot.process import forked

__all__ = ["bare", "caseround", "invited_home"]

NUMBER = "4711"
SECRET = "what somebody wrote \x1b[2J"


@pytest.fixture
def wren(caseround: CommandLine) -> str:
    """The id of a participant's address in Telegram."""
    with office(Settings(home=caseround.home)) as here, here.database.writing() as connection:
        key = audits.load(connection, here.vault, AUDIT).key
        contact = next(c for c in participants.contacts(connection, here.vault, AUDIT) if c.name == WREN)
        return addresses.bind(
            connection, here.vault, key, participant=contact.id, channel="telegram", address=NUMBER, now=utc_now()
        ).id


def keep(home: Path, event: Event, *, audit: str | None = AUDIT, content: str = "") -> None:
    """Put an event of that address into quarantine."""
    kept = content or KeptEvent(Incoming("telegram", "1", "5001", NUMBER, event)).to_text()
    with office(Settings(home=home)) as here, here.database.writing() as connection:
        key = here.vault.system(connection)
        quarantine.put(
            connection,
            key,
            channel="telegram",
            event_id="5001",
            content=kept,
            cause="ValueError",
            audit=audit,
            now=utc_now(),
        )


def shown(home: Path, address: str) -> str:
    """Return what an address was or will be shown."""
    with office(Settings(home=home)) as here, here.database.reading() as connection:
        return repr([entry.message for entry in outbox.since(connection, here.vault, address, 0)])


def noted(home: Path) -> list[str]:
    """Return what the audit's ledger says of the quarantine; its chain is whole."""
    with office(Settings(home=home)) as here, here.database.reading() as connection:
        assert ledger.verify(connection, AUDIT) is None
        found = connection.execute(select(ledger_rows.c.action, ledger_rows.c.subject).order_by(ledger_rows.c.seq))
        return [" ".join(row) for row in found if row.subject.startswith("quarantine:")]


def test_the_list_holds_no_content(caseround: CommandLine, wren: str) -> None:
    """Number, channel, audit, cause and state; and it says so when there is nothing. The summary names how many."""
    assert "quarantine" not in caseround("summary", AUDIT).out
    assert "Nothing is in quarantine" in caseround("quarantine", "list").out
    keep(caseround.home, Said(SECRET))
    keep(caseround.home, Said(SECRET), audit=None)
    listed = caseround("quarantine", "list")
    assert 0 == listed.code
    for said in ("1", "2", "telegram", AUDIT, "none", "ValueError", "kept"):
        assert said in listed.out
    assert "somebody" not in listed.out
    assert NUMBER not in listed.out
    assert "In quarantine, from any audit: 2." in caseround("summary", AUDIT).out


def test_the_content_is_for_a_terminal(
    caseround: CommandLine, wren: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not written into a file; on a terminal it steers nothing, and the look is recorded."""
    keep(caseround.home, Said(SECRET))
    keep(caseround.home, Said(SECRET), audit=None)
    assert "on a terminal only" in caseround.refused("quarantine", "show", "1")
    assert [] == noted(caseround.home)
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    seen = caseround("quarantine", "show", "1")
    assert (0, True) == (seen.code, "what somebody wrote" in seen.out)
    assert "\x1b" not in seen.out
    assert f"recorded in the ledger of {AUDIT}" in seen.err
    assert "its row alone" in caseround("quarantine", "show", "2").err
    assert ["quarantine.shown quarantine:1"] == noted(caseround.home)
    with office(Settings(home=caseround.home)) as here, here.database.reading() as connection:
        assert all(connection.execute(select(rows.c.shown_at)).scalars())
    assert "Nothing with the number 3" in caseround.refused("quarantine", "show", "3")


def test_trying_again_without_a_running_caseround(caseround: CommandLine, wren: str) -> None:
    """The turn runs at once, its messages wait, and what was kept is erased; what fails stays, with its cause."""
    keep(caseround.home, Commanded("help"))
    keep(caseround.home, Pressed("x"), content="{}")
    done = caseround("quarantine", "retry", "1")
    assert (0, "") == (done.code, done.err)
    assert "Number 1 is taken" in done.out
    assert "when Caseround runs again" in done.out
    assert "/overview" in shown(caseround.home, wren)
    assert "was taken already" in caseround.refused("quarantine", "retry", "1")
    failed = caseround("quarantine", "retry", "2")
    assert (1, "") == (failed.code, failed.out)
    assert "Number 2 stays in quarantine: this version cannot read what was kept (KeyError)." in failed.err
    assert "It has been tried once." in failed.err
    listed = caseround("quarantine", "list").out
    assert "taken" in listed
    assert "KeyError" in listed
    assert ["quarantine.retried quarantine:1", "quarantine.retried quarantine:2"] == noted(caseround.home)


def test_dropping_asks_once(caseround: CommandLine, wren: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No leaves it, yes erases it for good; that it was there stays."""
    keep(caseround.home, Said(SECRET))
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert 1 == caseround("quarantine", "drop", "1").code
    assert "kept" in caseround("quarantine", "list").out
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert "Number 1 is erased" in caseround("quarantine", "drop", "1").out
    listed = caseround("quarantine", "list").out
    assert "dropped" in listed
    assert ["quarantine.dropped quarantine:1"] == noted(caseround.home)
    with office(Settings(home=caseround.home)) as here, here.database.reading() as connection:
        assert b"" == connection.execute(select(rows.c.content_sealed)).scalar_one()
    assert "was dropped already" in caseround.refused("quarantine", "retry", "1")


async def test_trying_again_while_caseround_runs(caseround: CommandLine, wren: str) -> None:
    """The running process does it, and sends what follows; the command waits and says so."""
    keep(caseround.home, Commanded("help"))
    async with (
        FakeBotApi() as telegram,
        forked(
            unpaced_app, "never", 0, home=caseround.home, web_address="127.0.0.1:0", telegram_token=telegram.token,
            telegram_api_url=telegram.url,
        ) as life,
    ):  # fmt: skip
        person = telegram.person(int(NUMBER))
        await telegram.until(lambda: telegram.called("getUpdates"), 30)
        done = await asyncio.to_thread(caseround, "quarantine", "retry", "1")
        assert (0, "") == (done.code, done.err)
        assert "Number 1 is taken" in done.out
        assert "is sent now" in done.out
        await person.sees("/overview")
        assert 0 == await life.ends(signal.SIGTERM)
