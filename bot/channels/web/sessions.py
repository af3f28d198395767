"""Who a browser belongs to: the session's cookie, and whom a page in it was made for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.guard import Refused
from bot.channels.web.site import Site
from storage import outbox, web_sessions
from storage.vault import KeyErased

READING = timedelta(days=30)
"""How long people can still read what they sent once their audit has closed."""


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser: `address` is the address's id in storage, `participant` the text of that address."""

    token: str
    address: str
    participant: str


async def find(site: Site, request: Request) -> Session | None:
    """Return the session that the request's cookie names, or None where there is none (any more)."""
    token = token_of(site, request)
    if not token:
        return None

    def look(connection: Connection) -> Session | None:
        address = web_sessions.find(connection, token, site.now())
        if address is None:
            return None
        try:
            return Session(token, address, outbox.address_of(connection, site.vault, address))
        except KeyErased:
            return None

    return await site.read(look)


async def required(site: Site, request: Request) -> Session:
    """Return the session of a call that a page makes.

    Raises Refused: 401 where there is no session, 409 where the page was made for another one, for the tabs of a
    browser share its cookie and somebody else may have come in through another tab since.
    """
    session = await find(site, request)
    if session is None:
        raise Refused(401, "web.expired")
    if _scope(request) != session.address:
        raise Refused(409, "web.foreign")
    return session


def lifetime(closes: datetime, now: datetime) -> timedelta:
    """Return how long a session that begins now lasts: as long as its audit and READING after it."""
    return max(closes - now, timedelta()) + READING


def token_of(site: Site, request: Request) -> str:
    """Return the token in the session's cookie, empty where there is none."""
    return request.cookies.get(_cookie(site, request), "")


def remember(site: Site, request: Request, response: Response, token: str, lasts: timedelta) -> None:
    """Give the browser the session's cookie."""
    response.set_cookie(
        _cookie(site, request),
        token,
        max_age=int(lasts.total_seconds()),
        secure=_is_secure(site, request),
        httponly=True,
        samesite="strict",
    )


def forget(site: Site, request: Request, response: Response) -> None:
    """Take the session's cookie back."""
    response.delete_cookie(_cookie(site, request), secure=_is_secure(site, request), httponly=True, samesite="strict")


def _cookie(site: Site, request: Request) -> str:
    # a browser takes __Host- over TLS alone, and then from this very host only
    return f"__Host-{site.cookie}" if _is_secure(site, request) else site.cookie


def _is_secure(site: Site, request: Request) -> bool:
    return site.secure_cookies or request.url.scheme == "https"


def _scope(request: Request) -> str | None:
    # an EventSource cannot send a header
    return request.headers.get("x-scope", request.query_params.get("scope"))
