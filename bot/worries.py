"""The tick of worries: one about a child that a parent was told of, and said nothing to, is passed on after a while.

They were told so where they were told of it: nobody is alerted in secret, and nobody goes unheard who closes a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.concerns import Concerns
from bot.delivery import Write
from bot.house import House
from storage import audits, parents
from storage.trouble import IN_TROUBLE
from survey.concerns import Concerned

PATIENCE = dt.timedelta(hours=1)
"""How long a parent may take to say that they meant something else: the card says so too."""

log = structlog.get_logger()


class Worries:
    """Passes worries on; `nudge` hears the ids of the addresses with new rows."""

    def __init__(self, house: House, write: Write, nudge: Callable[[str], None]) -> None:
        self._house = house
        self._write = write
        self._nudge = nudge

    async def pass_on(self) -> None:
        """Record a concern for every worry that has waited long enough; what fails is tried again, and stops no
        other."""
        before = self._house.clock() - PATIENCE
        try:
            waiting = await self._write(partial(parents.undecided, before=before))
        except IN_TROUBLE as error:
            return _failed(error)
        for audit, request, participant in waiting:
            try:
                told = await self._write(partial(self._one, audit=audit, request=request, participant=participant))
            except Exception as error:  # noqa: BLE001 - one damaged row must not keep the others from being heard
                _failed(error)
                continue
            for address in told:
                self._nudge(address)
        return None

    def _one(self, connection: Connection, audit: str, request: int, participant: str) -> list[str]:
        return pass_on(self._house, connection, audit, request, participant)


def pass_on(house: House, connection: Connection, audit: str, request: int, participant: str) -> list[str]:
    """Pass the worry on that a parent was told of, unless there is none or it was decided about since; returns the
    addresses with new rows."""
    if not parents.settle(connection, request):
        return []
    stored = audits.load(connection, house.vault, audit)
    here = Concerns(house, connection, stored.audit, stored.key, Ahead(connection, house.vault, ()))
    here.say(Concerned(text=house.speaking("")("parent.concern")), request, participant)
    return [address for _, address in here.others]


def _failed(error: Exception) -> None:
    log.error("worries.failed", error=type(error).__name__)
