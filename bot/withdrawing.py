"""Withdrawing a response: the one way in which every channel, page and command asks for it to be erased.

What is asked for here is done by bot.erasing right after the commit, in the process that holds the lease, or at its
next start: until then nothing is sent of it and nothing of it counts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.house import House
from bot.progress import everyone
from storage import destroying, erasures, ledger, requests
from storage.audits import StoredAudit
from storage.erasures import By
from storage.requests import Request
from storage.vault import Vault
from survey.audit import Audit
from survey.dispositions import Disposition
from survey.meant import person_meant, request_meant
from survey.names import folded, with_label
from survey.progress import Asked, Progress

__all__ = ["By", "CannotWithdraw", "Receipt", "about", "called_so", "meant", "withdraw"]


class CannotWithdraw(LookupError):
    """It is not clear whose answers are meant; the text says why, and names nobody."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person is given: a number that means nothing to anybody else, and when it was asked for.

    `is_new` is False where it had been asked for before; `is_erased` says that everything is gone already.
    """

    number: str
    at: dt.datetime
    is_new: bool
    is_erased: bool


def withdraw(
    house: House,  # noqa: ARG001 - whatever changes a request is called alike
    connection: Connection,
    audit: Audit,
    request_number: int,
    *,
    by: By,
    now: dt.datetime,
    actor: str | None = None,
) -> Receipt:
    """Withdraw the response to a request, in the transaction of whoever asks; returns the receipt.

    `by` says who wants it; `actor` is the id of the participant who does it, None for a return phrase and for the
    command line. It works at any time, also when the audit has closed and where nothing was answered yet; a second
    time it changes nothing. Raises sqlalchemy.exc.NoResultFound for a number that the audit does not have.

    What the turn shows under the response's key is erased with everything else. The person gets the receipt where
    they did something last, a moment later, when all is gone. Its number is said at once where that may reach nobody:
    to whoever typed a return phrase, telephoned, or gave a command.
    """
    stands = requests.stands(connection, audit.id, request_number)
    erasure, is_new = erasures.begin(connection, audit=audit.id, request=request_number, by=by, now=now)
    if is_new:
        destroying.hold_back(connection, request_number)
        requests.dispose(
            connection, request_number, Disposition.WITHDRAWN, reason=by.value, by=actor, now=now, stands=stands
        )
        subject = f"request:{request_number} receipt:{erasure.receipt}"
        does = f"phrase:{request_number}" if actor is None and by is By.PERSON else ledger.actor(actor)
        ledger.append(connection, audit.id, actor=does, action="withdrawal.asked", subject=subject, now=now)
    return Receipt(erasure.receipt, erasure.asked_at, is_new, erasure.erased_at is not None)


def meant(everybody: Progress, called: str, *, in_full: bool = False) -> tuple[Asked, ...]:
    """Return the requests that are called so: by the name of whoever has them, or a part of it, which several can
    have, unless it has to be said `in_full`; or by their case, agency or both. Those that are withdrawn are meant
    only where no other is."""
    people = [(each.id, each.name) for each in everybody.people]
    if in_full:
        people = [each for each in people if folded(each[1]) == folded(called)]
    one = person_meant(people, called)
    persons = {one} if one is not None else {each[0] for each in people if person_meant([each], called)}
    found = tuple(each for each in everybody.asked if each.participant in persons)
    named = request_meant(everybody, called) if not found else None
    if named is not None and not named.rest:
        found = named.asked
    return tuple(each for each in found if each.disposition is not Disposition.WITHDRAWN) or found


def called_so(connection: Connection, vault: Vault, stored: StoredAudit, called: str) -> Request:
    """Return the one request of an audit that is called so: by its number, or as `meant` takes it, with the name in
    full, for a command can be told not to ask.

    Raises CannotWithdraw.
    """
    mine = requests.of_audit(connection, stored.audit.id, stored.key)
    numbers = {each.number for each in meant(everyone(connection, vault, stored), called, in_full=True)}
    found = [each for each in mine if each.number in ({int(called)} if called.isdecimal() else numbers)]
    if not found:
        raise CannotWithdraw(
            "Nobody of this audit has a request that is called so. Nothing was changed. Give the name of whoever"
            " answers it, as in the audit's list, its case and agency, or its number."
        )
    if len(found) > 1:
        # without its label, which can name somebody
        which = "; ".join(f"{each.number} ({about(stored, replace(each, label=''))})" for each in found)
        raise CannotWithdraw(f"There is more than one such request. Nothing was changed. Give its number: {which}.")
    return found[0]


def about(stored: StoredAudit, request: Request) -> str:
    """Return what a request is about: 'C07 · Health', or its questionnaire where it has no case and no agency."""
    where = stored.audit.about(request.case.reference if request.case else None, request.agency)
    return with_label(where or request.questionnaire, request.label)
