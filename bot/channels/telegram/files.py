"""Pictures and documents as calls of the Bot API: a photo or a file, uploaded with its caption."""

from __future__ import annotations

from mimetypes import guess_type
from typing import Any

from bot.channels import Outgoing
from bot.channels.telegram.http import Upload
from bot.channels.telegram.rendering import render
from survey.messages import Drawn, Picture

Call = tuple[str, dict[str, Any], Upload]


def upload_of(outgoing: Outgoing, drawn: Drawn, content: bytes) -> Call:
    """Return the method, its parameters and the file; raises ValueError for a caption that is too long, which is a
    bug."""
    parameters = {"chat_id": outgoing.address, **render(drawn).captioned()}
    if isinstance(drawn, Picture):
        return "sendPhoto", parameters, Upload("photo", f"{drawn.drawing}.png", content, "image/png")
    kind = guess_type(drawn.name)[0] or "application/octet-stream"
    return "sendDocument", parameters, Upload("document", drawn.name, content, kind)
