"""What the coordinators must hear of, and what they answered; the words of both are sealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, update

from storage.ids import new_id
from storage.later import Row as Waiting
from storage.later import later
from storage.tables import notices, requests
from storage.times import parse, stamp
from storage.vault import DataKey, place
from survey.asked_cards import TAKE_ANSWERS
from survey.state import Noticed, NoticeKind

AT_ONCE = (
    NoticeKind.NOT_SURE,
    NoticeKind.COLLEAGUE,
    NoticeKind.REMINDERS_STOPPED,
    NoticeKind.QUESTION,
    NoticeKind.FAMILY,
    NoticeKind.CORRECTION,
)
"""What coordinators are told as soon as it may be; a concern has a way of its own (storage.concerns)."""


class NoSuchNotice(LookupError):
    """The audit has no notice with this number."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to hear of, by its number in its audit; `case` and `agency` are those of its request.

    `answered_by` has answered it; `passed_on` says that the answer is on its way to who asked, and `is_heard` that
    coordinators were told.
    """

    id: str
    number: int
    kind: NoticeKind
    request: int | None
    case: str | None
    agency: str | None
    participant: str | None
    text: str
    at: str
    is_heard: bool = False
    answer: str = ""
    answered_by: str | None = None
    answered_at: dt.datetime | None = None
    passed_on: bool = False

    @property
    def about(self) -> tuple[int, ...]:
        """The request whose response it belongs to, if it does to one."""
        return () if self.request is None else (self.request,)

    @property
    def waits(self) -> bool:
        """Whether it can be answered, and is not."""
        return self.kind in TAKE_ANSWERS and self.answered_by is None


_ADD = insert(notices)
_ROWS: Select[Any] = (
    select(notices, requests.c.case_reference, requests.c.agency)
    .outerjoin(requests, requests.c.number == notices.c.request)
    .where(notices.c.audit == bindparam("b_audit"))
    .order_by(notices.c.at, notices.c.number)
)
_ONE = _ROWS.where(notices.c.number == bindparam("b_number"))
_LAST = select(func.max(notices.c.number)).where(notices.c.audit == bindparam("b_audit"))
_OPEN_LIKE = _ROWS.where(
    notices.c.kind == bindparam("b_kind"),
    notices.c.request == bindparam("b_request"),
    notices.c.participant == bindparam("b_participant"),
    notices.c.answered_at.is_(None),
)
_UNHEARD = (
    select(notices.c.audit, notices.c.number)
    .where(notices.c.heard_at.is_(None), notices.c.kind.in_(AT_ONCE))
    .order_by(notices.c.audit, notices.c.number)
)
_TO_PASS_ON = (
    select(notices.c.audit, notices.c.number)
    .where(notices.c.answered_at.is_not(None), notices.c.passed_on_at.is_(None))
    .order_by(notices.c.audit, notices.c.number)
)
_UNANSWERED = select(func.count()).where(
    notices.c.audit == bindparam("b_audit"), notices.c.kind.in_(TAKE_ANSWERS), notices.c.answered_at.is_(None)
)
_WAITS = select(notices.c.number).where(
    notices.c.audit == bindparam("b_audit"),
    notices.c.number == bindparam("b_number"),
    notices.c.answered_at.is_(None),
)
_THIS = update(notices).where(notices.c.id == bindparam("b_id"))


class _Numbered:
    """Numbers the notices of each audit, in the moment in which they are written."""

    table = notices

    def __call__(self, connection: Connection, rows: Sequence[Waiting]) -> None:
        last: dict[str, int] = {}
        numbered = []
        for row in rows:
            audit = row["audit"]
            before = last.get(audit) or connection.scalar(_LAST, {"b_audit": audit}) or 0
            last[audit] = before + 1
            numbered.append({**row, "number": last[audit]})
        connection.execute(_ADD, numbered)


_NUMBERED = _Numbered()


def add(
    connection: Connection,
    key: DataKey,
    noticed: Noticed,
    *,
    audit: str,
    request: int | None,
    participant: str | None,
    now: dt.datetime,
) -> None:
    """Store a notice under the audit's key; it is `participant`'s, or says not whose.

    What somebody says who is not sure which child it is adds to that notice until it is answered.
    """
    if noticed.kind is NoticeKind.NOT_SURE and request is not None:
        values = {"b_kind": noticed.kind, "b_request": request, "b_participant": participant}
        known = connection.execute(_OPEN_LIKE, {"b_audit": audit, **values}).first()
        if known is not None:
            _add_words(connection, key, _open(key, known), noticed.text)
            return
    row: dict[str, Any] = {"id": (notice := new_id()), "audit": audit, "kind": noticed.kind.value}
    row |= {"request": request, "participant": participant, "at": stamp(now)}
    later(connection, _NUMBERED, {**row, "text_sealed": _seal(key, notice, "text_sealed", noticed.text)})


def _add_words(connection: Connection, key: DataKey, known: Notice, text: str) -> None:
    if text:
        words = "\n".join(part for part in (known.text, text) if part)
        values = {"text_sealed": _seal(key, known.id, "text_sealed", words), "heard_at": None}
        connection.execute(_THIS.values(**values), {"b_id": known.id})


def of_audit(connection: Connection, key: DataKey, audit: str) -> list[Notice]:
    """Return the notices of an audit, the oldest first."""
    return [_open(key, row) for row in connection.execute(_ROWS, {"b_audit": audit})]


def one(connection: Connection, key: DataKey, audit: str, number: int) -> Notice:
    """Return a notice of an audit; raises NoSuchNotice."""
    row = connection.execute(_ONE, {"b_audit": audit, "b_number": number}).first()
    if row is None:
        raise NoSuchNotice(f"There is no notice number {number} in this audit.")
    return _open(key, row)


def unheard(connection: Connection) -> list[tuple[str, int]]:
    """Return the audit and number of every notice of AT_ONCE that coordinators were not told of."""
    return [(audit, number) for audit, number in connection.execute(_UNHEARD)]


def heard(connection: Connection, found: Iterable[Notice], now: dt.datetime) -> None:
    """Keep that coordinators were told of these."""
    for notice in found:
        connection.execute(_THIS.values(heard_at=stamp(now)), {"b_id": notice.id})


def unanswered(connection: Connection, audit: str) -> int:
    """Return how many notices of an audit wait for an answer."""
    return int(connection.execute(_UNANSWERED, {"b_audit": audit}).scalar_one())


def is_answered(connection: Connection, audit: str, number: int) -> bool:
    """Return whether a notice of an audit was answered, or is not there any more."""
    found = connection.execute(_WAITS, {"b_audit": audit, "b_number": number}).first()
    return found is None


def answer(connection: Connection, key: DataKey, notice: Notice, *, text: str, by: str, now: dt.datetime) -> bool:
    """Store the answer to a notice, sealed under the audit's key; returns False where it has one already."""
    sealed = _seal(key, notice.id, "answer_sealed", text)
    values = {"answer_sealed": sealed, "answered_by": by, "answered_at": stamp(now)}
    still = _THIS.where(notices.c.answered_at.is_(None))
    return connection.execute(still.values(**values), {"b_id": notice.id}).rowcount == 1


def to_pass_on(connection: Connection) -> list[tuple[str, int]]:
    """Return the audit and number of every notice whose answer is not on its way to who asked."""
    return [(audit, number) for audit, number in connection.execute(_TO_PASS_ON)]


def passed_on(connection: Connection, notice: Notice, now: dt.datetime) -> None:
    """Keep that the answer to a notice is on its way."""
    connection.execute(_THIS.values(passed_on_at=stamp(now)), {"b_id": notice.id})


def _seal(key: DataKey, notice: str, column: str, text: str) -> bytes | None:
    return key.seal(place("notices", notice, column), text) if text else None


def _open(key: DataKey, row: Row[Any]) -> Notice:
    def words(column: str, sealed: bytes | None) -> str:
        return key.open(place("notices", row.id, column), sealed) if sealed is not None else ""

    return Notice(
        id=row.id,
        number=row.number,
        kind=NoticeKind(row.kind),
        request=row.request,
        case=row.case_reference,
        agency=row.agency,
        participant=row.participant,
        text=words("text_sealed", row.text_sealed),
        at=row.at,
        is_heard=row.heard_at is not None,
        answer=words("answer_sealed", row.answer_sealed),
        answered_by=row.answered_by,
        answered_at=None if row.answered_at is None else parse(row.answered_at),
        passed_on=row.passed_on_at is not None,
    )
