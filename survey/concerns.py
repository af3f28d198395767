"""A concern about a child: what its auditor says of it, and when nobody has taken it for too long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from survey.names import folded


class Told(StrEnum):
    """Whether the auditor's own manager knows; UNSAID until they have answered."""

    UNSAID = "unsaid"
    TOLD = "told"
    NOT_YET = "not_yet"
    OUT_OF_REACH = "out_of_reach"


ASKED = (Told.TOLD, Told.NOT_YET, Told.OUT_OF_REACH)
"""What can be answered, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """The person has a concern about a child, or adds to the one they raised: whether their manager knows, and their
    own words where there are any."""

    told: Told = Told.UNSAID
    text: str = ""


@dataclass(frozen=True, slots=True)
class Alerting:
    """How long coordinators have to take a concern, and to whom of them it goes then, by name, one after the other.

    Behind the last of these names, and where none is given, it goes to all of them again.
    """

    minutes: int = 60
    then: tuple[str, ...] = ()

    def is_due(self, alerted_at: dt.datetime, now: dt.datetime) -> bool:
        """Return whether a concern that nobody has taken since `alerted_at` is to be alerted again."""
        return now - alerted_at >= dt.timedelta(minutes=self.minutes)

    def whom(self, in_reach: Mapping[str, str], again: Collection[str]) -> tuple[str, ...]:
        """Return the ids of those to alert next, of the coordinators `in_reach` (their ids, each with their name).

        `again` are those who were alerted more than once already.
        """
        by_name = {folded(name): person for person, name in in_reach.items()}
        listed = (by_name.get(folded(name)) for name in self.then)
        following = [person for person in listed if person is not None and person not in again]
        return (following[0],) if following else tuple(in_reach)
