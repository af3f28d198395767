"""Erasing what was withdrawn: the register first, then everything in one transaction, then what the files still hold.
These are also wiped of what parents have changed or taken out, which is gone from every row before.

Killed at any step, it is done from there at the next start: that it was asked for is committed before anything here
begins, and no one is told before the register is on the disk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock

import structlog
from sqlalchemy import Connection

from bot.erasure_notes import ErasureNotes
from bot.house import House
from bot.kept_event import KeptEvent, Unreadable
from bot.worries import pass_on
from storage import (
    addresses,
    audits,
    destroying,
    erasure_register,
    erasures,
    ledger,
    notices,
    participants,
    quarantine,
    requests,
    taken_back,
)
from storage.database import Database
from storage.erasure_register import Line
from storage.erasures import Erasure
from storage.participants import Participant
from storage.quarantine import Status
from storage.vault import VaultError
from survey.audit import RUNS
from survey.desk import Room
from survey.dispositions import Disposition
from survey.events import Pressed, Said
from survey.messages import Press

PATIENCE = dt.timedelta(minutes=1)
"""How long an erasure waits for what is just being sent, so that it can be taken back from where it arrives."""
WIPE_EVERY = dt.timedelta(hours=1)
"""How often the files are written anew for words that were taken back: nobody can write meanwhile. Until then the log
that holds most of what was overwritten is emptied at once."""
WIPE_AGAIN = dt.timedelta(minutes=1)
"""How soon that is tried again where somebody was just reading them."""

log = structlog.get_logger()


class Eraser:
    """Does what bot.withdrawing asked for, in the process that holds the lease of the data folder.

    `forget` hears that what was made from answers and kept in memory is to be dropped.
    """

    def __init__(
        self, house: House, database: Database, register: Path, forget: Callable[[], None] = lambda: None
    ) -> None:
        self._house = house
        self._database = database
        self._register = register
        self._forget = forget
        self._one_at_a_time = Lock()
        self._next_wipe: dt.datetime | None = None
        self._logged_until = ""

    def finish_all(self, *, at_start: bool = False) -> list[str]:
        """Erase whatever was withdrawn and can be erased now; returns the ids of the addresses with new rows.

        `at_start` says that nothing is being sent. Raises storage.erasure_register.RegisterDamaged, OSError and
        SQLAlchemyError: what was not done then is done the next time.
        """
        with self._one_at_a_time:
            return self._finish_all(at_start=at_start)

    def _finish_all(self, *, at_start: bool) -> list[str]:
        with self._database.reading() as connection:
            pending, until = erasures.pending(connection), taken_back.latest(connection)
        done: list[Erasure] = []
        told: list[str] = []
        for erasure in pending:
            if erasure.erased_at is None and not at_start and self._must_wait(erasure):
                continue
            told += self._one(erasure)
            done.append(erasure)
        if done or (until is not None and self._is_time_to_wipe()):
            self._wipe(done, until)
        elif until is not None and until != self._logged_until and self._database.checkpoint():
            self._logged_until = until
            self._forget()
        return told

    def _is_time_to_wipe(self) -> bool:
        return self._next_wipe is None or self._house.clock() >= self._next_wipe

    def _wipe(self, done: list[Erasure], until: str | None) -> None:
        """Wipe the files of these erasures and of the words that were taken back until then."""
        self._forget()
        is_wiped, now = self._database.wipe(), self._house.clock()
        self._next_wipe = now + (WIPE_EVERY if is_wiped else WIPE_AGAIN)
        if not is_wiped:
            return
        with self._database.writing() as connection:
            for erasure in done:
                erasures.cleaned(connection, erasure, now)
            if until is not None:
                taken_back.wiped(connection, until)

    def _must_wait(self, erasure: Erasure) -> bool:
        """Return whether something of it is just being sent, or tried again: whatever comes of that goes too."""
        if self._house.clock() - erasure.asked_at > PATIENCE:
            return False
        with self._database.reading() as connection:
            is_tried = any(
                quarantine.one(connection, number).status is Status.TRYING
                for number in self._quarantined(connection, erasure)
            )
            return is_tried or destroying.is_leaving(connection, erasure.request)

    def _one(self, erasure: Erasure) -> list[str]:
        told: list[str] = []
        with self._database.reading() as connection:
            key = destroying.key_of(connection, erasure.request)
            # those of before too: the file may have been lost
            lines = [
                _line(connection, each) for each in erasures.every(connection) if each.erased_at or each == erasure
            ]
        if erasure.erased_at is None:
            erasure_register.add(self._register, lines)
            with self._database.writing() as connection:
                told = self._erase(connection, erasure)
            log.info("erasure.done", request=erasure.request)
        self._house.vault.forget(key)
        self._forget()
        return told

    def _erase(self, connection: Connection, erasure: Erasure) -> list[str]:
        """Destroy everything, and write the receipt, in one transaction; returns the addresses with new rows."""
        now, vault = self._house.clock(), self._house.vault
        failed = self._quarantined(connection, erasure)
        typed = [ref for number in failed for ref in self._typed(connection, number)]
        for number in failed:
            quarantine.drop(connection, number, now)
        stored = audits.load(connection, vault, erasure.audit)
        request = requests.one(connection, erasure.request, stored.key)
        # whoever withdrew in another way than where they were told of it can no longer decide; the receipt says so
        told = pass_on(self._house, connection, erasure.audit, erasure.request, request.participant)
        notes = ErasureNotes(self._house, connection, stored, request, erasure)
        if not erasure.told:
            notes.keep_notice()
        asked = {
            each.number
            for each in notices.of_audit(connection, stored.key, erasure.audit)
            if erasure.request in each.about
        }
        destroyed = destroying.destroy(connection, vault, erasure.audit, erasure.request)
        destroyed = replace(destroyed, typed=(*destroyed.typed, *typed))
        by, withdrawn = ledger.actor(None), Disposition.WITHDRAWN
        # a turn that had begun before may have moved it since
        requests.dispose(connection, erasure.request, withdrawn, reason=erasure.by.value, by=None, now=now)
        _leave(connection, participants.one(connection, vault, request.participant), erasure.request)
        for role in RUNS:
            for each, _ in participants.of_role(connection, vault, erasure.audit, role):
                _drop(connection, each, erasure.request, asked)
        if not erasure.told:
            told += dict.fromkeys((*notes.tell_person(), *notes.unsend(destroyed), *notes.tell_coordinators()))
        erasures.erased(connection, erasure, now)
        subject = f"request:{erasure.request} receipt:{erasure.receipt}"
        ledger.append(connection, erasure.audit, actor=by, action="withdrawal.erased", subject=subject, now=now)
        return told

    def _quarantined(self, connection: Connection, erasure: Erasure) -> list[int]:
        """Return what is in quarantine of the people who have or had the request, but for what says that it was for
        another one."""
        unsettled = [kept.number for kept in quarantine.every(connection) if kept.settled_at is None]
        return [number for number in unsettled if self._is_of(connection, number, erasure)]

    def _kept(self, connection: Connection, number: int) -> KeptEvent | None:
        try:
            return KeptEvent.from_text(quarantine.content(connection, self._house.vault, number))
        except (VaultError, Unreadable):
            return None

    def _typed(self, connection: Connection, number: int) -> Iterator[str]:
        """Yield the channel's ref of a text in quarantine: it stands in the person's chat like any other."""
        kept = self._kept(connection, number)
        match kept and kept.incoming.event:
            case Said(_, ref):
                yield ref

    def _is_of(self, connection: Connection, number: int, erasure: Erasure) -> bool:
        kept = self._kept(connection, number)
        if kept is None:
            return False
        at = addresses.find(connection, self._house.vault, kept.incoming.channel, kept.incoming.address)
        people = destroying.people_of(connection, erasure.request)
        return at is not None and at.participant in people and _names(kept) in {str(erasure.request), ""}


def _names(kept: KeptEvent) -> str:
    """Return the number of the request that an event was for, empty where it does not say."""
    event = kept.incoming.event
    press = Press.parse(event.token) if isinstance(event, Pressed) else None
    if press is not None and press.slot.isdecimal():
        return press.slot
    _, _, standing = kept.stood.partition(":")
    current = standing.partition(":")[0]
    return current if current.isdecimal() else ""


def _leave(connection: Connection, person: Participant, request: int) -> None:
    """Let somebody be in a request no longer, nor in the middle of a question about it."""
    desk = person.desk
    if desk.current == request:
        room = Room.LIST if desk.room is Room.TALK else desk.room
        there = replace(desk, current=None, room=room, asking="", draft="", revision=desk.revision + 1)
        participants.save_desk(connection, person, there)


def _drop(connection: Connection, person: Participant, request: int, asked: Collection[int]) -> None:
    """Let somebody who runs the audit be in the middle of nothing about a request, whose notices have these numbers:
    what they have typed for it may say again what was said there."""
    desk = person.desk
    if desk.answering in asked:
        desk = replace(desk, answering=0, answering_in="", draft="")
    if desk.task is not None and desk.task.request == request:
        desk = replace(desk, task=None)
    if desk != person.desk:
        participants.save_desk(connection, person, replace(desk, revision=desk.revision + 1))


def _line(connection: Connection, erasure: Erasure) -> Line:
    """Return the line of the register for an erasure."""
    return erasure_register.line(
        receipt=erasure.receipt,
        audit=erasure.audit,
        request=erasure.request,
        line_key=erasures.line_key(connection, erasure.request),
        key=destroying.key_of(connection, erasure.request),
        by=erasure.by.value,
        asked_at=erasure.asked_at,
    )
