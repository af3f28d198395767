"""Chats, people and waiting updates as Telegram keeps them, without any HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.bot.fake_bot_text import Refusal, bad_request
from tests.patience import PATIENCE

PRESS_SECONDS = 150
UPDATE_SECONDS = 24 * 3600
DELETE_SECONDS = 48 * 3600

_LISTED = re.compile(r"^(?:[☐☑●] )?(\S{1,3})  (.+)$", re.MULTILINE)
_TICK = re.compile(r"^[☐☑●] ")


@dataclass(slots=True)
class Shown:
    """A message in a chat, in its latest state; `is_forgotten` makes its presses come without content."""

    id: int
    by_bot: bool
    date: float
    content: dict[str, Any]
    buttons: list[list[dict[str, Any]]] = field(default_factory=list)
    is_protected: bool = False
    is_frozen: bool = False
    is_forgotten: bool = False
    edits: int = 0
    file: bytes = b""

    @property
    def text(self) -> str:
        """The text as it is shown, or the caption, without markup."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def labels(self) -> list[list[str]]:
        """The buttons' labels, by row."""
        return [[str(button["text"]) for button in row] for row in self.buttons]


@dataclass(slots=True)
class Chat:
    """One chat of the bot."""

    id: int
    type: str = "private"
    messages: dict[int, Shown] = field(default_factory=dict)
    is_blocked: bool = False
    is_deactivated: bool = False
    is_started: bool = True
    moved_to: int | None = None
    is_left: bool = False

    def check(self) -> None:
        """Raise Refusal where the bot cannot write."""
        if self.moved_to is not None:
            raise Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.moved_to,
            )
        if self.is_deactivated:
            raise Refusal(403, "Forbidden: user is deactivated")
        if self.is_blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not self.is_started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        if self.is_left:
            raise Refusal(403, "Forbidden: bot is not a member of the group chat")


class World:
    """Everything that Telegram knows of one bot. Its clock moves only when a test moves it."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.chats: dict[int, Chat] = {}
        self.updates: list[dict[str, Any]] = []
        self.queries: dict[str, float] = {}
        self.toasts: dict[str, str] = {}
        self.allowed: list[str] = []
        self._born: dict[int, float] = {}
        self._ids = 100
        self._update_id = 5000
        self._changed = asyncio.Event()

    def changed(self) -> None:
        """Wake whoever waits for something."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Return once the condition holds; raises TimeoutError when it does not come."""
        async with asyncio.timeout(seconds):
            while not condition():
                await self._changed.wait()

    def advance(self, seconds: float) -> None:
        """Let time pass: updates that nobody fetched vanish, presses sooner than the rest."""
        self.now += seconds
        self.updates = [
            update for update in self.updates if self.now - self._born[update["update_id"]] < _life(update)
        ]
        self.changed()

    def next_id(self) -> int:
        """Return a message id that was never used."""
        self._ids += 1
        return self._ids

    def push(self, kind: str, content: object) -> int:
        """Add an update and return its id."""
        self._update_id += 1
        if not self.allowed or kind in self.allowed:
            self.updates.append({"update_id": self._update_id, kind: content})
            self._born[self._update_id] = self.now
            self.changed()
        return self._update_id

    def chat(self, chat_id: object) -> Chat:
        """Return a chat that the bot may write to; raises Refusal."""
        try:
            chat = self.chats[int(str(chat_id))]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None
        chat.check()
        return chat

    def person(self, number: int) -> Person:
        """Return somebody who has opened the chat with the bot."""
        chat = self.chats.setdefault(number, Chat(number))
        return Person(self, chat)

    def group(self, number: int) -> Person:
        """Return somebody who writes in a group that the bot is in."""
        chat = self.chats.setdefault(number, Chat(number, "group"))
        return Person(self, chat, sender=abs(number))


def _life(update: dict[str, Any]) -> float:
    return PRESS_SECONDS if "callback_query" in update else UPDATE_SECONDS


class Person:
    """Somebody with a telephone: what they do becomes an update, what the bot does shows in their chat."""

    def __init__(self, world: World, chat: Chat, sender: int | None = None) -> None:
        self.world = world
        self.chat = chat
        self.id = chat.id if sender is None else sender

    # what they do

    def says(self, text: str, **extra: Any) -> Shown:
        """Type a text; a leading command is marked as one."""
        command = re.match(r"/\w+(@\w+)?", text)
        if command:
            extra["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
        return self.sends(text=text, **extra)

    def sends(self, **content: Any) -> Shown:
        """Send a message with this content."""
        shown = Shown(self.world.next_id(), by_bot=False, date=self.world.now, content=content)
        self.chat.messages[shown.id] = shown
        self.world.push("message", self.raw(shown))
        return shown

    def sends_photo(self) -> Shown:
        """Send a photo."""
        return self.sends(photo=[{"file_id": "f", "file_unique_id": "u", "width": 90, "height": 90}])

    def forwards(self, text: str) -> Shown:
        """Forward a text that somebody else wrote."""
        origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": int(self.world.now)}
        return self.says(text, forward_origin=origin)

    def edits(self, shown: Shown, text: str) -> None:
        """Change an earlier text."""
        shown.content = {**shown.content, "text": text}
        self.world.push("edited_message", self.raw(shown) | {"edit_date": int(self.world.now)})

    def presses(self, label: str) -> str:
        """Press the newest button with this label (or its beginning, or a listed option); returns the press's id."""
        shown, data = self.button(label)
        return self.presses_data(data, shown)

    def presses_data(self, data: str | None, shown: Shown | None) -> str:
        """Press with any data, as a client can, perhaps on no message that Telegram names; returns the press's id."""
        query = f"q{self.world.next_id()}"
        self.world.queries[query] = self.world.now
        on = {"message": self.raw(shown)} if shown else {"inline_message_id": "invented"}
        content = {"id": query, "from": self._sender(), "chat_instance": "1", **on}
        self.world.push("callback_query", content if data is None else content | {"data": data})
        return query

    def blocks(self) -> None:
        """Block the bot."""
        self.chat.is_blocked = True
        self._membership("kicked")

    def unblocks(self) -> None:
        """Let the bot write again."""
        self.chat.is_blocked = False
        self._membership("member")

    def adds_bot(self) -> None:
        """Add the bot to this group."""
        self.chat.is_left = False
        self._membership("member")

    # what they see

    @property
    def shown(self) -> list[Shown]:
        """What the bot has written in their chat, oldest first, in its latest state."""
        return [shown for shown in self.chat.messages.values() if shown.by_bot]

    @property
    def last(self) -> Shown:
        """The newest message of the bot."""
        return self.shown[-1]

    def button(self, label: str) -> tuple[Shown, str]:
        """Return the newest message with such a button, and what the button carries; raises AssertionError."""
        for shown in reversed(self.shown):
            marks = dict(_LISTED.findall(shown.text))
            named = [(_TICK.sub("", button["text"]), button) for button in _flat(shown)]
            exact = [button for name, button in named if label in {name, button["text"], marks.get(name)}]
            begun = [button for name, button in named if marks.get(name, name).startswith(label)]
            if exact or len(begun) == 1:
                return shown, str((exact or begun)[0]["callback_data"])
        raise AssertionError(f"no button {label!r} among {[shown.labels for shown in self.shown]}")

    async def sees(self, text: str) -> Shown:
        """Wait until a message of the bot shows this text, and return it."""
        await self.world.until(lambda: any(text in shown.text for shown in self.shown))
        return next(shown for shown in reversed(self.shown) if text in shown.text)

    async def toast(self, query: str) -> str:
        """Wait until a press is answered, and return the words."""
        await self.world.until(lambda: query in self.world.toasts)
        return self.world.toasts[query]

    # how Telegram writes it down

    def raw(self, shown: Shown) -> dict[str, Any]:
        """Return a message as the Bot API shows it, without content where Telegram has forgotten it."""
        place: dict[str, Any] = {"message_id": shown.id, "chat": self._chat()}
        if shown.is_forgotten or shown.id not in self.chat.messages:
            return place | {"date": 0}
        raw = place | {"date": int(shown.date), **shown.content}
        if shown.by_bot:
            return raw | ({"reply_markup": {"inline_keyboard": shown.buttons}} if shown.buttons else {})
        return raw | {"from": self._sender()}

    def _chat(self) -> dict[str, Any]:
        name = {"first_name": "Invented"} if self.chat.type == "private" else {"title": "Invented"}
        return {"id": self.chat.id, "type": self.chat.type, **name}

    def _sender(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": "Invented"}

    def _membership(self, status: str) -> None:
        bot = {"id": 1, "is_bot": True, "first_name": "Bot"}
        content = {
            "chat": self._chat(),
            "from": self._sender(),
            "date": int(self.world.now),
            "old_chat_member": {"status": "left", "user": bot},
            "new_chat_member": {"status": status, "user": bot},
        }
        self.world.push("my_chat_member", content)


def _flat(shown: Shown) -> Iterator[dict[str, Any]]:
    for row in shown.buttons:
        yield from (button for button in row if "callback_data" in button)
