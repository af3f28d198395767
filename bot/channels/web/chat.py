"""The chat itself: its page, what it is sent, and what it sends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels import Handle, Incoming, Receipt
from bot.channels.web import sessions
from bot.channels.web.entrance import CHANNEL, issue_code
from bot.channels.web.feed import Feed
from bot.channels.web.guard import Refused, read_body, require_page
from bot.channels.web.pages import Pages
from bot.channels.web.sessions import Session
from bot.channels.web.site import Site
from bot.turns import NotTaken
from storage import outbox
from survey.events import Commanded, Event, Pressed, Said

Model = TypeVar("Model", bound=BaseModel)
LONGEST_SEQ = 9
"""Digits: what is longer is no row's number, and PostgreSQL would not compare it with one."""
RESENDING = timedelta(minutes=2)
"""So long after the start an event may have been sent before: a page waits less than this between two tries."""
RETRY_AFTER = 2
"""Seconds after which a page sends again what could not be stored."""
_COMMAND = re.compile(r"/?([a-z][a-z_]{0,31})(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


class Sent(BaseModel):
    """What the page sends: `id` is made by the page, `on` names the message whose button was pressed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: UUID
    kind: Literal["press", "text", "command"]
    value: str = Field(min_length=1)
    on: str = Field(default="", max_length=64)


class Confirmed(BaseModel):
    """The rows that the page says it has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ids: list[Annotated[str, Field(pattern="^[0-9a-f]{32}$")]] = Field(max_length=1000)


class Chat:
    """The pages and calls of a signed-in browser; `handle` is there while the channel runs, `began` when it began."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._pages = pages
        self.handle: Handle | None = None
        self.began: datetime | None = None

    @property
    def routes(self) -> list[Route]:
        """What this part answers to."""
        return [
            Route("/", self.begin),
            Route("/chat", self.show),
            Route("/chat/feed", self.feed),
            Route("/chat/events", self.take, methods=["POST"]),
            Route("/chat/delivered", self.confirm, methods=["POST"]),
            Route("/chat/code", self.code, methods=["POST"]),
        ]

    async def begin(self, request: Request) -> Response:  # noqa: ARG002 - Starlette hands it over
        """Go to the chat."""
        return RedirectResponse("/chat", 303)

    async def show(self, request: Request) -> Response:
        """Show the chat, or how to come in."""
        session = await sessions.find(self._site, request)
        if session is not None:
            whose = session.participant
            say, menu, runs, workshop, quiet = await self._site.read(
                lambda connection: (
                    self._site.phrases_for(connection, whose),
                    self._site.menu(connection, whose),
                    self._site.board(connection, whose) is not None,
                    self._site.workshop(connection, whose) is not None,
                    self._site.quiet(connection, whose),
                )
            )
            return self._pages.chat(say, session.address, list(menu), runs=runs, workshop=workshop, quiet=quiet)
        return self._pages.way_in(self._site.phrases_of(request), request)

    async def feed(self, request: Request) -> Response:
        """Stream what this address is shown; with Last-Event-ID or ?after=, only what follows that seq."""
        session = await sessions.required(self._site, request)
        given = request.headers.get("last-event-id") or request.query_params.get("after", "")
        after = int(given) if given.isascii() and given.isdigit() and len(given) <= LONGEST_SEQ else None
        return EventSourceResponse(Feed(self._site, session, after).events(), ping=0)

    async def take(self, request: Request) -> Response:
        """Hand on what the person did; 200 says that it is stored, 503 that it must be sent again."""
        require_page(request)
        session = await sessions.required(self._site, request)
        sent = await _parsed(request, Sent)
        try:
            receipt = await self._handled(_incoming(session, sent))
        except NotTaken:
            refusal = {"message": self._site.phrases_of(request)("web.not_taken")}
            return JSONResponse(refusal, 503, headers={"Retry-After": str(RETRY_AFTER)})
        return JSONResponse({"toast": receipt.toast, "reply": receipt.reply and receipt.reply.to_json()})

    async def confirm(self, request: Request) -> Response:
        """Mark what the page has received as delivered; with no ids it only tells whether it is signed in."""
        require_page(request)
        session = await sessions.required(self._site, request)
        ids = (await _parsed(request, Confirmed)).ids
        if ids:
            await self._site.write(lambda c: outbox.confirm(c, session.address, ids, self._site.now()))
        return JSONResponse({})

    async def code(self, request: Request) -> Response:
        """Give a short code for another device, and the address to type it at."""
        require_page(request)
        session = await sessions.required(self._site, request)
        code = await issue_code(self._site, session)
        return JSONResponse({"code": code, "address": f"{self._site.public_url}/device"})

    async def _handled(self, incoming: Incoming) -> Receipt:
        if self.handle is None or self.began is None:
            raise NotTaken
        resent = self._site.now() - self.began < RESENDING
        return await self.handle(replace(incoming, may_come_again=resent))


async def _parsed(request: Request, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(await read_body(request))
    except ValidationError:
        raise Refused(400, "web.refused.shape") from None


def _incoming(session: Session, sent: Sent) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        bot=CHANNEL,
        event_id=f"{session.address}:{sent.id}",
        address=session.participant,
        event=_event(sent),
        on=sent.on,
    )


def _event(sent: Sent) -> Event:
    if sent.kind == "press":
        return Pressed(sent.value)
    command = _COMMAND.fullmatch(sent.value.strip())
    if command and (sent.kind == "command" or sent.value.startswith("/")):
        return Commanded(command[1].lower(), (command[2] or "").strip())
    return Said(sent.value, ref=str(sent.id))
