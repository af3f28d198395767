"""Whether a row that could leave is still wanted, and at this hour: it is looked at again in that moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection

from bot.channels import Action
from storage.outbox import Entry, Urgency
from survey.alert_cards import MAIL as ALERT
from survey.digest_cards import SLOT as DIGEST
from survey.reminder_cards import SLOT as REMINDER

_TIMELY = frozenset({REMINDER, DIGEST, ALERT})


class Unwanted(Protocol):
    """Looks again at rows that could leave now."""

    def __call__(self, connection: Connection, rows: Sequence[str], /) -> set[str]:
        """Take back those that nobody wants any more, put off those that are not for this hour, and return both."""


def is_timely(entry: Entry) -> bool:
    """Return whether a row is looked at again when it leaves."""
    return entry.action == Action.SEND and (entry.slot in _TIMELY or entry.urgency is Urgency.DAYTIME)


def all_wanted(_: Connection, __: Sequence[str]) -> set[str]:
    """Take nothing back."""
    return set()
