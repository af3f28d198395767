"""When a digest is due, and what it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from survey.digest_cards import DigestCards
from survey.digest_policy import DigestPolicy
from survey.digesting import Digest, Stand, is_due
from survey.reminding import Calendar
from tests.survey.talk import AUDIT, english

DAYS = Calendar.of(AUDIT, [dt.date(2014, 2, 3)])
"""Monday, 3 February 2014, is a holiday here."""
DAY = dt.timedelta(days=1)
BEFORE = Stand(
    requested=90,
    returned=70,
    not_known=1,
    submitted={"health": 40, "police": 30},
    sent_back=1,
)


def due(policy: DigestPolicy, day: int, hour: int, last: int | None = None) -> bool:
    """Return whether a digest is due at an hour of a day of February, to somebody who was told on another day."""
    told = None if last is None else dt.date(2014, 2, last)
    return is_due(policy, DAYS, told, dt.datetime(2014, 2, day, hour, tzinfo=dt.UTC))


def test_a_daily_digest_comes_once_a_working_day() -> None:
    """From its hour on, within the hours, and on no day twice; what was missed on another day is not made up for."""
    policy = DigestPolicy(hour=10)
    assert [False, True, True, False] == [due(policy, 4, hour) for hour in (9, 10, 16, 17)]
    assert [False, False, False] == [due(policy, day, 10) for day in (1, 2, 3)]
    assert [True, False] == [due(policy, 4, 16, last) for last in (3, 4)]
    assert due(DigestPolicy(), 4, 9)


def test_a_weekly_digest_waits_for_a_working_day() -> None:
    """What falls on a holiday, or on a day on which nothing ran, comes on the next working day, once."""
    policy = DigestPolicy(hour=9, weekday=0)
    assert [False, True, True] == [due(policy, day, 9, last=27 - 24) for day in (3, 10, 11)]
    assert [True, False] == [due(policy, 4, 9, last) for last in (2, 3)]
    assert not due(policy, 9, 9, last=4)


def said(now: Stand, before: Stand | None, day: dt.date = dt.date(2014, 2, 12)) -> list[str]:
    """Return what a digest says, line by line."""
    digest = Digest(now, day, before, dt.date(2014, 2, 11) if before else None)
    return [line.text for line in DigestCards(AUDIT, digest, english()).card().lines]


def test_what_is_new_is_said_against_what_was_said_last() -> None:
    """New returns by agency, both rates with their change, and what else a coordinator asks for first."""
    now = replace(BEFORE, returned=72, submitted={"health": 41, "police": 32}, not_known=2, unreached=1, concerns=2)
    assert [
        "3 new returns since Tuesday 11 February: Health 1, Police 2.",
        "Returned: 72 of 90 requested (80.0%, up 2.2 points); of 88 eligible (81.8%, up 3.1 points).",
        "Eligible: requested, without 'not known to our agency'. What was sent back for more counts as returned.",
        "Nothing is overdue. Due 14 February 2014, in 2 days.",
        "1 is sent back and not returned again yet.",
        "1 person with something outstanding is not reached.",
        "2 concerns about children are not closed.",
    ] == said(now, BEFORE)


def test_after_the_due_date_it_says_what_is_overdue() -> None:
    """By agency; a rate that did not change is as before, one that sank says so."""
    day = dt.date(2014, 2, 15)
    lines = said(replace(BEFORE, overdue={"police": 20, "": 1}), BEFORE, day)
    assert "No new return since Tuesday 11 February." == lines[0]
    assert "of 89 eligible (78.7%, as before)" in lines[1]
    assert "Overdue: 21 (Police 20, no agency 1)." == lines[3]
    assert "77.8%, down 1.1 points" not in lines[1]
    assert "(76.7%, down 1.1 points)" in said(replace(BEFORE, returned=69), BEFORE, day)[1]


def test_nothing_new_is_one_line() -> None:
    """And the first digest says that it is the first."""
    assert ["Nothing is new since Tuesday 11 February. Due 14 February 2014, in 2 days."] == said(BEFORE, BEFORE)
    assert "This is the first digest. 70 returns were made until now." == said(BEFORE, None)[0]
    assert Stand.from_json(BEFORE.to_json()) == BEFORE
