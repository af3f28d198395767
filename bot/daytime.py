"""What coordinators hear in the daytime, in the moment in which it leaves: where a line was broken until the night,
it waits for the morning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.house import House
from storage import audits, daytime
from survey.hours import next_decent


@dataclass(frozen=True)
class Daytime:
    """The messages for the daytime, of every audit."""

    house: House

    def unwanted(self, connection: Connection, rows: Sequence[str]) -> set[str]:
        """Put off those of these rows, which could leave now, that are not for this hour; returns them."""
        now, late = self.house.clock(), set[str]()
        found = daytime.of_rows(connection, rows)
        opens = {audit: self._opens(connection, audit, now) for audit in {audit for _, audit in found}}
        for row, audit in found:
            if opens[audit] > now:
                daytime.put_off(connection, row, opens[audit])
                late.add(row)
        return late

    def _opens(self, connection: Connection, audit: str, now: dt.datetime) -> dt.datetime:
        return next_decent(now, audits.load(connection, self.house.vault, audit).audit.timezone)
