"""Hands a batch of updates on: chats side by side, each in its own order."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram.constants import CallbackQueryLimit

from bot.channels import Handle, Incoming, Receipt
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.events import Elsewhere, Malformed, Parsed, Taken, parse
from bot.channels.telegram.rendering import render
from survey.messages import Message

Quarantine = Callable[[str, str, str, str], Awaitable[None]]
"""(channel, event id, the update as JSON, the cause without content): keeps what no turn could take."""

Update = dict[str, Any]

log = structlog.get_logger()


class Intake:
    """What becomes of updates, one bot's; `not_taken` is what `handle` raises when the event must come again."""

    def __init__(
        self, errands: Errands, *, handle: Handle, quarantine: Quarantine, not_taken: type[Exception], farewell: str
    ) -> None:
        self._errands = errands
        self._handle = handle
        self._quarantine = quarantine
        self._not_taken = not_taken
        self._farewell = farewell
        self._leaving: set[int] = set()

    async def take(self, batch: Sequence[Update], bot: str) -> bool:
        """Return whether every update is stored, in quarantine, or nothing to us; False brings all of them again."""
        lanes: defaultdict[str, list[tuple[Update, Parsed | Malformed]]] = defaultdict(list)
        for update in batch:
            parsed = _parsed(update, bot)
            lanes[parsed.incoming.address if isinstance(parsed, Taken) else ""].append((update, parsed))
        return all(await asyncio.gather(*map(self._lane, lanes.values())))

    async def _lane(self, lane: Sequence[tuple[Update, Parsed | Malformed]]) -> bool:
        for update, parsed in lane:
            if isinstance(parsed, Taken):
                stored = await self._turn(update, parsed)
            elif isinstance(parsed, Malformed):
                stored = await self._set_aside(update, str(parsed))
            else:
                stored = True
                self._elsewhere(parsed)
            if not stored:
                return False
        return True

    async def _turn(self, update: Update, taken: Taken) -> bool:
        try:
            receipt = await self._handle(taken.incoming)
        except self._not_taken:
            return False
        except Exception as bug:  # noqa: BLE001 - whatever a turn raises, the turns behind it go on
            receipt = Receipt()
            if not await self._set_aside(update, type(bug).__name__):
                return False
        self._answer(taken, receipt)
        return True

    async def _set_aside(self, update: Update, cause: str) -> bool:
        event_id = str(update["update_id"])
        log.error("telegram.quarantined", event_id=event_id, cause=cause)
        try:
            await self._quarantine("telegram", event_id, json.dumps(update), cause)
        except Exception as error:  # noqa: BLE001 - not kept, so not acknowledged: it comes again
            log.error("telegram.quarantine_failed", event_id=event_id, error=type(error).__name__)  # noqa: TRY400 - the traceback's text could hold content
            return False
        return True

    def _answer(self, taken: Taken, receipt: Receipt) -> None:
        if taken.query:
            toast = receipt.toast[: CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH]
            self._errands.start(("answerCallbackQuery", {"callback_query_id": taken.query, "text": toast}))
        if receipt.reply is not None:
            self._reply(taken.incoming, receipt.reply)

    def _reply(self, incoming: Incoming, reply: Message) -> None:
        try:
            rendered = render(reply)
        except ValueError:
            log.error("telegram.reply_not_shown", event_id=incoming.event_id)  # noqa: TRY400 - it names no content
            return
        self._errands.start(("sendMessage", {"chat_id": incoming.address, **rendered.new()}))

    def _elsewhere(self, parsed: Elsewhere | None) -> None:
        if parsed is None or parsed.chat in self._leaving:
            return
        chat = parsed.chat
        self._leaving.add(chat)
        # left or not: if it was not, the next word from there is answered in the same way
        self._errands.start(
            ("sendMessage", {"chat_id": chat, "text": self._farewell}),
            ("leaveChat", {"chat_id": chat}),
            then=lambda: self._leaving.discard(chat),
        )


def _parsed(update: Update, bot: str) -> Parsed | Malformed:
    try:
        return parse(update, bot)
    except Malformed as error:
        return error
