"""Coming in and going out: invitations, codes for another device, and leaving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web import sessions
from bot.channels.web.guard import read_field, require_form
from bot.channels.web.guessing import guessed, sender_of, too_many
from bot.channels.web.pages import Pages
from bot.channels.web.sessions import Session
from bot.channels.web.site import Site
from bot.invitations import note_refused
from storage import addresses, invitations, ledger, web_sessions
from storage.invitations import State

CHANNEL = "web"


@dataclass(frozen=True, slots=True)
class Opened:
    """The link or code was good: the new session's token, and how long it lasts."""

    token: str
    lasts: timedelta


@dataclass(frozen=True, slots=True)
class Shut:
    """It was not: the phrase that says why, and the page's status."""

    key: str
    status: int


TOO_MANY = Shut("web.link.too_many", 429)
NOT_YOURS = Shut("web.not_yours", 403)
SHUT = {
    State.UNKNOWN: Shut("web.link.unknown", 404),
    State.USED: Shut("web.link.used", 410),
    State.REVOKED: Shut("web.link.revoked", 410),
    State.EXPIRED: Shut("web.link.expired", 410),
}


class Entrance:
    """The pages through which a person comes to the chat and leaves it."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._pages = pages

    @property
    def routes(self) -> list[Route]:
        """What this part answers to."""
        return [
            Route("/i/{token}", self.show_link),
            Route("/i/{token}", self.take_link, methods=["POST"]),
            Route("/device", self.show_code),
            Route("/device", self.take_code, methods=["POST"]),
            Route("/leave", self.leave, methods=["POST"]),
        ]

    async def show_link(self, request: Request) -> Response:
        """Show a button and nothing else, for mail scanners open links too."""
        token = request.path_params["token"]
        if await self._is_own(request, token):
            return _to_chat()
        return await self._not_theirs(request, token) or self._pages.page(self._site.phrases_of(request), "link.html")

    async def take_link(self, request: Request) -> Response:
        """Redeem the link and go to the chat, or say why not."""
        require_form(request)
        token = request.path_params["token"]
        if await self._is_own(request, token):
            return _to_chat()
        refused = await self._not_theirs(request, token)
        if refused is not None:
            return refused
        outcome = await self._open(request, token)
        if isinstance(outcome, Shut):
            return self._pages.notice(self._site.phrases_of(request), outcome.key, outcome.status)
        return self._welcome(request, outcome)

    async def show_code(self, request: Request) -> Response:
        """Show the field for a code."""
        return self._pages.page(self._site.phrases_of(request), "device.html", error="")

    async def take_code(self, request: Request) -> Response:
        """Redeem a code that was typed, or show the field again with the reason."""
        require_form(request)
        outcome = await self._open(request, (await read_field(request, "code")).strip())
        if isinstance(outcome, Shut):
            key = outcome.key.replace("web.link.", "web.code.")
            return self._pages.page(self._site.phrases_of(request), "device.html", outcome.status, error=key)
        return self._welcome(request, outcome)

    async def leave(self, request: Request) -> Response:
        """Close the session and take the cookie back."""
        require_form(request)
        token = sessions.token_of(self._site, request)
        if token:
            await self._site.write(lambda connection: self._close(connection, token))
        response = self._pages.notice(self._site.phrases_of(request), "web.gone", 200)
        sessions.forget(self._site, request, response)
        return response

    def _close(self, connection: Connection, token: str) -> None:
        address = web_sessions.find(connection, token, self._site.now())
        web_sessions.close(connection, token)
        if address is not None:
            _record(self._site, connection, address, "session.left")

    async def _is_own(self, request: Request, token: str) -> bool:
        """Tell whether this used link is the one that this browser's person came in with."""
        session = await sessions.find(self._site, request)
        if session is None:
            return False
        found = await self._site.read(lambda c: invitations.look(c, token, CHANNEL, self._site.now()))
        return found == (State.USED, session.participant)

    async def _not_theirs(self, request: Request, token: str) -> Response | None:
        """Refuse a link that opens a conversation which gives nothing away, in the browser of somebody who has none
        such: an auditor who was sent it by mistake, or a coordinator who tries it. It stays unused, and that it was
        tried is kept. Returns None where there is nothing to refuse."""
        session, site = await sessions.find(self._site, request), self._site
        if session is None:
            return None

        def look(connection: Connection) -> str:
            state, whose = invitations.look(connection, token, CHANNEL, site.now())
            if state is not State.VALID or whose is None or whose == session.participant:
                return ""
            is_theirs = not site.quiet(connection, whose) or site.quiet(connection, session.participant)
            return "" if is_theirs else whose

        def note(connection: Connection) -> None:
            note_refused(connection, site.vault, whose, State.VALID, channel=CHANNEL, now=site.now())

        whose = await site.read(look)
        if not whose:
            return None
        await site.write(note)
        return self._pages.notice(site.phrases_of(request), NOT_YOURS.key, NOT_YOURS.status)

    async def _open(self, request: Request, token: str) -> Opened | Shut:
        sender = sender_of(self._site, request)
        return await self._site.write(lambda connection: self._redeem(connection, token, sender))

    def _redeem(self, connection: Connection, token: str, sender: bytes) -> Opened | Shut:
        site, now = self._site, self._site.now()
        if too_many(site, connection, sender):
            return TOO_MANY
        state, participant = invitations.redeem(connection, token, CHANNEL, now)
        if state is not State.VALID or participant is None:
            guessed(site, connection, sender)
            if participant is not None:
                note_refused(connection, site.vault, participant, state, channel=CHANNEL, now=now)
            return SHUT[state]
        admitted = site.admit(connection, participant)
        lasts = sessions.lifetime(admitted.closes, now)
        return Opened(web_sessions.open(connection, admitted.address, now, lasts), lasts)

    def _welcome(self, request: Request, opened: Opened) -> Response:
        response = _to_chat()
        sessions.remember(self._site, request, response, opened.token, opened.lasts)
        return response


def _to_chat() -> Response:
    return RedirectResponse("/chat", 303)


async def issue_code(site: Site, session: Session) -> str:
    """Return a new short code with which the same person comes in on another device."""

    def issue(connection: Connection) -> str:
        issued = invitations.issue_code(connection, session.participant, CHANNEL, site.now())
        _record(site, connection, session.address, "code.issued")
        return issued.token

    return await site.write(issue)


def _record(site: Site, connection: Connection, address: str, action: str) -> None:
    participant, audit = addresses.owner(connection, address)
    actor = ledger.actor(participant)
    ledger.append(connection, audit, actor=actor, action=action, subject=f"channel:{CHANNEL}", now=site.now())
