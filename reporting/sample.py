"""The sampled cases, counted by the attributes that the audit declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from survey.audit import Attribute
from survey.questionnaire import FactValue
from survey.shares import share


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One sampled case: its reference, and what is recorded of it."""

    reference: str
    attributes: Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class SampleFigure:
    """How many of the `cases` have this value of an attribute; None is the value of those without one."""

    attribute: Attribute
    value: FactValue
    count: int
    cases: int

    @property
    def share(self) -> Decimal | None:
        """The count of all sampled cases, in per cent."""
        return share(self.count, self.cases)


def sample(cases: Sequence[CaseRow], attributes: Sequence[Attribute]) -> tuple[SampleFigure, ...]:
    """Return the counts of each declared attribute's values: numbers in their order, other values as they first
    occur, cases without a value last."""
    return tuple(
        SampleFigure(attribute, value, found.count(value), len(cases))
        for attribute in attributes
        for found in [[case.attributes.get(attribute.name) for case in cases]]
        for value in _ordered(found)
    )


def _ordered(found: Sequence[FactValue]) -> list[FactValue]:
    def place(value: FactValue) -> tuple[int, int]:
        if value is None:
            return (2, 0)
        return (0, value) if isinstance(value, int) else (1, 0)

    return sorted(dict.fromkeys(found), key=place)
