"""A later due date: how people write a day, what they mean by a few words, and what follows from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from survey.audit import Agency
from survey.chasing import Passed, passed_over
from survey.dispositions import Disposition
from survey.extending import Scope, day_meant, days_due, misdated, parted
from survey.meant import person_meant, request_meant, scope_meant
from survey.progress import Asked, Progress
from survey.reminding import Moment, Person, Reason, Wishes, following
from tests.survey.talk import AUDIT
from tests.survey.test_reminding import CALENDAR

TODAY = dt.date(2014, 2, 3)
VALENTINE = dt.date(2014, 2, 14)


@pytest.mark.parametrize(
    "written",
    [
        "14 feb",
        "14 February",
        "14th of February",
        "Friday 14 February",
        "fri 14 feb 2014",
        "Feb 14",
        "february 14th, 2014",
        "14/2",
        "14.02.2014",
        "2014-02-14",
    ],
)
def test_a_day_as_people_write_it(written: str) -> None:
    """By name or in figures, the day before the month; without a year it is the next one."""
    assert VALENTINE == day_meant(written, TODAY)
    assert ("7 health", VALENTINE) == parted(f"7 health {written}", TODAY)


def test_what_is_no_day() -> None:
    """Nothing is guessed; a day that has just been is not taken for next year's."""
    for written in ("", "health", "31 feb", "14 ma", "7", "soon", "14/14"):
        assert day_meant(written, TODAY) is None
    assert dt.date(2014, 1, 31) == day_meant("31 jan", TODAY)
    assert dt.date(2015, 1, 5) == day_meant("5 jan", dt.date(2014, 12, 20))
    assert ("wren", None) == parted("wren", TODAY)
    assert ("wren", "32 Feb") == misdated("wren to 32 Feb")
    assert ("", "31 feb 2014") == misdated("31 feb 2014")
    assert [None] * 3 == [misdated(text) for text in ("7 health", "wren", "")]


def progress_of_schools() -> Progress:
    """Return five requests: one agency asked twice about a case, and one about itself."""
    agencies = (Agency("health", "Health"), Agency("care", "Children's Social Care"), Agency("school", "School"))
    rows = [
        ("C07", "health", "", "Auditor Wren (Health)"),
        ("C07", "school", "North", "Auditor Finch"),
        ("C07", "school", "South", "Auditor Heron"),
        ("C08", "care", "", "Auditor Finch"),
        (None, "health", "", "Auditor Wren (Health)"),
    ]
    asked = [
        Asked(number, case, agency, label, name.split()[1], name, Disposition.INVITED)
        for number, (case, agency, label, name) in enumerate(rows, start=1)
    ]
    return Progress(replace(AUDIT, agencies=agencies), tuple(asked))


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("7 health", [1], ""),
        ("c07 Health 14 feb", [1], "14 feb"),
        ("8 social care wren", [4], "wren"),
        ("8", [4], ""),
        ("7 school", [2, 3], ""),
        ("7 school south 3 Which plan?", [3], "3 Which plan?"),
        ("7 school Auditor Finch", [2], ""),
        ("social care", [4], ""),
        ("- health", [5], ""),
    ],
)
def test_a_request_as_people_name_it(text: str, numbers: list[int], rest: str) -> None:
    """By case and agency; what is left over is for whatever follows."""
    named = request_meant(progress_of_schools(), text)
    assert named is not None
    assert (numbers, rest) == ([each.number for each in named.asked], named.rest)


def test_what_names_no_request() -> None:
    """Is said to be none, and nothing else is taken for it."""
    for text in ("", "99 health", "wren", "7 police", "-"):
        assert request_meant(progress_of_schools(), text) is None


def test_whom_a_few_words_mean() -> None:
    """Everybody, an agency, a person or a request; two of whom one word could be are nobody."""
    known = progress_of_schools()
    assert [Scope(), Scope(agency="health"), Scope(participant="Wren"), Scope(request=4)] == [
        scope_meant(known, text) for text in ("everybody", "HEALTH", "wren", "8 social")
    ]
    assert [None, None, None] == [scope_meant(known, text) for text in ("auditor", "kestrel", "7 school")]
    assert person_meant([("1", "Wren"), ("2", "Wren Lark")], "wren") == "1"


def test_a_later_date_counts_where_it_was_given() -> None:
    """The request is overdue by its own day; one that is earlier than the audit's changes nothing."""
    known = progress_of_schools()
    later, earlier = AUDIT.due + dt.timedelta(days=7), AUDIT.due - dt.timedelta(days=7)
    first, second, *rest = known.asked
    known = replace(known, asked=(replace(first, later=later), replace(second, later=earlier), *rest))
    assert (AUDIT.due, later) == days_due(known, known.asked)
    assert [2, 3, 4, 5] == [each.number for each in known.overdue(AUDIT.due + dt.timedelta(days=1))]
    assert () == known.overdue(AUDIT.due)


def test_reminders_follow_the_later_date() -> None:
    """Whoever has all of theirs later is reminded by that day; whoever has some, by both."""
    begin = CALENDAR.begins(CALENDAR.opens)
    week = dt.timedelta(days=7)
    later = CALENDAR.due + week

    def first(*days: dt.date | None) -> dt.date | None:
        moment = following(CALENDAR, Person(later=days), begin)
        return None if moment is None else CALENDAR.day(moment.at)

    plain = first(None)
    assert plain is not None
    assert [plain + week, plain] == [first(later), first(None, later)]


def test_a_reminder_that_a_coordinator_wants() -> None:
    """Is due at once within the hours, at the next decent moment else; once, and never on another day."""
    noon = CALENDAR.at(CALENDAR.opens, dt.time(12))
    night, morning = noon + dt.timedelta(hours=10), CALENDAR.begins(CALENDAR.opens + dt.timedelta(days=1))

    def chased(now: dt.datetime, person: Person) -> Moment | None:
        found = following(CALENDAR, person, now)
        return found if found is not None and found.reason is Reason.CHASED else None

    assert Moment(noon, Reason.CHASED) == chased(noon, Person(chased=noon))
    assert Moment(morning, Reason.CHASED) == chased(night, Person(chased=night))
    assert chased(noon, Person(chased=noon, last=noon - dt.timedelta(hours=3))) is None
    assert chased(morning, Person(chased=noon)) is None
    assert chased(noon, Person(chased=noon, wishes=Wishes(stopped=True))) is None
    active = Person(chased=noon, active=noon + dt.timedelta(minutes=1))
    assert Moment(noon + dt.timedelta(hours=1, minutes=1), Reason.CHASED) == chased(
        noon + dt.timedelta(minutes=1), active
    )


def test_who_is_passed_over() -> None:
    """With the reason that counts most."""
    noon, hour = CALENDAR.at(CALENDAR.opens, dt.time(12)), dt.timedelta(hours=1)
    people = [
        Person(wishes=Wishes(stopped=True), active=noon),
        Person(last=noon - hour),
        Person(active=noon - hour / 2),
        Person(wishes=Wishes(later=noon + hour)),
        Person(last=noon - 24 * hour, active=noon - hour),
    ]
    expected = [Passed.STOPPED, Passed.REMINDED, Passed.ACTIVE, Passed.LATER, None]
    assert expected == [passed_over(CALENDAR, person, noon) for person in people]
