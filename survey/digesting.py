"""What a digest says of an audit, what is new in it, and when one is due.

Moments are aware times in UTC, days are those of the audit's time zone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from survey.digest_policy import DigestPolicy
from survey.progress import Rate
from survey.reminding import Calendar


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an audit stands, in numbers; `submitted` and `overdue` are by agency, with '' for who answers for none.

    `submitted` counts every return that was ever made, also those that replaced another; `unreached` counts people;
    `unanswered` what people asked the coordinators, `concerns` those that are not closed, and `ended` the requests
    that were declined or withdrawn.
    """

    requested: int = 0
    returned: int = 0
    not_known: int = 0
    submitted: Mapping[str, int] = field(default_factory=dict)
    overdue: Mapping[str, int] = field(default_factory=dict)
    sent_back: int = 0
    unreached: int = 0
    unanswered: int = 0
    concerns: int = 0
    ended: int = 0

    @property
    def outstanding(self) -> int:
        """The requests from which a return is still expected."""
        return self.requested - self.returned - self.not_known - self.ended + self.sent_back

    @property
    def rate(self) -> Rate:
        """Both rates of return."""
        return Rate(self.requested, self.returned, self.not_known)

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Stand:
        """Return the stand that `to_json` wrote."""
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Digest:
    """How an audit stands on a day, compared with what was said last; `before` and `since` are None where nothing
    was."""

    now: Stand
    day: dt.date
    before: Stand | None = None
    since: dt.date | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is anything to say."""
        return self.now != self.before

    @property
    def submitted(self) -> dict[str, int]:
        """How many returns were made since then, by agency, for those of which there are any."""
        before = self.before.submitted if self.before else {}
        new = {agency: count - before.get(agency, 0) for agency, count in self.now.submitted.items()}
        return {agency: count for agency, count in new.items() if count > 0}

    @property
    def changes(self) -> tuple[Decimal | None, Decimal | None]:
        """By how many points the rates of requested and of eligible have changed; None where one of the two had no
        base, or nothing was said before."""
        if self.before is None:
            return None, None
        old, new = self.before.rate, self.now.rate
        return _less(new.of_requested, old.of_requested), _less(new.of_eligible, old.of_eligible)


def hour_of(policy: DigestPolicy, calendar: Calendar) -> dt.time:
    """Return the local time from which on a digest is due."""
    return calendar.policy.start if policy.hour is None else dt.time(policy.hour)


def is_due(policy: DigestPolicy, calendar: Calendar, last: dt.date | None, now: dt.datetime) -> bool:
    """Return whether somebody is to be told now, who was told on the day `last` before, or never.

    A day of the week on which nobody was told is made up for on the next day on which people are written to.
    """
    today = calendar.day(now)
    if calendar.next_open(now) != now or now < calendar.at(today, hour_of(policy, calendar)):
        return False
    return last is None or last < _occasion(policy, today)


def _occasion(policy: DigestPolicy, today: dt.date) -> dt.date:
    if policy.weekday is None:
        return today
    return today - dt.timedelta(days=(today.weekday() - policy.weekday) % 7)


def _less(new: Decimal | None, old: Decimal | None) -> Decimal | None:
    return None if new is None or old is None else new - old
