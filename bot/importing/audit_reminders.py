"""What stands below `reminders` in an audit file -> ReminderPolicy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import get_args

from bot.holiday_days import NoSuchPlace, check
from bot.importing.audit_shape import DEFAULT, HolidaysShape, RemindersShape, Weekday
from survey.reading.file import Reading
from survey.reading.places import Path
from survey.reminder_policy import ReminderPolicy

_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)")


def read_reminders(reading: Reading) -> ReminderPolicy:
    """Return the policy; what is wrong in it is kept in the reading."""
    raw = reading.source.data.get("reminders")
    if raw is None:
        return DEFAULT
    path = ("reminders",)
    country, subdivision, days_off = _holidays(reading, raw)
    shape, wrong = reading.partial(RemindersShape, raw, path)
    if shape is None:
        return DEFAULT
    for key in ("before", "after", "after_sent_back", "weekdays"):
        _each_once(reading, (*path, key), () if key in wrong else getattr(shape, key))
    if not shape.weekdays and "weekdays" not in wrong:
        reading.fault((*path, "weekdays"), "must hold at least one; 'most: 0' turns reminders off")
    start, end = _hours(reading, shape.hours, (*path, "hours"))
    names = get_args(Weekday)
    return ReminderPolicy(
        before=shape.before,
        after=shape.after,
        after_sent_back=shape.after_sent_back,
        most=shape.most,
        start=start,
        end=end,
        weekdays=tuple(sorted(names.index(name) for name in shape.weekdays)),
        country=country,
        subdivision=subdivision,
        days_off=days_off,
    )


def _each_once(reading: Reading, path: Path, items: Sequence[int | str]) -> None:
    for index, item in enumerate(items):
        if item in items[:index]:
            reading.fault((*path, index), f"'{item}' stands twice")


def _hours(reading: Reading, text: str, path: Path) -> tuple[dt.time, dt.time]:
    found = _HOURS.fullmatch(text)
    if found is None:
        reading.fault(path, f"'{text}' says no hours: write them like 09:00-17:00")
        return DEFAULT.start, DEFAULT.end
    hour, minute, last_hour, last_minute = map(int, found.groups())
    start, end = dt.time(hour, minute), dt.time(last_hour, last_minute)
    if start >= end:
        reading.fault(path, f"'{text}' ends before it begins")
    return start, end


def _holidays(reading: Reading, raw: object) -> tuple[str, str, tuple[dt.date, ...]]:
    path: Path = ("reminders", "holidays")
    given = raw.get("holidays") if isinstance(raw, dict) else None
    shape = reading.shape(HolidaysShape, given, path) if given is not None else None
    if shape is None:
        return DEFAULT.country, DEFAULT.subdivision, ()
    country, subdivision = shape.country, shape.subdivision or ""
    if shape.subdivision is None and country == DEFAULT.country:
        subdivision = DEFAULT.subdivision
    for key, found, part in (("country", country, ""), ("subdivision", subdivision, subdivision)):
        try:
            if found:
                check(country, part)
        except NoSuchPlace as refused:
            reading.fault((*path, key), f"'{found}' {refused}")
            break
    return country, subdivision, shape.dates
