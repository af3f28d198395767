"""Withdrawing answers for somebody, and what was erased: listed, and erased again in an older copy."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import typer
from rich.table import Table
from sqlalchemy import Connection

from bot import replaying
from bot.app import house_of
from bot.commands.paper import WIDEST, paper, write_json
from bot.erasing import Eraser
from bot.office import Office, office, utc_now
from bot.settings import Settings
from bot.withdrawing import By, Receipt, about, called_so
from bot.withdrawing import withdraw as ask
from reporting.words import DISPOSITIONS
from storage import audits, editions, erasures, parents, participants
from storage.editions import Correction, Edition
from storage.erasures import Erasure
from storage.lease import AlreadyRunning, lease

PATIENCE = 60.0
"""Seconds in which a running Caseround should have erased what was withdrawn."""
LOOK_SECONDS = 0.2


def withdraw(audit_id: str, called: str, *, agreed: bool) -> None:
    """Say what would be erased, ask once, and do it; raises bot.withdrawing.CannotWithdraw."""
    say = paper().print
    with office(Settings()) as here:
        with here.database.reading() as connection:
            stored = audits.load(connection, here.vault, audit_id)
            request = called_so(connection, here.vault, stored, called)
            known = erasures.find(connection, request.number)
            waits = parents.is_undecided(connection, request.number)
            counted = editions.with_return_of(connection, stored.key, request.number)
            name = participants.names(connection, stored.key, [request.participant]).get(request.participant, "")
        if known is None:
            stands = DISPOSITIONS[request.disposition]
            say(f"Request {request.number}, {about(stored, request)}, of {name} stands at '{stands}'.")
            say("Every answer and comment to it would be erased for good: nobody could bring it back.")
            if waits:
                say("A worry about a child waits for their word. With this it is passed on, and none of their words.")
            _say_editions(counted)
            if not agreed and not typer.confirm("Erase it now?"):
                say("Nothing was erased.")
                return
        with here.database.writing() as connection:
            receipt = ask(house_of(here), connection, stored.audit, request.number, by=By.COORDINATOR, now=utc_now())
        _finish(here, request.number)
        _say_outcome(here, request.number, receipt)


def _say_editions(counted: list[Edition]) -> None:
    for each in counted:
        quoted = f", with {each.texts} of its texts in it" if each.texts else ""
        paper().print(f"Edition {each.number} of the report, {each.made_at:%Y-%m-%d %H:%M} UTC, counted it{quoted}.")


def _finish(here: Office, request: int) -> None:
    """Erase what was asked for, or wait until the running Caseround has: what it keeps in memory must go too."""
    try:
        with office(here.settings, alone=True) as mine, lease(mine.settings.home):
            eraser(mine).finish_all(at_start=True)
    except AlreadyRunning:
        deadline = time.monotonic() + PATIENCE
        while _known(here, request).cleaned_at is None and time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)


def eraser(here: Office) -> Eraser:
    """Return what erases in an opened data folder where nothing else runs."""
    return Eraser(house_of(here), here.database, here.settings.register)


def _known(here: Office, request: int) -> Erasure:
    with here.database.reading() as connection:
        return erasures.one(connection, request)


def _say_outcome(here: Office, request: int, receipt: Receipt) -> None:
    say, erasure = paper().print, _known(here, request)
    if erasure.erased_at is None:
        say("It is recorded, and will be erased as soon as Caseround gets to it. See later: caseround erasures list")
    elif receipt.is_new:
        say("Erased.")
    else:
        say("It was withdrawn before, and is erased.")
    say(f"Receipt: {erasure.receipt}, {erasure.asked_at:%Y-%m-%d}. Give it to them; nothing else is needed.")
    if erasure.erased_at is not None and erasure.cleaned_at is None:
        paper(errors=True).print(
            "The database is in use, so an encrypted copy can stand in its log for a moment. It is wiped as soon as"
            " the database is free."
        )
    paper(errors=True).print(
        f"Now put a copy of {here.settings.register} beside your backups: they still hold these answers, and"
        " whichever you bring back is erased again by it."
    )


def list_all(*, as_json: bool) -> None:
    """Print every erasure, which editions of the report counted what is erased, and in which a sentence stands that
    may no longer be printed."""
    with office(Settings()) as here, here.database.reading() as connection:
        rows = [(each, _editions(connection, here, each)) for each in erasures.every(connection)]
        unsaid = _unsaid(connection, here)
    if as_json:
        quotes = [
            {"audit": audit, **_as_data(each.edition), "since": each.since.isoformat()} for audit, each in unsaid
        ]
        write_json({"erasures": [_as_json(*row) for row in rows], "quotes_taken_back": quotes})
        return
    if not rows:
        paper().print("Nothing was ever withdrawn.")
    else:
        table = Table("receipt", "asked for (UTC)", "by", "audit", "request", "state", "editions to correct")
        for each, counted in rows:
            table.add_row(*_cells(each, counted))
        paper(width=WIDEST).print(table)
    if unsaid:
        paper().print("Editions to correct because a sentence in them may no longer be printed:")
        table = Table("audit", "edition", "since (UTC)")
        for audit, quoted in unsaid:
            table.add_row(audit, _called(quoted.edition), f"{quoted.since:%Y-%m-%d %H:%M}")
        paper(width=WIDEST).print(table)


def _unsaid(connection: Connection, here: Office) -> list[tuple[str, Correction]]:
    """Return the editions with a sentence that may no longer be printed, each with its audit."""
    keys = {audit: audits.load(connection, here.vault, audit).key for audit in audits.names(connection)}
    return [(audit, each) for audit, key in keys.items() for each in editions.to_correct(connection, key, audit)]


def _called(edition: Edition) -> str:
    return f"{edition.number} ({edition.made_at:%Y-%m-%d}, {edition.where})"


def _editions(connection: Connection, here: Office, erasure: Erasure) -> list[Edition]:
    key = audits.load(connection, here.vault, erasure.audit).key
    return editions.with_return_of(connection, key, erasure.request)


def _cells(erasure: Erasure, counted: list[Edition]) -> Iterator[str]:
    yield erasure.receipt
    yield f"{erasure.asked_at:%Y-%m-%d %H:%M}"
    yield f"the {erasure.by}"
    yield erasure.audit
    yield str(erasure.request)
    yield f"erased {erasure.erased_at:%Y-%m-%d %H:%M}" if erasure.erased_at else "to be erased"
    yield "; ".join(map(_called, counted)) or "none"


def _as_json(erasure: Erasure, counted: list[Edition]) -> dict[str, object]:
    return {
        "receipt": erasure.receipt,
        "audit": erasure.audit,
        "request": erasure.request,
        "by": erasure.by.value,
        "asked_at": erasure.asked_at.isoformat(),
        "erased_at": erasure.erased_at.isoformat() if erasure.erased_at else None,
        "editions": [{**_as_data(each), "texts": each.texts} for each in counted],
    }


def _as_data(edition: Edition) -> dict[str, object]:
    return {
        "number": edition.number,
        "made_at": edition.made_at.isoformat(),
        "where": edition.where,
        "figures_sha256": edition.digest,
    }


def replay(register: Path | None) -> None:
    """Erase again what the register names and this database does not show."""
    say = paper().print
    with office(Settings(), alone=True, replays=True) as here, lease(here.settings.home):
        left = replaying.begin_again(here.database, here.settings.register, register, utc_now())
        eraser(here).finish_all(at_start=True)
    for line in left:
        say(f"Erased again: request {line.request} of {line.audit}, receipt {line.receipt}.")
    say(f"{len(left)} erased again. This database shows every erasure that the register names.")
