"""When somebody is reminded next: by the policy's days, within hours, never twice, and in which tone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from survey.dispositions import Disposition
from survey.reminder_policy import ReminderPolicy
from survey.reminding import Calendar, Moment, Person, Reason, Stage, Wishes, due, following, stage

LONDON = ZoneInfo("Europe/London")
CALENDAR = Calendar(
    ReminderPolicy(),
    LONDON,
    opens=dt.date(2026, 10, 5),
    due=dt.date(2026, 10, 30),
    closes=dt.date(2026, 11, 20),
)
"""A Friday; the clocks change on Sunday, 25 October."""


def at(day: int, hour: int = 9, minute: int = 0, month: int = 10) -> dt.datetime:
    """Return a local time of the autumn of 2026 as a moment in UTC."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=LONDON).astimezone(dt.UTC)


def walked(person: Person, now: dt.datetime, calendar: Calendar = CALENDAR) -> list[dt.datetime]:
    """Return every reminder that somebody gets who never does anything, in local time."""
    found = []
    while (moment := following(calendar, person, now)) is not None:
        found.append(moment.at)
        planned = moment.reason is Reason.PLANNED
        person, now = replace(person, sent=person.sent + planned, last=moment.at), moment.at
    return found


def test_somebody_who_never_answers() -> None:
    """7 and 2 days before, 1, 4 and 8 after; a Saturday waits for Monday, and the clocks change in between."""
    expected = [at(23), at(28), at(2, month=11), at(3, month=11), at(9, month=11)]
    assert expected == walked(Person(), at(5))
    assert [9 - 1, 9, 9, 9, 9] == [moment.hour for moment in expected]


def test_the_most_that_a_person_gets() -> None:
    """What they asked for comes on top."""
    few = replace(CALENDAR, policy=replace(CALENDAR.policy, most=2))
    assert [at(23), at(28)] == walked(Person(), at(5), few)
    asked = Person(sent=2, last=at(28), wishes=Wishes(later=at(29, 13)))
    assert Moment(at(29, 13), Reason.ASKED) == following(few, asked, at(28, 10))


@pytest.mark.parametrize("now", [at(23, 8, 59), at(22, 17), at(22, 23), at(5)])
def test_not_before_the_hours(now: dt.datetime) -> None:
    """It waits for the morning of its day."""
    assert Moment(at(23), Reason.PLANNED) == following(CALENDAR, Person(), now)


def test_at_the_end_of_the_hours_nothing_leaves() -> None:
    """At 16:59 it does; at 17:00 it is for the next working day, after the weekend on which the clocks change."""
    assert following(CALENDAR, Person(), at(23, 16, 59)) == Moment(at(23, 16, 59), Reason.PLANNED)
    assert following(CALENDAR, Person(), at(23, 17)) == Moment(at(26), Reason.PLANNED)
    assert at(26) - at(23) == dt.timedelta(days=3, hours=1)


def test_days_off() -> None:
    """Before the due date the working day before counts, after it the one after; holidays and local dates alike."""
    off = replace(CALENDAR, holidays=frozenset({dt.date(2026, 10, 23), dt.date(2026, 11, 2)}))
    local = replace(off, policy=replace(off.policy, days_off=(dt.date(2026, 10, 28),)))
    assert [at(22), at(27), at(3, month=11), at(9, month=11)] == walked(Person(), at(5), local)


def test_a_day_before_the_audit_opens_is_none() -> None:
    """Whoever has a week to answer is not reminded of it on the first day."""
    short = replace(CALENDAR, opens=dt.date(2026, 10, 26))
    assert at(28) == walked(Person(), at(26), short)[0]


def test_downtime_leaves_one_reminder_and_no_backlog() -> None:
    """Nothing ran for three weeks: one at once, and then as planned."""
    assert [at(4, 11, month=11), at(9, month=11)] == walked(Person(), at(4, 11, month=11))


def test_whoever_was_active_is_left_alone_for_an_hour() -> None:
    """Also over the end of a day; a time in the future is a clock that was wrong."""
    busy = Person(active=at(23, 9, 30))
    assert Moment(at(23, 10, 30), Reason.PLANNED) == following(CALENDAR, busy, at(23, 9, 31))
    late = Person(active=at(23, 16, 30))
    assert Moment(at(26), Reason.PLANNED) == following(CALENDAR, late, at(23, 16, 31))
    assert Moment(at(23, 9, 31), Reason.PLANNED) == following(CALENDAR, Person(active=at(29)), at(23, 9, 31))


def test_one_a_day() -> None:
    """Two occasions on one day, or one on the day of a late reminder, are not two reminders."""
    sent = Person(sent=1, last=at(28, 8, 0), sent_back=(at(26),))
    assert Moment(at(29), Reason.PLANNED) == following(CALENDAR, sent, at(28, 9, 5))


def test_a_clock_that_jumps_sends_nothing_twice() -> None:
    """Forward and back: what was sent stays sent, and the time between is quiet."""
    sent = Person(sent=1, last=at(28))
    for now in (at(23, 9, 1), at(24), at(28, 9, 1), at(29, 9)):
        moment = following(CALENDAR, sent, now)
        assert moment is not None
        assert moment.at >= at(2, month=11)


def test_whoever_came_in_late_hears_of_what_follows() -> None:
    """Not of what was due before they came."""
    assert Moment(at(28), Reason.PLANNED) == following(CALENDAR, Person(joined=at(26)), at(26, 12))


def test_later_is_when_they_said() -> None:
    """Nothing before it; then one reminder, and what the policy planned before it is over."""
    wish = Person(sent=1, last=at(23), wishes=Wishes(later=at(29)))
    assert [at(29), at(2, month=11)] == walked(wish, at(23, 10))[:2]
    assert [at(23, 13), at(28)] == walked(replace(wish, wishes=Wishes(later=at(23, 13))), at(23, 10))[:2]


def test_later_on_a_day_off_is_the_day_after() -> None:
    """The hours hold for what was asked for, too."""
    assert Moment(at(26), Reason.ASKED) == following(CALENDAR, Person(wishes=Wishes(later=at(24))), at(20))


def test_whoever_said_stop_gets_nothing() -> None:
    """Not even what they had asked for."""
    assert following(CALENDAR, Person(wishes=Wishes(later=at(28), stopped=True)), at(5)) is None


def test_what_was_sent_back_has_days_of_its_own() -> None:
    """Two and five days after it came back, though the due date is long past."""
    back = Person(sent=3, last=at(9, month=11), sent_back=(at(10, 15, month=11),))
    assert [at(12, month=11), at(16, month=11)] == walked(back, at(10, 16, month=11))


def test_nothing_after_the_audit_closes() -> None:
    """On its last day there is still something, on the next nothing."""
    assert Moment(at(20, month=11), Reason.PLANNED) == following(CALENDAR, Person(), at(20, month=11))
    assert following(CALENDAR, Person(), at(20, 17, month=11)) is None
    assert following(CALENDAR, Person(), at(23, month=11)) is None


@pytest.mark.parametrize(
    ("dispositions", "day", "expected"),
    [
        ({Disposition.INVITED}, at(23), Stage.NOT_OPENED),
        ({Disposition.INVITED, Disposition.PARTIAL}, at(23), Stage.PARTLY_DONE),
        ({Disposition.PARTIAL}, at(28), Stage.DUE_SOON),
        ({Disposition.PARTIAL}, at(30), Stage.DUE_SOON),
        ({Disposition.PARTIAL}, at(31), Stage.OVERDUE),
        ({Disposition.INVITED, Disposition.SENT_BACK}, at(31), Stage.SENT_BACK),
    ],
)
def test_the_tone(dispositions: set[Disposition], day: dt.datetime, expected: Stage) -> None:
    """What came back is said first, then that the day has passed or is near."""
    assert expected == stage(CALENDAR, dispositions, day)


def test_spring_forward_keeps_the_local_hour() -> None:
    """Nine o'clock is nine o'clock on both sides of the last Sunday of March."""
    spring = replace(CALENDAR, opens=dt.date(2027, 3, 1), due=dt.date(2027, 3, 30), closes=dt.date(2027, 4, 9))
    moments = walked(Person(), dt.datetime(2027, 3, 1, tzinfo=dt.UTC), spring)
    assert {9} == {moment.astimezone(LONDON).hour for moment in moments}
    assert [9, 9, 8] == [moment.hour for moment in moments[:3]]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person(moved=at(21, 20)), Moment(at(22, 9), Reason.MOVED)),
        (Person(moved=at(21, 12), last=at(21, 9)), Moment(at(22, 9), Reason.MOVED)),
        (Person(moved=at(21, 12), last=at(21, 13)), None),
        (Person(moved=at(21, 12), joined=at(21, 13)), None),
        (Person(moved=at(21, 12), is_parent=True), None),
        (Person(moved=at(21, 12), wishes=Wishes(stopped=True)), None),
    ],
)
def test_a_new_date_is_told_once(person: Person, expected: Moment | None) -> None:
    """From the next hours on, and on no day on which they were reminded; not to who heard of it since, or came in
    after it, nor to a parent or to who wants no reminders."""
    quiet = replace(CALENDAR, policy=replace(CALENDAR.policy, before=(), after=()))
    assert expected == following(quiet, person, at(21, 20))


def test_what_is_due_is_what_follows_now() -> None:
    """At every quarter of an hour at which people are written to, for people of all kinds."""
    people = [
        Person(),
        Person(sent=2, last=at(28), active=at(28, 11)),
        Person(sent=6, last=at(23), wishes=Wishes(later=at(29, 13))),
        Person(joined=at(26), sent_back=(at(27),)),
        Person(wishes=Wishes(later=at(28), stopped=True)),
        Person(chased=at(21, 20), later=(None, CALENDAR.due + dt.timedelta(days=7))),
        Person(moved=at(21, 20), last=at(21, 9)),
    ]
    found = set()
    for quarter in range(4 * 24 * 45):
        now = at(5) + quarter * dt.timedelta(minutes=15)
        if CALENDAR.next_open(now) == now:
            for person in people:
                moment = following(CALENDAR, person, now)
                expected = moment.reason if moment is not None and moment.at == now else None
                assert expected is due(CALENDAR, person, now)
                found.add(expected)
    assert {None, *Reason} == found
