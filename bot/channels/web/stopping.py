"""The page that the link at the end of every e-mail leads to: one press, and no more of them come."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web.guard import read_body
from bot.channels.web.guessing import guessed, sender_of, too_many
from bot.channels.web.pages import Pages
from bot.channels.web.site import Site


class Stopping:
    """Shows a button, and does what it says whoever presses it: a mail program does so for its reader (RFC 8058)."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._pages = pages

    @property
    def routes(self) -> list[Route]:
        """What this part answers to."""
        return [Route("/stop/{token}", self.show), Route("/stop/{token}", self.take, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show a button and nothing else, for mail scanners open links too."""
        return self._pages.page(self._site.phrases_of(request), "stop.html", is_done=False)

    async def take(self, request: Request) -> Response:
        """Stop the e-mails; no page of ours need have sent this, for the link itself is the secret."""
        await read_body(request)
        token, sender = request.path_params["token"], sender_of(self._site, request)
        is_known = await self._site.write(lambda connection: self._stop(connection, token, sender))
        say = self._site.phrases_of(request)
        if is_known is None:
            return self._pages.notice(say, "web.link.too_many", 429)
        if not is_known:
            return self._pages.notice(say, "web.stop.unknown", 404)
        return self._pages.page(say, "stop.html", is_done=True)

    def _stop(self, connection: Connection, token: str, sender: bytes) -> bool | None:
        """Return whether the token is one of ours, None for somebody who has guessed too often."""
        if too_many(self._site, connection, sender):
            return None
        is_known = self._site.stop(connection, token)
        if not is_known:
            guessed(self._site, connection, sender)
        return is_known
