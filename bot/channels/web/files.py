"""Pictures and documents of the chat: drawn when first asked for, and given to their own person alone."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from mimetypes import guess_type
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels import Action
from bot.channels.web import sessions
from bot.channels.web.guard import Refused
from bot.channels.web.site import Site
from bot.rendering import CannotDraw, Renderer
from storage import outbox
from survey.messages import Drawn, Picture

MOST_KEPT = 32 * 1024 * 1024
"""Bytes of what was drawn last that stay in memory: a page asks for a document's size first, and then for itself."""


AGAIN = timedelta(minutes=1)
"""So long what could not be drawn is not tried again: a page that is loaded over and over must not keep all others
waiting."""


class Files:
    """What the messages of the chat show beside words, each under the id of its row."""

    def __init__(self, site: Site, renderer: Renderer) -> None:
        self._site = site
        self._renderer = renderer
        self._kept: dict[str, bytes] = {}
        self._missed: dict[str, datetime] = {}
        self._under_way: dict[str, asyncio.Task[bytes]] = {}
        self._since = 0

    @property
    def routes(self) -> list[Route]:
        """What this part answers to."""
        return [Route("/chat/files/{row}", self.show)]

    async def show(self, request: Request) -> Response:
        """Give the picture or document of a message; 404 where this address was never sent it, 503 where there is
        none though it was."""
        session = await sessions.required(self._site, request)
        row = request.path_params["row"]
        entry = await self._site.read(lambda c: outbox.sent_to(c, self._site.vault, session.address, row))
        if entry is None or entry.action != Action.SEND or not isinstance(entry.message, Drawn):
            raise Refused(404, "web.not_found")
        try:
            content = await self._content(row, entry.message)
        except CannotDraw:
            words = self._renderer.instead(entry.message)
            return JSONResponse({"message": words.lines[0].text}, 503)
        return Response(content, headers=_described(entry.message))

    def forget(self) -> None:
        """Keep nothing of what was drawn, or is being drawn; it can be called from any thread."""
        self._since += 1
        self._kept = {}

    async def _content(self, row: str, drawn: Drawn) -> bytes:
        if row in self._kept:
            return self._kept[row]
        if row in self._missed and self._site.now() - self._missed[row] < AGAIN:
            raise CannotDraw
        if row not in self._under_way:
            task, since = asyncio.create_task(self._renderer.draw(drawn)), self._since
            self._under_way[row] = task
            task.add_done_callback(lambda done: self._keep(row, done, since))
        # whoever asked first may go, and others wait for the same
        return await asyncio.shield(self._under_way[row])

    def _keep(self, row: str, done: asyncio.Task[bytes], since: int) -> None:
        del self._under_way[row]
        if done.cancelled():
            return
        if done.exception() is not None:
            now = self._site.now()
            self._missed = {other: at for other, at in self._missed.items() if now - at < AGAIN} | {row: now}
            return
        if since != self._since:
            return
        self._kept[row] = done.result()
        while sum(map(len, self._kept.values())) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]


def _described(drawn: Drawn) -> dict[str, str]:
    if isinstance(drawn, Picture):
        return {"content-type": "image/png"}
    kind = guess_type(drawn.name)[0] or "application/octet-stream"
    # never shown as a page of ours: it is saved
    return {"content-type": kind, "content-disposition": f"attachment; filename*=utf-8''{quote(drawn.name, safe='')}"}
