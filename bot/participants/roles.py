"""Whose turn it is: what each role can say has a module of its own."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from bot.participants.coordinator import Coordinator
from bot.participants.nominee import Nominee
from bot.participants.parent import Parent
from bot.participants.respondent import Respondent
from bot.showing import Screen
from storage.participants import Participant
from survey.audit import RUNS, Audit, Role
from survey.events import Event
from survey.messages import Note


class Somebody(Protocol):
    """A participant in one turn."""

    def take(self, event: Event, *, returning: bool = False) -> str:
        """Do what an event does; returns the short word that answers a press.

        `returning` says that what was sent lately never arrived: where they are is shown whatever the event does.
        """

    def greet(self, *notes: Note) -> None:
        """Show where they stand, below these notes."""


def somebody(screen: Screen, participant: Participant, audit: Audit, now: dt.datetime) -> Somebody:
    """Return a participant in the role that they have."""
    if participant.role is Role.NOMINEE:
        return Nominee(screen, participant, audit, now)
    if participant.role is Role.PARENT:
        return Parent(screen, participant, audit, now)
    if participant.role in RUNS:
        return Coordinator(screen, participant, audit, now)
    return Respondent(screen, participant, audit, now)
