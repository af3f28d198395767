"""A Bot API server over real HTTP, with Telegram's own semantics, for one bot.

Updates are kept until a higher offset confirms them; limits, refusals and their sentences are Telegram's. A test
scripts what goes wrong with `fail`, plays people with `person`, and waits with `until`: nothing sleeps.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.bot.fake_bot_files import LARGEST_FILE, ROOM, File, read_caption, read_file, read_photo
from tests.bot.fake_bot_limits import Limits
from tests.bot.fake_bot_text import Refusal, bad_request, read_keyboard, read_text
from tests.bot.fake_bot_world import DELETE_SECONDS, PRESS_SECONDS, Chat, Person, Shown, World

__all__ = [
    "Chat",
    "Drop",
    "FakeBotApi",
    "Garbage",
    "Person",
    "Refusal",
    "Shown",
    "Silence",
    "server_error",
    "slow_down",
]

TOKEN = "123456:AAInvented-Token_of-a-fake-bot-0123456789"


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection breaks before the call is handled, or after."""

    handled: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """The call is handled, or not, and no answer comes until the client gives up."""

    handled: bool


@dataclass(frozen=True, slots=True)
class Garbage:
    """Something in between answers with a page of its own."""

    status: int
    handled: bool = False
    page: str = "<html>A page about what somebody wrote</html>"


Fault = Refusal | Drop | Silence | Garbage


def slow_down(seconds: int) -> Refusal:
    """Return a 429 that asks to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def server_error(status: int = 502) -> Refusal:
    """Return a 5xx."""
    return Refusal(status, "Bad Gateway" if status == 502 else "Internal Server Error")


class FakeBotApi(World):
    """The server; `async with FakeBotApi() as telegram` listens on a free loopback port."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token = token
        self.bot_id = int(token.partition(":")[0])
        self.webhook = ""
        self.commands: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.acknowledged = 0
        self.left: list[int] = []
        self.limits: Limits | None = None
        self.url = ""
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._poll = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> FakeBotApi:
        app = web.Application(client_max_size=2 * LARGEST_FILE)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one fault a call."""
        self._faults[method].extend(faults)

    def is_silent(self, method: str) -> bool:
        """Return whether the next call of a method will have no answer."""
        return isinstance(next(iter(self._faults[method]), None), Silence)

    def called(self, method: str) -> list[dict[str, Any]]:
        """Return the parameters of every call of a method, also of those that went wrong."""
        return [parameters for name, parameters in self.calls if name == method]

    # HTTP

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        try:
            method = self._method(request)
            parameters = await _parameters(request)
            self.calls.append((request.match_info["method"], parameters))
            self.changed()
            if self.limits:
                self.limits.check(request.match_info["method"], parameters.get("chat_id"))
            faults = self._faults[request.match_info["method"]]
            fault = faults.popleft() if faults else None
            if isinstance(fault, Refusal):
                raise fault
            result = None if fault and not fault.handled else await method(parameters)
            self.changed()
        except Refusal as refusal:
            return _refused(refusal)
        if isinstance(fault, Drop) and request.transport:
            request.transport.abort()
        elif isinstance(fault, Silence):
            await asyncio.Event().wait()
        elif isinstance(fault, Garbage):
            return web.Response(status=fault.status, text=fault.page)
        return web.json_response({"ok": True, "result": result})

    def _method(self, request: web.Request) -> Callable[[dict[str, Any]], Awaitable[Any]]:
        token = request.match_info["token"]
        if not re.fullmatch(r"\d+:[\w-]{10,}", token):
            raise Refusal(404, "Not Found")
        if token != self.token:
            raise Refusal(401, "Unauthorized")
        method = getattr(self, f"on_{request.match_info['method']}", None)
        if method is None:
            raise Refusal(404, "Not Found: method not found")
        found: Callable[[dict[str, Any]], Awaitable[Any]] = method
        return found

    # the bot itself

    async def on_getMe(self, _: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        return self._me() | {"can_join_groups": True, "can_read_all_group_messages": False}

    async def on_setMyCommands(self, parameters: dict[str, Any]) -> bool:  # noqa: N802 - the Bot API's name
        for command in parameters["commands"]:
            if (
                not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"])
                or not 1 <= len(command["description"]) <= 256
            ):
                raise bad_request("BOT_COMMAND_INVALID")
        self.commands = parameters["commands"]
        return True

    async def on_getWebhookInfo(self, _: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        return {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": len(self.updates)}

    async def on_deleteWebhook(self, parameters: dict[str, Any]) -> bool:  # noqa: N802 - the Bot API's name
        self.webhook = ""
        if parameters.get("drop_pending_updates"):
            self.updates.clear()
        return True

    async def on_getUpdates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: N802 - the Bot API's name
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        self._poll += 1
        mine = self._poll
        self.allowed = parameters.get("allowed_updates", self.allowed)
        self._confirm(int(parameters.get("offset", 0)))
        self.changed()  # a poll that still waits is ended by this one
        deadline = asyncio.timeout(float(parameters.get("timeout", 0)))
        try:
            async with deadline:
                await self.until(lambda: self.updates or self._poll != mine, seconds=3600)
        except TimeoutError:
            return []
        if self._poll != mine:
            raise Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one runs")
        return self.updates[: int(parameters.get("limit", 100))]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = self.updates[offset]["update_id"] if len(self.updates) >= -offset else 0
        self.acknowledged = max(self.acknowledged, offset)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]

    # messages

    async def on_sendMessage(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        chat = self.chat(parameters.get("chat_id"))
        text, entities = read_text(parameters)
        content = {"text": text} | ({"entities": entities} if entities else {})
        shown = Shown(self.next_id(), True, self.now, content, read_keyboard(parameters))
        shown.is_protected = bool(parameters.get("protect_content", False))
        chat.messages[shown.id] = shown
        return self._raw(chat, shown)

    async def on_sendPhoto(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        chat = self.chat(parameters.get("chat_id"))
        width, height = read_photo(parameters)
        photo = [{"file_id": "f", "file_unique_id": "u", "width": width, "height": height}]
        return self._send_file(chat, parameters, "photo", photo)

    async def on_sendDocument(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        chat = self.chat(parameters.get("chat_id"))
        file = read_file(parameters, "document")
        named = {"file_name": file.name, "mime_type": file.type, "file_size": len(file.content)}
        return self._send_file(chat, parameters, "document", {"file_id": "f", "file_unique_id": "u", **named})

    def _send_file(self, chat: Chat, parameters: dict[str, Any], kind: str, described: object) -> dict[str, Any]:
        caption, entities = read_caption(parameters)
        content = {kind: described} | ({"caption": caption} if caption else {})
        content |= {"caption_entities": entities} if entities else {}
        shown = Shown(self.next_id(), True, self.now, content, read_keyboard(parameters))
        shown.is_protected = bool(parameters.get("protect_content", False))
        shown.file = read_file(parameters, kind).content
        chat.messages[shown.id] = shown
        return self._raw(chat, shown)

    async def on_editMessageText(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        chat, shown = self._own(parameters)
        text, entities = read_text(parameters)
        content = {"text": text} | ({"entities": entities} if entities else {})
        return self._edit(chat, shown, content, read_keyboard(parameters))

    async def on_editMessageReplyMarkup(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        chat, shown = self._own(parameters)
        return self._edit(chat, shown, shown.content, read_keyboard(parameters))

    async def on_deleteMessage(self, parameters: dict[str, Any]) -> bool:  # noqa: N802 - the Bot API's name
        chat = self.chat(parameters.get("chat_id"))
        if not isinstance(parameters.get("message_id"), int):
            raise bad_request("message identifier is not specified")
        # in a private chat the bot may delete what either side wrote; ids of other chats are unknown in this one
        shown = chat.messages.get(parameters["message_id"])
        if shown is None:
            raise bad_request("message to delete not found")
        if self.now - shown.date > DELETE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        del chat.messages[shown.id]
        return True

    async def on_answerCallbackQuery(self, parameters: dict[str, Any]) -> bool:  # noqa: N802 - the Bot API's name
        query = str(parameters.get("callback_query_id"))
        if self.now - self.queries.get(query, 0) > PRESS_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        text = str(parameters.get("text", ""))
        if len(text) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        self.toasts[query] = text
        return True

    async def on_leaveChat(self, parameters: dict[str, Any]) -> bool:  # noqa: N802 - the Bot API's name
        chat = self.chat(parameters.get("chat_id"))
        chat.is_left = True
        self.left.append(chat.id)
        return True

    def _own(self, parameters: dict[str, Any]) -> tuple[Chat, Shown]:
        chat = self.chat(parameters.get("chat_id"))
        shown = chat.messages.get(int(parameters.get("message_id", 0)))
        if shown is None:
            raise bad_request("message to edit not found")
        if not shown.by_bot or shown.is_frozen:
            raise bad_request("message can't be edited")
        return chat, shown

    def _edit(
        self, chat: Chat, shown: Shown, content: dict[str, Any], buttons: list[list[dict[str, Any]]]
    ) -> dict[str, Any]:
        if (content, buttons) == (shown.content, shown.buttons):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same "
                "as a current content and reply markup of the message"
            )
        shown.content, shown.buttons = content, buttons
        shown.edits += 1
        return self._raw(chat, shown) | {"edit_date": int(self.now)}

    def _raw(self, chat: Chat, shown: Shown) -> dict[str, Any]:
        return Person(self, chat).raw(shown) | {"from": self._me()}

    def _me(self) -> dict[str, Any]:
        return {"id": self.bot_id, "is_bot": True, "first_name": "Caseround", "username": "invented_audit_bot"}


async def _parameters(request: web.Request) -> dict[str, Any]:
    """Return the parameters of any of the encodings that the Bot API takes; raises Refusal."""
    if (request.content_length or 0) > LARGEST_FILE + ROOM:
        await request.read()
        raise Refusal(413, "Request Entity Too Large")
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= json.loads(await request.read() or b"{}")
    else:
        given |= {name: _read(value) for name, value in (await request.post()).items()}
    return {name: _opened(name, value) for name, value in given.items()}


def _read(value: object) -> object:
    """Read a file that was uploaded; other fields are texts."""
    if isinstance(value, web.FileField):
        with value.file as file:
            return File(value.filename, value.content_type, file.read())
    return value


def _opened(name: str, value: object) -> object:
    """Open what is JSON within a form or a query; texts and ids are left as they are."""
    if not isinstance(value, str) or name in {"text", "caption", "chat_id", "callback_query_id", "parse_mode"}:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _refused(refusal: Refusal) -> web.Response:
    answer: dict[str, Any] = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        answer["parameters"] = refusal.parameters
    return web.json_response(answer, status=refusal.status)
