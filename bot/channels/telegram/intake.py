"""Hands a batch of updates on: chats side by side, each in its own order."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import structlog
from telegram.constants import CallbackQueryLimit

from bot.channels import Handle, Incoming, Receipt
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.events import Elsewhere, Malformed, Parsed, Taken, parse, sender
from bot.channels.telegram.rendering import render
from survey.events import Unsupported
from survey.messages import Message

SetAside = Callable[[Incoming, str, Mapping[str, Any] | None], Awaitable[Receipt]]
"""(event, the cause without content, the update where no event could be read from it): quarantines it for good, and
returns what to say at once."""

Update = dict[str, Any]

log = structlog.get_logger()


class Intake:
    """What becomes of updates, one bot's; `not_taken` is what `handle` raises when the event must come again."""

    def __init__(
        self, errands: Errands, *, handle: Handle, set_aside: SetAside, not_taken: type[Exception], farewell: str
    ) -> None:
        self._errands = errands
        self._handle = handle
        self._set_aside = set_aside
        self._not_taken = not_taken
        self._farewell = farewell
        self._leaving: set[int] = set()
        # a batch is acknowledged whole: what was under way when the last process ended comes in the first one
        self._is_first = True

    async def take(self, batch: Sequence[Update], bot: str) -> bool:
        """Return whether every update is stored, in quarantine, or nothing to us; False brings all of them again."""
        lanes: defaultdict[str, list[tuple[Update, Parsed | Malformed]]] = defaultdict(list)
        for update in batch:
            parsed = _parsed(update, bot)
            if isinstance(parsed, Taken) and self._is_first:
                parsed = replace(parsed, incoming=replace(parsed.incoming, may_come_again=True))
            lanes[parsed.incoming.address if isinstance(parsed, Taken) else ""].append((update, parsed))
        is_stored = all(await asyncio.gather(*(self._lane(lane, bot) for lane in lanes.values())))
        self._is_first = self._is_first and not is_stored
        return is_stored

    async def _lane(self, lane: Sequence[tuple[Update, Parsed | Malformed]], bot: str) -> bool:
        for update, parsed in lane:
            if isinstance(parsed, Taken):
                stored = await self._turn(parsed)
            elif isinstance(parsed, Malformed):
                stored = await self._unreadable(update, bot, parsed)
            else:
                stored = True
                self._elsewhere(parsed)
            if not stored:
                return False
        return True

    async def _turn(self, taken: Taken) -> bool:
        try:
            receipt = await self._handle(taken.incoming)
        except self._not_taken:
            return False
        except Exception as bug:  # noqa: BLE001 - whatever a turn raises, the turns behind it go on
            aside = await self._quarantined(taken.incoming, type(bug).__name__)
            if aside is None:
                return False
            receipt = aside
        self._answer(taken, receipt)
        return True

    async def _unreadable(self, update: Update, bot: str, error: Malformed) -> bool:
        incoming = Incoming("telegram", bot, str(update["update_id"]), sender(update), Unsupported("other"))
        receipt = await self._quarantined(incoming, str(error), update)
        if receipt is not None and receipt.reply is not None and incoming.address:
            self._reply(incoming, receipt.reply)
        return receipt is not None

    async def _quarantined(self, incoming: Incoming, cause: str, update: Update | None = None) -> Receipt | None:
        """Return what to say at once, None where it could not be kept: not acknowledged, it comes again."""
        log.error("telegram.quarantined", event_id=incoming.event_id, cause=cause)
        try:
            return await self._set_aside(incoming, cause, update)
        except Exception as error:  # noqa: BLE001 - whatever failed, it was not kept
            log.error("telegram.quarantine_failed", event_id=incoming.event_id, error=type(error).__name__)  # noqa: TRY400 - the traceback's text could hold content
            return None

    def _answer(self, taken: Taken, receipt: Receipt) -> None:
        if taken.query:
            toast = receipt.toast[: CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH]
            answer = {"callback_query_id": taken.query, "text": toast}
            self._errands.gather(("answerCallbackQuery", answer))
        if receipt.reply is not None:
            self._reply(taken.incoming, receipt.reply)

    def _reply(self, incoming: Incoming, reply: Message) -> None:
        try:
            rendered = render(reply)
        except ValueError:
            log.error("telegram.reply_not_shown", event_id=incoming.event_id)  # noqa: TRY400 - it names no content
            return
        self._errands.insist(("sendMessage", {"chat_id": incoming.address, **rendered.new()}))

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
