"""What the coordinator must hear of, with the person's own words sealed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from storage.ids import new_id
from storage.later import later
from storage.tables import notices, requests
from storage.times import stamp
from storage.vault import DataKey, place
from survey.state import Noticed, NoticeKind

_ADD = insert(notices)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to hear of; `case` and `agency` are those of its request."""

    kind: NoticeKind
    request: int | None
    case: str | None
    agency: str | None
    text: str
    at: str


def add(
    connection: Connection,
    key: DataKey,
    noticed: Noticed,
    *,
    audit: str,
    request: int | None,
    participant: str,
    now: dt.datetime,
) -> None:
    """Store a notice under the audit's key."""
    notice = new_id()
    text = key.seal(place("notices", notice, "text_sealed"), noticed.text) if noticed.text else None
    row = {"id": notice, "audit": audit, "request": request, "participant": participant, "kind": noticed.kind.value}
    later(connection, _ADD, {**row, "text_sealed": text, "at": stamp(now)})


def of_audit(connection: Connection, key: DataKey, audit: str) -> list[Notice]:
    """Return the notices of an audit, the oldest first."""
    rows = select(notices, requests.c.case_reference, requests.c.agency)
    rows = rows.outerjoin(requests, requests.c.number == notices.c.request)
    rows = rows.where(notices.c.audit == audit).order_by(notices.c.at, notices.c.id)
    found = []
    for row in connection.execute(rows):
        text = key.open(place("notices", row.id, "text_sealed"), row.text_sealed) if row.text_sealed else ""
        kind = NoticeKind(row.kind)
        found.append(Notice(kind, row.request, row.case_reference, row.agency, text, row.at))
    return found
