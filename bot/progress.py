"""Where an audit stands, read for whoever runs it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.concerns import in_reach
from bot.failed import in_words
from reporting.curve import Curve
from storage import concerns, failures, notices, participants, quarantine, requests, returns, workshops
from storage.audits import StoredAudit
from storage.concerns import Concern, State
from storage.notices import Notice
from storage.vault import Vault
from survey.audit import Agency, Role
from survey.dispositions import COUNTED
from survey.failure_cards import Failed
from survey.progress import Asked, Progress
from survey.state import NoticeKind

MOST_NAMED = 50
"""Cases or agencies that a refusal lists."""


class NoSuchCase(LookupError):
    """Nobody is asked about a case of this name; the text lists what there is."""


class NoSuchAgency(LookupError):
    """The audit has no agency of this name; the text lists what there is."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Where an audit stands as a whole, and what else its coordinator must hear of; `kept` counts what is in
    quarantine, from any audit.

    `concerns` are those that are not closed, and `can_alert` says that a coordinator would hear of a new one;
    `failures` need a person. `stopped` are the names of those who want no more reminders, by participant.
    """

    progress: Progress
    notices: tuple[Notice, ...]
    kept: int
    concerns: tuple[Concern, ...]
    can_alert: bool
    failures: tuple[Failed, ...]
    stopped: Mapping[str, str]


def progress(connection: Connection, vault: Vault, stored: StoredAudit) -> Progress:
    """Return where the requests of an audit stand now, with the names of who is asked; those whose answers are
    evidence beside the audit stand apart.

    No parent is among them, whom nobody chases; neither are practitioners once their workshop is over.
    """
    audit = stored.audit
    out = {Role.PARENT}
    if Role.PRACTITIONER in audit.questionnaires and workshops.closed_at(connection, audit.id) is not None:
        out.add(Role.PRACTITIONER)
    asked = _asked(connection, vault, stored, out)
    apart = tuple(each for each in asked if each.is_beside)
    return Progress(audit, tuple(each for each in asked if not each.is_beside), apart)


def everyone(connection: Connection, vault: Vault, stored: StoredAudit) -> Progress:
    """Return every request of an audit with the name of who is asked, side by side, also those of parents: for what
    can be done about any of them, such as withdrawing it."""
    return Progress(stored.audit, tuple(_asked(connection, vault, stored, set())))


def _asked(connection: Connection, vault: Vault, stored: StoredAudit, out: Collection[Role]) -> list[Asked]:
    """Return the requests of an audit, but for those of people with these roles."""
    audit = stored.audit
    people = {each.id: each for each in participants.contacts(connection, vault, audit.id) if each.role not in out}
    return [
        Asked(
            number=request.number,
            case=request.case.reference if request.case else None,
            agency=request.agency,
            label=request.label,
            participant=request.participant,
            name=people[request.participant].name,
            disposition=request.disposition,
            later=request.due,
            is_beside=request.questionnaire in audit.beside,
        )
        for request in requests.of_audit(connection, audit.id, stored.key)
        if request.participant in people
    ]


def summary(connection: Connection, vault: Vault, stored: StoredAudit, now: dt.datetime, *, mails: bool) -> Summary:
    """Return where an audit stands now, with its notices and concerns; `mails` says that there is a mail server."""
    name = stored.audit.id
    heard = notices.of_audit(connection, stored.key, name)
    stopped = {each.participant for each in heard if each.kind is NoticeKind.REMINDERS_STOPPED and each.participant}
    return Summary(
        progress=progress(connection, vault, stored),
        notices=tuple(heard),
        kept=quarantine.count(connection),
        concerns=tuple(
            each for each in concerns.of_audit(connection, stored.key, name) if each.state is not State.CLOSED
        ),
        can_alert=bool(in_reach(connection, stored.audit, now, mails=mails)),
        failures=tuple(in_words(connection, stored, failures.of_audit(connection, name))),
        stopped=participants.names(connection, stored.key, stopped),
    )


def case_named(known: Progress, text: str) -> str:
    """Return the reference of the case that somebody means; raises NoSuchCase."""
    if found := known.case_called(text):
        return found
    if not known.cases:
        raise NoSuchCase("Nobody is asked about a case in this audit.")
    raise NoSuchCase(f"'{text}' is no case of this audit, or could be several. Its cases: {_listed(known.cases)}.")


def agency_named(known: Progress, text: str) -> Agency:
    """Return the agency that somebody means; raises NoSuchAgency."""
    if found := known.agency_called(text):
        return found
    names = [agency.name for agency in known.agencies]
    if not names:
        raise NoSuchAgency("Nobody is asked for an agency in this audit.")
    raise NoSuchAgency(f"'{text}' is no agency of this audit, or could be several. Its agencies: {_listed(names)}.")


def _listed(names: Iterable[str]) -> str:
    """Return these names in a row, shortened where there are very many."""
    rest = iter(names)
    listed = ", ".join(islice(rest, MOST_NAMED))
    more = sum(1 for _ in rest)
    return f"{listed}, and {more} more" if more else listed


def curve(connection: Connection, stands: Progress, now: dt.datetime) -> Curve:
    """Return how the returns that count have come in until now, day by day in the audit's zone."""
    audit = stands.audit
    zone = ZoneInfo(audit.timezone)
    first = returns.first_submitted(connection, audit.id)
    counted = [each.number for each in stands.asked if each.disposition in COUNTED]
    days = sorted(first[number].astimezone(zone).date() for number in counted if number in first)
    return Curve(
        title=audit.title,
        opens=audit.opens,
        due=audit.due,
        closes=audit.closes,
        today=now.astimezone(zone).date(),
        requested=stands.rate.requested,
        eligible=stands.rate.eligible,
        days=tuple((day, bisect_right(days, day)) for day in dict.fromkeys(days)),
    )
