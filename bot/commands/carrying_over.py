"""Offering the newest version of a questionnaire to those who are answering under an earlier one."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from bot import offering
from bot.app import house_of
from bot.commands.paper import paper
from bot.offering import Plan
from bot.office import office
from bot.settings import Settings
from survey.versions import Change, Fate
from survey.wording import excerpt

TITLE_EXCERPT = 80


def carry_over(questionnaire: str, audit: str, *, agreed: bool) -> None:
    """Say what offering would do, ask once, and offer."""
    say = paper().print
    with office(Settings()) as here:
        house = house_of(here)
        with here.database.reading() as connection:
            planned = offering.plan(house, connection, questionnaire, audit)
        _describe(paper(), planned)
        if not planned.candidates:
            say("There is nobody to offer it to. Nothing was changed.")
            return
        if not agreed and not typer.confirm("Offer it to them now?"):
            say("Nothing was offered.")
            return
        with here.database.writing() as connection:
            planned = offering.plan(house, connection, questionnaire, audit)  # people went on answering meanwhile
            unreached = offering.offer(house, connection, planned)
    say(f"Offered version {planned.newest.version} for {_requests(len(planned.candidates))}. Each person decides.")
    if unreached:
        say(f"{_people(unreached)} cannot be reached just now, and will find the offer on coming back.")


def _describe(console: Console, planned: Plan) -> None:
    say, newest = console.print, planned.newest
    say(f"The newest version of {newest.id} is {newest.version}: {newest.title}")
    for version, count in planned.under_way.items():
        say(f"  {_requests(count)} being answered under version {version}")
    for version, changes in planned.changes.items():
        say(_compared(changes, f"Question (from version {version} to {newest.version})"))
    for audit in planned.shut:
        say(f"The audit {audit} is not open: nothing is offered there.")
    if planned.undecided:
        say(f"{_requests(planned.undecided)}: offered already, and not decided yet.")
    if planned.declined:
        say(f"{_requests(planned.declined)}: the person chose to stay. They are not asked again about this version.")
    if planned.candidates:
        say(f"It would be offered for {_requests(len(planned.candidates))}, to {_people(planned.people)}.")


def _compared(changes: tuple[Change, ...], heading: str) -> Table:
    table = Table(heading, "what becomes of its answers")
    for change in changes:
        question = change.question
        title = excerpt(f"{question.number}. {question.short}" if question.number else question.short, TITLE_EXCERPT)
        table.add_row(title, _FATES[change.fate].format(parts=" and ".join(change.parts)))
    return table


_FATES = {
    Fate.UNCHANGED: "stand",
    Fate.CHANGED: "asked again: other {parts}",
    Fate.NEW: "new",
    Fate.GONE: "kept, not counted: no longer asked",
}


def _requests(count: int) -> str:
    return "1 request" if count == 1 else f"{count} requests"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
