"""Giving a request to another participant: it stays the same request, with all of its answers.

In a batch of turns, what `bot.ahead` read for either is of before: whoever calls this from a turn lets it forget
both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot import reaching
from bot.finding import Found
from bot.house import House
from bot.importing.requests_checks import LONGEST_NAME
from bot.invitations import is_invited
from bot.refusing import CannotDo
from storage import ledger, participants, requests, responses
from storage.audits import StoredAudit
from storage.participants import Contact, Participant
from storage.requests import Request
from survey.answers import Refused, clean
from survey.audit import Role
from survey.dispositions import Disposition
from survey.handing_over import given_away, handed_over
from survey.meant import person_meant
from survey.names import folded


class CannotReassign(CannotDo):
    """A request cannot be given to somebody."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who has a request and who would get it, by name; `known` is None where they are new to the audit."""

    found: Found
    giver: Participant
    giver_name: str
    name: str
    known: Contact | None


def plan(house: House, connection: Connection, stored: StoredAudit, found: Found, name: str) -> Plan:
    """Return what giving a request to somebody would do; raises CannotReassign."""
    name = _clean(name)
    giver = participants.one(connection, house.vault, found.request.participant)
    contacts = participants.contacts(connection, house.vault, stored.audit.id)
    known = _meant(contacts, giver.role, name)
    if known is not None:
        _may_take(connection, stored, found, giver, known)
    giver_name = next(each.name for each in contacts if each.id == giver.id)
    return Plan(found, giver, giver_name, known.name if known else name, known)


def _meant(contacts: Sequence[Contact], role: Role, name: str) -> Contact | None:
    """Return whom a name means, or of those with this role a part of a name; None for somebody new."""
    exact = next((each for each in contacts if folded(each.name) == folded(name)), None)
    if exact is not None:
        return exact
    meant = person_meant([(each.id, each.name) for each in contacts if each.role is role], name)
    return next((each for each in contacts if each.id == meant), None)


def _clean(name: str) -> str:
    try:
        kept = " ".join(clean(name).split())
    except Refused:
        kept = ""
    if not 0 < len(kept) <= LONGEST_NAME:
        raise CannotReassign("command.name", most=LONGEST_NAME)
    return kept


def _may_take(connection: Connection, stored: StoredAudit, found: Found, giver: Participant, known: Contact) -> None:
    if known.id == giver.id:
        raise CannotReassign("reassign.theirs", name=found.name)
    if known.role is not giver.role:
        raise CannotReassign("reassign.role", role=known.role.value, wanted=giver.role.value)
    for each in requests.of_participant(connection, known.id, stored.key):
        if _alike(each, found.request):
            raise CannotReassign("reassign.own", name=found.name)


def _alike(one: Request, other: Request) -> bool:
    return (one.case, one.agency, folded(one.label)) == (other.case, other.agency, folded(other.label))


def reassign(
    house: House, connection: Connection, stored: StoredAudit, planned: Plan, *, actor: str | None, now: dt.datetime
) -> bool:
    """Give a request to somebody by a plan of this very transaction; whoever had it has no access from now on.

    `actor` is the id of the participant who does it, None for the command line. Returns whether the one who has it
    now is told; they need an invitation otherwise.
    """
    request, giver = planned.found.request, planned.giver
    taker = planned.known.id if planned.known else _add(house, connection, stored, planned)
    stands = _stands(connection, stored, planned, taker, now)
    moved = requests.reassign(connection, request, taker, stands, by=actor, now=now)
    response = responses.load(connection, house.vault, request.number)
    if response is not None:
        responses.save_state(connection, response, handed_over(response.state))
    participants.save_desk(connection, giver, given_away(giver.desk, request.number))
    subject = f"request:{request.number} from:{giver.id} to:{taker}"
    by, audit = ledger.actor(actor), stored.audit
    ledger.append(connection, audit.id, actor=by, action="request.reassigned", subject=subject, now=now)
    return reaching.tell(house, connection, audit, moved, "desk.taken_over")


def _add(house: House, connection: Connection, stored: StoredAudit, planned: Plan) -> str:
    """Add a participant with the role and the language of the one who had the request."""
    return participants.add(
        connection,
        house.vault,
        stored.key,
        audit=stored.audit.id,
        name=planned.name,
        role=planned.giver.role,
        language=planned.giver.language,
        email="",
    )


def _stands(connection: Connection, stored: StoredAudit, planned: Plan, taker: str, now: dt.datetime) -> Disposition:
    """Return where the request stands then: as it did, but for an invitation that somebody else had."""
    stands = planned.found.request.disposition
    if stands not in {Disposition.INVITED, Disposition.NOT_INVITED}:
        return stands
    channels = stored.audit.channels.get(planned.giver.role, ())
    invited = any(is_invited(connection, taker, channel, now) for channel in channels)
    return Disposition.INVITED if invited else Disposition.NOT_INVITED
