"""Invitations: a link or a code that lets one participant in, once; the database holds its hash."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, Update, bindparam, insert, select, update

from storage.ids import new_id
from storage.tables import invitations
from storage.times import stamp

Purpose = Literal["invitation", "device", "mail"]

ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
"""Of device codes: without 0 and O, 1, I and L, U and V, which are mistaken for each other."""

CODE_LENGTH = 10
CODE_LIFETIME = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Issued:
    """An invitation at the only time that its token is known."""

    participant: str
    channel: str
    token: str
    expires_at: dt.datetime


class State(StrEnum):
    """What a token is worth; UNKNOWN where none such was ever issued for the channel."""

    VALID = "valid"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


_LOOK = select(invitations).where(
    invitations.c.token_hash == bindparam("b_hash"), invitations.c.channel == bindparam("b_channel")
)
_PENDING = update(invitations).where(invitations.c.redeemed_at.is_(None), invitations.c.revoked_at.is_(None))
_REDEEM = (
    _PENDING.where(
        invitations.c.token_hash == bindparam("b_hash"),
        invitations.c.channel == bindparam("b_channel"),
        invitations.c.expires_at > bindparam("b_now"),
    )
    .values(redeemed_at=bindparam("b_now"))
    .returning(invitations.c.participant)
)
_ADD = insert(invitations)


def issue(  # noqa: PLR0917 - who, where and what for, then when and how long, as one says it
    connection: Connection,
    participant: str,
    channel: str,
    purpose: Purpose,
    now: dt.datetime,
    lifetime: dt.timedelta,
) -> Issued:
    """Return a new invitation of 192 random bits; earlier ones of the same purpose that nobody used are revoked, and
    with an invitation those in e-mails too."""
    issued = Issued(participant, channel, secrets.token_urlsafe(24), now + lifetime)
    return _replace_earlier(connection, issued, purpose, now)


def issue_beside(
    connection: Connection, participant: str, channel: str, now: dt.datetime, lifetime: dt.timedelta
) -> Issued:
    """Return a new invitation for an e-mail; earlier ones stay good, for nobody knows which e-mail will be opened."""
    issued = Issued(participant, channel, secrets.token_urlsafe(24), now + lifetime)
    return _add(connection, issued, "mail")


def issue_code(connection: Connection, participant: str, channel: str, now: dt.datetime) -> Issued:
    """Return a code for another device that a person can type (`ABCDE-FGHJK`), valid for ten minutes."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    issued = Issued(participant, channel, f"{code[:5]}-{code[5:]}", now + CODE_LIFETIME)
    return _replace_earlier(connection, issued, "device", now)


def look(connection: Connection, token: str, channel: str, now: dt.datetime) -> tuple[State, str | None]:
    """Return what a token is worth now and whose it is (None for an unknown one), and change nothing."""
    row = connection.execute(_LOOK, {"b_hash": _hash(token), "b_channel": channel}).first()
    if row is None:
        return State.UNKNOWN, None
    if row.redeemed_at is not None:
        return State.USED, row.participant
    if row.revoked_at is not None:
        return State.REVOKED, row.participant
    return (State.VALID if row.expires_at > stamp(now) else State.EXPIRED), row.participant


def redeem(connection: Connection, token: str, channel: str, now: dt.datetime) -> tuple[State, str | None]:
    """Use a token and return (VALID, whose it is); once, whoever asks at the same time. Else as `look`."""
    values = {"b_hash": _hash(token), "b_channel": channel, "b_now": stamp(now)}
    participant = connection.execute(_REDEEM, values).scalar()
    return (State.VALID, participant) if participant is not None else look(connection, token, channel, now)


def revoke(connection: Connection, participant: str, channel: str | None, now: dt.datetime) -> int:
    """Revoke a participant's unused invitations, in one channel or in all; returns how many that were."""
    statement = _pending_of(participant, channel).values(revoked_at=stamp(now))
    return connection.execute(statement).rowcount


def is_pending(connection: Connection, participant: str, channel: str, now: dt.datetime) -> bool:
    """Return whether a participant has an invitation to a channel that can still be used."""
    pending = select(invitations.c.id).where(
        invitations.c.participant == participant,
        invitations.c.channel == channel,
        invitations.c.purpose == "invitation",
        invitations.c.redeemed_at.is_(None),
        invitations.c.revoked_at.is_(None),
        invitations.c.expires_at > stamp(now),
    )
    return connection.execute(pending).first() is not None


def _replace_earlier(connection: Connection, issued: Issued, purpose: Purpose, now: dt.datetime) -> Issued:
    ends = ("invitation", "mail") if purpose == "invitation" else (purpose,)
    earlier = _pending_of(issued.participant, issued.channel).where(invitations.c.purpose.in_(ends))
    connection.execute(earlier.values(revoked_at=stamp(now)))
    return _add(connection, issued, purpose)


def _add(connection: Connection, issued: Issued, purpose: Purpose) -> Issued:
    row = {
        "id": new_id(),
        "participant": issued.participant,
        "channel": issued.channel,
        "purpose": purpose,
        "token_hash": _hash(issued.token),
        "expires_at": stamp(issued.expires_at),
    }
    connection.execute(_ADD, row)
    return issued


def _pending_of(participant: str, channel: str | None) -> Update:
    pending = _PENDING.where(invitations.c.participant == participant)
    return pending if channel is None else pending.where(invitations.c.channel == channel)


def _hash(token: str) -> bytes:
    return sha256(_typed(token).encode("utf-8", "surrogatepass")).digest()


def _typed(token: str) -> str:
    """Return a device code as it was issued, however it was typed; a link's token as it is."""
    code = "".join(token.split()).replace("-", "").upper()
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else token
