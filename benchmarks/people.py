"""A lean Bot API server for benchmarks, with people in it who press as soon as they are asked.

It checks nothing: tests/bot/fake_bot_api.py is the strict one. Here it must cost as little as it can, so that what is
measured is Caseround.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

BOT = {"id": 123456, "is_bot": True, "first_name": "Caseround", "username": "invented_audit_bot"}
TOKEN = "123456:AAInvented-Token_of-a-fake-bot-0123456789"  # noqa: S105 - invented
WANTED = (
    "understood",
    "next", "begin", "choose", "done", "tick", "none", "keep", "go", "skip", "heard", "submit", "anyway", "told",
    "open", "resume", "review",
)  # fmt: skip
"""What people press, the most wanted first: every question is answered, and every request submitted."""


@dataclass
class Someone:
    """A person in a private chat, who presses as soon as there is something to press."""

    id: int
    invitation: str
    asked_at: float = 0.0
    last: str = ""
    waits: list[float] = field(default_factory=list)


class People:
    """The server and everybody who uses it; `network` is the time in seconds that every call takes on its way."""

    def __init__(self, invitations: Sequence[str], *, network: float = 0.0) -> None:
        self.people = {number: Someone(number, token) for number, token in enumerate(invitations, start=1000)}
        self.turns = 0
        self.calls = 0
        self._network = network
        self._updates: list[dict[str, Any]] = []
        self._next = 1
        self._news = asyncio.Event()
        self._watchers: list[tuple[int, asyncio.Future[None]]] = []
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> str:
        """Listen on a free port; returns the server's address."""
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def come_in(self) -> None:
        """Let everybody open their invitation."""
        for someone in self.people.values():
            text = f"/start {someone.invitation}"
            entities = [{"type": "bot_command", "offset": 0, "length": 6}]
            message = {"message_id": self._number(), "date": 0, "text": text, "entities": entities}
            self._push("message", message | {"chat": _chat(someone), "from": _sender(someone)})

    async def until(self, turns: int) -> None:
        """Wait until so many presses have been answered by an edit, counted from the beginning."""
        reached = asyncio.get_running_loop().create_future()
        self._watchers.append((turns, reached))
        await reached

    async def _serve(self, request: web.Request) -> web.Response:
        self.calls += 1
        if self._network:
            await asyncio.sleep(self._network)
        parameters = json.loads(await request.read() or b"{}")
        result = await getattr(self, "_" + request.match_info["method"], self._yes)(parameters)
        return web.Response(body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json")

    async def _yes(self, _: dict[str, Any]) -> object:
        return True

    async def _getMe(self, _: dict[str, Any]) -> object:  # noqa: N802 - the Bot API's name
        return BOT

    async def _getWebhookInfo(self, _: dict[str, Any]) -> object:  # noqa: N802 - the Bot API's name
        return {"url": ""}

    async def _getUpdates(self, parameters: dict[str, Any]) -> object:  # noqa: N802 - the Bot API's name
        offset = parameters.get("offset", 0)
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates:
            self._news.clear()
            await self._news.wait()
        return self._updates[: parameters.get("limit", 100)]

    async def _sendMessage(self, parameters: dict[str, Any]) -> object:  # noqa: N802 - the Bot API's name
        return self._shown(parameters, self._number())

    async def _editMessageText(self, parameters: dict[str, Any]) -> object:  # noqa: N802 - the Bot API's name
        return self._shown(parameters, parameters["message_id"])

    def _shown(self, parameters: dict[str, Any], number: int) -> object:
        someone = self.people[int(parameters["chat_id"])]
        message = {"message_id": number, "date": 0, "chat": _chat(someone)}
        keyboard = parameters.get("reply_markup", {}).get("inline_keyboard", ())
        wanted = _choice([button["callback_data"] for row in keyboard for button in row], someone.last)
        if wanted:
            self._press(someone, message, wanted)
        return message | {"text": parameters["text"], "from": BOT}

    def _press(self, someone: Someone, message: dict[str, Any], wanted: str) -> None:
        now = time.perf_counter()
        if someone.asked_at:
            someone.waits.append(now - someone.asked_at)
            self.turns += 1
            self._tell_watchers()
        someone.asked_at, someone.last = now, wanted
        self._push(
            "callback_query",
            {"id": str(self._number()), "from": _sender(someone), "message": message, "data": wanted},
        )

    def _tell_watchers(self) -> None:
        for turns, reached in self._watchers:
            if self.turns >= turns and not reached.done():
                reached.set_result(None)

    def _push(self, kind: str, content: dict[str, Any]) -> None:
        self._updates.append({"update_id": self._number(), kind: content})
        self._news.set()

    def _number(self) -> int:
        self._next += 1
        return self._next


def _choice(tokens: Sequence[str], last: str) -> str:
    """Return what is pressed of these buttons; empty where the person is through."""
    actions: dict[str, str] = {}
    for token in tokens:
        actions.setdefault(token.split(".")[3], token)
    for action in WANTED:
        if action in actions and not (action == "tick" and last.split(".")[3:4] == ["tick"]):
            return actions[action]
    return ""


def _chat(someone: Someone) -> dict[str, Any]:
    return {"id": someone.id, "type": "private", "first_name": "Invented"}


def _sender(someone: Someone) -> dict[str, Any]:
    return {"id": someone.id, "is_bot": False, "first_name": "Invented"}
