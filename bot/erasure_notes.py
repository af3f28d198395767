"""What is said and taken back when a response was erased: the receipt, the coordinators' word, and old messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import reaching
from bot.ahead import Ahead
from bot.channels import Action
from bot.house import House
from bot.showing import Screen
from storage import addresses, concerns, editions, notices, outbox, participants
from storage.audits import StoredAudit
from storage.destroying import Destroyed, Sent
from storage.editions import Edition
from storage.erasures import By, Erasure
from storage.ids import new_id
from storage.outbox import Urgency
from storage.requests import Request
from storage.times import stamp
from survey.audit import UNSAYS, Role
from survey.messages import Line, Note, Record, Tone
from survey.names import with_label
from survey.phrases import Phrases
from survey.state import Noticed, NoticeKind

DELETABLE = dt.timedelta(hours=47)
"""Telegram lets a bot delete what is younger than 48 hours."""
NEAR = 100_000
"""How far behind the last message that we know of one can stand that a person typed."""


@dataclass(frozen=True)
class ErasureNotes:
    """The messages about one erasure, within its transaction."""

    house: House
    connection: Connection
    stored: StoredAudit
    request: Request
    erasure: Erasure

    def tell_person(self) -> list[str]:
        """Give the person their receipt where they did something last; returns the address's id, if there is one."""
        audit = self.stored.audit
        respondent = next(iter(reaching.places(self.house, self.connection, audit, self.request.participant)), None)
        if respondent is None:
            return []
        phrases, role = respondent.phrases, respondent.participant.role
        lines = [Line(phrases("withdrawn.receipt", number=self.erasure.receipt, date=self._date(phrases)))]
        if role is Role.AUDITOR and self.request.case is not None:
            lines.insert(0, Line(with_label(self.request.case.reference, self.request.label), Tone.LABEL))
        if role is Role.PARENT:
            # it may come when somebody else has the telephone, which shows the first line
            lines.insert(0, Line(phrases("parent.title.thanks"), Tone.LABEL))
        lines += [Line(phrases(each)) for each in self._caveats(respondent.channel, role)]
        respondent.screen.show(respondent.participant.key, None, [Note(tuple(lines))])
        return [respondent.screen.address]

    def tell_coordinators(self) -> list[str]:
        """Let the coordinators know, without content, which editions of the report are to be corrected; returns the
        ids of their addresses."""
        known = {each.id: each for each, _ in self._coordinators}
        told = []
        for address in addresses.of_role(self.connection, self.stored.audit.id, Role.COORDINATOR):
            participant = known.get(address.participant)
            if participant is None or not self.stored.audit.allows(Role.COORDINATOR, address.channel):
                continue
            phrases = self.house.speaking(participant.language)
            ahead = Ahead(self.connection, self.house.vault, ())
            screen = Screen(
                self.house,
                self.connection,
                ahead,
                address.id,
                address.channel,
                phrases,
                bulk=True,
                urgency=Urgency.DAYTIME,
            )
            screen.show(participant.key, None, [Note(tuple(self._for_coordinators(phrases)))])
            told.append(address.id)
        return told

    def unsend(self, destroyed: Destroyed) -> list[str]:
        """Take back what showed the response: messages are deleted where the channel still allows that, and become a
        line without words of it elsewhere. Returns the ids of the addresses."""
        by_address: dict[str, list[Sent]] = {}
        for sent in destroyed.sent:
            by_address.setdefault(sent.address, []).append(sent)
        for address, theirs in by_address.items():
            if theirs[0].channel in UNSAYS:
                self._delete(address, theirs, destroyed.typed)
            else:
                for sent in theirs:
                    self._write(sent, Action.SHRINK, target=sent.row)
        return list(by_address)

    def _delete(self, address: str, theirs: Sequence[Sent], typed: Iterable[str]) -> None:
        since = stamp(self.house.clock() - DELETABLE)
        for sent in theirs:
            if sent.external is not None:
                can_go = sent.at >= since and not sent.is_shared
                self._write(sent, Action.DELETE if can_go else Action.SHRINK, external=sent.external)
        there = outbox.landed(self.connection, address) | {sent.external or "": sent.at for sent in theirs}
        numbers = {int(external): at for external, at in there.items() if external.isdecimal()}
        young = [number for number, at in numbers.items() if at >= since]
        if young:
            # what was typed is numbered as what was sent: behind the last old message it is young, or nearly
            first, last = max((n for n, at in numbers.items() if at < since), default=0), max(young) + NEAR
            for ref in typed:
                if ref.isdecimal() and first < int(ref) <= last:
                    self._write(theirs[0], Action.DELETE, external=ref)

    def _write(self, sent: Sent, action: Action, *, target: str | None = None, external: str | None = None) -> None:
        phrases = self.house.speaking("")
        gone = Record(phrases("withdrawn.record_shared" if sent.is_shared else "withdrawn.record"), is_answer=False)
        outbox.append(
            self.connection,
            self.house.vault,
            key=self.stored.key,
            id=new_id(),
            address=sent.address,
            channel=sent.channel,
            action=action.value,
            message=gone if action is Action.SHRINK else Note((Line(phrases("unsay.failed")),)),
            target=target,
            external=external,
            bulk=True,
            now=self.house.clock(),
        )

    def keep_notice(self) -> None:
        """Keep for the coordinators that it was withdrawn; before its other notices go, so that no number of theirs
        is given to another one."""
        phrases = self.house.speaking("")
        said = " ".join(line.text for line in self._for_coordinators(phrases)[1:])
        notices.add(
            self.connection,
            self.stored.key,
            Noticed(NoticeKind.WITHDRAWN, said),
            audit=self.stored.audit.id,
            request=self.request.number,
            participant=self.request.participant,
            now=self.house.clock(),
        )

    def _for_coordinators(self, phrases: Phrases) -> list[Line]:
        case = self.request.case.reference if self.request.case else None
        where = self.stored.audit.about(case, self.request.agency) or str(self.request.number)
        who = "withdrawn.by_person" if self.erasure.by is By.PERSON else "withdrawn.by_coordinator"
        lines = [
            Line(phrases("withdrawn.told", where=where)),
            Line(phrases(who, number=self.erasure.receipt, date=self._date(phrases))),
        ]
        if self._editions:
            numbers = ", ".join(str(edition.number) for edition in self._editions)
            lines.append(Line(phrases("withdrawn.correct", numbers=numbers)))
        return lines

    def _caveats(self, channel: str, role: Role) -> list[str]:
        """Return the phrases that say what cannot be undone, or stays."""
        found = ["withdrawn.published"] if self._editions else []
        about = concerns.of_audit(self.connection, self.stored.key, self.stored.audit.id)
        if any(concern.request == self.request.number for concern in about):
            found.append("withdrawn.worry" if role is Role.PARENT else "withdrawn.concern")
        return [*found, "withdrawn.chat"] if channel in UNSAYS else found

    @cached_property
    def _editions(self) -> list[Edition]:
        return editions.with_return_of(self.connection, self.stored.key, self.request.number)

    @cached_property
    def _coordinators(self) -> list[tuple[participants.Participant, str]]:
        audit = self.stored.audit.id
        return participants.of_role(self.connection, self.house.vault, audit, Role.COORDINATOR)

    def _date(self, phrases: Phrases) -> str:
        return phrases.day(self.erasure.asked_at.astimezone(ZoneInfo(self.stored.audit.timezone)).date())
