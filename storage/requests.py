"""Requests, and where each of them stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from storage import extensions
from storage.among import among
from storage.later import later
from storage.tables import cases, data_keys, dispositions, requests, responses
from storage.times import stamp
from storage.vault import ERASED, DataKey, legible, place
from survey.dispositions import RUNNING, Disposition
from survey.state import Case


@dataclass(frozen=True, slots=True)
class Request:
    """One participant is asked to complete one questionnaire; `due` is a later day than the audit's, where it was
    given one."""

    number: int
    audit: str
    participant: str
    case: Case | None
    agency: str | None
    label: str
    questionnaire: str
    disposition: Disposition
    due: dt.date | None = None


_ROWS = select(requests, cases.c.attributes).outerjoin(
    cases, (cases.c.audit == requests.c.audit) & (cases.c.reference == requests.c.case_reference)
)
_OF_EACH = _ROWS.where(among(requests.c.participant, "b_participants")).order_by(requests.c.number)
_ONE = _ROWS.where(requests.c.number == bindparam("b_number"))
_OF_AUDIT = _ROWS.where(requests.c.audit == bindparam("b_audit")).order_by(requests.c.number)
_STANDS = select(requests.c.disposition).where(requests.c.number == bindparam("b_number"))
_STANDS_IN = _STANDS.where(requests.c.audit == bindparam("b_audit"))
_THEIRS = _STANDS.where(requests.c.participant == bindparam("b_participant"))
_UNDER_WAY = (
    select(requests.c.number, responses.c.questionnaire_version)
    .join(responses, responses.c.request == requests.c.number)
    .join(data_keys, data_keys.c.id == responses.c.data_key)
    .where(
        requests.c.audit == bindparam("b_audit"),
        requests.c.questionnaire == bindparam("b_questionnaire"),
        requests.c.disposition.in_(RUNNING),
        data_keys.c.wrapped != ERASED,
    )
)
_MOVE = (
    update(requests).where(requests.c.number == bindparam("b_number")).values(disposition=bindparam("b_disposition"))
)
_HISTORY = insert(dispositions)
_REASSIGN = (
    update(requests)
    .where(requests.c.number == bindparam("b_number"))
    .values(participant=bindparam("b_participant"), disposition=bindparam("b_disposition"))
)


def of_participant(connection: Connection, participant: str, key: DataKey) -> list[Request]:
    """Return a participant's requests, in the order in which they were set up; `key` is their audit's."""
    rows = connection.execute(_OF_EACH, {"b_participants": [participant]})
    return [opened(key, row) for row in rows]


def of_each(connection: Connection, participants: Mapping[str, DataKey]) -> dict[str, list[Request]]:
    """Return the requests of these participants, each with their audit's key, in the order in which they were set up;
    but for those whom nobody can read."""
    rows: dict[str, list[Row[Any]]] = {participant: [] for participant in participants}
    for row in connection.execute(_OF_EACH, {"b_participants": list(participants)}):
        rows[row.participant].append(row)
    each = legible(rows, lambda name: [opened(participants[name], row) for row in rows[name]])
    return dict(each)


def of_audit(connection: Connection, audit: str, key: DataKey) -> list[Request]:
    """Return the requests of an audit, in the order in which they were set up; `key` is the audit's."""
    return [opened(key, row) for row in connection.execute(_OF_AUDIT, {"b_audit": audit})]


def one(connection: Connection, number: int, key: DataKey) -> Request:
    """Return a request; `key` is its audit's. Raises sqlalchemy.exc.NoResultFound."""
    return opened(key, connection.execute(_ONE, {"b_number": number}).one())


def audit_of(connection: Connection, number: int) -> str:
    """Return the id of a request's audit; raises sqlalchemy.exc.NoResultFound."""
    return str(connection.execute(select(requests.c.audit).where(requests.c.number == number)).scalar_one())


def stands(connection: Connection, audit: str, number: int) -> Disposition:
    """Return where a request of an audit stands; raises sqlalchemy.exc.NoResultFound for another audit's."""
    return Disposition(connection.execute(_STANDS_IN, {"b_audit": audit, "b_number": number}).scalar_one())


def is_theirs(connection: Connection, number: int, participant: str, stands: Disposition) -> bool:
    """Return whether a request is this participant's and stands so."""
    values = {"b_number": number, "b_participant": participant}
    return connection.execute(_THEIRS, values).scalar() == stands


def under_way(connection: Connection, audit: str, questionnaire: str) -> dict[int, int]:
    """Return the version under which each request for a questionnaire is being answered, by number.

    Those whose response's key was erased are left out.
    """
    found = connection.execute(_UNDER_WAY, {"b_audit": audit, "b_questionnaire": questionnaire})
    return {row.number: row.questionnaire_version for row in found}


def add(
    connection: Connection,
    key: DataKey,
    *,
    audit: str,
    line_key: str,
    participant: str,
    case: str | None,
    agency: str | None,
    label: str,
    questionnaire: str,
    now: dt.datetime,
) -> int | None:
    """Add a request; returns its number, None where the audit has one with this `line_key` (a keyed hash) already."""
    known = select(requests.c.number).where(requests.c.audit == audit, requests.c.line_key == line_key)
    if connection.execute(known).first():
        return None
    row = {
        "audit": audit,
        "line_key": line_key,
        "participant": participant,
        "case_reference": case,
        "agency": agency,
        "label_sealed": key.seal(place("requests", line_key, "label_sealed"), label) if label else None,
        "questionnaire": questionnaire,
        "disposition": Disposition.NOT_INVITED.value,
        "due": extensions.for_new(connection, audit, agency, participant),
    }
    number = int(connection.execute(insert(requests).values(row).returning(requests.c.number)).scalar_one())
    _record(connection, number, Disposition.NOT_INVITED, reason="set_up", by=None, now=now)
    return number


def dispose(
    connection: Connection,
    number: int,
    disposition: Disposition,
    *,
    reason: str,
    by: str | None,
    now: dt.datetime,
    stands: Disposition | None = None,
) -> bool:
    """Move a request to a disposition and keep that in its history; returns False where it stands there already.

    `stands` is where it stands, known to whoever has read it in this transaction.
    """
    if stands is None:
        stands = Disposition(connection.execute(_STANDS, {"b_number": number}).scalar_one())
    if stands == disposition:
        return False
    later(connection, _MOVE, {"b_number": number, "b_disposition": disposition.value})
    _record(connection, number, disposition, reason=reason, by=by, now=now)
    return True


def reassign(
    connection: Connection,
    request: Request,
    participant: str,
    disposition: Disposition,
    *,
    by: str | None,
    now: dt.datetime,
) -> Request:
    """Give a request to another participant and keep that in its history; returns it as it stands then."""
    values = {"b_number": request.number, "b_participant": participant, "b_disposition": disposition.value}
    later(connection, _REASSIGN, values)
    _record(connection, request.number, disposition, reason="reassigned", by=by, now=now)
    return replace(request, participant=participant, disposition=disposition)


def _record(
    connection: Connection, number: int, disposition: Disposition, *, reason: str, by: str | None, now: dt.datetime
) -> None:
    row = {"request": number, "disposition": disposition.value, "reason": reason, "by_participant": by}
    later(connection, _HISTORY, {**row, "at": stamp(now)})


def opened(key: DataKey, row: Row[Any]) -> Request:
    """Return the request of a row with all columns of a request and the attributes of its case."""
    case = Case(row.case_reference, row.attributes) if row.case_reference is not None else None
    sealed = row.label_sealed
    label = key.read(place("requests", row.line_key, "label_sealed"), sealed, str) if sealed is not None else ""
    return Request(
        number=row.number,
        audit=row.audit,
        participant=row.participant,
        case=case,
        agency=row.agency,
        label=label,
        questionnaire=row.questionnaire,
        disposition=Disposition(row.disposition),
        due=None if row.due is None else dt.date.fromisoformat(row.due),
    )
