"""The web chat as a channel: where it listens, and how it runs."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import structlog
import uvicorn
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.channels import CannotRun, Handle, Outcome, Outgoing
from bot.channels.web.board import BoardPage
from bot.channels.web.chat import Chat
from bot.channels.web.entrance import Entrance
from bot.channels.web.files import Files
from bot.channels.web.guard import Refused, SafeHeaders
from bot.channels.web.pages import ASSETS, Pages
from bot.channels.web.site import (
    Admit,
    EndWorkshop,
    LanguageOf,
    Menu,
    Quiet,
    ReadBoard,
    ReadWorkshop,
    Site,
    Stop,
    Write,
)
from bot.channels.web.stopping import Stopping
from bot.channels.web.streams import Streams
from bot.channels.web.withdrawal import Take, WithdrawalPage
from bot.channels.web.workshop import WorkshopPage
from bot.rendering import Renderer
from storage import failures
from storage.database import Database
from storage.vault import Vault
from survey.languages import BASE
from survey.phrases import Phrases

log = structlog.get_logger()

HIGHEST_PORT = 65535
SHUTDOWN = 3
"""Seconds that open requests are given when the channel stops."""


class CannotListen(CannotRun):
    """The address cannot be used; the text says why and what to do."""


class WebChannel:
    """The web chat (bot.channels.Channel); `app` is its ASGI application.

    `address` is 'host:port'; port 0 takes a free one. `public_url`, without a slash at its end, is what people type:
    what a request calls this host proves nothing. Behind a proxy that ends TLS, uvicorn believes the
    X-Forwarded headers of 127.0.0.1 alone; `secure_cookies` makes cookies Secure whatever the scheme seems to be.
    In a preview each page says that nothing is kept, and the cookie has a name of its own, for a browser gives the
    cookies of one port to the others of this machine too.
    """

    name = "web"
    edits_in_place = False
    pushes = False

    def __init__(
        self,
        database: Database,
        vault: Vault,
        *,
        write: Write,
        admit: Admit,
        speaking: Mapping[str, Phrases],
        now: Callable[[], datetime],
        public_url: str,
        language_of: LanguageOf = lambda *_: BASE,
        menu: Menu = lambda *_: (),
        board: ReadBoard = lambda *_: None,
        quiet: Quiet = lambda *_: False,
        withdraw: Take | None = None,
        stop: Stop = lambda *_: False,
        workshop: ReadWorkshop = lambda *_: None,
        end_workshop: EndWorkshop = lambda *_: False,
        address: str = "127.0.0.1:8080",
        secure_cookies: bool = False,
        is_preview: bool = False,
        renderer: Renderer,
    ) -> None:
        self._streams = Streams()
        cookie = f"caseround-preview-{address.rpartition(':')[2]}" if is_preview else "caseround"
        self._site = Site(
            database,
            vault,
            write,
            admit,
            speaking,
            language_of,
            now,
            menu,
            public_url,
            secure_cookies,
            self._streams,
            cookie,
            board,
            quiet,
            stop,
            workshop,
            end_workshop,
        )
        rtl = [code for code, phrases in speaking.items() if phrases.direction == "rtl"]
        self._pages = Pages(rtl, is_preview=is_preview)
        self._chat = Chat(self._site, self._pages)
        self._files = Files(self._site, renderer)
        self._withdrawal = WithdrawalPage(self._site, self._pages, withdraw) if withdraw else None
        self._address = address
        self._socket: socket.socket | None = None
        self.app = self._application()

    def listen(self) -> str:
        """Bind the address, if that has not been done, and return the URL that it answers at.

        Raises CannotListen where the address is taken or is none.
        """
        host, port = self._bound().getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def run(self, handle: Handle) -> None:
        """Serve until cancelled, handing each event to `handle`; raises CannotListen."""
        bound = self._bound()
        self._chat.handle = handle
        self._chat.began = self._site.now()
        server = _Server(
            uvicorn.Config(
                self.app,
                log_config=None,
                access_log=False,  # paths hold invitations
                server_header=False,
                lifespan="off",
                timeout_graceful_shutdown=SHUTDOWN,
            )
        )
        serving = asyncio.create_task(server.serve([bound]))
        try:
            await asyncio.shield(serving)
        finally:
            self._streams.close()
            server.should_exit = True
            await serving

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Never called: the page fetches its rows."""
        raise NotImplementedError("The web chat's page fetches its messages: nudge it instead of delivering to it.")

    def nudge(self, address_id: str) -> None:
        """Wake the feeds of an address, after the commit; call it on the event loop (asyncio's events are not
        thread-safe)."""
        self._streams.nudge(address_id)

    def open_pages(self) -> list[str]:
        """Return the ids of the addresses that have a page open; call it on the event loop, as `nudge`."""
        return self._streams.addresses()

    def forget(self) -> None:
        """Keep no document in memory: something was erased that it may show."""
        self._files.forget()

    def _application(self) -> ASGIApp:
        application = Starlette(
            routes=[
                *Entrance(self._site, self._pages).routes,
                *self._chat.routes,
                *self._files.routes,
                *BoardPage(self._site, self._pages).routes,
                *WorkshopPage(self._site, self._pages).routes,
                *(self._withdrawal.routes if self._withdrawal else ()),
                *Stopping(self._site, self._pages).routes,
                Route("/health", self._health),
                Mount("/assets", StaticFiles(directory=ASSETS)),
            ],
            exception_handlers={
                Refused: self._refused,
                OperationalError: self._not_now,
                ClientDisconnect: self._gone,
                404: self._unknown,
                405: self._unknown,
                500: self._broken,
            },
        )
        # around the whole, for Starlette's own middleware would stand inside the page of a 500
        return SafeHeaders(application)

    async def _health(self, request: Request) -> Response:  # noqa: ARG002 - Starlette hands it over
        found = await self._site.read(failures.standing)
        kinds = sorted({each.kind.value for each in found})
        return PlainTextResponse(f"ok, but look at: {' '.join(kinds)}" if kinds else "ok")

    async def _refused(self, request: Request, refusal: Exception) -> Response:
        if not isinstance(refusal, Refused):
            raise refusal
        if request.url.path.startswith("/chat/"):
            return JSONResponse({"message": self._site.phrases_of(request)(refusal.key)}, refusal.status)
        return self._notice(request, refusal.key, refusal.status)

    async def _not_now(self, request: Request, trouble: Exception) -> Response:
        log.error("database.not_now", error=type(trouble).__name__)
        if request.url.path.startswith("/chat/"):
            return JSONResponse({"message": self._site.phrases_of(request)("web.not_taken")}, 503)
        return self._notice(request, "web.broken", 503)

    async def _gone(self, request: Request, _: Exception) -> Response:  # noqa: ARG002 - Starlette hands it over
        return Response(status_code=400)  # read by nobody: the line broke in the middle of the request

    async def _unknown(self, request: Request, _: Exception) -> Response:
        return self._notice(request, "web.not_found", 404)

    async def _broken(self, request: Request, _: Exception) -> Response:
        return self._notice(request, "web.broken", 500)

    def _notice(self, request: Request, key: str, status: int) -> Response:
        return self._pages.notice(self._site.phrases_of(request), key, status)

    def _bound(self) -> socket.socket:
        if self._socket is None:
            self._socket = self._bind()
        return self._socket

    def _bind(self) -> socket.socket:
        host, _, port = self._address.rpartition(":")
        host = host.strip("[]")
        if not host or not port.isdecimal() or int(port) > HIGHEST_PORT:
            raise self._cannot_listen("web.port.refused", port)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            return socket.create_server((host, int(port)), family=family)
        except OSError as failure:
            key = "web.port.taken" if failure.errno == errno.EADDRINUSE else "web.port.refused"
            raise self._cannot_listen(key, port) from failure

    def _cannot_listen(self, key: str, port: str) -> CannotListen:
        return CannotListen(self._site.speaking[BASE](key, address=self._address, port=port))


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the process, which stops every part of itself in order."""
        yield
