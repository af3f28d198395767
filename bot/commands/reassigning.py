"""Giving a request to another participant."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from bot import reassigning
from bot.app import house_of
from bot.commands.agreeing import Seen, as_shown
from bot.commands.paper import paper
from bot.finding import Called, find
from bot.office import office, utc_now
from bot.reassigning import Plan
from bot.settings import Settings
from reporting.words import DISPOSITIONS
from storage import audits


def reassign(audit_id: str, called: Called, name: str, *, agreed: bool) -> None:
    """Say who would get what from whom, ask once, and do it."""
    say = paper().print
    with office(Settings()) as here:
        house = house_of(here)

        def look(connection: Connection) -> Seen[Plan]:
            stored = audits.load(connection, here.vault, audit_id)
            found = find(connection, here.vault, stored, called)
            planned = reassigning.plan(house, connection, stored, found, name)
            return Seen(planned, tuple(_lines(planned)), (found.request.number,))

        def do(connection: Connection, planned: Plan) -> bool:
            stored = audits.load(connection, here.vault, audit_id)
            return reassigning.reassign(house, connection, stored, planned, actor=None, now=utc_now())

        is_told = as_shown(here, look, do, ask="Move it now?", otherwise="Nothing was moved.", agreed=agreed)
    if is_told is None:
        return
    say("Moved. They are told, between eight and eight." if is_told else "Moved.")
    if not is_told:
        say(f"They cannot be reached yet. For a link: caseround invite {audit_id}")


def _lines(planned: Plan) -> Iterator[str]:
    stands = DISPOSITIONS[planned.found.request.disposition]
    yield f"{planned.found.name} stands at '{stands}', and is with {planned.giver_name}."
    new = "" if planned.known else ", who is new to this audit"
    yield f"It would go to {planned.name}{new}, with every answer in it; {planned.giver_name} could not open it."
