"""A pseudo-language: every phrase in brackets and with accents, so that a word outside them is a missed one."""

from __future__ import annotations

import re
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from survey.phrases import Phrases

OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aeiouyAEIOUcnsz", "áèïõüýÀÉÎÔÛçñšž")
_DETAIL = re.compile(r"(\{\w+\})")
_COMMAND = re.compile(r"/[a-z]+\b")
_LATIN = re.compile(r"[A-Za-zÀ-ž]+")


class Recorded(Phrases):
    """Phrases that remember which of them were said."""

    def __init__(self, language: str, catalogue: str) -> None:
        """Take the text of a PO file."""
        super().__init__(language, catalogue)
        self.said: set[str] = set()

    def __call__(self, key: str, **details: str | int) -> str:
        """Return the phrase."""
        self.said.add(key)
        return super().__call__(key, **details)

    def many(self, key: str, count: int, **details: str | int) -> str:
        """Return the phrase for this count."""
        self.said.add(key)
        return super().many(key, count, **details)


def entries(catalogue: str) -> dict[str, tuple[str, ...]]:
    """Return a catalogue's phrases by key; a phrase that counts has several forms."""
    return {_key(message): _forms(message) for message in read_po(StringIO(catalogue)) if message.id}


def pseudo(catalogue: str) -> Recorded:
    """Return a catalogue in the pseudo-language; its dates are Greek, like everything that is not a phrase."""
    made = Catalog(locale="en")
    for message in read_po(StringIO(catalogue)):
        if message.id:
            made.add(
                message.id,
                tuple(map(_accented, _forms(message))) if message.pluralizable else _accented(_forms(message)[0]),
            )
    written = BytesIO()
    write_po(written, made)
    return Recorded("el", written.getvalue().decode())


def missed(text: str) -> list[str]:
    """Return the Latin words outside the brackets, but for commands."""
    depth, outside = 0, []
    for char in text:
        depth += char == OPEN
        outside.append(" " if depth else char)
        depth = max(0, depth - (char == CLOSE))
    return _LATIN.findall(_COMMAND.sub("", "".join(outside)))


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _accented(phrase: str) -> str:
    parts = _DETAIL.split(phrase)
    return OPEN + "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in parts) + CLOSE
