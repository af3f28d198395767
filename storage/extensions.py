"""Later due dates: which were given, by whom, and the day that each request has from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, insert, or_, select, update

from storage.among import among
from storage.tables import audits, extensions, new_dates, requests
from storage.times import stamp
from storage.upserts import upsert
from survey.extending import Scope


def add(
    connection: Connection,
    audit: str,
    scope: Scope,
    due: dt.date,
    *,
    asked: Sequence[int],
    by: str | None,
    now: dt.datetime,
) -> None:
    """Give what a scope covers a later due date, in the place of one that was given to the same scope before.

    `asked` are the numbers of the requests that it covers, none where it is the whole audit; `by` is the id of the
    participant who does it, None for the command line.
    """
    named = {"agency": scope.agency, "participant": scope.participant, "request": scope.request}
    row = {"audit": audit, **named, "due": due.isoformat(), "by_participant": by, "at": stamp(now)}
    connection.execute(insert(extensions).values(row))
    if scope.is_audit:
        # whoever keeps the audit in memory reads it again
        revised = {"due": due.isoformat(), "revision": audits.c.revision + 1}
        connection.execute(update(audits).where(audits.c.id == audit).values(**revised))
        return
    newest = _newest(connection, audit)
    covered = select(requests.c.number, requests.c.agency, requests.c.participant).where(
        among(requests.c.number, "b_numbers")
    )
    for each in connection.execute(covered, {"b_numbers": list(asked)}).all():
        day = _latest(newest, each.agency, each.participant, each.number)
        connection.execute(update(requests).where(requests.c.number == each.number).values(due=day))


def moved(connection: Connection, people: Collection[str], now: dt.datetime) -> None:
    """Keep that a due date of these participants has changed."""
    statement = upsert(connection.dialect.name, new_dates)
    put = statement.on_conflict_do_update(index_elements=("participant",), set_={"at": statement.excluded.at})
    if people:
        connection.execute(put, [{"participant": each, "at": stamp(now)} for each in people])


def newest(connection: Connection, audit: str, scope: Scope) -> dt.date | None:
    """Return the day that was given to exactly this scope last, None where none was."""
    return _newest(connection, audit).get((scope.agency, scope.participant, scope.request))


def for_new(connection: Connection, audit: str, agency: str | None, participant: str) -> str | None:
    """Return the day, as it is stored, that a new request has from what its agency or its participant was given."""
    mine: list[ColumnElement[bool]] = [extensions.c.participant == participant]
    if agency is not None:
        mine.append(extensions.c.agency == agency)
    return _latest(_newest(connection, audit, or_(*mine)), agency, participant, 0)


def _newest(
    connection: Connection, audit: str, *only: ColumnElement[bool]
) -> dict[tuple[str | None, str | None, int | None], dt.date]:
    found: Select[Any] = select(extensions).where(extensions.c.audit == audit, *only).order_by(extensions.c.seq)
    rows = connection.execute(found)
    return {(row.agency, row.participant, row.request): dt.date.fromisoformat(row.due) for row in rows}


def _latest(
    newest: dict[tuple[str | None, str | None, int | None], dt.date],
    agency: str | None,
    participant: str,
    number: int,
) -> str | None:
    mine = ((agency, None, None), (None, participant, None), (None, None, number))
    days = [newest[scope] for scope in mine if any(scope) and scope in newest]
    return max(days).isoformat() if days else None
