"""The tick: who is to be reminded now, computed from rows by the rules of survey.reminding, and written to the
outbox.

A reminder that has not left yet is looked at again when it could leave, and taken back where it is no longer wanted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import structlog
from sqlalchemy import Connection

from bot import mailing
from bot.ahead import Ahead
from bot.holiday_days import calendar
from bot.house import House
from bot.participants.parent import Parent
from bot.participants.respondent import Respondent
from bot.showing import Screen
from storage import audits, ledger, participants, reminders
from storage.addresses import Address
from storage.audits import StoredAudit
from storage.participants import Participant
from storage.reminders import Candidate, Reminder
from storage.vault import VaultError
from survey.audit import EMAIL, Audit, Role, Window
from survey.messages import Card
from survey.parents.gone import gentle_reminder
from survey.reminder_cards import SLOT, ReminderCards
from survey.reminding import Moment, Reason, Stage, due, following

log = structlog.get_logger()

MOST_AT_ONCE = 10
"""People who are reminded in one transaction, so that nobody who is answering waits long behind it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a tick wrote: the channel and address id of each reminder; `is_all` says that no more are due now."""

    told: tuple[tuple[str, str], ...]
    is_all: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder as it would be written at a moment: where, with what, at which stage, about which requests, by
    number and by name."""

    place: Address
    card: Card
    stage: Stage
    requests: tuple[int, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """A reminder that somebody gets if nothing changes until then."""

    participant: str
    channel: str
    at: dt.datetime
    reason: Reason
    stage: Stage
    requests: tuple[str, ...]


@dataclass(frozen=True)
class Reminders:
    """The reminders of every audit."""

    house: House

    def tick(self, connection: Connection) -> Written:
        """Take back what is no longer wanted, and write what is due now, MOST_AT_ONCE at most."""
        now, told = self.house.clock(), list[tuple[str, str]]()
        self._withdraw(connection, reminders.waiting(connection), now)
        for stored in self._open_audits(connection, now):
            for candidate, reason in self._due(connection, stored.audit, now):
                if len(told) == MOST_AT_ONCE:
                    return Written(tuple(told), is_all=False)
                place = self._write(connection, stored, candidate, reason, now)
                if place is not None:
                    told.append((place.channel, place.id))
        return Written(tuple(told), is_all=True)

    def unwanted(self, connection: Connection, rows: Sequence[str]) -> set[str]:
        """Take back those of these rows, which could leave now, that are reminders nobody wants any more; returns
        them."""
        now = self.house.clock()
        return self._withdraw(connection, reminders.of_rows(connection, rows), now)

    def expected(self, connection: Connection, audit_id: str) -> list[Expected]:
        """Return what everybody in an audit would be sent from now on, if nobody did anything; by time.

        Raises storage.audits.NoSuchAudit.
        """
        stored, now = audits.load(connection, self.house.vault, audit_id), self.house.clock()
        found: list[Expected] = []
        for candidate in self._candidates(connection, stored.audit, now):
            found += self._walked(connection, stored, candidate, now)
        return sorted(found, key=lambda each: (each.at, each.participant))

    def _walked(
        self, connection: Connection, stored: StoredAudit, candidate: Candidate, now: dt.datetime
    ) -> Iterator[Expected]:
        days, person, at = calendar(stored.audit), candidate.person, now
        while (moment := following(days, person, at)) is not None:
            wanted = self._wanted(connection, stored, candidate, moment.at)
            if wanted is None:
                return
            place, names = wanted.place, wanted.names
            yield Expected(candidate.id, place.channel, moment.at, moment.reason, wanted.stage, names)
            planned = moment.reason is Reason.PLANNED
            person, at = replace(person, sent=person.sent + planned, last=moment.at), moment.at

    def _open_audits(self, connection: Connection, now: dt.datetime) -> Iterator[StoredAudit]:
        for name, revision in audits.revisions(connection).items():
            stored = self.house.audit(connection, name, revision)
            if stored.audit.window(now) is Window.OPEN and calendar(stored.audit).next_open(now) == now:
                yield stored

    def _due(self, connection: Connection, audit: Audit, now: dt.datetime) -> Iterator[tuple[Candidate, Reason]]:
        days = calendar(audit)
        for candidate in self._candidates(connection, audit, now):
            reason = due(days, candidate.person, now)
            if reason is not None:
                yield candidate, reason

    def _candidates(
        self, connection: Connection, audit: Audit, now: dt.datetime, *, only: str = "", but: str = ""
    ) -> list[Candidate]:
        pushing = [name for name, traits in self.house.channels.items() if traits.pushes]
        found = reminders.candidates(connection, audit.id, now, pushing=pushing, only=only, but=but)
        return [candidate for candidate in found if candidate.places]

    def _write(
        self, connection: Connection, stored: StoredAudit, candidate: Candidate, reason: Reason, now: dt.datetime
    ) -> Address | None:
        day = calendar(stored.audit).day(now)
        if reminders.is_written(connection, candidate.id, day, reason):
            return None
        wanted = self._wanted(connection, stored, candidate, now)
        if wanted is None:
            return None
        dedupe = f"reminder:{candidate.id}:{reason}:{day}"
        person = self._participant(connection, candidate.id)
        if wanted.place.channel == EMAIL:
            letter = mailing.reminder(self.house, connection, stored.audit, person, wanted.card)
            row = mailing.write(self.house, connection, person.key, wanted.place.id, letter, slot=SLOT, dedupe=dedupe)
        else:
            screen = self._respondent(connection, stored.audit, person, wanted.place, now, dedupe=dedupe).screen
            row = screen.show(person.key, wanted.card) or ""
        written = Reminder(candidate.id, day, reason, stored.audit.id, row, wanted.stage, wanted.requests, now)
        reminders.add(connection, written)
        self._note_down(connection, written, f"reminders.{wanted.stage}", now)
        return wanted.place

    def _wanted(
        self, connection: Connection, stored: StoredAudit, candidate: Candidate, at: dt.datetime
    ) -> Wanted | None:
        """Return the reminder that somebody would get at a moment; None where nothing waits for them, or there is no
        channel in which they may be reminded."""
        audit, person = stored.audit, self._participant(connection, candidate.id)
        place = next((each for each in candidate.places if audit.writes_to(person.role, each.channel)), None)
        if place is None:
            return None
        respondent = self._respondent(connection, audit, person, place, at)
        if person.role is Role.PARENT:
            return self._gentle(audit, person, respondent, place)
        try:
            unfinished = respondent.unfinished()
        except VaultError:
            log.error("reminders.unreadable", participant=candidate.id)  # noqa: TRY400 - ids only
            return None
        if not unfinished:
            return None
        cards = ReminderCards(audit, calendar(audit), respondent.phrases, at)
        numbers, names = tuple(each.request for each in unfinished), tuple(each.name for each in unfinished)
        is_before = place.channel not in person.desk.told
        said, moved = cards.before_privacy if is_before else cards.reminder, candidate.person.has_new_date
        tone = cards.stage(unfinished, before_privacy=is_before, has_new_date=moved)
        return Wanted(place, said(unfinished, has_new_date=moved), tone, numbers, names)

    def _gentle(self, audit: Audit, person: Participant, respondent: Respondent, place: Address) -> Wanted | None:
        """Return the reminder of a parent, which names nothing at all: others may see it on their telephone."""
        number = Parent(respondent.screen, person, audit, respondent.now).waits()
        card = gentle_reminder(respondent.phrases)
        return None if number is None else Wanted(place, card, Stage.NOT_OPENED, (number,), ())

    def _participant(self, connection: Connection, participant: str) -> Participant:
        return participants.one(connection, self.house.vault, participant)

    def _respondent(
        self,
        connection: Connection,
        audit: Audit,
        person: Participant,
        place: Address,
        now: dt.datetime,
        *,
        dedupe: str | None = None,
    ) -> Respondent:
        ahead, phrases = Ahead(connection, self.house.vault, ()), self.house.speaking(person.language)
        screen = Screen(self.house, connection, ahead, place.id, place.channel, phrases, bulk=True, dedupe=dedupe)
        return Respondent(screen, person, audit, now)

    def _withdraw(self, connection: Connection, written: Sequence[Reminder], now: dt.datetime) -> set[str]:
        gone = set()
        for reminder in written:
            if self._is_readable_and_wanted(connection, reminder, now):
                continue
            # where the client fetches its rows, it may have this one already
            if reminders.withdraw(connection, reminder, now, for_the_day=self._is_fetched(reminder)):
                self._note_down(connection, reminder, "reminders.withdrawn", now)
                gone.add(reminder.row)
        return gone

    def _is_fetched(self, reminder: Reminder) -> bool:
        traits = self.house.channels.get(reminder.channel)
        return traits is not None and not traits.pushes

    def _is_readable_and_wanted(self, connection: Connection, reminder: Reminder, now: dt.datetime) -> bool:
        try:
            return self._is_wanted(connection, reminder, now)
        except (VaultError, ValueError, KeyError, TypeError) as error:
            # one person's damaged row must not keep the others waiting
            log.error("reminders.unreadable", participant=reminder.participant, error=type(error).__name__)  # noqa: TRY400 - ids only
            return False

    def _is_wanted(self, connection: Connection, reminder: Reminder, now: dt.datetime) -> bool:
        stored = audits.load(connection, self.house.vault, reminder.audit)
        days = calendar(stored.audit)
        found = self._candidates(connection, stored.audit, now, only=reminder.participant, but=reminder.row)
        if not found or days.day(now) != reminder.day:
            return False
        moment = following(days, found[0].person, now)
        if moment != Moment(now, reminder.reason):
            return False
        if self._is_fetched(reminder):  # it stays where it is, though the page was shut since
            found[0].places = [place for place in found[0].places if place.id == reminder.address]
        wanted = self._wanted(connection, stored, found[0], now)
        told = (reminder.address, reminder.stage, reminder.requests)
        return wanted is not None and told == (wanted.place.id, wanted.stage, wanted.requests)

    def _note_down(self, connection: Connection, reminder: Reminder, action: str, now: dt.datetime) -> None:
        subject = f"participant:{reminder.participant}"
        ledger.append(connection, reminder.audit, actor="reminders", action=action, subject=subject, now=now)
