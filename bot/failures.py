"""The tick of failures that need a person: coordinators hear of each once, until it was well in between.

What failed follows from rows and from how the machine is; that it was told is written with the messages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.daytime import key_of
from bot.delivery import Write
from bot.failed import in_words
from bot.hearing import hearers
from bot.house import House
from bot.machine import Machine
from bot.outreach import unreached
from bot.progress import progress
from storage import audits, failures, ledger, reach
from storage.audits import StoredAudit
from storage.failures import Failure
from storage.outbox import Urgency
from survey.audit import Window
from survey.failure_cards import PEOPLE, SLOT, failure_card
from survey.failures import Failing
from survey.hours import is_decent

SEVERAL = 2
"""So many times in a row a tick fails before a person is needed: a database that is busy for a moment is not it."""
EVERYWHERE = "machine"

Found = Mapping[tuple[Failing, str], str | None]
log = structlog.get_logger()


class Watch:
    """Looks after what goes wrong; `nudge` hears the ids of the addresses with new rows."""

    def __init__(self, house: House, write: Write, nudge: Callable[[str], None], machine: Machine) -> None:
        self._house = house
        self._write = write
        self._nudge = nudge
        self._machine = machine
        self._failed: dict[str, int] = {}

    async def over(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do a tick's work, and remember whether it failed: whatever failed is logged, and tried the next time."""
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - whatever it was, the tick comes again
            self._failed[name] = self._failed.get(name, 0) + 1
            log.error("tick.failed", tick=name, error=type(error).__name__)  # noqa: TRY400 - its text could hold content
        else:
            self._failed.pop(name, None)

    async def look(self) -> None:
        """Look what has failed, and tell coordinators what they have not heard of; what cannot be written now is
        told the next time."""
        machine: dict[tuple[Failing, str], str | None] = {}
        if self._machine.is_nearly_full():
            machine[Failing.DISK, EVERYWHERE] = None
        if self._machine.is_clock_off():
            machine[Failing.CLOCK, EVERYWHERE] = None
        for name, times in self._failed.items():
            if times >= SEVERAL:
                machine[Failing.TICK, name] = None
        for address in await self._write(partial(self._kept, machine)):
            self._nudge(address)

    def _kept(self, machine: Found, connection: Connection) -> list[str]:
        now = self._house.clock()
        in_rows = _in_rows(connection, now, mails=self._house.mails)
        new = failures.keep(connection, {**machine, **in_rows}, now)
        return self._tell(connection, new, now) if new else []

    def _tell(self, connection: Connection, new: list[Failure], now: dt.datetime) -> list[str]:
        addresses, told = list[str](), set[Failure]()
        for name, revision in audits.revisions(connection).items():
            stored = self._house.audit(connection, name, revision)
            if stored.audit.window(now) is not Window.OPEN or not is_decent(now, stored.audit.timezone):
                continue
            mine = [each for each in new if each.audit in {None, name}]
            to = self._tell_audit(connection, stored, mine, now) if mine else []
            if to:
                told.update(mine)
            addresses += to
        failures.told(connection, told, now)
        return addresses

    def _tell_audit(
        self, connection: Connection, stored: StoredAudit, mine: list[Failure], now: dt.datetime
    ) -> list[str]:
        addresses, failed = [], in_words(connection, stored, mine)
        missed = self._missed(connection, stored, now) if any(each.kind in PEOPLE for each in mine) else 0
        for hearer in hearers(self._house, connection, stored.audit, now):
            for screen in hearer.screens(connection, urgency=Urgency.DAYTIME):
                card, key = failure_card(failed, missed, hearer.phrases), key_of(SLOT, screen.address, now, len(mine))
                screen.tell(hearer.participant.key, card, SLOT, dedupe=key)
                addresses.append(screen.address)
        if addresses:
            subject, action = f"failures:{len(mine)}", "failures.told"
            ledger.append(connection, stored.audit.id, actor="clock", action=action, subject=subject, now=now)
        return addresses

    def _missed(self, connection: Connection, stored: StoredAudit, now: dt.datetime) -> int:
        """Return how many people stand in the coordinators' list of whom nothing reaches."""
        vault, mails = self._house.vault, self._house.mails
        stands = progress(connection, vault, stored)
        return sum(not each.by_mail for each in unreached(connection, vault, stored, stands, now, mails=mails))


def _in_rows(connection: Connection, now: dt.datetime, *, mails: bool) -> Found:
    found: dict[tuple[Failing, str], str | None] = {}
    for audit, people in failures.stopped(connection).items():
        missed = _unreached(connection, audit, people, now) - (failures.mailed(connection, audit) if mails else set())
        found.update({(Failing.STOPPED, person): audit for person in missed})
    for audit, people in (failures.refused(connection) if mails else {}).items():
        found.update({(Failing.REFUSED, person): audit for person in _unreached(connection, audit, people, now)})
    for audit, people in (failures.unalerted(connection) if mails else {}).items():
        found.update({(Failing.ALERTS, person): audit for person in people - _cut_off(connection, audit)})
    for number, of in failures.quarantined(connection).items():
        found[Failing.QUARANTINED, str(number)] = of
    for audit in failures.uncertain(connection, now):
        found[Failing.UNCERTAIN, audit] = audit
    return found


def _unreached(connection: Connection, audit: str, people: Iterable[str], now: dt.datetime) -> set[str]:
    """Return those of these people whom no channel reaches, but for those whom a coordinator has cut off."""
    ways, cut_off = reach.of_audit(connection, audit, now), _cut_off(connection, audit)
    return {person for person in people if person not in cut_off and not any(ways.get(person, {}).values())}


def _cut_off(connection: Connection, audit: str) -> set[str]:
    return ledger.last_was(connection, audit, "revoked", of=("revoked", "invited:"))
