"""Concerns about children: listing them, and closing one with what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.app import house_of
from bot.commands.agreeing import Seen, as_shown
from bot.commands.paper import WIDEST, paper, printable, write_json
from bot.commands.showing_progress import NOBODY_HEARS
from bot.concerns import COMMAND, Concerns, in_reach
from bot.house import House
from bot.office import office, utc_now
from bot.refusing import CannotDo
from bot.settings import Settings
from storage import audits, ledger
from storage.concerns import AlreadyClosed, Concern, State
from survey.answers import Refused, clean
from survey.audit import Audit
from survey.concerns import Told
from survey.languages import BASE
from survey.screening import screen

MANAGER = {
    Told.UNSAID: "not said",
    Told.TOLD: "told",
    Told.NOT_YET: "not told yet",
    Told.OUT_OF_REACH: "cannot be reached",
}


def list_all(audit_id: str, *, as_json: bool) -> None:
    """Print every concern, those that nobody has first; what people wrote is left out of the JSON."""
    with office(Settings()) as here, here.database.writing() as connection:
        of_audit = _concerns(house_of(here), connection, audit_id)
        found, audit = of_audit.every(), of_audit.audit
        can_alert = bool(in_reach(connection, audit, utc_now(), mails=here.settings.mails))
        names = of_audit.names(found)
        seen = f"concerns:{len(found)}"
        ledger.append(connection, audit_id, actor=COMMAND, action="concerns.seen", subject=seen, now=utc_now())
    if as_json:
        write_json({"audit": audit_id, "can_alert": can_alert, "concerns": [concern_data(each) for each in found]})
        return
    if not can_alert:
        paper().print(NOBODY_HEARS)
    if not found:
        paper().print("No concern was raised.")
        return
    table = Table("number", "raised", "case", "agency", "by", "manager", "state", "what was written", "outcome")
    for each in found:
        table.add_row(*_cells(audit, each, names))
    paper(width=WIDEST).print(table)


def _cells(audit: Audit, each: Concern, names: dict[str, str]) -> Iterable[str]:
    zone = ZoneInfo(audit.timezone)
    yield str(each.number)
    yield f"{each.raised_at.astimezone(zone):%Y-%m-%d %H:%M}"
    yield each.case or "-"
    yield audit.agency_name(each.agency) if each.agency else "-"
    yield names.get(each.participant, "")
    yield MANAGER[each.told]
    yield _state(each, names)
    yield printable(each.text)
    yield printable(each.outcome)


def _state(each: Concern, names: dict[str, str]) -> str:
    if each.state is State.OPEN:
        return f"nobody has it, alerted {each.round} times" if each.round != 1 else "nobody has it, alerted once"
    holder = names.get(each.acknowledged_by or "", "")
    return f"{holder} has it" if each.state is State.ACKNOWLEDGED else "closed"


def concern_data(each: Concern) -> dict[str, Any]:
    """Return a concern without names and without what anybody wrote."""
    times = {"raised_at": each.raised_at, "acknowledged_at": each.acknowledged_at, "closed_at": each.closed_at}
    return {
        "number": each.number,
        "request": each.request,
        "case": each.case,
        "agency": each.agency,
        "state": each.state.value,
        "manager": each.told.value,
        "alerted": each.round,
        **{name: None if at is None else at.isoformat() for name, at in times.items()},
    }


def close(audit_id: str, number: int, outcome: str, *, agreed: bool) -> None:
    """Show which concern would be closed with what, ask once, and close it; raises NoSuchConcern, AlreadyClosed,
    CannotDo, or typer.BadParameter."""
    with office(Settings()) as here:
        house = house_of(here)
        try:
            outcome = clean(outcome)
        except Refused as refused:
            raise typer.BadParameter(house.speaking(BASE)(refused.phrase, **refused.details)) from None

        def look(connection: Connection) -> Seen[Concern]:
            of_audit = _concerns(house, connection, audit_id)
            concern = of_audit.one(number)
            if concern.state is State.CLOSED:
                raise AlreadyClosed(f"Concern number {number} was closed before. Nothing was changed.")
            if screen(outcome, of_audit.audit.words):
                raise CannotDo("alert.identifies")
            about = of_audit.audit.about(concern.case, concern.agency) or "no case"
            stands = _state(concern, of_audit.names((concern,)))
            lines = (
                f"Concern {number} · {about}: {stands}.",
                "It would be closed with this outcome:",
                f"  {outcome}",
            )
            return Seen(concern, lines)

        def do(connection: Connection, concern: Concern) -> bool:
            _concerns(house, connection, audit_id).close(concern, outcome)
            return True

        done = as_shown(here, look, do, ask="Close it now?", otherwise="Nothing was closed.", agreed=agreed)
    if done:
        paper().print(f"Concern {number} is closed. The coordinators see it on their cards.")


def _concerns(house: House, connection: Connection, audit_id: str) -> Concerns:
    stored = audits.load(connection, house.vault, audit_id)
    return Concerns(house, connection, stored.audit, stored.key, Ahead(connection, house.vault, ()))
