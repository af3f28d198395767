"""The tick of news: what coordinators hear of at once, and the answers that go back to who asked.

What is to be told follows from rows, and is marked as told in the transaction that writes the messages: a restart, a
second process or a clock that jumps tells nothing twice. Where no coordinator is reached it waits until one is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

import structlog
from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.asked import Questions, takes_words
from bot.daytime import key_of, urgency_of
from bot.delivery import Write
from bot.hearing import Hearer, hearers
from bot.house import House
from storage import audits, ledger, news, notices, participants
from storage.audits import StoredAudit
from storage.news import CASE, WHOLE, Ending
from storage.notices import Notice
from storage.outbox import Urgency
from storage.trouble import IN_TROUBLE
from survey.asked_cards import TAKE_ANSWERS
from survey.hours import is_decent
from survey.news_cards import SLOT, News, Said
from survey.state import SAID_BY_US
from survey.telling import is_over, is_told

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Waiting:
    """The audits of which there may be something to tell, at a place in the history of all requests."""

    audits: tuple[str, ...]
    latest: int


class Telling:
    """Tells coordinators what is new; `nudge` hears the ids of the addresses with new rows."""

    def __init__(self, house: House, write: Write, nudge: Callable[[str], None]) -> None:
        self._house = house
        self._write = write
        self._nudge = nudge
        self._all_told_at: int | None = None
        """Until where in the history of all requests nothing waits: where it has not grown, nothing is looked for."""

    async def look(self) -> None:
        """Tell what is to be told now; what fails is logged, stops nothing else, and is tried again."""
        try:
            found = await self._write(partial(_waiting, self._house.clock(), self._all_told_at))
        except IN_TROUBLE as error:
            _failed(error)
            return
        is_all = True
        for audit in found.audits:
            try:
                here = await self._write(partial(self._one, audit=audit))
            except Exception as error:  # noqa: BLE001 - one damaged row must not keep the other audits from being heard
                _failed(error)
                is_all = False
                continue
            is_all = is_all and not here.waits
            for address in here.told:
                self._nudge(address)
        self._all_told_at = found.latest if is_all else None

    def _one(self, connection: Connection, audit: str) -> OfAudit:
        stored = audits.load(connection, self._house.vault, audit)
        here = OfAudit(self._house, connection, stored, self._house.clock())
        here.tell()
        here.pass_on()
        return here


def _waiting(now: dt.datetime, all_told_at: int | None, connection: Connection) -> Waiting:
    found = {audit for audit, _ in (*notices.unheard(connection), *notices.to_pass_on(connection))}
    latest = news.latest(connection)
    if latest != all_told_at:
        found |= news.ended_in(connection, now)
    return Waiting(tuple(sorted(found)), latest)


@dataclass
class OfAudit:
    """The news of one audit in one transaction; `told` are the ids of the addresses with new rows, and `waits` says
    that there is news of its returns which is not told yet."""

    house: House
    connection: Connection
    stored: StoredAudit
    now: dt.datetime
    told: list[str] = field(default_factory=list)
    waits: bool = False

    def tell(self) -> None:
        """Tell coordinators what they have not heard of, whoever of them is reached."""
        unheard, every = self._unheard(), self._ended()
        ended = every if every and self._is_time(every) else set()
        self.waits = bool(every)
        if not unheard and not ended:
            return
        to = hearers(self.house, self.connection, self.stored.audit, self.now)
        if not to:
            return
        self.waits = every != ended
        for notice in unheard:
            if notice.kind in TAKE_ANSWERS:
                self._put(notice, to)
        said = [notice for notice in unheard if notice.kind not in TAKE_ANSWERS]
        if ended:
            self._send(to, [], ended)
        # a message each: what belongs to one response can be taken back alone
        for about in dict.fromkeys(notice.about for notice in said):
            self._send(to, [notice for notice in said if notice.about == about], set())
        notices.heard(self.connection, unheard, self.now)
        if ended:
            news.tell(self.connection, self.stored.audit.id, ended, self.now)
        self._note_down(len(unheard) + len(ended))

    def pass_on(self) -> None:
        """Let answers go back to who asked."""
        mine = [number for audit, number in notices.to_pass_on(self.connection) if audit == self.stored.audit.id]
        for number in mine:
            here = self._questions()
            notice = here.one(number)
            urgency = urgency_of(self.connection, notice.participant or "", self.now)
            if urgency is Urgency.USUAL or is_decent(self.now, self.stored.audit.timezone):
                here.pass_on(notice, urgency)
                self.told.extend(address for _, address in here.others)

    def _unheard(self) -> list[Notice]:
        audit, key = self.stored.audit, self.stored.key
        mine = [number for name, number in notices.unheard(self.connection) if name == audit.id]
        found = [notices.one(self.connection, key, audit.id, number) for number in mine]
        return [notice for notice in found if is_told(notice.kind, self.now, audit.timezone)]

    def _ended(self) -> set[tuple[str, int]]:
        """Return of what nothing is outstanding any more and nobody was told, each with where its history ended."""
        if not self._endings:
            return set()
        over = {(each, found.seq) for each, found in self._over(self._endings)}
        return over - news.told(self.connection, self.stored.audit.id, self.now)

    def _is_time(self, ended: set[tuple[str, int]]) -> bool:
        """Return whether the burst of returns is over, at a decent hour."""
        seqs = {seq for _, seq in ended}
        first = min(each.at for each in self._endings if each.seq in seqs)
        last = max(each.at for each in self._endings)
        return is_decent(self.now, self.stored.audit.timezone) and is_over(first, last, self.now)

    @cached_property
    def _endings(self) -> list[Ending]:
        audit = self.stored.audit
        return news.endings(self.connection, audit.id, audit.beside, self.now)

    def _over(self, every: list[Ending]) -> Iterator[tuple[str, Ending]]:
        audit = self.stored.audit
        outstanding = news.outstanding(self.connection, audit.id, audit.beside)
        for each in every:
            if each.case is not None and each.case not in outstanding:
                yield f"{CASE}{each.case}", each
        if not outstanding:
            yield WHOLE, max(every, key=lambda each: each.seq)

    def _put(self, notice: Notice, to: list[Hearer]) -> None:
        here = self._questions()
        here.put(notice, to)
        self.told.extend(address for _, address in here.others)

    def _send(self, to: list[Hearer], said: list[Notice], ended: set[tuple[str, int]]) -> None:
        cases, is_all = news.cases_of(ended), any(each == WHOLE for each, _ in ended)
        about = said[0].about if said else ()
        for hearer in to:
            for screen in hearer.screens(self.connection, urgency=Urgency.DAYTIME):
                found = News(cases, is_all, self._said(said, screen.channel))
                key = key_of(SLOT, screen.address, self.now) if ended else None
                screen.tell(hearer.participant.key, found.card(hearer.phrases), SLOT, dedupe=key, about=about)
                self.told.append(screen.address)

    def _said(self, said: list[Notice], channel: str) -> list[Said]:
        audit = self.stored.audit
        people = {notice.participant for notice in said if notice.participant}
        names = participants.names(self.connection, self.stored.key, people) if people else {}
        in_web = not takes_words(audit, channel)
        return [
            Said(
                notice.kind,
                names.get(notice.participant or "", ""),
                audit.about(notice.case, notice.agency),
                notice.text,
                in_web and notice.kind not in SAID_BY_US,
                notice.request,
            )
            for notice in said
        ]

    def _questions(self) -> Questions:
        ahead = Ahead(self.connection, self.house.vault, ())
        return Questions(self.house, self.connection, self.stored.audit, self.stored.key, ahead)

    def _note_down(self, count: int) -> None:
        audit = self.stored.audit.id
        ledger.append(
            self.connection, audit, actor="clock", action="coordinators.told", subject=f"news:{count}", now=self.now
        )


def _failed(error: Exception) -> None:
    log.error("telling.failed", error=type(error).__name__)
