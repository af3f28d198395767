from __future__ import annotations

from decimal import Decimal

import pytest

from survey.dispositions import Disposition
from survey.progress import Asked, Progress, Rate
from tests.survey.asking import audit

HEALTH, POLICE = "health", "police"


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
