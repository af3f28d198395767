"""What Telegram accepts as text and as an inline keyboard, and the sentences with which it refuses the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import urlsplit

LONGEST_TEXT = 4096
LONGEST_DATA = 64
MOST_BUTTONS = 100
TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")


class Refusal(Exception):
    """An answer with ok: false."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad_request(what: str) -> Refusal:
    """Return the refusal of something that the caller got wrong."""
    return Refusal(400, f"Bad Request: {what}")


def units(text: str) -> int:
    """Return the length in UTF-16 code units, as Telegram counts."""
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def read_text(parameters: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Return the text as it is shown and its entities; raises Refusal."""
    text = str(parameters.get("text", ""))
    mode = str(parameters.get("parse_mode", "")).lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    plain, entities = parse_html(text) if mode else (text, [])
    plain = plain.strip()
    if not plain:
        raise bad_request("message text is empty")
    if units(plain) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return plain, entities


def parse_html(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the plain text and the entities of Telegram's HTML; raises Refusal with its own sentences."""
    plain, entities = "", []
    open_tags: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        if text[at] != "<":
            end = text.find("<", at)
            piece = text[at : end if end >= 0 else len(text)]
            plain += unescape(piece)
            at += len(piece)
            continue
        tag = _TAG.match(text, at)
        name = tag[2].lower() if tag else ""
        if not tag or name not in TAGS:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {at}')
        if not tag[1]:
            open_tags.append((name, units(plain)))
        elif not open_tags or open_tags[-1][0] != name:
            raise bad_request(f"can't parse entities: Unmatched end tag at byte offset {at}")
        else:
            _, start = open_tags.pop()
            entities.append({"type": TAGS[name], "offset": start, "length": units(plain) - start})
        at = tag.end()
    if open_tags:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1][0]}\""
        )
    return plain, [entity for entity in entities if entity["length"]]


def read_keyboard(parameters: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the rows of an inline keyboard, empty where there is none; raises Refusal."""
    markup = parameters.get("reply_markup") or {}
    rows = [list(row) for row in markup.get("inline_keyboard", []) if row]
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        if len(row) > 8:
            raise bad_request("BUTTON_ROW_TOO_LONG")
        for button in row:
            _check_button(button)
    return rows


def _check_button(button: Mapping[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if "callback_data" in button:
        if not 1 <= len(str(button["callback_data"]).encode()) <= LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        address = urlsplit(str(button["url"]))
        if address.scheme not in {"http", "https", "tg"} or "." not in (address.hostname or ""):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    else:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
