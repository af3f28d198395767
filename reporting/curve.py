"""The returns of an audit against its due date: what the curve shows, and the same in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reporting.words import day
from survey.messages import Line, Picture, Tone
from survey.shares import per_cent, share

RETURNS_CURVE = "returns_curve"
"""The drawing's name."""


@dataclass(frozen=True, slots=True)
class Curve:
    """`days` are the days on which something was returned, in order, each with all returns until its end; `eligible`
    are the requests without those whose child the agency does not know."""

    title: str
    opens: dt.date
    due: dt.date
    closes: dt.date
    today: dt.date
    requested: int
    eligible: int
    days: tuple[tuple[dt.date, int], ...]

    @property
    def returned(self) -> int:
        """How many are returned by the end of today."""
        return max((count for date, count in self.days if date <= self.today), default=0)

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {
            "title": self.title,
            "opens": self.opens.isoformat(),
            "due": self.due.isoformat(),
            "closes": self.closes.isoformat(),
            "today": self.today.isoformat(),
            "requested": self.requested,
            "eligible": self.eligible,
            "days": [[date.isoformat(), count] for date, count in self.days],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Curve:
        """Return the curve that `to_json` wrote; raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            title=data["title"],
            opens=dt.date.fromisoformat(data["opens"]),
            due=dt.date.fromisoformat(data["due"]),
            closes=dt.date.fromisoformat(data["closes"]),
            today=dt.date.fromisoformat(data["today"]),
            requested=data["requested"],
            eligible=data["eligible"],
            days=tuple((dt.date.fromisoformat(date), count) for date, count in data["days"]),
        )

    def picture(self) -> Picture:
        """Return the message: the curve, with a caption that says the same."""
        lines = (Line(self.title, Tone.LABEL), Line(self.stands()), Line(self.base()), Line(self.until_due()))
        return Picture(RETURNS_CURVE, self.to_json(), lines, f"{self.title}. {self.stands()} {self.until_due()}")

    def stands(self) -> str:
        """Return 'By 10 February 2014, 52 of 84 eligible requests were returned (61.9%).'"""
        part = f" ({per_cent(share(self.returned, self.eligible))})" if self.eligible else ""
        were = "was" if self.returned == 1 else "were"
        return f"By {day(self.today)}, {self.returned} of {self.eligible} eligible requests {were} returned{part}."

    def base(self) -> str:
        """Return 'n = 84 eligible of 90 requested.'"""
        return f"n = {self.eligible} eligible of {self.requested} requested."

    def until_due(self) -> str:
        """Return how far the due date is: 'Due on 14 February 2014, in 4 days.'"""
        left = (self.due - self.today).days
        days = f"{abs(left)} day" if abs(left) == 1 else f"{abs(left)} days"
        when = "today" if left == 0 else f"in {days}" if left > 0 else f"{days} ago"
        return f"{'Due' if left >= 0 else 'It was due'} on {day(self.due)}, {when}."
