"""What coordinators are told of a failure: what happened, what is kept, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from survey.coordinator_cards import SLOT as CHAT
from survey.failures import Failing
from survey.messages import Button, Card, Line, token
from survey.phrases import Phrases

SLOT = "failure"
PEOPLE = frozenset({Failing.STOPPED, Failing.REFUSED})
"""What lies in somebody whom nothing reaches."""
NAMED = PEOPLE | {Failing.ALERTS}
"""What lies in somebody."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A failure in words; `detail` is the name of somebody, a number in quarantine, or what cannot be written."""

    kind: Failing
    detail: str = ""

    def words(self, phrases: Phrases) -> str:
        """Return what is said of it."""
        return phrases(f"failure.{self.kind}", detail=self.detail)


def failure_card(failed: Iterable[Failed], missed: int, phrases: Phrases) -> Card:
    """Return the message about failures that coordinators have not heard of; `missed` counts everybody from whom
    something is outstanding and whom nothing reaches, as their list does."""
    rows = [Button(token(CHAT, 0, -1, "summary"), phrases("coordinator.summary"))]
    if missed:
        label = phrases("coordinator.outreach", count=missed)
        rows.insert(0, Button(token(CHAT, 0, -1, "outreach"), label, main=True))
    lines = tuple(Line(each.words(phrases)) for each in failed)
    return Card(SLOT, phrases("failure.title"), lines, rows=tuple((row,) for row in rows))
