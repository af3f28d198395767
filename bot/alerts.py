"""The tick of concerns: one that nobody has taken for too long is alerted again, at any hour.

What is due follows from the rows alone, so a restart, a second process and a clock that jumps alert nobody twice for
one round: the round is moved on, if it is still the same one, in the transaction that writes the alerts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.concerns import Concerns, in_reach
from bot.delivery import Write
from bot.house import House
from storage import audits, concerns, outbox
from storage.concerns import Concern
from storage.trouble import IN_TROUBLE

log = structlog.get_logger()


class Alerts:
    """Alerts coordinators again; `nudge` hears the ids of the addresses with new rows."""

    def __init__(self, house: House, write: Write, nudge: Callable[[str], None]) -> None:
        self._house = house
        self._write = write
        self._nudge = nudge

    async def again(self) -> None:
        """Alert once more of every concern that is due; what fails is logged, stops no other, and is tried again."""
        try:
            waiting = await self._write(concerns.unacknowledged)
        except IN_TROUBLE as error:
            return _failed(error)
        for audit, number in waiting:
            try:
                addresses = await self._write(partial(self._one, audit=audit, number=number))
            except Exception as error:  # noqa: BLE001 - one damaged row must not keep the other concerns from being heard
                _failed(error)
                continue
            for address in addresses:
                self._nudge(address)
        return None

    def unwanted(self, connection: Connection, rows: Sequence[str]) -> set[str]:
        """Take back those of these rows, which could leave now, that are e-mails about what somebody has taken since,
        or behind which a later one waits, as one does that was under way when that was written; returns them."""
        unwanted = concerns.unwanted_mails(connection, rows)
        return set(outbox.withdraw(connection, unwanted, self._house.clock())) if unwanted else set()

    def _one(self, connection: Connection, audit: str, number: int) -> list[str]:
        """Alert once more of a concern, if it is due; returns the addresses with new rows."""
        stored = audits.load(connection, self._house.vault, audit)
        ahead = Ahead(connection, self._house.vault, ())
        here = Concerns(self._house, connection, stored.audit, stored.key, ahead)
        concern = here.one(number)
        if self._is_due(here, concern):
            here.alert(concern)
        return [address for _, address in here.others]

    @staticmethod
    def _is_due(here: Concerns, concern: Concern) -> bool:
        if concern.alerted_at is None:
            return True  # nobody could be reached until now
        if concern.alerted_at > here.now:
            concerns.put_right(here.connection, concern, here.now)
            return False
        if here.audit.alerting.is_due(concern.alerted_at, here.now):
            return True
        heard = in_reach(here.connection, here.audit, here.now, mails=here.house.mails)
        return not _hears(here, concern, heard)


def _hears(here: Concerns, concern: Concern, heard: Collection[str]) -> bool:
    """Return whether anybody who was alerted in the latest round can still be reached; True where nobody else can."""
    latest = {person for person, at in concerns.alerted(here.connection, concern).items() if concern.round in at}
    return not heard or not latest.isdisjoint(heard)


def _failed(error: Exception) -> None:
    log.error("alerts.failed", error=type(error).__name__)
