"""Percentages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from survey.shares import per_cent, share, sums_to


@pytest.mark.parametrize(
    ("count", "base", "expected"),
    [(34, 202, "16.8"), (1, 8, "12.5"), (1, 16, "6.3"), (1, 3, "33.3"), (0, 5, "0.0"), (5, 5, "100.0")],
)
def test_a_share_is_rounded_half_up_to_one_decimal(count: int, base: int, expected: str) -> None:
    """34 of 202 are 16.8 per cent; 6.25 becomes 6.3."""
    assert Decimal(expected) == share(count, base)


def test_there_is_no_share_of_nothing() -> None:
    """A base of 0 gives no share, and it is said in words."""
    assert share(0, 0) is None
    assert per_cent(None) == "no base"


def test_a_total_is_named_only_where_it_is_not_a_hundred() -> None:
    """Three thirds add up to 99.9; 50.0 twice needs no word; nor does nothing at all."""
    third = share(1, 3)

    assert Decimal("99.9") == sums_to([third, third, third])
    assert sums_to([Decimal("50.0"), Decimal("50.0")]) is None
    assert sums_to([None, None]) is None
