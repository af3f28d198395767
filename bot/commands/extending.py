"""Giving somebody more time."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import extending
from bot.commands.agreeing import Seen, as_shown
from bot.commands.paper import paper
from bot.extending import CannotExtend, Plan
from bot.office import office, utc_now
from bot.progress import progress
from bot.refusing import CannotDo
from bot.settings import Settings
from reporting.words import day
from storage import audits
from survey.extending import Scope, parted
from survey.meant import no_day_meant, scope_meant
from survey.progress import Progress


def extend(audit_id: str, text: str, *, agreed: bool) -> None:
    """Say what would be due when, ask once, and give the later date."""
    with office(Settings()) as here:

        def look(connection: Connection) -> Seen[Plan]:
            stored = audits.load(connection, here.vault, audit_id)
            known = progress(connection, here.vault, stored)
            named, until = parted(text, utc_now().astimezone(ZoneInfo(stored.audit.timezone)).date())
            scope = scope_meant(known, named)
            if scope is None:
                no_day = no_day_meant(known, named)
                if no_day:
                    raise CannotDo("extend.no_day", said=no_day)
                raise CannotDo("command.whom", said=named)
            if until is None:
                raise CannotExtend("extend.which_day")
            planned = extending.plan(connection, here.vault, stored, scope, day=until, now=utc_now())
            covers = tuple(each.number for each in planned.moved)
            return Seen(planned, tuple(_lines(known, planned)), covers)

        def do(connection: Connection, planned: Plan) -> Plan:
            stored = audits.load(connection, here.vault, audit_id)
            extending.extend(connection, here.vault, stored, planned, actor=None, now=utc_now())
            return planned

        done = as_shown(here, look, do, ask="Change it now?", otherwise="Nothing was changed.", agreed=agreed)
    if done is not None:
        paper().print(
            "Changed. Those whose date it is are told once, within the hours; reminders and cards follow from now on."
        )


def _lines(known: Progress, planned: Plan) -> Iterator[str]:
    was = " and ".join(map(day, planned.was))
    yield f"{_called(known, planned.scope)}: due {day(planned.day)} instead of {was}."
    beside = sum(each.is_beside for each in planned.moved)
    moved = len(planned.moved) - beside
    many = "1 outstanding request" if moved == 1 else f"{moved} outstanding requests"
    also = f"the day of {beside} beside the audit" if beside else ""
    changed = " and ".join(filter(None, (many if moved else "", also)))
    yield f"This changes {changed}. The audit closes {day(known.audit.closes)}."


def _called(known: Progress, scope: Scope) -> str:
    if scope.is_audit:
        return "The whole audit"
    if scope.agency is not None:
        return known.audit.agency_name(scope.agency)
    [asked, *_] = scope.of(known)
    return asked.name if scope.participant is not None else known.name_of(asked)
