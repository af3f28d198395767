"""Family contacts on the command line: the list, one with its history, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from sqlalchemy import Connection

from bot.app import house_of
from bot.channels.links import links
from bot.commands.agreeing import Seen, as_shown
from bot.commands.paper import WIDEST, paper, printable, write_json
from bot.families import Families
from bot.invitations import Invited, Link
from bot.office import Office, office, utc_now
from bot.settings import Settings
from storage import audits, families, ledger, participants
from storage.families import Change as Step
from storage.families import Contact
from survey.answers import Refused, clean
from survey.families import SAID_NO, State
from survey.languages import BASE


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is to be done about a contact: its parent is invited, a contact for another parent is opened, or
    it is moved to a state, for a reason."""

    invites: bool = False
    adds: bool = False
    state: State | None = None
    why: str = ""


def show(audit_id: str, number: int | None, *, as_json: bool) -> None:
    """Print the contacts, or one with its history; raises NoSuchContact."""
    with office(Settings()) as here:
        if number is None:
            _list(here, audit_id, as_json=as_json)
        else:
            _one(here, audit_id, number, [], as_json=as_json)


def change(audit_id: str, number: int, wanted: Change, *, agreed: bool, as_json: bool) -> None:
    """Say what would be done, ask once, do it, and print where it left the contact; as JSON nothing is asked.

    Raises NoSuchContact, CannotDo, typer.BadParameter.
    """
    with office(Settings()) as here:
        house = house_of(here)
        try:
            wanted = replace(wanted, why=clean(wanted.why) if wanted.why else "")
        except Refused as refused:
            raise typer.BadParameter(house.speaking(BASE)(refused.phrase, **refused.details)) from None
        ways = links(here.settings) if wanted.invites else {}

        def of_audit(connection: Connection) -> Families:
            return Families(house, connection, audits.load(connection, here.vault, audit_id), utc_now())

        def look(connection: Connection) -> Seen[Contact]:
            contact = of_audit(connection).one(number)
            return Seen(contact, tuple(_would(of_audit(connection), contact, wanted)))

        def do(connection: Connection, contact: Contact) -> tuple[int, list[Invited]]:
            return _do(of_audit(connection), contact, wanted, ways)

        if as_json:
            with here.database.writing() as connection:
                done: tuple[int, list[Invited]] | None = do(connection, look(connection).planned)
        else:
            done = as_shown(here, look, do, ask="Do it now?", otherwise="Nothing was changed.", agreed=agreed)
        if done is not None:
            _one(here, audit_id, *done, as_json=as_json)


def _would(here: Families, contact: Contact, wanted: Change) -> Iterator[str]:
    """Yield what would be done; raises CannotDo where it cannot be."""
    yield f"Family contact {contact.number}, {contact.case}: {_plain(contact.state)}."
    if wanted.adds:
        yield f"A contact for another parent of {contact.case} would be opened, with a copy of what agencies wrote."
    if wanted.invites:
        here.may_approach(contact)
        yield "Links for this parent would be made and shown once. One that was made before and not used would end."
    if wanted.state is not None:
        here.may_move(contact, wanted.state, wanted.why)
        why = f": {printable(wanted.why)}" if wanted.why else "."
        yield f"It would be noted as {_plain(wanted.state)}{why}"
        if wanted.state in SAID_NO and contact.participant is not None:
            yield "A link that this parent has not used would end."


def _do(here: Families, contact: Contact, wanted: Change, ways: dict[str, Link]) -> tuple[int, list[Invited]]:
    """Return the number of the contact to show afterwards, and links that were made."""
    if wanted.adds:
        return here.another(contact).number, []
    if wanted.invites:
        return contact.number, here.invite(contact, ways)
    if wanted.state is not None:
        here.move(contact, wanted.state, wanted.why)
    return contact.number, []


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


def _step(step: Step) -> dict[str, Any]:
    return {"state": step.state.value, "way": step.way.value, "at": step.at.isoformat()}


def _plain(state: State) -> str:
    return state.value.replace("_", " ")


def _look(connection: Connection, audit_id: str, subject: str) -> None:
    ledger.append(connection, audit_id, actor="command", action="families.seen", subject=subject, now=utc_now())
