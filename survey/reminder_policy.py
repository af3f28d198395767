"""When an audit reminds people: what its file says below `reminders`, and what holds where it is silent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReminderPolicy:
    """The days on which people are reminded, and the hours. Days are counted from the due date, for what was sent
    back from the day on which it was; each is a day of the calendar, moved to a working day.

    `most` is how many reminders a person gets, beside those that they ask for. `start` and `end` are local times; at
    `end` nothing leaves any more. `weekdays` counts from Monday, which is 0. `country` and `subdivision` (ISO 3166)
    say whose public holidays are no working days, empty for nobody's; `days_off` are more such days.
    """

    before: tuple[int, ...] = (7, 2)
    after: tuple[int, ...] = (1, 4, 8)
    after_sent_back: tuple[int, ...] = (2, 5)
    most: int = 6
    start: dt.time = dt.time(9)
    end: dt.time = dt.time(17)
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    country: str = "GB"
    subdivision: str = "ENG"
    days_off: tuple[dt.date, ...] = ()
