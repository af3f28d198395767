"""What Telegram accepts as a photo, as a document and as a caption, and the words of its refusals."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.bot.fake_bot_text import bad_request, parse_html, units

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
ROOM = 16 * 1024
"""Of a request, what may stand beside the file."""
LONGEST_CAPTION = 1024
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a call."""

    name: str
    type: str
    content: bytes


def read_caption(parameters: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Return the caption as it is shown and its entities; raises Refusal."""
    text = str(parameters.get("caption", ""))
    mode = str(parameters.get("parse_mode", "")).lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    plain, entities = parse_html(text) if mode else (text, [])
    plain = plain.strip()
    if units(plain) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return plain, entities


def read_file(parameters: Mapping[str, Any], field: str) -> File:
    """Return the file in this field; raises Refusal."""
    file = parameters.get(field)
    if not isinstance(file, File):
        raise bad_request(f"there is no {field} in the request")
    if not file.content:
        raise bad_request("file must be non-empty")
    return file


def read_photo(parameters: Mapping[str, Any]) -> tuple[int, int]:
    """Return the width and height of the photo in pixels; raises Refusal."""
    content = read_file(parameters, "photo").content
    if len(content) > LARGEST_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
        )
    if not content.startswith((PNG, JPEG)):
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24]) if content.startswith(PNG) else (90, 90)
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
