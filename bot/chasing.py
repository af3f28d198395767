"""Reminders that a coordinator wants now: to whom, who is passed over and why, and when they leave.

What is written here is the wish; the tick of bot.reminders sends what it finds wanted, as it does with every other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.holiday_days import calendar
from bot.house import House
from bot.progress import progress
from bot.refusing import CannotDo
from storage import ledger, participants, reminders
from storage.audits import StoredAudit
from storage.reminders import Candidate
from survey.audit import Window
from survey.chasing import TELLING, Passed, PassedOver, passed_over
from survey.extending import Scope
from survey.progress import Person as Asking
from survey.progress import people_of
from survey.reminding import Calendar


class CannotRemind(CannotDo):
    """Nobody can be reminded."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who would be reminded, by id and name, and who is passed over; `at` is when the messages leave, and `is_now`
    says that this is at once."""

    people: tuple[tuple[str, str], ...]
    passed: tuple[PassedOver, ...]
    at: dt.datetime
    is_now: bool


def plan(house: House, connection: Connection, stored: StoredAudit, scope: Scope, now: dt.datetime) -> Plan:
    """Return what reminding everybody whom a scope covers would do; raises CannotRemind."""
    audit, days = stored.audit, calendar(stored.audit)
    if audit.window(now) is not Window.OPEN:
        raise CannotRemind("remind.not_open")
    at = days.next_open(now)
    if at is None:
        raise CannotRemind("remind.too_late", closes=audit.closes)
    known = progress(connection, house.vault, stored)
    owing = people_of(each for each in scope.of(known) if each in known.owed)
    if not owing:
        raise CannotRemind("remind.nothing")
    pushing = [name for name, traits in house.channels.items() if traits.pushes]
    found = {each.id: each for each in reminders.candidates(connection, audit.id, now, pushing=pushing)}
    roles = {each.id: each.role for each in participants.contacts(connection, house.vault, audit.id)}
    for each in found.values():
        each.places = [place for place in each.places if audit.writes_to(roles[each.id], place.channel)]
    whys = [(each, _why_of(each, days, found.get(each.id), at)) for each in owing]
    people = tuple((each.id, each.name) for each, why in whys if why is None)
    return Plan(people, tuple(PassedOver(each.name, why) for each, why in whys if why), at, is_now=at == now)


def _why_of(person: Asking, days: Calendar, candidate: Candidate | None, at: dt.datetime) -> Passed | None:
    """Return why somebody is passed over; of whoever speaks for themselves nothing is told that shows when they were
    in their chat: with the charts of a workshop in view, it would show what they answered."""
    why = _why(days, candidate, at)
    is_beside = any(each.is_beside for each in person.asked)
    return Passed.NOT_NOW if is_beside and why in TELLING else why


def _why(days: Calendar, candidate: Candidate | None, at: dt.datetime) -> Passed | None:
    if candidate is None or not candidate.places:
        return Passed.UNREACHED
    return passed_over(days, candidate.person, at)


def chase(
    connection: Connection,
    stored: StoredAudit,
    people: Iterable[str],
    *,
    actor: str | None,
    now: dt.datetime,
) -> None:
    """Let these participants be reminded, once and within the hours; `actor` is the id of the participant who wants
    it, None for the command line."""
    by = ledger.actor(actor)
    for person in people:
        reminders.chase(connection, person, by=actor, now=now)
        subject = f"participant:{person}"
        ledger.append(connection, stored.audit.id, actor=by, action="reminders.chased", subject=subject, now=now)
