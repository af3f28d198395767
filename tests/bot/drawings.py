"""What the tests draw: at once, never, wrongly, or with their last breath. `drawings` is asked as bot.drawings is."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Mapping
from threading import Event
from typing import Any

from bot.rendering import Drawing
from bot.settings import Settings

SECRET = "what the picture would have shown"


def drawings(settings: Settings | None) -> dict[str, Drawing]:
    """Return what can be drawn."""
    return {"dot": dot, "text": text, "never": never, "wrong": wrong, "dies": dies, "pid": pid}


def png(width: int = 40, height: int = 30, grey: int = 200) -> bytes:
    """Return a grey picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    made = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + made


def dot(data: Mapping[str, Any]) -> bytes:
    """Return a picture of the size that the data names."""
    return png(**data)


def text(data: Mapping[str, Any]) -> bytes:
    """Return a file that holds the data's text."""
    return str(data["text"]).encode()


def never(data: Mapping[str, Any]) -> bytes:
    """Go on for ever."""
    Event().wait()
    return b""


def wrong(data: Mapping[str, Any]) -> bytes:
    """Fail with words that nobody may see."""
    raise ValueError(SECRET)


def dies(data: Mapping[str, Any]) -> bytes:
    """End the process."""
    os._exit(9)


def pid(data: Mapping[str, Any]) -> bytes:
    """Return who draws."""
    return str(os.getpid()).encode()
