"""Boards of invented requests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count, cycle, islice

from survey.audit import Agency
from survey.dispositions import Disposition
from survey.progress import Asked, Progress
from tests.reporting.builders import audit

NOW = dt.datetime(2026, 6, 30, 23, 5, tzinfo=dt.UTC)
"""Five past midnight of the next day where the audit is."""

Cell = tuple[str | None, str | None, Disposition]


def agencies(*names: str) -> tuple[Agency, ...]:
    """Return agencies with these names."""
    return tuple(Agency(f"a{number}", name) for number, name in enumerate(names))


def progress(cells: Iterable[Cell], asked: Sequence[Agency] = (), *, synthetic: bool = False) -> Progress:
    """Return where requests stand, each given as case, agency and disposition."""
    known = audit(synthetic=synthetic)
    numbered = zip(count(1), cells, strict=False)
    return Progress(
        replace(known, agencies=tuple(asked)) if asked else known,
        tuple(
            Asked(number, case, agency, "", "p", "Invented", stands) for number, (case, agency, stands) in numbered
        ),
    )


def full(cases: int, asked: Sequence[Agency]) -> Progress:
    """Return a board in which every agency is asked about every case, and every disposition comes in turn."""
    places = [(f"C{number:02}", each.id) for number in range(1, cases + 1) for each in asked]
    stands = islice(cycle(Disposition), len(places))
    return progress([(*place, each) for place, each in zip(places, stands, strict=True)], asked)
