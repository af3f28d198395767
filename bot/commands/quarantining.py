"""What is in quarantine: looking at it, trying it again, and letting it go."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator

import typer
from rich.table import Table
from sqlalchemy import Connection

from bot.commands.paper import WIDEST, OnNoTerminal, paper, printable
from bot.office import Office, office, utc_now
from bot.settings import Settings
from storage import ledger, quarantine
from storage.lease import AlreadyRunning, lease
from storage.quarantine import Kept, NotInQuarantine, Status, StillInQuarantine

PATIENCE = 20.0
"""Seconds in which a running Caseround should have tried again."""
LOOK_SECONDS = 0.2

_STATES = {
    Status.KEPT: "kept",
    Status.RETRY: "to be tried again",
    Status.TRYING: "being tried again",
    Status.TAKEN: "taken",
    Status.DROPPED: "dropped",
}


def list_all() -> None:
    """Print every row, without content."""
    with office(Settings()) as here, here.database.reading() as connection:
        rows = quarantine.every(connection)
    if not rows:
        paper().print("Nothing is in quarantine, and nothing ever was.")
        return
    table = Table("number", "when (UTC)", "channel", "audit", "cause", "tries", "state")
    for row in rows:
        table.add_row(*_cells(row))
    paper(width=WIDEST).print(table)


def _cells(row: Kept) -> Iterator[str]:
    yield str(row.number)
    yield f"{row.at:%Y-%m-%d %H:%M}"
    yield row.channel
    yield row.audit or "none"
    yield row.cause
    yield str(row.tries)
    yield _STATES[row.status] + (f" {row.settled_at:%Y-%m-%d %H:%M}" if row.settled_at else "")


def show(number: int) -> None:
    """Print what was kept on a terminal, and record the look; raises OnNoTerminal."""
    if not sys.stdout.isatty():
        raise OnNoTerminal
    with office(Settings()) as here, here.database.writing() as connection:
        kept = quarantine.one(connection, number)
        content = quarantine.content(connection, here.vault, number)
        quarantine.shown(connection, number, utc_now())
        _note_down(connection, kept, "quarantine.shown")
    sys.stdout.write(f"{printable(content)}\n")
    where = f"the ledger of {kept.audit}" if kept.audit else "its row alone: it came from nobody who takes part"
    paper(errors=True).print(f"That you looked is recorded in {where}.")


def retry(number: int) -> None:
    """Try once more to take an event, and say what came of it; raises NotInQuarantine and StillInQuarantine."""
    with office(Settings()) as here:
        try:
            with lease(here.settings.home):
                with here.database.writing() as connection:
                    quarantine.interrupted(connection)
                _ask(here, number)
                asyncio.run(_try_here(here))
                later = " when Caseround runs again"
        except AlreadyRunning:
            _ask(here, number)
            _wait(here, number)
            later = ""
        _say_outcome(here, number, later)


def _ask(here: Office, number: int) -> None:
    with here.database.writing() as connection:
        kept = quarantine.one(connection, number)
        if quarantine.ask(connection, number):
            _note_down(connection, kept, "quarantine.retried")
        elif kept.status is not Status.TRYING:
            raise NotInQuarantine(f"Number {number} was {kept.status} already. Nothing was changed.")


async def _try_here(here: Office) -> None:
    """Do what a running Caseround would do: there is none, and none can start meanwhile."""
    from bot.app import App  # noqa: PLC0415 - seconds of imports that the other commands do without
    from bot.writer import Writer  # noqa: PLC0415 - as above

    writer = Writer(here.database)
    try:
        await App(here, writer).retrying.all_asked()
    finally:
        writer.close()


def _wait(here: Office, number: int) -> None:
    """Wait until the running Caseround has tried."""
    deadline = time.monotonic() + PATIENCE
    while _status(here, number).status in {Status.RETRY, Status.TRYING} and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)


def _status(here: Office, number: int) -> Kept:
    with here.database.reading() as connection:
        return quarantine.one(connection, number)


def _say_outcome(here: Office, number: int, later: str) -> None:
    kept = _status(here, number)
    match kept.status:
        case Status.TAKEN:
            paper().print(
                f"Number {number} is taken: its turn has run, and its content is erased here. What it shows the"
                f" participant is sent{later or ' now'}."
            )
        case Status.KEPT:
            tries = "once" if kept.tries == 1 else f"{kept.tries} times"
            raise StillInQuarantine(f"Number {number} stays in quarantine: {kept.cause}. It has been tried {tries}.")
        case Status.DROPPED:
            raise NotInQuarantine(f"Number {number} was dropped meanwhile.")
        case _:
            raise StillInQuarantine(
                f"Number {number} will be tried again, but Caseround has not got to it in {PATIENCE:.0f} seconds."
                " See later: caseround quarantine list"
            )


def drop(number: int) -> None:
    """Ask once, then erase the content."""
    with office(Settings()) as here:
        kept = _status(here, number)
        typer.confirm(f"Erase for good what came by {kept.channel} on {kept.at:%Y-%m-%d %H:%M} UTC?", abort=True)
        with here.database.writing() as connection:
            if not quarantine.drop(connection, number, utc_now()):
                now = quarantine.one(connection, number).status
                raise NotInQuarantine(f"Number {number} is {_STATES[now]}, so it cannot be dropped.")
            _note_down(connection, kept, "quarantine.dropped")
        is_gone = here.database.checkpoint()
    paper().print(f"Number {number} is erased. That it was there stays on the list.")
    if not is_gone:
        paper(errors=True).print(
            "The database is in use, so an encrypted copy can stand in its log until Caseround is stopped."
        )


def _note_down(connection: Connection, kept: Kept, action: str) -> None:
    if kept.audit is not None:
        subject = f"quarantine:{kept.number}"
        ledger.append(connection, kept.audit, actor="command", action=action, subject=subject, now=utc_now())
