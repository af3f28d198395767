"""The public holidays of a country or a part of it, while an audit runs."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from survey.audit import Audit
from survey.reminding import Calendar


class NoSuchPlace(ValueError):
    """No holidays are known under a country's or a subdivision's code; the text says which are."""


def calendar(audit: Audit) -> Calendar:
    """Return the days and hours at which an audit reminds people."""
    policy = audit.reminders
    return Calendar.of(audit, _between(policy.country, policy.subdivision, audit.opens.year, audit.closes.year))


def check(country: str, subdivision: str) -> None:
    """Raise NoSuchPlace where no holidays are known for a place."""
    import holidays  # noqa: PLC0415 - a fifth of a second, which only reminders need

    known = holidays.list_supported_countries()
    if country not in known:
        raise NoSuchPlace("is no country whose holidays are known here: write its code of two letters, such as GB")
    if subdivision and subdivision not in known[country]:
        parts = ", ".join(known[country]) or "none"
        raise NoSuchPlace(f"is no part of {country} whose holidays are known here; these are: {parts}")


@lru_cache(maxsize=64)
def _between(country: str, subdivision: str, first: int, last: int) -> frozenset[dt.date]:
    if not country:
        return frozenset()
    import holidays  # noqa: PLC0415 - as above

    return frozenset(holidays.country_holidays(country, subdivision or None, years=range(first, last + 1)))
