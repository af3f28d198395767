"""What is for the daytime, in the moment in which it leaves: where a line was broken until the night, or something
was done at night, it waits for the morning; and what is no longer true by then does not leave at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.house import House
from storage import addresses, audits, daytime, failures, news, notices, outbox, requests
from storage.daytime import Written
from storage.outbox import Urgency
from storage.times import stamp
from survey.asked_cards import SLOT as ASKED
from survey.dispositions import Disposition
from survey.failure_cards import SLOT as FAILURE
from survey.hours import next_decent
from survey.news_cards import SLOT as NEWS
from survey.telling import is_awake

STANDS = "stands"
"""What the key of a word on a request begins with: it is said only while the request stands as it did."""


def urgency_of(connection: Connection, participant: str, now: dt.datetime) -> Urgency:
    """Return how much what somebody is told can wait: whoever is there just now hears it at any hour."""
    return Urgency.USUAL if is_awake(addresses.last_seen(connection, participant), now) else Urgency.DAYTIME


def key_of(what: str, address: str, now: dt.datetime, *details: object) -> str:
    """Return the key of a row that says something which may not be true any more when it leaves."""
    return "|".join((what, address, stamp(now), *map(str, details)))


@dataclass(frozen=True)
class Daytime:
    """The messages for the daytime, of every audit."""

    house: House

    def unwanted(self, connection: Connection, rows: Sequence[str]) -> set[str]:
        """Put off those of these rows, which could leave now, that are not for this hour, and take back those that
        are no longer true; returns both."""
        now, found = self.house.clock(), daytime.of_rows(connection, rows)
        opens = {audit: self._opens(connection, audit, now) for audit in {each.audit for each in found}}
        late = {each.id for each in found if opens[each.audit] > now}
        for each in found:
            if each.id in late:
                daytime.put_off(connection, each.id, opens[each.audit])
        here = [each for each in found if each.id not in late]
        untrue = {each.id for each in here if each.superseded or not self._is_true(connection, each)}
        if untrue:
            outbox.withdraw(connection, untrue, now)
        for each in here:
            if each.id in untrue and each.slot == FAILURE:
                # what of it still stands is told anew, as any that nobody has heard of
                failures.tell_again(connection, _said(each)[1])
        return late | untrue

    def _opens(self, connection: Connection, audit: str, now: dt.datetime) -> dt.datetime:
        return next_decent(now, audits.load(connection, self.house.vault, audit).audit.timezone)

    def _is_true(self, connection: Connection, each: Written) -> bool:
        number = each.slot.removeprefix(ASKED)
        if each.slot.startswith(ASKED) and number.isdecimal():
            return not notices.is_answered(connection, each.audit, int(number))
        match _said(each):
            case [what, at, count] if what == FAILURE:
                return failures.told_at(connection, each.audit, at) == int(count)
            case [what, at] if what == NEWS:
                beside = audits.load(connection, self.house.vault, each.audit).audit.beside
                return news.is_still_so(connection, each.audit, beside, at)
            case [what, _, request, disposition] if what == STANDS:
                return requests.is_theirs(connection, int(request), each.participant, Disposition(disposition))
        return True


def _said(row: Written) -> list[str]:
    """Return what the key of a row says, without the address."""
    what, _, *details = row.key.split("|") if "|" in row.key else ("", "")
    return [what, *details]
