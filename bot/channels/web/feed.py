"""What the page is sent: the outbox rows of one address, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection
from sse_starlette import ServerSentEvent

from bot.channels import Action
from bot.channels.web.sessions import Session
from bot.channels.web.site import Site
from storage import outbox, web_sessions
from storage.outbox import Entry
from survey.messages import Message

LONGEST_HISTORY = 200
PULSE = 15.0
"""Seconds without news after which a feed says that it is alive, and looks for itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands now; `covers` names the later rows that made it so."""

    entry: Entry
    message: Message
    covers: tuple[str, ...] = ()


def fold(entries: Sequence[Entry]) -> list[Shown]:
    """Return the newest LONGEST_HISTORY messages, with their edits and shrinks applied."""
    shown: dict[str, Shown] = {}
    for entry in entries:
        if entry.action == Action.SEND:
            shown[entry.id] = Shown(entry, entry.message)
        elif entry.target in shown:
            before = shown[entry.target]
            shown[entry.target] = replace(before, message=entry.message, covers=(*before.covers, entry.id))
    return list(shown.values())[-LONGEST_HISTORY:]


def _event(shown: Shown) -> ServerSentEvent:
    entry = shown.entry
    data = {
        "id": entry.id,
        "seq": entry.seq,
        "action": str(entry.action),
        "target": entry.target,
        "slot": entry.slot,
        "message": _for_page(shown.message),
        "covers": shown.covers,
    }
    return _sse(data, id=str(entry.seq))


def _for_page(message: Message) -> dict[str, Any]:
    """Return a message as JSON; what a picture is drawn from stays here."""
    told = message.to_json()
    return {name: value for name, value in told.items() if name not in {"data", "drawing"}}


def _sse(data: dict[str, Any], event: str | None = None, id: str | None = None) -> ServerSentEvent:  # noqa: A002 - the protocol's word
    return ServerSentEvent(json.dumps(data, ensure_ascii=False, separators=(",", ":")), event=event, id=id)


class Feed:
    """One browser's feed; `after` is the last seq that it has, None where it has nothing."""

    def __init__(self, site: Site, session: Session, after: int | None) -> None:
        self._site = site
        self._session = session
        self._after = after
        self._is_over = False

    async def events(self) -> AsyncIterator[ServerSentEvent]:
        """Yield what is there, then 'ready', then whatever comes, until the session or the server ends."""
        with self._site.streams.joined(self._session.address) as wake:
            for event in await self._site.read(self._read):
                yield event
            yield _sse({}, event="ready", id=str(self._after or 0))
            while not (self._is_over or self._site.streams.closing):
                if not await _woken(wake):
                    yield _sse({}, event="pulse")
                wake.clear()
                for event in await self._site.read(self._read):
                    yield event

    def _read(self, connection: Connection) -> list[ServerSentEvent]:
        if web_sessions.find(connection, self._session.token, self._site.now()) is None:
            self._is_over = True
            return [_sse({}, event="expired")]
        return [_event(shown) for shown in self._unseen(connection)]

    def _unseen(self, connection: Connection) -> list[Shown]:
        entries = outbox.since(connection, self._site.vault, self._session.address, self._after or 0)
        unseen = fold(entries) if self._after is None else [Shown(entry, entry.message) for entry in entries]
        self._after = entries[-1].seq if entries else self._after or 0
        return unseen


async def _woken(wake: asyncio.Event) -> bool:
    try:
        await asyncio.wait_for(wake.wait(), PULSE)
    except TimeoutError:
        return False
    return True
