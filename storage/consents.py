"""Consents: the words in which parents of an audit are asked, and what each of them agreed to, with its history.

What somebody agreed to stays when their answers are erased: it says who, when and to which words, and nothing of what
they said.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from storage.later import later
from storage.tables import consent_wordings, consents, requests
from storage.times import stamp
from survey.consent import Agreed, Consented, Use, Wording
from survey.consent_file import read_consent

FALLBACK = "en"

_WORDS = select(consent_wordings).where(consent_wordings.c.audit == bindparam("b_audit"))
_NEWEST = _WORDS.where(consent_wordings.c.language == bindparam("b_language")).order_by(
    consent_wordings.c.version.desc()
)
_SHOWN = _WORDS.where(consent_wordings.c.digest == bindparam("b_digest"))
_HISTORY = select(consents).where(consents.c.request == bindparam("b_request")).order_by(consents.c.seq)
_OF_AUDIT = (
    select(consents.c.request, consents.c.given, consents.c.channel)
    .join(requests, requests.c.number == consents.c.request)
    .where(requests.c.audit == bindparam("b_audit"), consents.c.use == bindparam("b_use"))
    .order_by(consents.c.seq)
)
_GIVE = insert(consents)


class WordsTaken(Exception):
    """This version of the consent was stored with other words."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer to one use: who recorded it, when, and through which channel."""

    consented: Consented
    by: str
    channel: str
    at: str


def publish(connection: Connection, audit: str, content: str, wording: Wording, now: dt.datetime) -> bool:
    """Store a version of an audit's words; returns False where these very words are stored. Raises WordsTaken."""
    known = connection.execute(
        _WORDS.where(consent_wordings.c.language == wording.language, consent_wordings.c.version == wording.version),
        {"b_audit": audit},
    ).first()
    if known is not None and known.content == content:
        return False
    if known is not None:
        raise WordsTaken(
            f"Version {wording.version} of the consent in '{wording.language}' is stored and stays as it is, for"
            " people may have agreed to it: raise `version`."
        )
    row = {"audit": audit, "language": wording.language, "version": wording.version, "content": content}
    digest = sha256(content.encode()).hexdigest()
    connection.execute(insert(consent_wordings).values(**row, digest=digest, published_at=stamp(now)))
    return True


def newest(connection: Connection, audit: str, language: str) -> Wording | None:
    """Return the newest words of an audit in a language, or else in English; None where it has none in either."""
    for wanted in dict.fromkeys((language, FALLBACK)):
        row = connection.execute(_NEWEST.limit(1), {"b_audit": audit, "b_language": wanted}).first()
        if row is not None:
            return _open(row)
    return None


def shown(connection: Connection, audit: str, digest: str) -> Wording:
    """Return the words that have this digest; raises sqlalchemy.exc.NoResultFound."""
    return _open(connection.execute(_SHOWN, {"b_audit": audit, "b_digest": digest}).one())


def give(
    connection: Connection, request: int, consented: Consented, *, by: str, channel: str, now: dt.datetime
) -> None:
    """Add an answer to the history of a request's consents."""
    row = {
        "request": request,
        "use": consented.use.value,
        "given": consented.given,
        "version": consented.version,
        "wording": consented.digest,
        "by_participant": by,
        "channel": channel,
        "at": stamp(now),
    }
    later(connection, _GIVE, row)


def history(connection: Connection, request: int) -> list[Consent]:
    """Return every answer to every use, the oldest first."""
    return [
        Consent(Consented(Use(row.use), row.given, row.version, row.wording), row.by_participant, row.channel, row.at)
        for row in connection.execute(_HISTORY, {"b_request": request})
    ]


def agreed(connection: Connection, request: int) -> Agreed:
    """Return what somebody agrees to now."""
    return {each.consented.use: each.consented.given for each in history(connection, request)}


def agreeing(connection: Connection, audit: str, use: Use) -> set[int]:
    """Return the requests of an audit whose participants agree to a use now."""
    return set(agreed_in(connection, audit, use))


def agreed_in(connection: Connection, audit: str, use: Use) -> dict[int, str]:
    """Return the requests of an audit whose participants agree to a use now, each with the channel in which they said
    so last."""
    rows = connection.execute(_OF_AUDIT, {"b_audit": audit, "b_use": use.value})
    latest = {row.request: row for row in rows}
    return {request: row.channel for request, row in latest.items() if row.given}


def _open(row: Row[Any]) -> Wording:
    return _worded(row.content, f"consent {row.language} {row.version}", row.digest)


@lru_cache(maxsize=64)
def _worded(content: str, name: str, digest: str) -> Wording:
    # every turn of a parent needs them: reading them anew would cost more than all the rest of it
    return replace(read_consent(content, name), digest=digest)
