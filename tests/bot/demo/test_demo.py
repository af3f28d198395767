"""The demonstration audit."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from bot.demo import AUDITOR, demo_files
from bot.importing.audit_file import read_audit
from bot.importing.cases_file import read_cases
from bot.importing.requests_file import RequestLine, read_requests
from survey.audit import Window
from tests.reporting.demonstration import TODAY, demo_report


def requests() -> tuple[RequestLine, ...]:
    """Return the requests of the demonstration."""
    texts = demo_files(TODAY)
    audit = read_audit(texts["audit.yaml"], "audit.yaml")
    cases = read_cases(texts["cases.csv"].encode(), "cases.csv", audit)
    return read_requests(texts["requests.csv"].encode(), "requests.csv", audit, [case.reference for case in cases])


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2028, 2, 29), dt.date(2031, 12, 31)])
def test_the_audit_is_open_whenever_it_is_built(today: dt.date) -> None:
    """Its dates lie around the day."""
    audit = read_audit(demo_files(today)["audit.yaml"], "audit.yaml")
    now = dt.datetime.combine(today, dt.time(12), dt.UTC)

    assert Window.OPEN is audit.window(now)
    assert audit.opens < today < audit.due < audit.closes
    assert audit.synthetic


def test_ninety_requests_about_fifteen_cases_for_nine_agencies() -> None:
    """As many as in the published audit; 13 of them are outstanding."""
    lines = requests()

    assert (90, 15, 9) == (len(lines), len({each.case for each in lines}), len({each.agency for each in lines}))
    assert 13 == sum(len(part.without_return) for part in demo_report().cases)


def test_the_auditor_has_three_requests_outstanding() -> None:
    """Case C07 among them, and some that were returned, to read."""
    mine = {(each.case, each.agency) for each in requests() if each.participant == AUDITOR}
    outstanding = {(each.case, each.agency) for part in demo_report().cases for each in part.without_return}

    assert {"C03", "C05", "C07"} == {case for case, _ in mine & outstanding}
    assert len(mine) > 3


def test_a_participant_answers_for_one_agency() -> None:
    """Their invented names say for which."""
    agencies = {(each.participant, each.agency) for each in requests()}

    assert {1} == set(Counter(participant for participant, _ in agencies).values())


def test_gender_and_category_are_balanced() -> None:
    """Eight and seven of fifteen each."""
    figures = demo_report().sample

    for name in ("gender", "category"):
        assert [7, 8] == sorted(each.count for each in figures if each.attribute.name == name)
