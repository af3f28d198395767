"""The live workshop: a page of charts that grow while practitioners answer, for whoever runs the audit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web import sessions
from bot.channels.web.guard import Refused, read_field, require_form
from bot.channels.web.pages import Pages
from bot.channels.web.sessions import Session
from bot.channels.web.site import Site
from survey.phrases import Phrases


class WorkshopPage:
    """The page, what it asks for again and again, and the end; all not found for who does not run the audit."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._pages = pages

    @property
    def routes(self) -> list[Route]:
        """What this part answers to."""
        return [
            Route("/workshop", self.show),
            Route("/workshop/now", self.now),
            Route("/workshop/end", self.end, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """Show the workshop, or how to come in."""
        session = await sessions.find(self._site, request)
        if session is None:
            return self._pages.way_in(self._site.phrases_of(request), request)
        return await self._shown("workshop.html", session)

    async def now(self, request: Request) -> Response:
        """Return what of the page changes, as it stands."""
        return await self._shown("workshop-now.html", await sessions.required(self._site, request))

    async def end(self, request: Request) -> Response:
        """End the workshop, or open it again, and show it."""
        require_form(request)
        session = await sessions.find(self._site, request)
        if session is None:
            raise Refused(401, "web.expired")
        is_over = await read_field(request, "over") == "yes"

        def change(connection: Connection) -> bool:
            return self._site.end_workshop(connection, session.participant, is_over)

        if not await self._site.write(change):
            raise Refused(404, "web.not_found")
        return RedirectResponse("/workshop", 303)

    async def _shown(self, name: str, session: Session) -> Response:
        def look(connection: Connection) -> tuple[dict[str, Any] | None, Phrases]:
            read = self._site.workshop(connection, session.participant)
            return None if read is None else read(), self._site.phrases_for(connection, session.participant)

        found, say = await self._site.read(look)
        if found is None:
            raise Refused(404, "web.not_found")
        return self._pages.live(say, name, session.address, _filled(found, say))


def _filled(found: dict[str, Any], say: Phrases) -> dict[str, Any]:
    """Return what the page's templates show."""
    at, closed = dt.datetime.fromisoformat(found["at"]), found["closed_at"]
    return {
        "title": found["title"],
        "counts": [
            say("web.workshop.invited", count=found["invited"]),
            say("web.workshop.answering", count=found["answering"]),
            say("web.workshop.answered", count=found["answered"]),
        ],
        "at": f"{at:%H:%M}",
        "is_over": closed is not None,
        "is_held_back": found["held_back"],
        "can_end": found["can_end"],
        "questions": [{**each, "base": _base(each, say)} for each in found["questions"]],
    }


def _base(question: dict[str, Any], say: Phrases) -> str:
    if question["held_back"]:
        return say("web.workshop.few")
    return say("web.workshop.base", n=question["answered"], silent=question["not_answered"])
