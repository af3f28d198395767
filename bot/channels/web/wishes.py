"""The language that a browser asks for."""

from __future__ import annotations

from collections.abc import Sequence

from survey.languages import BASE


def wanted(header: str, spoken: Sequence[str]) -> str:
    """Return which of the spoken languages an Accept-Language header asks for first, English where it asks for none
    of them; 'cy-GB' is content with 'cy'."""
    known = {code.casefold(): code for code in spoken}
    for tag in sorted(filter(None, map(_weighed, header.split(","))), key=lambda each: -each[1]):
        for code in (tag[0], tag[0].partition("-")[0]):
            if code in known and tag[1] > 0:
                return known[code]
    return BASE


def _weighed(part: str) -> tuple[str, float] | None:
    tag, _, weight = part.strip().partition(";q=")
    try:
        return tag.strip().casefold(), float(weight or 1)
    except ValueError:
        return None
