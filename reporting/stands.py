"""Which return of somebody who is named nowhere stands in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stands:
    """A return that was counted, and how many of its texts stand in the report. Printed nowhere: it is kept to know
    what must be corrected after a withdrawal."""

    request: int
    number: int
    texts: int
