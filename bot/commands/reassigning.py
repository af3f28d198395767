"""Giving a request to another participant."""

from __future__ import annotations

import typer

from bot import reassigning
from bot.app import house_of
from bot.commands.paper import paper
from bot.finding import Called, find
from bot.office import office, utc_now
from bot.settings import Settings
from reporting.words import DISPOSITIONS
from storage import audits


def reassign(audit_id: str, called: Called, name: str, *, agreed: bool) -> None:
    """Say who would get what from whom, ask once, and do it."""
    say = paper().print
    with office(Settings()) as here:
        house = house_of(here)
        with here.database.reading() as connection:
            stored = audits.load(connection, here.vault, audit_id)
            found = find(connection, here.vault, stored, called)
            planned = reassigning.plan(house, connection, stored, found, name)
        say(f"{found.name} stands at '{DISPOSITIONS[found.request.disposition]}', and is with {planned.giver_name}.")
        new = "" if planned.known else ", who is new to this audit"
        say(f"It would go to {planned.name}{new}, with every answer in it; {planned.giver_name} could not open it.")
        if not agreed and not typer.confirm("Move it now?"):
            say("Nothing was moved.")
            return
        with here.database.writing() as connection:
            found = find(connection, here.vault, stored, called)  # people went on meanwhile
            planned = reassigning.plan(house, connection, stored, found, name)
            is_told = reassigning.reassign(house, connection, stored, planned, actor=None, now=utc_now())
    say("Moved. They are told at once." if is_told else "Moved.")
    if not is_told:
        say(f"They cannot be reached yet. For a link: caseround invite {audit_id}")
