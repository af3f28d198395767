"""Somebody in one turn: what everything that takes their events works with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from bot.house import House
from bot.showing import Screen
from storage import ledger
from storage.audits import StoredAudit
from storage.participants import Participant
from survey.audit import Audit, Role
from survey.messages import Card, Line, Note
from survey.phrases import Phrases


@dataclass(frozen=True)
class Person:
    """A participant at one address, in one turn."""

    screen: Screen
    participant: Participant
    audit: Audit
    now: dt.datetime

    @property
    def house(self) -> House:
        """What the turns share."""
        return self.screen.house

    @property
    def connection(self) -> Connection:
        """The turn's transaction."""
        return self.screen.connection

    @property
    def channel(self) -> str:
        """Where the participant is."""
        return self.screen.channel

    @property
    def phrases(self) -> Phrases:
        """The participant's language."""
        return self.screen.phrases

    @property
    def actor(self) -> str:
        """The id of whoever acts here."""
        return self.participant.id

    @property
    def runs(self) -> bool:
        """Whether they change what the audit does: the lead, who writes the report, does not."""
        return self.participant.role is Role.COORDINATOR

    @cached_property
    def stored(self) -> StoredAudit:
        """The audit as it is stored."""
        return StoredAudit(self.audit, self.participant.revision, self.participant.key)

    def show(self, card: Card, *notes: Note, about: Collection[int] = ()) -> str:
        """Show a card below these notes; returns the short word that answers a press: none."""
        self.screen.show(self.participant.key, card, notes, about=about)
        return ""

    def say(self, text: str) -> str:
        """Show a note of one line; returns as `show` does."""
        self.screen.show(self.participant.key, None, [Note((Line(text),))])
        return ""

    def note_down(self, action: str, subject: str) -> None:
        """Add to the ledger what they did."""
        actor = ledger.actor(self.actor)
        ledger.append(self.connection, self.audit.id, actor=actor, action=action, subject=subject, now=self.now)
