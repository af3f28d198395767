"""What stands below `reminders` in an audit's file, and what is refused."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from pydantic import TypeAdapter

from bot.holiday_days import calendar
from bot.importing.audit_file import read_audit
from survey.audit import Audit
from survey.reading.faults import Faults
from survey.reminder_policy import ReminderPolicy
from tests.bot.importing.files import AUDIT, audit

ALL = """reminders:
  before: [10, 3]
  after: []
  after_sent_back: [1]
  most: 3
  hours: 08:30-16:00
  weekdays: [tue, mon]
  holidays: {country: GB, subdivision: SCT, dates: [2026-11-30]}
"""


def faults(text: str) -> list[str]:
    """Return what is wrong with a file that ends so."""
    with pytest.raises(Faults) as refused:
        read_audit(AUDIT + text, "audit.yaml")
    return [str(fault) for fault in refused.value.faults]


def test_every_key_has_its_place() -> None:
    """Days, hours, weekdays and holidays are what the file says."""
    expected = ReminderPolicy(
        before=(10, 3),
        after=(),
        after_sent_back=(1,),
        most=3,
        start=dt.time(8, 30),
        end=dt.time(16),
        weekdays=(0, 1),
        country="GB",
        subdivision="SCT",
        days_off=(dt.date(2026, 11, 30),),
    )
    assert expected == read_audit(AUDIT + ALL, "audit.yaml").reminders


def test_a_silent_file_has_sensible_reminders() -> None:
    """Working days of England, at office hours."""
    assert ReminderPolicy() == audit().reminders
    assert ReminderPolicy(most=2) == read_audit(AUDIT + "reminders: {most: 2}\n", "audit.yaml").reminders


def test_an_audit_that_was_stored_before_there_were_reminders() -> None:
    """It loads, and has the defaults."""
    adapter = TypeAdapter(Audit)
    stored = json.loads(adapter.dump_json(read_audit(AUDIT + ALL, "audit.yaml")))
    assert read_audit(AUDIT + ALL, "audit.yaml") == adapter.validate_json(json.dumps(stored))
    del stored["reminders"]
    assert audit() == adapter.validate_json(json.dumps(stored))


def test_local_dates_alone_come_on_top_of_the_holidays() -> None:
    """Whoever names no country keeps the default's; one without a country has no holidays but those dates."""
    with_dates = read_audit(AUDIT + "reminders: {holidays: {dates: [2026-11-30]}}\n", "audit.yaml").reminders
    assert ("GB", "ENG", (dt.date(2026, 11, 30),)) == (
        with_dates.country,
        with_dates.subdivision,
        with_dates.days_off,
    )
    none = read_audit(AUDIT + 'reminders: {holidays: {country: ""}}\n', "audit.yaml").reminders
    assert ("", "") == (none.country, none.subdivision)


def test_the_holidays_of_a_place() -> None:
    """Saint Andrew's Day is one in Scotland, Christmas in both."""
    over_christmas = AUDIT.replace("closes: 2026-11-27", "closes: 2027-01-08")
    days = dt.date(2026, 11, 30), dt.date(2026, 12, 25), dt.date(2026, 12, 28), dt.date(2027, 1, 4)
    found = {}
    for part in ("ENG", "SCT"):
        text = f"{over_christmas}reminders: {{holidays: {{subdivision: {part}}}}}\n"
        found[part] = [calendar(read_audit(text, "audit.yaml")).works(day) for day in days]
    assert {"ENG": [True, False, False, True], "SCT": [False, False, False, False]} == found


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("before: [7, 7]", "before[2]': '7' stands twice"),
        ("before: [-1]", "before[1]': must be at least 0"),
        ("most: many", "most': must be a whole number"),
        ("hours: 9-5", "hours': '9-5' says no hours: write them like 09:00-17:00"),
        ("hours: 17:00-09:00", "hours': '17:00-09:00' ends before it begins"),
        ("weekdays: []", "weekdays': must hold at least one"),
        ("weekdays: [monday]", "weekdays[1]': must be 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' or 'sun'"),
        ("holidays: {country: Narnia}", "holidays.country': 'Narnia' is no country whose holidays are known here"),
        ("holidays: {subdivision: LON}", "holidays.subdivision': 'LON' is no part of GB"),
        ("holidays: {dates: [soon]}", "holidays.dates[1]': must be a date such as 2026-11-02, without quotes"),
        ("holiday: {}", "holiday': is no key that is known here; did you mean 'holidays'?"),
    ],
)
def test_what_is_refused(below: str, expected: str) -> None:
    """With file, line and key."""
    [fault] = faults(f"reminders:\n  {below}\n")
    line = AUDIT.count("\n") + 2
    assert fault.startswith(f"audit.yaml:{line}: key 'reminders.{expected}")


def test_reminders_that_hold_nothing() -> None:
    """An empty key would pass for one that is left out."""
    assert 1 == len(faults("reminders:\n"))
    assert 1 == len(faults("reminders: yes\n"))
