"""Who a browser belongs to: the session's cookie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.guard import Refused
from bot.channels.web.site import Site
from storage import outbox, web_sessions
from storage.vault import KeyErased

COOKIE = "session"
LIFETIME = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser: `address` is the address's id in storage, `participant` the text of that address."""

    token: str
    address: str
    participant: str


async def find(site: Site, request: Request) -> Session | None:
    """Return the session that the request's cookie names, or None where there is none (any more)."""
    token = request.cookies.get(COOKIE)
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
    """Return the request's session; raises Refused (401) where there is none."""
    session = await find(site, request)
    if session is None:
        raise Refused(401, "web.expired")
    return session


def remember(site: Site, request: Request, response: Response, token: str) -> None:
    """Give the browser the session's cookie."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LIFETIME.total_seconds()),
        secure=site.secure_cookies or request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def forget(response: Response) -> None:
    """Take the session's cookie back."""
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
