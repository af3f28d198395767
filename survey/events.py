"""What can happen in a conversation, whatever the channel."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed; `token` is what the button carried, and may be anything a client sends."""

    token: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text was typed; `ref` is the channel's id for it, by which a later edit names it."""

    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """An earlier text was changed in the channel."""

    text: str
    ref: str


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command such as /overview, without its slash, in lower case."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something arrived that no question takes: 'photo', 'voice', 'sticker', 'location', 'forward' ..."""

    what: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A button outside a request was pressed that does what one of its own does: 'unknown' or 'pass'. Nothing that a
    client sends becomes this."""

    action: str


Event = Pressed | Said | Edited | Commanded | Unsupported
