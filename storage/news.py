"""What coordinators are told at once of an audit's returns: cases of which nothing is outstanding any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, bindparam, func, insert, select

from storage.tables import dispositions, news, requests
from storage.times import parse, stamp
from survey.dispositions import SETTLED, Disposition

LATELY = dt.timedelta(days=7)
"""What lies further back is no news any more: a digest has told it."""
WHOLE = "audit"
"""The subject of the news that nothing is outstanding at all; that of a case is its reference behind CASE."""
CASE = "case:"
_ENDS = (Disposition.RETURNED, Disposition.NOT_KNOWN, Disposition.DECLINED)
"""What an auditor says last of a request."""
OPEN = tuple(disposition for disposition in Disposition if disposition not in SETTLED)


@dataclass(frozen=True, slots=True)
class Ending:
    """The latest thing by which an auditor ended a request about a case (None for one about none), at a place in the
    history."""

    case: str | None
    seq: int
    at: dt.datetime


_AUDIT = bindparam("b_audit", type_=requests.c.audit.type)
_BESIDE: BindParameter[list[str]] = bindparam("b_beside", expanding=True)
_ended = (
    dispositions.c.at > bindparam("b_since"),
    dispositions.c.disposition.in_(_ENDS),
    # what the command line brings in is no news to whoever did it
    dispositions.c.by_participant.is_not(None),
)
_ENDED_IN = (
    select(requests.c.audit).join(dispositions, dispositions.c.request == requests.c.number).where(*_ended).distinct()
)
_ENDINGS = (
    select(
        requests.c.case_reference,
        func.max(dispositions.c.seq).label("seq"),
        func.max(dispositions.c.at).label("at"),
    )
    .join(requests, requests.c.number == dispositions.c.request)
    .where(*_ended, requests.c.audit == _AUDIT, requests.c.questionnaire.not_in(_BESIDE))
    .group_by(requests.c.case_reference)
)
_OUTSTANDING = (
    select(requests.c.case_reference)
    .where(requests.c.audit == _AUDIT, requests.c.disposition.in_(OPEN), requests.c.questionnaire.not_in(_BESIDE))
    .distinct()
)
_LATEST = select(func.max(dispositions.c.seq))
_SUBJECTS = select(news.c.subject).where(news.c.audit == _AUDIT, news.c.at == bindparam("b_at"))
_TOLD = select(news.c.subject, news.c.seq).where(news.c.audit == _AUDIT, news.c.at > bindparam("b_since"))


def latest(connection: Connection) -> int:
    """Return how far the history of all requests goes, 0 where there is none."""
    return connection.execute(_LATEST).scalar() or 0


def ended_in(connection: Connection, now: dt.datetime) -> set[str]:
    """Return the audits in which requests have ended LATELY."""
    return set(connection.execute(_ENDED_IN, {"b_since": stamp(now - LATELY)}).scalars())


def endings(connection: Connection, audit: str, beside: Collection[str], now: dt.datetime) -> list[Ending]:
    """Return the latest endings of an audit's requests about each case, of LATELY; without those of the
    questionnaires `beside` the audit, here and below."""
    values = {"b_audit": audit, "b_beside": list(beside), "b_since": stamp(now - LATELY)}
    return [Ending(row.case_reference, row.seq, parse(row.at)) for row in connection.execute(_ENDINGS, values)]


def outstanding(connection: Connection, audit: str, beside: Collection[str]) -> set[str | None]:
    """Return the cases of an audit about which something is outstanding; None for requests about no case."""
    return set(connection.execute(_OUTSTANDING, {"b_audit": audit, "b_beside": list(beside)}).scalars())


def told(connection: Connection, audit: str, now: dt.datetime) -> set[tuple[str, int]]:
    """Return what coordinators of an audit were told lately: subjects, each with the place in the history at which it
    ended."""
    found = connection.execute(_TOLD, {"b_audit": audit, "b_since": stamp(now - 2 * LATELY)})
    return {(row.subject, row.seq) for row in found}


def tell(connection: Connection, audit: str, subjects: Iterable[tuple[str, int]], now: dt.datetime) -> None:
    """Keep that coordinators were told of these."""
    rows = [{"audit": audit, "subject": subject, "seq": seq, "at": stamp(now)} for subject, seq in subjects]
    connection.execute(insert(news), rows)


def is_still_so(connection: Connection, audit: str, beside: Collection[str], at: str) -> bool:
    """Return whether nothing has become outstanding since of what coordinators were told at this moment, as
    storage.times.stamp writes it."""
    said = set(connection.execute(_SUBJECTS, {"b_audit": audit, "b_at": at}).scalars())
    open_now = outstanding(connection, audit, beside)
    return not (open_now if WHOLE in said else open_now & {each.removeprefix(CASE) for each in said})


def cases_of(subjects: Collection[tuple[str, int]]) -> list[str]:
    """Return the cases that these are about, in order."""
    return sorted(each.removeprefix(CASE) for each, _ in subjects if each != WHOLE)
