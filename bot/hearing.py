"""Who coordinates an audit and hears of something now, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.house import House
from bot.showing import Screen
from storage import addresses, participants, reach
from storage.addresses import Address
from storage.outbox import Entry, Urgency
from storage.participants import Participant
from storage.vault import DataKey
from survey.audit import Audit, Role
from survey.phrases import Phrases


@dataclass(frozen=True)
class Hearing:
    """What the coordinators of one audit hear of in one transaction; `key` is the audit's.

    `ready` and `others` are filled as those of bot.showing.Screen: rows that can leave at once, and the channels and
    ids of the addresses with new rows.
    """

    house: House
    connection: Connection
    audit: Audit
    key: DataKey
    ahead: Ahead
    ready: list[Entry] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def within(cls, screen: Screen, audit: Audit, key: DataKey) -> Self:
        """Return that of a turn, whose rows leave together with those of its screen."""
        return cls(screen.house, screen.connection, audit, key, screen.ahead, screen.ready, screen.others)

    @property
    def now(self) -> dt.datetime:
        """The time of the turn."""
        return self.house.clock()


@dataclass(frozen=True)
class Hearer:
    """A coordinator who is reached now and has read who reads what; `places` begin with those that come to them by
    themselves, the last one that they were active in first."""

    house: House
    participant: Participant
    name: str
    places: tuple[Address, ...]

    @property
    def phrases(self) -> Phrases:
        """Their language."""
        return self.house.speaking(self.participant.language)

    def screens(
        self,
        connection: Connection,
        *,
        bulk: bool = False,
        urgency: Urgency = Urgency.USUAL,
        ahead: Ahead | None = None,
        ready: list[Entry] | None = None,
    ) -> Iterator[Screen]:
        """Yield a screen at each of their places; `bulk` and `urgency` are those of bot.showing.Screen, `ahead`
        and `ready` are those of the turn in which it is."""
        ahead, ready = ahead or Ahead(connection, self.house.vault, ()), [] if ready is None else ready
        for place in self.places:
            yield Screen(
                self.house,
                connection,
                ahead,
                place.id,
                place.channel,
                self.phrases,
                bulk=bulk,
                urgency=urgency,
                ready=ready,
            )


def hearers(house: House, connection: Connection, audit: Audit, now: dt.datetime) -> list[Hearer]:
    """Return the coordinators of an audit who are reached now, by name; the lead reads, and is told nothing."""
    ways = reach.of_audit(connection, audit.id, now)
    places: dict[str, list[Address]] = {}
    for address in addresses.of_role(connection, audit.id, Role.COORDINATOR):
        if audit.allows(Role.COORDINATOR, address.channel) and ways[address.participant][address.channel]:
            places.setdefault(address.participant, []).append(address)
    found = []
    for participant, name in participants.of_role(connection, house.vault, audit.id, Role.COORDINATOR):
        told = [place for place in places.get(participant.id, ()) if place.channel in participant.desk.told]
        told.sort(key=lambda place: place.seen or "", reverse=True)
        told.sort(key=lambda place: not house.channels[place.channel].pushes)
        if told:
            found.append(Hearer(house, participant, name, tuple(told)))
    return found
