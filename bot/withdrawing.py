"""Withdrawing a response: the one way in which every channel, page and command asks for it to be erased.

What is asked for here is done by bot.erasing right after the commit, in the process that holds the lease, or at its
next start: until then nothing is sent of it and nothing of it counts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.house import House
from storage import destroying, erasures, ledger, requests
from storage.erasures import By
from survey.audit import Audit
from survey.dispositions import Disposition

__all__ = ["By", "Receipt", "withdraw"]


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
    they did something last, a moment later, when all is gone; saying its number at once is right too.
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
