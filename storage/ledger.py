"""Who did and saw what: append-only, without content, each row bound to the one before it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select

from storage.later import Row, later
from storage.tables import ledger
from storage.times import stamp

BEGINNING = "0" * 64

_ROWS = select(ledger).where(ledger.c.audit == bindparam("b_audit"))
_LAST = _ROWS.order_by(ledger.c.seq.desc()).limit(1)
_ALL = _ROWS.order_by(ledger.c.seq)
_APPEND = insert(ledger)


class _Chain:
    """Binds each row to the one before it, in the moment in which they are written."""

    table = ledger

    def __call__(self, connection: Connection, rows: Sequence[Row]) -> None:
        ends: dict[str, tuple[int, str]] = {}
        chained = []
        for row in rows:
            audit = row["audit"]
            seq, previous = ends.get(audit) or self._end(connection, audit)
            link = {**row, "seq": seq + 1, "previous": previous}
            chained.append({**link, "digest": _digest(link)})
            ends[audit] = seq + 1, str(chained[-1]["digest"])
        connection.execute(_APPEND, chained)

    @staticmethod
    def _end(connection: Connection, audit: str) -> tuple[int, str]:
        last = connection.execute(_LAST, {"b_audit": audit}).first()
        return (last.seq, last.digest) if last else (0, BEGINNING)


_CHAIN = _Chain()


def append(connection: Connection, audit: str, *, actor: str, action: str, subject: str, now: dt.datetime) -> None:
    """Add a row to the chain of an audit; `subject` names what it was about and never says what it held."""
    later(
        connection, _CHAIN, {"audit": audit, "at": stamp(now), "actor": actor, "action": action, "subject": subject}
    )


def actor(participant: str | None) -> str:
    """Return how a row names who did it: a participant by their id, None for the command line."""
    return "command" if participant is None else f"participant:{participant}"


def last_was(connection: Connection, audit: str, action: str, *, of: tuple[str, ...]) -> set[str]:
    """Return the ids of the participants for whom, of the actions that begin like one of these, this was the last."""
    about = [ledger.c.action.startswith(each, autoescape=True) for each in of]
    found = _ALL.where(or_(*about)).with_only_columns(ledger.c.subject, ledger.c.action)
    last = {row.subject: row.action for row in connection.execute(found, {"b_audit": audit})}
    return {subject.removeprefix("participant:") for subject, did in last.items() if did == action}


def verify(connection: Connection, audit: str) -> int | None:
    """Return None when the chain is whole, else the seq of the first row that does not fit the one before it.

    Rows that were cut off the end leave no trace in the chain itself: a digest noted elsewhere shows them.
    """
    previous = BEGINNING
    for expected, row in enumerate(connection.execute(_ALL, {"b_audit": audit}).mappings(), 1):
        fits = row["seq"] == expected and row["previous"] == previous and row["digest"] == _digest(row)
        if not fits:
            return int(row["seq"])
        previous = row["digest"]
    return None


def _digest(row: Mapping[Any, Any]) -> str:
    content = {name: row[name] for name in ("audit", "seq", "at", "actor", "action", "subject")}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return sha256(f"{row['previous']}\n{canonical}".encode()).hexdigest()
