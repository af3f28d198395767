"""Returns: snapshots of submitted responses. Of each request the latest counts; of a parent it alone keeps what was
answered."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, update

from storage.among import among
from storage.ids import new_id
from storage.later import later
from storage.responses import EMPTIED, Response
from storage.tables import data_keys, requests, responses, returns
from storage.times import parse, stamp
from storage.vault import ERASED, Vault, legible, place
from survey.answers import Answer
from survey.returns import Return
from survey.state import Submitted

_newest = select(func.max(returns.c.number)).where(returns.c.request == responses.c.request).correlate(responses)
_LATEST: Select[Any] = (
    select(
        returns,
        requests.c.case_reference,
        requests.c.agency,
        requests.c.questionnaire,
        data_keys.c.id.label("key_id"),
        data_keys.c.wrapped,
    )
    .join(responses, responses.c.request == returns.c.request)
    .join(requests, requests.c.number == returns.c.request)
    .join(data_keys, data_keys.c.id == responses.c.data_key)
    .where(returns.c.number == _newest.scalar_subquery(), data_keys.c.wrapped != ERASED)
)
_ADD = insert(returns)
_FORGET_EARLIER = (
    update(returns)
    .where(
        returns.c.request == bindparam("b_request"),
        returns.c.number < bindparam("b_number"),
        returns.c.content_sealed != EMPTIED,
    )
    .values(content_sealed=EMPTIED)
)
_OF_EACH = _LATEST.where(among(returns.c.request, "b_requests"))
_OF_AUDIT = _LATEST.where(requests.c.audit == bindparam("b_audit")).order_by(returns.c.request)


def add(
    connection: Connection,
    response: Response,
    submitted: Submitted,
    *,
    number: int,
    origin: str,
    synthetic: bool,
    participant: str | None,
    languages: Mapping[str, str],
    now: dt.datetime,
) -> None:
    """Store a return, with the language in which each question was answered; raises IntegrityError where the request
    has one with this number."""
    content = {
        "asked": list(submitted.asked),
        "answers": [answer.to_json() for answer in submitted.answers],
        "set_aside": [answer.to_json() for answer in submitted.set_aside],
        "carried": dict(submitted.carried),
        "languages": {a.question: languages[a.question] for a in submitted.answers if a.question in languages},
    }
    return_id = new_id()
    row = {
        "id": return_id,
        "request": response.request,
        "number": number,
        "questionnaire_version": response.version,
        "content_sealed": response.key.seal(place("returns", return_id, "content_sealed"), json.dumps(content)),
        "origin": origin,
        "synthetic": synthetic,
        "participant": participant,
        "submitted_at": stamp(now),
    }
    later(connection, _ADD, row)


def forget_earlier(connection: Connection, request: int, number: int) -> None:
    """Keep of the returns before this number only that they were made, when, and that another one replaced them."""
    later(connection, _FORGET_EARLIER, {"b_request": request, "b_number": number})


def latest(connection: Connection, vault: Vault, request: int) -> Return | None:
    """Return the return that counts for a request, None where there is none."""
    row = connection.execute(_OF_EACH, {"b_requests": [request]}).first()
    return _open(vault, row) if row else None


def latest_of_each(connection: Connection, vault: Vault, requests: Iterable[int]) -> dict[int, Return]:
    """Return the return that counts for each request that has one, but for those that cannot be read."""
    rows = connection.execute(_OF_EACH, {"b_requests": list(requests)})
    return {row.request: found for row, found in legible(rows, partial(_open, vault))}


def of_audit(connection: Connection, vault: Vault, audit: str) -> list[Return]:
    """Return the latest return of every request of an audit, without those whose key was erased."""
    return [_open(vault, row) for row in connection.execute(_OF_AUDIT, {"b_audit": audit})]


def first_submitted(connection: Connection, audit: str) -> dict[int, dt.datetime]:
    """Return when each request of an audit that has a return was submitted for the first time."""
    found = select(returns.c.request, func.min(returns.c.submitted_at)).group_by(returns.c.request)
    found = found.join(requests, requests.c.number == returns.c.request).where(requests.c.audit == audit)
    return {request: parse(at) for request, at in connection.execute(found)}


def count(connection: Connection, audit: str) -> int:
    """Return how many returns were ever made in an audit, those that were replaced among them."""
    found = select(func.count()).select_from(returns).join(requests, requests.c.number == returns.c.request)
    return int(connection.execute(found.where(requests.c.audit == audit)).scalar_one())


def count_by_agency(connection: Connection, audit: str, beside: Collection[str] = ()) -> dict[str | None, int]:
    """Return how many returns were ever made in an audit by each agency, None for those who answer for none; without
    those of the questionnaires `beside`."""
    found = select(requests.c.agency, func.count().label("made")).join(
        returns, returns.c.request == requests.c.number
    )
    found = found.where(requests.c.audit == audit, requests.c.questionnaire.not_in(beside))
    found = found.group_by(requests.c.agency)
    return {row.agency: row.made for row in connection.execute(found)}


def _open(vault: Vault, row: Row[Any]) -> Return:
    key = vault.unwrap(row.key_id, row.wrapped)
    content = json.loads(key.open(place("returns", row.id, "content_sealed"), row.content_sealed))
    return Return(
        request=row.request,
        number=row.number,
        case=row.case_reference,
        agency=row.agency,
        questionnaire=row.questionnaire,
        version=row.questionnaire_version,
        asked=tuple(content["asked"]),
        answers=tuple(Answer.from_json(answer) for answer in content["answers"]),
        set_aside=tuple(Answer.from_json(answer) for answer in content["set_aside"]),
        origin=row.origin,
        synthetic=row.synthetic,
        submitted_at=row.submitted_at,
        carried=content.get("carried", {}),  # what was submitted before anything could be carried over has none
        languages=content.get("languages", {}),  # and before anybody could change theirs
    )
