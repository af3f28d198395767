"""The tick of digests: whom to tell today how their audit stands, computed from rows, and what is said then.

A digest that could not leave within the audit's hours, or on its day, is taken back: the next one says it too.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection

from bot.hearing import Hearer, hearers
from bot.holiday_days import calendar
from bot.house import House
from bot.outreach import unreached
from bot.progress import curve, progress
from reporting.board import board_data, picture
from storage import audits, concerns, digests, ledger, notices, outbox, returns
from storage.audits import StoredAudit
from storage.concerns import State
from storage.digests import SILENT, Told
from storage.vault import VaultError
from survey.audit import Audit, Window
from survey.digest_cards import SLOT, DigestCards
from survey.digesting import Digest, Stand, is_due
from survey.dispositions import Disposition
from survey.messages import Picture
from survey.progress import Progress

log = structlog.get_logger()

MOST_BOARDS = 2
"""Pictures of the board in a digest; one that takes more is looked at by its own button."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an audit stands now: what is compared and kept, and what the pictures are drawn from."""

    stand: Stand
    progress: Progress


@dataclass(frozen=True)
class Digests:
    """The digests of every audit."""

    house: House

    def tick(self, connection: Connection) -> list[str]:
        """Write the digests that are due, and return the ids of the addresses with new rows."""
        now, told = self.house.clock(), list[str]()
        for name, revision in audits.revisions(connection).items():
            stored = self.house.audit(connection, name, revision)
            if stored.audit.window(now) is not Window.OPEN:
                continue
            try:
                told += self._of_audit(connection, stored, now)
            except (VaultError, ValueError, KeyError, TypeError) as error:
                # one audit's damaged row must not keep the coordinators of the others waiting
                log.error("digests.unreadable", audit=name, error=type(error).__name__)  # noqa: TRY400 - ids only
        return told

    def unwanted(self, connection: Connection, rows: Sequence[str]) -> set[str]:
        """Take back those of these rows, which could leave now, that belong to a digest whose day or hours are over;
        returns them."""
        now = self.house.clock()
        late = [
            row for row, audit, at in digests.written(connection, rows) if self._is_late(connection, audit, at, now)
        ]
        return set(outbox.withdraw(connection, late, now)) if late else set()

    def said_now(self, connection: Connection, stored: StoredAudit) -> Digest:
        """Return what would be said now, compared with what anybody was told last."""
        now = self.house.clock()
        stand = standing(self.house, connection, stored, now).stand
        return _compared(stored.audit, stand, digests.last_of(connection, stored.audit.id), now)

    def _is_late(self, connection: Connection, audit_id: str, at: dt.datetime, now: dt.datetime) -> bool:
        days = calendar(audits.load(connection, self.house.vault, audit_id).audit)
        return days.day(at) != days.day(now) or days.next_open(now) != now

    def _of_audit(self, connection: Connection, stored: StoredAudit, now: dt.datetime) -> list[str]:
        audit, days = stored.audit, calendar(stored.audit)
        if not is_due(audit.digest, days, None, now):
            return []
        last = digests.last_days(connection, audit.id, days.day(now))
        due = [
            hearer
            for hearer in hearers(self.house, connection, audit, now)
            if is_due(audit.digest, days, last.get(hearer.participant.id), now)
        ]
        if not due:
            return []
        here = standing(self.house, connection, stored, now)
        return [address for hearer in due for address in self._tell(connection, stored, here, hearer, now)]

    def _tell(
        self, connection: Connection, stored: StoredAudit, here: Standing, hearer: Hearer, now: dt.datetime
    ) -> Iterator[str]:
        audit, person = stored.audit, hearer.participant
        digests.take_back(connection, person.id, now)
        digest = _compared(audit, here.stand, digests.last_to(connection, person.id), now)
        card = DigestCards(audit, digest, hearer.phrases).card()
        pictures = list(self._pictures(connection, here.progress, now)) if digest.is_new else []
        row, screen = SILENT, next(hearer.screens(connection, bulk=True))
        is_said = digest.is_new or not audit.digest.silent
        if is_said:
            row = screen.tell(person.key, card, SLOT)
        for each in pictures:
            screen.attach(person.key, each, SLOT)
        digests.add(connection, Told(person.id, audit.id, digest.day, row, here.stand, now))
        if is_said:
            self._note_down(connection, audit.id, person.id, now)
            yield screen.address

    @staticmethod
    def _pictures(connection: Connection, stands: Progress, now: dt.datetime) -> Iterator[Picture]:
        boards = board_data(stands, now)
        yield from map(picture, boards if len(boards) <= MOST_BOARDS else ())
        yield curve(connection, stands, now).picture()

    @staticmethod
    def _note_down(connection: Connection, audit: str, participant: str, now: dt.datetime) -> None:
        subject = f"participant:{participant}"
        ledger.append(connection, audit, actor="digests", action="digests.written", subject=subject, now=now)


def standing(house: House, connection: Connection, stored: StoredAudit, now: dt.datetime) -> Standing:
    """Return how an audit stands now."""
    audit, known = stored.audit, progress(connection, house.vault, stored)
    agencies = [each.id if each else None for each in known.columns]
    made = returns.count_by_agency(connection, audit.id, audit.beside)
    owed = Counter(each.agency for each in known.overdue(calendar(audit).day(now)))
    rate = known.rate
    missed = unreached(connection, house.vault, stored, known, now, mails=house.mails)
    stand = Stand(
        requested=rate.requested,
        returned=rate.returned,
        not_known=rate.not_known,
        submitted=_present(made, agencies),
        overdue=_present(owed, agencies),
        sent_back=sum(each.disposition is Disposition.SENT_BACK for each in known.asked),
        ended=sum(each.disposition in {Disposition.DECLINED, Disposition.WITHDRAWN} for each in known.asked),
        unreached=sum(not each.by_mail for each in missed),
        unanswered=notices.unanswered(connection, audit.id),
        concerns=sum(
            count for state, count in concerns.counts(connection, audit.id).items() if state is not State.CLOSED
        ),
    )
    return Standing(stand, known)


def _present(counts: Mapping[str | None, int], agencies: Sequence[str | None]) -> dict[str, int]:
    return {each or "": counts[each] for each in agencies if counts.get(each)}


def _compared(audit: Audit, stand: Stand, last: Told | None, now: dt.datetime) -> Digest:
    day = calendar(audit).day(now)
    return Digest(stand, day, last.stand, last.day) if last else Digest(stand, day)
