"""What stands below `digest` in an audit file -> DigestPolicy."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from bot.importing.audit_shape import DigestShape, Weekday
from survey.digest_policy import DigestPolicy
from survey.reading.file import Reading
from survey.reminder_policy import ReminderPolicy


def read_digest(reading: Reading, hours: ReminderPolicy) -> DigestPolicy:
    """Return the policy, which keeps to the audit's `hours`; what is wrong in it is kept in the reading."""
    raw = reading.source.data.get("digest")
    shape = reading.shape(DigestShape, raw, ("digest",)) if raw is not None else None
    if shape is None:
        return DigestPolicy()
    if shape.hour is not None and not hours.start <= dt.time(shape.hour) < hours.end:
        reading.fault(
            ("digest", "hour"),
            f"{shape.hour} is outside the hours in which people are written to, {hours.start:%H:%M}-{hours.end:%H:%M}"
            " (see 'hours' below 'reminders')",
        )
    weekdays = get_args(Weekday)
    weekday = None if shape.on == "daily" else weekdays.index(shape.on)
    return DigestPolicy(shape.hour, weekday, silent=shape.nothing_new == "silence")
