from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

import pytest

from survey.audit import Agency
from survey.dispositions import Disposition
from survey.progress import Asked, Progress, Rate
from tests.survey.asking import audit

HEALTH, POLICE = "health", "police"
by_number = attrgetter("number")


def asked(number: int, case: str | None, agency: str | None, disposition: Disposition, label: str = "") -> Asked:
    return Asked(number, case, agency, label, f"p{number}", f"Invented {number}", disposition)


FOUR = (
    asked(1, "C01", HEALTH, Disposition.RETURNED),
    asked(2, "C01", POLICE, Disposition.NOT_KNOWN),
    asked(3, "C02", HEALTH, Disposition.SENT_BACK),
    asked(4, "C02", POLICE, Disposition.PARTIAL),
)


def test_the_two_rates_have_their_own_bases() -> None:
    """A child who is not known to an agency leaves the eligible base and stays in the requested one."""
    rate = Rate.of(FOUR)
    assert (4, 3, 2) == (rate.requested, rate.eligible, rate.returned)
    assert (Decimal("50.0"), Decimal("66.7")) == (rate.of_requested, rate.of_eligible)


def test_without_a_base_there_is_no_rate() -> None:
    """Nothing requested, or nothing that a return can come from, is no 0 %."""
    assert Rate.of(()).of_requested is None
    assert Rate.of(FOUR[1:2]).of_eligible is None
    assert Decimal("0.0") == Rate.of(FOUR[1:2]).of_requested


def test_a_cell_holds_all_requests_about_a_case_to_an_agency() -> None:
    """Two schools are two requests in one cell."""
    schools = (
        asked(5, "C01", "schools", Disposition.RETURNED, "the older"),
        asked(6, "C01", "schools", Disposition.INVITED, "the younger"),
    )
    progress = Progress(audit(), (*FOUR, *schools))
    assert schools == progress.at("C01", "schools")
    assert () == progress.at("C02", "schools")
    assert ("C01", "C02") == progress.cases


def test_what_is_outstanding_is_what_a_return_is_expected_from() -> None:
    """What was sent back is expected again; what is not known to an agency is not."""
    assert [3, 4] == [each.number for each in Progress(audit(), FOUR).outstanding]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("C02", "C02"),
        ("c02", "C02"),
        ("c2", "C02"),
        ("2", "C02"),
        (" 02 ", "C02"),
        ("C-2", "C02"),
        ("3", None),
        ("", None),
    ],
)
def test_a_case_is_found_as_people_write_it(typed: str, meant: str | None) -> None:
    """By its reference, in any case of letters, or by its number alone."""
    assert meant == Progress(audit(), FOUR).case_called(typed)


def test_a_number_that_two_cases_share_names_neither() -> None:
    """Nobody is shown another case than they meant."""
    two = (asked(1, "C07", HEALTH, Disposition.INVITED), asked(2, "D07", HEALTH, Disposition.INVITED))
    progress = Progress(audit(), two)
    assert progress.case_called("7") is None
    assert "D07" == progress.case_called("d7")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Health", "health"),
        ("HEALTH ", "health"),
        ("pol", "police"),
        ("lice", None),
        ("", None),
        ("courts", "courts"),
    ],
)
def test_an_agency_is_found_as_people_write_it(typed: str, meant: str | None) -> None:
    """By id, name or alias, or by the beginning of a word; also one that the audit's file no longer lists."""
    found = Progress(audit(), (*FOUR, asked(5, "C01", "courts", Disposition.INVITED))).agency_called(typed)
    assert meant == (found.id if found else None)


def test_words_that_two_agencies_share_name_neither() -> None:
    """As with cases."""
    two = (Agency("east", "Early Help East"), Agency("west", "Early Help West"))
    progress = Progress(replace(audit(), agencies=two), ())
    assert progress.agency_called("early help") is None
    assert two[1] == progress.agency_called("west")


def test_lines_and_columns_hold_every_request() -> None:
    """Also one about no case, one to no agency, and one to an agency that the audit no longer lists."""
    others = (
        asked(5, None, HEALTH, Disposition.INVITED),
        asked(6, "C01", None, Disposition.INVITED),
        asked(7, "C01", "courts", Disposition.INVITED),
    )
    progress = Progress(audit(), (*FOUR, *others))
    assert ("C01", "C02", None) == progress.lines
    assert [HEALTH, POLICE, "courts", None] == [each.id if each else None for each in progress.columns]
    held = [progress.at(line, each.id if each else None) for line in progress.lines for each in progress.columns]
    assert sorted(progress.asked, key=by_number) == sorted((each for cell in held for each in cell), key=by_number)


def test_people_are_in_the_order_of_their_names_with_what_they_owe() -> None:
    """Two of one name are two people."""
    requests = (
        Asked(1, "C01", HEALTH, "", "b", "Wren", Disposition.INVITED),
        Asked(2, "C02", HEALTH, "", "a", "Wren", Disposition.RETURNED),
        Asked(3, "C02", POLICE, "", "c", "heron", Disposition.SENT_BACK),
        Asked(4, "C03", POLICE, "", "b", "Wren", Disposition.DECLINED),
    )
    people = Progress(audit(), requests).people
    assert [("c", [3]), ("a", []), ("b", [1])] == [
        (person.id, [each.number for each in person.outstanding]) for person in people
    ]
