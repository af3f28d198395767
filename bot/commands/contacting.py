"""Family contacts on the command line: the list, one with its history, and what can be done about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from sqlalchemy import Connection

from bot.app import house_of
from bot.channels.links import links
from bot.commands.paper import WIDEST, paper, printable, write_json
from bot.families import Families
from bot.invitations import Invited
from bot.office import Office, office, utc_now
from bot.settings import Settings
from storage import audits, families, ledger, participants
from storage.families import Change, Contact
from survey.answers import Refused, clean
from survey.families import State
from survey.languages import BASE


def run(
    audit_id: str, number: int | None, *, move: str | None, why: str, invites: bool, adds: bool, as_json: bool
) -> None:
    """Do one thing, and print where it left the contact; raises NoSuchContact, CannotDo, typer.BadParameter."""
    with office(Settings()) as here:
        made: list[Invited] = []
        if number is not None and (move or invites or adds):
            number, made = _do(here, audit_id, number, move=move, why=why, invites=invites, adds=adds)
        if number is None:
            _list(here, audit_id, as_json=as_json)
        else:
            _one(here, audit_id, number, made, as_json=as_json)


def _do(
    here: Office, audit_id: str, number: int, *, move: str | None, why: str, invites: bool, adds: bool
) -> tuple[int, list[Invited]]:
    """Return the number of the contact to show afterwards, and links that were made."""
    house = house_of(here)
    try:
        why = clean(why) if why else ""
    except Refused as refused:
        raise typer.BadParameter(house.speaking(BASE)(refused.phrase, **refused.details)) from None
    ways = links(here.settings) if invites else {}
    with here.database.writing() as connection:
        of_audit = Families(house, connection, audits.load(connection, here.vault, audit_id), utc_now())
        contact = of_audit.one(number)
        if adds:
            return of_audit.another(contact).number, []
        if invites:
            return number, of_audit.invite(contact, ways)
        of_audit.move(contact, State(move or ""), why)
    return number, []


def _list(here: Office, audit_id: str, *, as_json: bool) -> None:
    with here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        every = families.of_audit(connection, stored.key, audit_id)
        figures = asdict(families.figures_of(connection, audit_id))
        _look(connection, audit_id, f"families:{len(every)}")
    if as_json:
        write_json({"audit": audit_id, "figures": figures, "families": [contact_data(each) for each in every]})
        return
    paper().print(", ".join(f"{name.replace('_', ' ')} {count}" for name, count in figures.items()))
    if not every:
        paper().print("No agency has offered help with reaching a family yet.")
        return
    table = Table("number", "case", "state", "agencies")
    for each in every:
        agencies = "; ".join(stored.audit.agency_name(said.agency or "") for said in each.suggestions)
        table.add_row(str(each.number), each.case, _plain(each.state), agencies)
    paper(width=WIDEST).print(table)


def _one(here: Office, audit_id: str, number: int, made: list[Invited], *, as_json: bool) -> None:
    with here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        contact = families.one(connection, stored.key, audit_id, number)
        steps = families.history(connection, stored.key, contact)
        names = participants.names(connection, stored.key, {step.by for step in steps if step.by})
        _look(connection, audit_id, f"family:{number}")
    if as_json:
        links_made = [{"channel": each.channel, "link": each.link} for each in made]
        history = [_step(each) for each in steps]
        write_json({"audit": audit_id, **contact_data(contact), "history": history, "links": links_made})
        return
    on = paper()
    on.print(f"Family contact {number}, {contact.case}: {_plain(contact.state)}.")
    for said in contact.suggestions:
        on.print(f"{stored.audit.agency_name(said.agency or '')}: {printable(said.text) or 'nothing on how'}")
    zone = ZoneInfo(stored.audit.timezone)
    for step in steps:
        by = names.get(step.by or "", "the command line" if step.by is None else "somebody")
        why = f": {printable(step.why)}" if step.why else ""
        on.print(f"{step.at.astimezone(zone):%Y-%m-%d %H:%M} {_plain(step.state)} ({step.way}, {by}){why}")
    for each in made:
        on.print(f"{each.channel}: {each.link}")


def contact_data(contact: Contact) -> dict[str, Any]:
    """Return a contact without what anybody wrote."""
    return {
        "number": contact.number,
        "case": contact.case,
        "state": contact.state.value,
        "request": contact.request,
        "agencies": [said.agency for said in contact.suggestions],
    }


def _step(step: Change) -> dict[str, Any]:
    return {"state": step.state.value, "way": step.way.value, "at": step.at.isoformat()}


def _plain(state: State) -> str:
    return state.value.replace("_", " ")


def _look(connection: Connection, audit_id: str, subject: str) -> None:
    ledger.append(connection, audit_id, actor="command", action="families.seen", subject=subject, now=utc_now())
