"""The live board: a page for whoever runs the audit, which brings itself up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web import sessions
from bot.channels.web.guard import Refused
from bot.channels.web.pages import Pages
from bot.channels.web.sessions import Session
from bot.channels.web.site import Board, Site
from reporting.board import in_cell
from survey.phrases import Phrases


class BoardPage:
    """The page, and what it asks for again and again; both are not found for who does not run the audit."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._pages = pages

    @property
    def routes(self) -> list[Route]:
        """What this part answers to."""
        return [Route("/board", self.show), Route("/board/now", self.now)]

    async def show(self, request: Request) -> Response:
        """Show the board, or how to come in."""
        session = await sessions.find(self._site, request)
        if session is None:
            return self._pages.way_in(self._site.phrases_of(request), request)
        return await self._shown("board.html", session)

    async def now(self, request: Request) -> Response:
        """Return what of the page changes, as it stands."""
        session = await sessions.required(self._site, request)
        return await self._shown("board-now.html", session)

    async def _shown(self, name: str, session: Session) -> Response:
        def look(connection: Connection) -> tuple[Board | None, Phrases]:
            read = self._site.board(connection, session.participant)
            return None if read is None else read(), self._site.phrases_for(connection, session.participant)

        board, say = await self._site.read(look)
        if board is None:
            raise Refused(404, "web.not_found")
        return self._pages.live(say, name, session.address, self._filled(board, say))

    def _filled(self, board: Board, t: Phrases) -> dict[str, Any]:
        """Return what the page's templates show: rates and cells in the catalogue's words."""
        at = dt.datetime.fromisoformat(board["at"])
        rate = t(
            "coordinator.rate",
            returned=str(board["returned"]),
            requested=str(board["requested"]),
            share=_share(board["share"]),
            eligible=str(board["eligible"]),
            share_eligible=_share(board["share_of_eligible"]),
        )
        return {
            "title": board["title"],
            "rate": rate,
            "at": f"{at:%H:%M}",
            "counts": [(t(f"web.stands.{each}"), count) for each, count in board["by_disposition"].items()],
            "agencies": [each["name"] for each in board["agencies"]],
            "cases": [(line["name"], [_cell(cell, t) for cell in line["cells"]]) for line in board["cases"]],
        }


def _cell(cell: Sequence[str], say: Phrases) -> list[tuple[str, str]]:
    """Return the dispositions of a cell, each with its words and their number if there are several."""
    found = in_cell(cell)
    words = {each: say(f"web.stands.{each}") for each in found}
    return [(each, word if found[each] == 1 else f"{found[each]} {word}") for each, word in words.items()]


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value}%"
