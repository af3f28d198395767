"""Giving an audit, an agency, a person or one request more time: a later due date, before the audit closes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.progress import progress
from bot.refusing import CannotDo
from storage import audits, extensions, ledger
from storage.audits import StoredAudit
from storage.vault import Vault
from survey.extending import Scope, days_due
from survey.progress import Asked, Progress


class CannotExtend(CannotDo):
    """A due date cannot be that day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be due on which day: the requests that wait and whose date changes, and the days that they had."""

    scope: Scope
    day: dt.date
    moved: tuple[Asked, ...]
    was: tuple[dt.date, ...]


def plan(
    connection: Connection, vault: Vault, stored: StoredAudit, scope: Scope, *, day: dt.date, now: dt.datetime
) -> Plan:
    """Return what a later due date would change; raises CannotExtend.

    A date that was given before can be corrected to an earlier one, but for the past and what the audit's file says.
    """
    known = progress(connection, vault, stored)
    audit, today = stored.audit, now.astimezone(ZoneInfo(stored.audit.timezone)).date()
    if day > audit.closes:
        raise CannotExtend("extend.closes", day=day, closes=audit.closes)
    if day < today:
        raise CannotExtend("extend.past", day=day)
    least = audits.due_in_file(connection, vault, audit.id) if scope.is_audit else audit.due
    if day < least:
        raise CannotExtend("extend.earlier", day=day, due=least)
    waiting = [each for each in scope.of(known) if each in known.owed]
    if not waiting:
        raise CannotExtend("extend.nothing")
    given = extensions.newest(connection, audit.id, scope)
    moved = tuple(each for each in waiting if _moves(known, each, day, given))
    if not moved:
        raise CannotExtend("extend.already", day=max(days_due(known, waiting)))
    return Plan(scope, day, moved, days_due(known, moved))


def _moves(known: Progress, each: Asked, day: dt.date, given: dt.date | None) -> bool:
    due = known.due(each)
    return due < day or (due > day and due == given)


def extend(
    connection: Connection,
    vault: Vault,
    stored: StoredAudit,
    planned: Plan,
    *,
    actor: str | None,
    now: dt.datetime,
) -> None:
    """Give the later due date by a plan of this very transaction, of which everybody hears whose date it is;
    `actor` is the id of the participant who does it, None for the command line."""
    audit, scope = stored.audit, planned.scope
    covered = () if scope.is_audit else scope.of(progress(connection, vault, stored))
    asked = [each.number for each in covered]
    extensions.add(connection, audit.id, scope, planned.day, asked=asked, by=actor, now=now)
    extensions.moved(connection, {each.participant for each in planned.moved}, now)
    subject = f"{_named(scope)} due:{planned.day}"
    ledger.append(connection, audit.id, actor=ledger.actor(actor), action="due.extended", subject=subject, now=now)


def _named(scope: Scope) -> str:
    if scope.agency is not None:
        return f"agency:{scope.agency}"
    if scope.participant is not None:
        return f"participant:{scope.participant}"
    return f"request:{scope.request}" if scope.request is not None else "audit"
