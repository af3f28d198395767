"""What an outcome means for a row of the outbox: settled, or tried again, and when."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection

from bot.backoff import doubling
from bot.channels import Action, Delivered, Gone, NotSent, Outcome, Refused, Unknown, Unreachable
from storage import addresses, outbox
from storage.keyring import Keyring
from storage.outbox import Entry
from survey.digest_cards import SLOT as DIGEST
from survey.messages import Card, Drawn, Record, Tone
from survey.reminder_cards import SLOT as REMINDER

MOST_REMEMBERED = 4096

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a row, counted in `entry.attempts`; `is_new` says that the person got a new message, or may have."""

    entry: Entry
    outcome: Outcome
    is_new: bool


class Settling:
    """Writes down what became of attempts, and remembers which of a row's were unclear."""

    def __init__(self) -> None:
        self._unclear: Keyring[frozenset[int]] = Keyring(MOST_REMEMBERED)

    def settle(self, connection: Connection, attempt: Attempt, now: dt.datetime) -> None:
        """Write what became of an attempt."""
        entry = attempt.entry
        match attempt.outcome:
            case Delivered(external):
                outbox.delivered(connection, entry, external, now)
            case NotSent(wait):
                _again(connection, entry, wait, now)
                return
            case Unknown():
                if self._is_repeated(attempt):
                    _again(connection, entry, 0, now)
                    return
                outbox.uncertain(connection, entry.id, now)
                log.warning("delivery.uncertain", row=entry.id, attempts=entry.attempts)
            case Gone() if entry.action == Action.SHRINK and entry.external:
                # what was to become one line is not there at all
                outbox.delivered(connection, entry, entry.external, now)
            case Unreachable():
                addresses.unreachable(connection, entry.address)
                _failed(connection, entry, "unreachable", now)
            case Gone():
                _failed(connection, entry, "gone", now)
            case Refused(reason):
                _failed(connection, entry, reason, now)

    def recall(self, entry: Entry) -> None:
        """Count the attempts of an earlier process as unclear: nobody knows better."""
        self._unclear.keep(entry.id, frozenset(range(1, entry.attempts)))

    def _is_repeated(self, attempt: Attempt) -> bool:
        # by their numbers: a round that was lost settles the same attempt again
        known = self._unclear.get(attempt.entry.id) or frozenset()
        unclear = self._unclear.keep(attempt.entry.id, known | {attempt.entry.attempts})
        return len(unclear) <= _repeats(attempt)


def _repeats(attempt: Attempt) -> float:
    """Return how often it is done again though it may have arrived."""
    entry = attempt.entry
    if not attempt.is_new:
        return math.inf  # an edit says the same however often it arrives
    if isinstance(entry.message, Drawn):
        return 0  # the same picture twice reads as two different ones
    if not isinstance(entry.message, Record) and any(line.tone is Tone.ALERT for line in entry.message.lines):
        return math.inf
    if entry.slot in {REMINDER, DIGEST}:
        return 0
    # a card seen twice does no harm, for a button means what it said; a reminder seen twice does
    return 1 if isinstance(entry.message, Card) or not entry.bulk else 0


def _again(connection: Connection, entry: Entry, wait: float, now: dt.datetime) -> None:
    delay = max(wait, doubling(entry.attempts))
    outbox.again(connection, entry.id, now + dt.timedelta(seconds=delay))
    log.info("delivery.again", row=entry.id, attempts=entry.attempts, seconds=delay)


def _failed(connection: Connection, entry: Entry, reason: str, now: dt.datetime) -> None:
    outbox.failed(connection, entry.id, now)
    log.warning("delivery.failed", row=entry.id, reason=reason)
