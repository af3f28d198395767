"""Stopping the e-mails with one press: what the link in each of them carries, and what pressing it does."""

from __future__ import annotations

import datetime as dt
import hmac

from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from storage import ledger, notices, participants, reminders
from storage.vault import Vault
from survey.audit import EMAIL
from survey.reminding import Wishes
from survey.state import Noticed, NoticeKind


def stop_token(vault: Vault, participant: str) -> str:
    """Return what only an e-mail to this participant carries; it is stored nowhere, and good for ever."""
    return f"{participant}-{vault.mac('stop', participant).hex()}"


def stop(connection: Connection, vault: Vault, token: str, now: dt.datetime) -> bool:
    """Stop a participant's reminders, and let the coordinator hear of it, once; returns False for a token that no
    e-mail carried."""
    whose = token.partition("-")[0]
    if not hmac.compare_digest(stop_token(vault, whose).encode(), token.encode("utf-8", "surrogatepass")):
        return False
    try:
        participant = participants.one(connection, vault, whose)
    except NoResultFound:
        return False
    if reminders.wishes_of(connection, whose).stopped:
        return True
    reminders.wish(connection, whose, Wishes(stopped=True))
    notices.add(
        connection,
        participant.key,
        Noticed(NoticeKind.REMINDERS_STOPPED),
        audit=participant.audit,
        request=None,
        participant=whose,
        now=now,
    )
    ledger.append(
        connection,
        participant.audit,
        actor=ledger.actor(whose),
        action="reminders.stopped",
        subject=f"channel:{EMAIL}",
        now=now,
    )
    return True
