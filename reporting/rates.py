"""The counts and both rates of return of some requests, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from survey.progress import Asked, Rate, by_disposition


def figures(asked: Iterable[Asked]) -> dict[str, Any]:
    """Return counts and both rates, in per cent, with None for a rate that has no base."""
    found = tuple(asked)
    stand = {each.value: count for each, count in by_disposition(found).items()}
    return {**rate_figures(Rate.of(found)), "by_disposition": stand}


def rate_figures(rate: Rate) -> dict[str, Any]:
    """Return the counts of both rates and the rates, as `figures` does."""
    return {
        "requested": rate.requested,
        "returned": rate.returned,
        "share": _number(rate.of_requested),
        "not_known": rate.not_known,
        "eligible": rate.eligible,
        "share_of_eligible": _number(rate.of_eligible),
    }


def rate_in(data: Mapping[str, Any]) -> Rate:
    """Return the rate that `figures` wrote."""
    return Rate(data["requested"], data["returned"], data["not_known"])


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
