"""What every change from a coordinator's chat works with, and what it hands back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.finding import Found
from bot.person import Person
from bot.progress import progress
from bot.refusing import CannotDo
from storage import requests
from survey.command_cards import CommandCards
from survey.extending import Scope
from survey.messages import Card, Note
from survey.progress import Asked, Progress
from survey.tasks import Task

View = tuple[str, int]
"""What is shown next: the name of a view of survey.coordinating, and its argument."""


class Gone(CannotDo):
    """What a button was about is no longer there."""

    def __init__(self) -> None:
        super().__init__("toast.stale")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A task as far as it is known, and the card that asks about it; `covers` is whom or what it is about, where the
    card has no room to name them all."""

    task: Task
    card: Card
    covers: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: a line that stays, what is shown next, notes above it, the ids of the participants of whom
    something has changed, and of those who are shown something."""

    confirms: str
    view: View
    notes: tuple[Note, ...] = ()
    changed: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Bench(Person):
    """A coordinator in one turn, with the audit as it stands; buttons of a card carry `revision`."""

    revision: int

    @property
    def cards(self) -> CommandCards:
        """The cards of what is to be changed."""
        return CommandCards(self.revision, self.phrases)

    @cached_property
    def progress(self) -> Progress:
        """Where the audit stands, as it was when this was asked for first."""
        return progress(self.connection, self.house.vault, self.stored)

    @property
    def today(self) -> dt.date:
        """The day in the audit's zone."""
        return self.local(self.now).date()

    def local(self, at: dt.datetime) -> dt.datetime:
        """Return a moment in the audit's zone."""
        return at.astimezone(ZoneInfo(self.audit.timezone))

    def asked(self, scope: Scope) -> Asked:
        """Return the first request of what is meant; raises Gone."""
        found = scope.of(self.progress)
        if not found:
            raise Gone
        return found[0]

    def found(self, task: Task) -> Found:
        """Return the request that a task is about, as it stands; raises Gone where the audit has none such."""
        asked = self.asked(task.scope)
        return Found(requests.one(self.connection, asked.number, self.stored.key), self.progress.name_of(asked))

    def name(self, scope: Scope) -> str:
        """Return what is meant in words, empty for the whole audit; raises Gone."""
        if scope.is_audit:
            return ""
        if scope.agency is not None:
            return self.audit.agency_name(scope.agency)
        asked = self.asked(scope)
        return asked.name if scope.participant is not None else self.progress.name_of(asked)

    def home(self, scope: Scope) -> View:
        """Return the view of what is meant."""
        found = scope.of(self.progress)
        if scope.is_audit or not found:
            return "summary", 0
        kind = "agency" if scope.agency is not None else "person" if scope.participant is not None else "request"
        return kind, found[0].number
