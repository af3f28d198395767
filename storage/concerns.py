"""Concerns about children: raised by who answers, taken and closed by coordinators; what they write is sealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, insert, or_, select, update

from storage.among import among
from storage.ids import new_id
from storage.outbox import Status
from storage.tables import addresses, concern_alerts, concerns, outbox, participants, requests
from storage.times import parse, stamp
from storage.vault import DataKey, place
from survey.alert_cards import MAIL
from survey.concerns import Concerned, Told


class State(StrEnum):
    """What has become of a concern."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class NoSuchConcern(LookupError):
    """The audit has no concern with this number; the text says so."""


class AlreadyClosed(Exception):
    """The concern was closed before; the text says so."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern, by its number in its audit; `case` and `agency` are those of its request.

    `participant` raised it, `acknowledged_by` has it, and `closed_by` closed it (None for the command line).
    `round` counts how often coordinators were alerted, the last time at `alerted_at`; 0 and None where nobody could
    be.
    """

    id: str
    audit: str
    number: int
    request: int | None
    case: str | None
    agency: str | None
    participant: str
    text: str
    told: Told
    raised_at: dt.datetime
    state: State
    round: int
    alerted_at: dt.datetime | None
    acknowledged_by: str | None
    acknowledged_at: dt.datetime | None
    closed_by: str | None
    closed_at: dt.datetime | None
    outcome: str

    @property
    def slot(self) -> str:
        """The slot of the cards that are about it (survey.messages.Card)."""
        return f"{SLOT}{self.number}"


SLOT = "k"
"""What the slot of a concern's card begins with; its number follows."""

_ROWS: Select[Any] = select(concerns, requests.c.case_reference, requests.c.agency).outerjoin(
    requests, requests.c.number == concerns.c.request
)
_OF_AUDIT = _ROWS.where(concerns.c.audit == bindparam("b_audit")).order_by(concerns.c.number)
_ONE = _OF_AUDIT.where(concerns.c.number == bindparam("b_number"))
_UNCLOSED = _OF_AUDIT.where(concerns.c.state != State.CLOSED)
_OF_REQUEST = _UNCLOSED.where(concerns.c.request == bindparam("b_request"))
_OF_NO_REQUEST = _UNCLOSED.where(concerns.c.request.is_(None), concerns.c.participant == bindparam("b_participant"))
_LAST = select(func.max(concerns.c.number)).where(concerns.c.audit == bindparam("b_audit"))
_OPEN = (
    select(concerns.c.audit, concerns.c.number)
    .where(concerns.c.state == State.OPEN)
    .order_by(concerns.c.audit, concerns.c.number)
)
_STATES = select(concerns.c.state, func.count()).where(concerns.c.audit == bindparam("b_audit"))
_ALERTED = select(concern_alerts.c.participant, concern_alerts.c.round, concern_alerts.c.at).where(
    concern_alerts.c.concern == bindparam("b_concern")
)
_newer = outbox.alias("newer")
_UNWANTED_MAILS = (
    select(outbox.c.id)
    .join(addresses, addresses.c.id == outbox.c.address)
    .join(participants, participants.c.id == addresses.c.participant)
    .where(
        among(outbox.c.id, "b_ids"),
        outbox.c.slot == MAIL,
        or_(
            ~exists().where(concerns.c.audit == participants.c.audit, concerns.c.state == State.OPEN),
            exists().where(
                _newer.c.address == outbox.c.address,
                _newer.c.slot == MAIL,
                _newer.c.seq > outbox.c.seq,
                _newer.c.status == Status.WAITING,
            ),
        ),
    )
)
_THIS = update(concerns).where(concerns.c.id == bindparam("b_id"))


def record(
    connection: Connection,
    key: DataKey,
    said: Concerned,
    *,
    audit: str,
    request: int | None,
    participant: str,
    now: dt.datetime,
) -> tuple[Concern, bool]:
    """Store what somebody says of a concern, under the audit's key; returns the concern, and whether it is new.

    What they say adds to the concern about this request (or to theirs that is about none) until that one is closed; a
    line that stands there already does not.
    """
    same = _OF_NO_REQUEST if request is None else _OF_REQUEST
    values = {"b_participant": participant} if request is None else {"b_request": request}
    known = connection.execute(same, {"b_audit": audit, **values}).first()
    if known is not None:
        return _add(connection, key, _open(key, known), said), False
    number = (connection.execute(_LAST, {"b_audit": audit}).scalar() or 0) + 1
    row: dict[str, Any] = {
        "id": (concern := new_id()),
        "audit": audit,
        "number": number,
        "request": request,
        "participant": participant,
        "text_sealed": _seal(key, concern, "text_sealed", said.text),
        "manager_told": said.told.value,
        "raised_at": stamp(now),
        "state": State.OPEN.value,
        "round": 0,
    }
    connection.execute(insert(concerns), row)
    return one(connection, key, audit, number), True


def _add(connection: Connection, key: DataKey, concern: Concern, said: Concerned) -> Concern:
    told = concern.told if said.told is Told.UNSAID else said.told
    known = concern.text.splitlines()
    text = "\n".join([*known, *(line for line in said.text.splitlines() if line not in known)])
    sealed = _seal(key, concern.id, "text_sealed", text)
    connection.execute(_THIS.values(manager_told=told.value, text_sealed=sealed), {"b_id": concern.id})
    return one(connection, key, concern.audit, concern.number)


def one(connection: Connection, key: DataKey, audit: str, number: int) -> Concern:
    """Return a concern of an audit; raises NoSuchConcern."""
    row = connection.execute(_ONE, {"b_audit": audit, "b_number": number}).first()
    if row is None:
        raise NoSuchConcern(f"There is no concern number {number} in this audit. Nothing was changed.")
    return _open(key, row)


def of_audit(connection: Connection, key: DataKey, audit: str) -> list[Concern]:
    """Return the concerns of an audit: those that nobody has taken first, then those that are not closed."""
    found = [_open(key, row) for row in connection.execute(_OF_AUDIT, {"b_audit": audit})]
    return sorted(found, key=lambda concern: (list(State).index(concern.state), concern.number))


def unacknowledged(connection: Connection) -> list[tuple[str, int]]:
    """Return the audit and number of every concern that nobody has taken."""
    return [(audit, number) for audit, number in connection.execute(_OPEN)]


def unwanted_mails(connection: Connection, rows: Sequence[str]) -> list[str]:
    """Return those of these rows of the outbox that are e-mails about concerns of an audit in which none is open, or
    behind which a later one waits."""
    return list(connection.execute(_UNWANTED_MAILS, {"b_ids": list(rows)}).scalars())


def counts(connection: Connection, audit: str) -> dict[State, int]:
    """Return how many concerns of an audit stand at each state that occurs."""
    found = connection.execute(_STATES.group_by(concerns.c.state), {"b_audit": audit})
    return {State(state): count for state, count in found}


def begin_round(connection: Connection, concern: Concern, whom: Iterable[str], now: dt.datetime) -> bool:
    """Note that these participants are alerted once more; returns False where that was done, or the concern taken."""
    one_more = _THIS.where(concerns.c.round == concern.round, concerns.c.state == State.OPEN)
    moved = one_more.values(round=concern.round + 1, alerted_at=stamp(now))
    if connection.execute(moved, {"b_id": concern.id}).rowcount != 1:
        return False
    row = {"concern": concern.id, "round": concern.round + 1, "at": stamp(now)}
    connection.execute(insert(concern_alerts), [{**row, "participant": each} for each in whom])
    return True


def put_right(connection: Connection, concern: Concern, now: dt.datetime) -> None:
    """Count the time since the last alert from now: the clock was set back, and stands before it."""
    connection.execute(_THIS.values(alerted_at=stamp(now)), {"b_id": concern.id})


def alerted(connection: Connection, concern: Concern) -> dict[str, dict[int, dt.datetime]]:
    """Return when each participant was alerted, by the number of the round."""
    found: dict[str, dict[int, dt.datetime]] = {}
    for row in connection.execute(_ALERTED, {"b_concern": concern.id}):
        found.setdefault(row.participant, {})[row.round] = parse(row.at)
    return found


def acknowledge(connection: Connection, concern: Concern, by: str, now: dt.datetime) -> bool:
    """Note that a coordinator has a concern; returns False where somebody had it before, or it is closed."""
    taken = _THIS.where(concerns.c.state == State.OPEN)
    values = {"state": State.ACKNOWLEDGED.value, "acknowledged_by": by, "acknowledged_at": stamp(now)}
    return connection.execute(taken.values(**values), {"b_id": concern.id}).rowcount == 1


def close(
    connection: Connection, key: DataKey, concern: Concern, *, outcome: str, by: str | None, now: dt.datetime
) -> None:
    """Close a concern with its outcome, sealed; raises AlreadyClosed."""
    sealed = _seal(key, concern.id, "outcome_sealed", outcome)
    values = {"state": State.CLOSED.value, "closed_by": by, "closed_at": stamp(now), "outcome_sealed": sealed}
    unclosed = _THIS.where(concerns.c.state != State.CLOSED)
    if connection.execute(unclosed.values(**values), {"b_id": concern.id}).rowcount != 1:
        raise AlreadyClosed(f"Concern number {concern.number} was closed before. Nothing was changed.")


def _seal(key: DataKey, concern: str, column: str, text: str) -> bytes | None:
    return key.seal(place("concerns", concern, column), text) if text else None


def _opened(key: DataKey, row: Row[Any], column: str) -> str:
    sealed = row._mapping[column]  # noqa: SLF001 - SQLAlchemy's own name for a row by its columns
    return key.open(place("concerns", row.id, column), sealed) if sealed is not None else ""


def _open(key: DataKey, row: Row[Any]) -> Concern:
    def at(text: str | None) -> dt.datetime | None:
        return None if text is None else parse(text)

    return Concern(
        id=row.id,
        audit=row.audit,
        number=row.number,
        request=row.request,
        case=row.case_reference,
        agency=row.agency,
        participant=row.participant,
        text=_opened(key, row, "text_sealed"),
        told=Told(row.manager_told),
        raised_at=parse(row.raised_at),
        state=State(row.state),
        round=row.round,
        alerted_at=at(row.alerted_at),
        acknowledged_by=row.acknowledged_by,
        acknowledged_at=at(row.acknowledged_at),
        closed_by=row.closed_by,
        closed_at=at(row.closed_at),
        outcome=_opened(key, row, "outcome_sealed"),
    )
