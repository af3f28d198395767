"""The sampled cases, by attribute."""

from __future__ import annotations

from decimal import Decimal

from reporting.sample import CaseRow, sample
from survey.audit import Attribute

AGE = Attribute("age", "Age")


def test_numbers_in_their_order_words_as_they_occur_and_unknown_last() -> None:
    """The order of values does not depend on how many cases have them."""
    cases = [CaseRow(str(place), {"age": age}) for place, age in enumerate([None, 11, "unborn", 2, 11])]

    figures = sample(cases, [AGE])

    assert [(2, 1), (11, 2), ("unborn", 1), (None, 1)] == [(figure.value, figure.count) for figure in figures]
    assert Decimal("40.0") == figures[1].share


def test_an_audit_without_cases_has_an_empty_sample() -> None:
    """Nothing sampled, nothing counted."""
    assert sample([], [AGE]) == ()


def test_only_declared_attributes_are_counted() -> None:
    """What a case holds beyond the audit's attributes stays out of the report."""
    assert ["age"] == [each.attribute.name for each in sample([CaseRow("C01", {"age": 3, "school": "x"})], [AGE])]
