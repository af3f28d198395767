"""What part of a base a count is, in per cent with one decimal, always from the counts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")
_WHOLE = Decimal("100.0")


def share(count: int, base: int) -> Decimal | None:
    """Return `count` as a percentage of `base`, rounded half up to one decimal; None where the base is 0."""
    if base == 0:
        return None
    return (Decimal(count) * 100 / Decimal(base)).quantize(_TENTH, ROUND_HALF_UP)


def per_cent(value: Decimal | None) -> str:
    """Return a share as people read it, such as '85.6%'; 'no base' where there is none."""
    return "no base" if value is None else f"{value}%"


def sums_to(shares: Iterable[Decimal | None]) -> Decimal | None:
    """Return what the rounded shares of one base add up to if that is not 100.0; None otherwise."""
    known = [value for value in shares if value is not None]
    total = sum(known, Decimal(0))
    return None if not known or total == _WHOLE else total
