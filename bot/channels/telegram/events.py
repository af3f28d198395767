"""What a raw update says, in the words of the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.channels import Incoming
from bot.kept_event import Unreadable
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for; Telegram keeps the others to itself."""

KINDS = (
    "animation", "photo", "voice", "video_note", "video", "audio", "sticker", "location", "contact", "poll",
    "document",
)  # fmt: skip
"""What a message without text is: the first of these fields that it has, for an animation also has a document."""
FORWARD = "forward"
OTHER = "other"

# what Telegram itself puts into a private chat: nobody said anything
SERVICE = frozenset(
    {"pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed"}
)

T = TypeVar("T")
Raw = Mapping[str, Any]


class Malformed(Exception):
    """An update without what every update of its kind has; holds the names of fields only."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An event for the conversation; `query` is the id of the press to answer, empty for everything else."""

    incoming: Incoming
    query: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something in a group or channel, where an audit has no place."""

    chat: int


Parsed = Taken | Elsewhere | None
"""None where there is nothing to do."""


def need(raw: Raw, key: str, kind: type[T]) -> T:
    """Return raw[key]; raises Malformed where it is missing or of another type."""
    value = raw.get(key)
    if not isinstance(value, kind):
        raise Malformed(f"{key} is not {kind.__name__}")
    return value


def parse(update: Raw, bot: str) -> Parsed:
    """Return what an update means for the bot with this id; raises Malformed."""
    event_id = str(need(update, "update_id", int))
    if "callback_query" in update:
        return _pressed(need(update, "callback_query", dict), bot, event_id)
    if "my_chat_member" in update:
        return _membership(need(update, "my_chat_member", dict))
    edited = "edited_message" in update
    if not edited and "message" not in update:
        return None
    message = need(update, "edited_message" if edited else "message", dict)
    chat = need(message, "chat", dict)
    if need(chat, "type", str) != "private":
        return Elsewhere(need(chat, "id", int))
    event = _edited(message) if edited else _said(message)
    if event is None:
        return None
    return Taken(Incoming("telegram", bot, event_id, str(need(chat, "id", int)), event))


def sender(update: Raw) -> str:
    """Return the address of whoever sent a private update, as far as it can be told of one that cannot be parsed."""
    for kind in ALLOWED:
        place = update.get(kind)
        if not isinstance(place, dict):
            continue
        message = place.get("message", {}) if kind == "callback_query" else place
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict) and chat.get("type", "private") != "private":
            return ""
        for named in (chat, place.get("from")):
            if isinstance(named, dict) and type(named.get("id")) is int:
                return str(named["id"])
    return ""


def reread(update: Raw, bot: str) -> Incoming | None:
    """Return the event of an update that was kept, None where there is nothing to do; raises Unreadable."""
    try:
        parsed = parse(update, bot)
    except Malformed as error:
        raise Unreadable(str(error)) from None
    return parsed.incoming if isinstance(parsed, Taken) else None


def _pressed(query: Raw, bot: str, event_id: str) -> Parsed:
    sender = need(need(query, "from", dict), "id", int)
    on = ""
    if "message" in query:
        message = need(query, "message", dict)
        chat = need(message, "chat", dict)
        if need(chat, "type", str) != "private":
            return Elsewhere(need(chat, "id", int))
        on = str(need(message, "message_id", int))
    # a client can send anything, also nothing; the conversation knows its own buttons
    data = query.get("data")
    event = Pressed(data if isinstance(data, str) else "")
    return Taken(Incoming("telegram", bot, event_id, str(sender), event, on), need(query, "id", str))


def _membership(change: Raw) -> Parsed:
    chat = need(change, "chat", dict)
    if need(chat, "type", str) == "private":
        return None
    left = need(need(change, "new_chat_member", dict), "status", str) in {"left", "kicked"}
    return None if left else Elsewhere(need(chat, "id", int))


def _said(message: Raw) -> Event | None:
    if not SERVICE.isdisjoint(message):
        return None
    if "forward_origin" in message or "forward_date" in message:
        return Unsupported(FORWARD)
    if "text" not in message:
        return Unsupported(next((kind for kind in KINDS if kind in message), OTHER))
    text = need(message, "text", str)
    return _commanded(message, text) or Said(text, str(need(message, "message_id", int)))


def _edited(message: Raw) -> Event | None:
    # a live location is edited every few seconds: what is not text has been answered when it came
    if "text" not in message:
        return None
    return Edited(need(message, "text", str), str(need(message, "message_id", int)))


def _commanded(message: Raw, text: str) -> Commanded | None:
    for entity in need(message, "entities", list) if "entities" in message else ():
        if isinstance(entity, dict) and entity.get("type") == "bot_command" and entity.get("offset") == 0:
            word = text[: need(entity, "length", int)]
            name = word.removeprefix("/").partition("@")[0].lower()
            return Commanded(name, text[len(word) :].strip())
    return None
