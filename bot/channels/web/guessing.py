"""Links and codes that are guessed: how many wrong ones a sender may try."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.requests import Request

from bot.channels.web.site import Site
from storage import attempts

MOST_FAILURES = 20
"""Wrong links or codes that one sender may try in a window of storage.attempts."""


def sender_of(site: Site, request: Request) -> bytes:
    """Return by what a sender is known, without saying who it is."""
    return site.vault.mac("attempts", request.client.host if request.client else "")


def too_many(site: Site, connection: Connection, sender: bytes) -> bool:
    """Return whether a sender has tried too many wrong ones."""
    # counted and taken back: many colleagues behind one address may come in at once, only failures add up
    step = connection.begin_nested()
    count = attempts.count(connection, sender, site.now())
    step.rollback()
    return count > MOST_FAILURES


def guessed(site: Site, connection: Connection, sender: bytes) -> None:
    """Count a wrong one."""
    attempts.count(connection, sender, site.now())
