"""Whom a coordinator cannot remind now, though something of theirs is outstanding, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from survey.reminding import QUIET, Calendar, Person


class Passed(StrEnum):
    """Why somebody is passed over."""

    STOPPED = "stopped"
    UNREACHED = "unreached"
    REMINDED = "reminded"
    ACTIVE = "active"
    LATER = "later"
    NOT_NOW = "not_now"


TELLING = frozenset({Passed.REMINDED, Passed.ACTIVE, Passed.LATER})
"""What says something of when somebody was in their chat."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Somebody who is passed over, by name."""

    name: str
    why: Passed


def passed_over(calendar: Calendar, person: Person, at: dt.datetime) -> Passed | None:
    """Return why somebody with something outstanding is not reminded at a moment; None where they are."""
    if person.wishes.stopped:
        return Passed.STOPPED
    if person.last is not None and calendar.day(person.last) == calendar.day(at):
        return Passed.REMINDED
    if person.active is not None and at < person.active + QUIET:
        return Passed.ACTIVE
    if person.wishes.later is not None and at < person.wishes.later:
        return Passed.LATER
    return None
