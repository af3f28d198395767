"""Family contacts: the parents of a case whom agencies can help to reach, and what has become of each approach.

How far one has come follows from what the coordinators noted here and from where the parent's own request stands
(survey.families.stands). What agencies wrote and why something was noted is sealed with the audit's key, and goes
when the parent withdraws.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, update

from storage import consents
from storage.among import among
from storage.ids import new_id
from storage.later import later
from storage.tables import (
    dispositions,
    family_changes,
    family_contacts,
    family_suggestions,
    participants,
    requests,
)
from storage.times import parse, stamp
from storage.vault import DataKey, place
from survey.audit import Role
from survey.consent import Use
from survey.dispositions import Disposition
from survey.families import MOVES, SAID_NO, SLOT, Figures, State, figures, stands


class Way(StrEnum):
    """How a contact was moved: an agency's answer OPENED it, the coordinator ADDED another parent of the case, NOTED
    something, made LINKS or began a TELEPHONE conversation, the PARENT did something in their conversation, or SAID
    it to somebody who recorded it."""

    OPENED = "opened"
    ADDED = "added"
    NOTED = "noted"
    LINKS = "links"
    TELEPHONE = "telephone"
    PARENT = "parent"
    SAID = "said"


class NoSuchContact(LookupError):
    """The audit has no family contact with this number; the text says so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an agency's return says of making contact; the text may be empty."""

    request: int
    agency: str | None
    text: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a contact's history; `by` is a participant's id, None for the command line and for a file."""

    state: State
    way: Way
    why: str
    by: str | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """One parent who may be approached, by its number in its audit; `request` is that of the parent once they were
    made a participant, and `of_case` counts the contacts of the same case. `noted` is what the coordinators noted
    last, from which `state` goes on."""

    id: str
    audit: str
    number: int
    case: str
    state: State
    noted: State
    request: int | None
    participant: str | None
    suggestions: tuple[Suggestion, ...]
    of_case: int

    @property
    def slot(self) -> str:
        """The slot of the cards that are about it (survey.messages.Card)."""
        return f"{SLOT}{self.number}"

    @property
    def moves(self) -> tuple[State, ...]:
        """Where a coordinator can move it; who has said no themself is not asked again."""
        return MOVES.get(self.state, ()) if self.state is self.noted or self.state not in SAID_NO else ()


_CONTACTS: Select[Any] = (
    select(family_contacts, requests.c.disposition, requests.c.participant)
    .outerjoin(requests, requests.c.number == family_contacts.c.request)
    .where(family_contacts.c.audit == bindparam("b_audit"))
    .order_by(family_contacts.c.number)
)
_OF_CASE: Select[Any] = (
    select(family_contacts.c.id, family_contacts.c.request)
    .where(family_contacts.c.audit == bindparam("b_audit"), family_contacts.c.case_reference == bindparam("b_case"))
    .order_by(family_contacts.c.number)
)
_WITHDREW = select(requests.c.number).where(
    among(requests.c.number, "b_requests"), requests.c.disposition == Disposition.WITHDRAWN.value
)
_SUGGESTIONS = (
    select(family_suggestions, requests.c.agency)
    .join(family_contacts, family_contacts.c.id == family_suggestions.c.contact)
    .join(requests, requests.c.number == family_suggestions.c.request)
    .where(family_contacts.c.audit == bindparam("b_audit"))
    .order_by(family_suggestions.c.at, family_suggestions.c.request)
)
_CHANGES = (
    select(family_changes).where(family_changes.c.contact == bindparam("b_contact")).order_by(family_changes.c.seq)
)
_MOVED = select(dispositions).where(dispositions.c.request == bindparam("b_request")).order_by(dispositions.c.seq)
_LAST = select(func.max(family_contacts.c.number)).where(family_contacts.c.audit == bindparam("b_audit"))
_THIS = update(family_contacts).where(family_contacts.c.id == bindparam("b_id"))
_PARENTS = select(requests.c.number, requests.c.disposition).join(
    participants, participants.c.id == requests.c.participant
)
_TOUCHED = select(family_suggestions.c.contact).where(family_suggestions.c.request == bindparam("b_request"))
_TAKE_BACK = delete(family_suggestions).where(family_suggestions.c.request == bindparam("b_request"))
_ADD, _SUGGEST, _NOTE = insert(family_contacts), insert(family_suggestions), insert(family_changes)


def suggest(
    connection: Connection,
    key: DataKey,
    *,
    audit: str,
    case: str,
    request: int,
    text: str,
    by: str | None,
    now: dt.datetime,
) -> tuple[int, ...]:
    """Keep that an agency can help to reach the family of a case; returns the numbers of contacts that are new.

    `by` is who submitted it, None for a file. It adds to every contact of the case, and replaces what the same
    request said before. Where all of the case's parents have withdrawn nothing is kept: they are not asked again.
    """
    take_back(connection, request)
    known = connection.execute(_OF_CASE, {"b_audit": audit, "b_case": case}).all()
    asked = [row.request for row in known if row.request is not None]
    withdrew = set(connection.scalars(_WITHDREW, {"b_requests": asked})) if asked else set()
    there = [row.id for row in known if row.request not in withdrew]
    new: tuple[int, ...] = ()
    if not known:
        opened, number = _open(connection, audit, case, Way.OPENED, by=by, now=now)
        there, new = [opened], (number,)
    for contact in there:
        _suggest(connection, key, contact, Suggestion(request, None, text, now))
    return new


def take_back(connection: Connection, request: int) -> None:
    """Forget what a request said of making contact."""
    later(connection, _TAKE_BACK, {"b_request": request})


def another(connection: Connection, key: DataKey, contact: Contact, by: str | None, now: dt.datetime) -> int:
    """Open a contact for another parent of the same case, with copies of what agencies wrote; returns its number."""
    opened, number = _open(connection, contact.audit, contact.case, Way.ADDED, by=by, now=now)
    for each in contact.suggestions:
        _suggest(connection, key, opened, each)
    return number


def of_audit(connection: Connection, key: DataKey, audit: str) -> list[Contact]:
    """Return the contacts of an audit, by number."""
    said: dict[str, list[Suggestion]] = {}
    for row in connection.execute(_SUGGESTIONS, {"b_audit": audit}):
        text = _opened(key, "family_suggestions", row.id, "text_sealed", row.text_sealed)
        said.setdefault(row.contact, []).append(Suggestion(row.request, row.agency, text, parse(row.at)))
    rows = connection.execute(_CONTACTS, {"b_audit": audit}).all()
    keeping = consents.agreeing(connection, audit, Use.KEEP) if rows else set()
    cases = [row.case_reference for row in rows]
    return [
        Contact(
            id=row.id,
            audit=audit,
            number=row.number,
            case=row.case_reference,
            state=_stands(row, keeps=row.request in keeping),
            noted=State(row.state),
            request=row.request,
            participant=row.participant,
            suggestions=tuple(said.get(row.id, ())),
            of_case=cases.count(row.case_reference),
        )
        for row in rows
    ]


def suggested(connection: Connection, audit: str) -> int:
    """Return how many contacts of an audit nobody has decided about."""
    waiting = (family_contacts.c.audit == audit) & (family_contacts.c.state == State.SUGGESTED.value)
    return int(connection.execute(select(func.count()).select_from(family_contacts).where(waiting)).scalar_one())


def one(connection: Connection, key: DataKey, audit: str, number: int) -> Contact:
    """Return a contact of an audit; raises NoSuchContact."""
    for each in of_audit(connection, key, audit):
        if each.number == number:
            return each
    raise NoSuchContact(f"There is no family contact number {number} in this audit. Nothing was changed.")


def note(
    connection: Connection,
    key: DataKey,
    contact: Contact,
    state: State,
    *,
    way: Way = Way.NOTED,
    why: str = "",
    by: str | None,
    now: dt.datetime,
) -> None:
    """Keep what a coordinator did about a contact, with the reason under the audit's key."""
    connection.execute(_THIS.values(state=state.value), {"b_id": contact.id})
    _note(connection, contact.id, state, way, by=by, now=now, key=key, why=why)


def bind(connection: Connection, contact: Contact, request: int) -> None:
    """Remember the request of the parent of a contact."""
    connection.execute(_THIS.values(request=request), {"b_id": contact.id})


def history(connection: Connection, key: DataKey, contact: Contact) -> list[Change]:
    """Return every step of a contact, the oldest first: what coordinators noted, and what the parent did."""
    found = [
        Change(State(row.state), Way(row.way), _why(key, row), row.by_participant, parse(row.at))
        for row in connection.execute(_CHANGES, {"b_contact": contact.id})
    ]
    if contact.request is not None:
        found += _of_parent(connection, contact, contact.request)
    return sorted(found, key=lambda change: change.at)


def _of_parent(connection: Connection, contact: Contact, request: int) -> Iterator[Change]:
    """Yield what a parent's own conversation did to their contact."""

    def way(by: str | None) -> Way:
        return Way.PARENT if by in {contact.participant, None} else Way.SAID

    for given in consents.history(connection, request):
        if given.consented.use is Use.KEEP and given.consented.given:
            yield Change(State.CONSENTED, way(given.by), "", given.by, parse(given.at))
    for row in connection.execute(_MOVED, {"b_request": request}):
        state = stands(State.APPROACHED, Disposition(row.disposition), keeps=False)
        if state is not State.APPROACHED:
            yield Change(state, way(row.by_participant), "", row.by_participant, parse(row.at))


def figures_of(connection: Connection, audit: str) -> Figures:
    """Return how many parents of an audit were approached, spoken with, declined and withdrew.

    Parents who came with a requests file, without a contact, count as those who came through one do.
    """
    keeping = consents.agreeing(connection, audit, Use.KEEP)
    rows = connection.execute(_CONTACTS, {"b_audit": audit}).all()
    bound = {row.request for row in rows}
    asked = _PARENTS.where(requests.c.audit == audit, participants.c.role == Role.PARENT.value)
    others = [
        stands(State.SUGGESTED, disposition, keeps=row.number in keeping)
        for row in connection.execute(asked)
        if row.number not in bound and (disposition := Disposition(row.disposition)) is not Disposition.NOT_INVITED
    ]
    return figures([*(_stands(row, keeps=row.request in keeping) for row in rows), *others])


def forget(connection: Connection, request: int) -> list[str]:
    """Erase what the contacts hold because of a request that is withdrawn; returns the slots of the cards that showed
    them.

    Of a parent that is all that agencies wrote of reaching them and why coordinators noted something; of an auditor
    it is what their own return said.
    """
    mine = family_contacts.c.request == request
    slots = select(family_contacts.c.number).where(mine | family_contacts.c.id.in_(_TOUCHED))
    numbers = connection.execute(slots, {"b_request": request}).scalars().all()
    take_back(connection, request)
    contacts = select(family_contacts.c.id).where(mine)
    connection.execute(delete(family_suggestions).where(family_suggestions.c.contact.in_(contacts)))
    connection.execute(update(family_changes).where(family_changes.c.contact.in_(contacts)).values(why_sealed=None))
    return [f"{SLOT}{number}" for number in numbers]


def _open(
    connection: Connection, audit: str, case: str, way: Way, *, by: str | None, now: dt.datetime
) -> tuple[str, int]:
    """Open a contact; returns its id and its number."""
    number = (connection.execute(_LAST, {"b_audit": audit}).scalar() or 0) + 1
    row = {"id": (contact := new_id()), "audit": audit, "number": number, "case_reference": case}
    state = State.SUGGESTED
    later(connection, _ADD, {**row, "state": state.value, "opened_at": stamp(now)})
    _note(connection, contact, state, way, by=by, now=now)
    return contact, number


def _suggest(connection: Connection, key: DataKey, contact: str, said: Suggestion) -> None:
    row = new_id()
    sealed = key.seal(place("family_suggestions", row, "text_sealed"), said.text) if said.text else None
    values = {"id": row, "contact": contact, "request": said.request, "text_sealed": sealed, "at": stamp(said.at)}
    later(connection, _SUGGEST, values)


def _note(
    connection: Connection,
    contact: str,
    state: State,
    way: Way,
    *,
    by: str | None,
    now: dt.datetime,
    key: DataKey | None = None,
    why: str = "",
) -> None:
    row = new_id()
    sealed = key.seal(place("family_changes", row, "why_sealed"), why) if key is not None and why else None
    values = {"id": row, "contact": contact, "state": state.value, "way": way.value, "why_sealed": sealed}
    later(connection, _NOTE, {**values, "by_participant": by, "at": stamp(now)})


def _stands(row: Row[Any], *, keeps: bool) -> State:
    disposition = None if row.disposition is None else Disposition(row.disposition)
    return stands(State(row.state), disposition, keeps=keeps)


def _why(key: DataKey, row: Row[Any]) -> str:
    return _opened(key, "family_changes", row.id, "why_sealed", row.why_sealed)


def _opened(key: DataKey, table: str, row: str, column: str, sealed: bytes | None) -> str:
    return key.open(place(table, row, column), sealed) if sealed is not None else ""
