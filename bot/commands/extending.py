"""Giving somebody more time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import typer

from bot import extending
from bot.commands.paper import paper
from bot.extending import CannotExtend
from bot.office import office, utc_now
from bot.progress import progress
from bot.refusing import CannotDo
from bot.settings import Settings
from reporting.words import day
from storage import audits
from survey.extending import Scope, parted
from survey.meant import scope_meant
from survey.progress import Progress


def extend(audit_id: str, text: str, *, agreed: bool) -> None:
    """Say what would be due when, ask once, and give the later date."""
    say = paper().print
    with office(Settings()) as here:
        with here.database.reading() as connection:
            stored = audits.load(connection, here.vault, audit_id)
            known = progress(connection, here.vault, stored)
            named, until = parted(text, utc_now().astimezone(ZoneInfo(stored.audit.timezone)).date())
            scope = scope_meant(known, named)
            if scope is None:
                raise CannotDo("command.whom", said=named)
            if until is None:
                raise CannotExtend("extend.which_day")
            planned = extending.plan(connection, here.vault, stored, scope, day=until, now=utc_now())
        say(f"{_called(known, scope)}: due {day(until)} instead of {' and '.join(map(day, planned.was))}.")
        moved = len(planned.moved)
        many = "1 outstanding request" if moved == 1 else f"{moved} outstanding requests"
        say(f"This changes {many}. The audit closes {day(known.audit.closes)}.")
        if not agreed and not typer.confirm("Change it now?"):
            say("Nothing was changed.")
            return
        with here.database.writing() as connection:
            stored = audits.load(connection, here.vault, audit_id)  # people went on meanwhile
            planned = extending.plan(connection, here.vault, stored, scope, day=until, now=utc_now())
            extending.extend(connection, here.vault, stored, planned, actor=None, now=utc_now())
    say("Changed. Those whose date it is are told once, within the hours; reminders and cards follow from now on.")


def _called(known: Progress, scope: Scope) -> str:
    if scope.is_audit:
        return "The whole audit"
    if scope.agency is not None:
        return known.audit.agency_name(scope.agency)
    [asked, *_] = scope.of(known)
    return asked.name if scope.participant is not None else known.name_of(asked)
