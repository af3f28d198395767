"""Failures that need a person: which stand, since when, and whether coordinators were told.

A row goes when what failed is well again; what fails anew after that is a new row, and is told again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Row, bindparam, delete, exists, func, insert, or_, select, update

from storage.outbox import Status
from storage.quarantine import OPEN as KEPT
from storage.tables import addresses, failures, outbox, participants, quarantine, requests
from storage.times import parse, stamp
from survey.audit import EMAIL, Role
from survey.dispositions import SETTLED, Disposition
from survey.failures import Failing

LATELY = dt.timedelta(days=1)
"""For how long it matters that a message may not have arrived."""
_OWED = tuple(disposition for disposition in Disposition if disposition not in SETTLED)


@dataclass(frozen=True, slots=True)
class Failure:
    """One that stands. `subject` is the id of a participant (STOPPED, REFUSED, ALERTS), a number (QUARANTINED), or
    what of the machine it is; `audit` is None where it concerns every audit."""

    kind: Failing
    subject: str
    audit: str | None
    since: dt.datetime
    is_told: bool


_THIS = (failures.c.kind == bindparam("b_kind"), failures.c.subject == bindparam("b_subject"))
_ALL = select(failures).order_by(failures.c.since, failures.c.kind, failures.c.subject)
_GONE = delete(failures).where(*_THIS)
_TOLD = update(failures).where(*_THIS).values(told_at=bindparam("b_now"))
_TOLD_AT = select(func.count()).where(
    failures.c.told_at == bindparam("b_at"),
    or_(failures.c.audit.is_(None), failures.c.audit == bindparam("b_audit")),
)
_TELL_AGAIN = update(failures).where(failures.c.told_at == bindparam("b_at")).values(told_at=None)
_owes = exists().where(requests.c.participant == participants.c.id, requests.c.disposition.in_(_OWED))
_STOPPED = (
    select(participants.c.id, participants.c.audit)
    .join(addresses, addresses.c.participant == participants.c.id)
    .where(
        ~addresses.c.reachable,
        addresses.c.channel != EMAIL,
        # a parent who stops the chat has said no, and is nobody's to chase
        participants.c.role != Role.PARENT,
        or_(participants.c.role == Role.COORDINATOR, _owes),
    )
    .distinct()
)
_box = addresses.alias("box")
_IN_REACH = exists().where(_box.c.participant == participants.c.id, _box.c.channel == EMAIL, _box.c.reachable)
_REFUSED = (
    select(participants.c.id, participants.c.audit)
    .join(addresses, addresses.c.participant == participants.c.id)
    .where(
        ~addresses.c.reachable,
        addresses.c.channel == EMAIL,
        participants.c.email_sealed.is_not(None),
        ~_IN_REACH,
    )
    .distinct()
)
_MAILED = select(participants.c.id).where(
    participants.c.audit == bindparam("b_audit"),
    participants.c.role.in_((Role.AUDITOR, Role.PRACTITIONER, Role.INTERVIEWER)),
    _IN_REACH,
)
_QUARANTINED = select(quarantine.c.number, quarantine.c.audit).where(quarantine.c.status.in_(KEPT))
_UNCERTAIN = (
    select(participants.c.audit)
    .join(addresses, addresses.c.participant == participants.c.id)
    .join(outbox, outbox.c.address == addresses.c.id)
    .where(outbox.c.status == Status.UNCERTAIN, outbox.c.settled_at > bindparam("b_since"))
    .distinct()
)


def standing(connection: Connection) -> list[Failure]:
    """Return the failures that stand, the oldest first."""
    return [_opened(row) for row in connection.execute(_ALL)]


def of_audit(connection: Connection, audit: str) -> list[Failure]:
    """Return the failures that stand and concern an audit."""
    return [each for each in standing(connection) if each.audit in {None, audit}]


def keep(connection: Connection, found: Mapping[tuple[Failing, str], str | None], now: dt.datetime) -> list[Failure]:
    """Keep exactly these, each by kind and subject with its audit; returns those of which nobody was told."""
    known = {(each.kind, each.subject): each for each in standing(connection)}
    for kind, subject in known.keys() - found.keys():
        connection.execute(_GONE, {"b_kind": kind, "b_subject": subject})
    for kind, subject in found.keys() - known.keys():
        row = {"kind": kind.value, "subject": subject, "audit": found[kind, subject], "since": stamp(now)}
        connection.execute(insert(failures), row)
    return [each for each in standing(connection) if not each.is_told]


def told(connection: Connection, found: Iterable[Failure], now: dt.datetime) -> None:
    """Keep that coordinators were told of these."""
    for each in found:
        connection.execute(_TOLD, {"b_kind": each.kind, "b_subject": each.subject, "b_now": stamp(now)})


def told_at(connection: Connection, audit: str, at: str) -> int:
    """Return how many of those still stand that coordinators of an audit were told at a moment, as
    storage.times.stamp writes it."""
    return int(connection.execute(_TOLD_AT, {"b_audit": audit, "b_at": at}).scalar_one())


def tell_again(connection: Connection, at: str) -> None:
    """Keep that nobody was told of those that coordinators were told at this moment."""
    connection.execute(_TELL_AGAIN, {"b_at": at})


def stopped(connection: Connection) -> dict[str, set[str]]:
    """Return, by audit, who coordinates or still owes something and has an address at which nothing arrives; another
    one may reach them."""
    return _by_audit(connection.execute(_STOPPED))


def refused(connection: Connection) -> dict[str, set[str]]:
    """Return, by audit, who still owes something and whose e-mail address is refused; a chat may reach them."""
    return _by_audit(connection.execute(_REFUSED.where(_owes)))


def unalerted(connection: Connection) -> dict[str, set[str]]:
    """Return, by audit, the coordinators whose e-mail address is refused; a chat may reach them."""
    return _by_audit(connection.execute(_REFUSED.where(participants.c.role == Role.COORDINATOR)))


def mailed(connection: Connection, audit: str) -> set[str]:
    """Return who answers in an audit and is reached by e-mail."""
    return set(connection.execute(_MAILED, {"b_audit": audit}).scalars())


def _by_audit(rows: Iterable[Row[str, str]]) -> dict[str, set[str]]:
    by_audit: dict[str, set[str]] = {}
    for participant, audit in rows:
        by_audit.setdefault(audit, set()).add(participant)
    return by_audit


def quarantined(connection: Connection) -> dict[int, str | None]:
    """Return the numbers of what is in quarantine, each with the audit of whoever sent it."""
    return {row.number: row.audit for row in connection.execute(_QUARANTINED)}


def uncertain(connection: Connection, now: dt.datetime) -> list[str]:
    """Return the audits in which it is unclear of messages of LATELY whether they arrived."""
    return list(connection.execute(_UNCERTAIN, {"b_since": stamp(now - LATELY)}).scalars())


def _opened(row: Row[*tuple[object, ...]]) -> Failure:
    return Failure(Failing(row.kind), row.subject, row.audit, parse(row.since), row.told_at is not None)
