"""A pseudo-language: every phrase in brackets and with accents, so that a word outside them is a missed one."""

from __future__ import annotations

import re
from importlib.resources import files
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from survey.catalogues import empty_catalogue, english_entries
from survey.languages import direction
from survey.phrases import Phrases, in_one_house

OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aeiouyAEIOUcnsz", "áèïõüýÀÉÎÔÛçñšž")
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתבגדה") | str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהוזחטיכלמנסעפצקרשתבגדה"
)
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
    phrases = Recorded("el", written.getvalue().decode())
    phrases.others = ("cy",)
    return phrases


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


def filled(language: str) -> str:
    """Return a board's own catalogue of a language, filled in with the pseudo-language; in Hebrew letters where the
    language is written from right to left."""
    made = read_po(StringIO(empty_catalogue(language, english_entries(_shipped()))), locale=language)
    write = _turned if direction(language) == "rtl" else _accented
    for message in made:
        if message.id:
            english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            forms = [write(english[min(place, len(english) - 1)]) for place in range(len(_forms(message)))]
            message.string = tuple(forms) if message.pluralizable else forms[0]
    written = BytesIO()
    write_po(written, made)
    return written.getvalue().decode()


def spoken(*languages: str) -> dict[str, Phrases]:
    """Return the phrases of English and of these languages, each filled in with the pseudo-language."""
    return in_one_house({"en": _shipped(), **{language: filled(language) for language in languages}})


def _shipped() -> str:
    return (files("survey") / "locale" / "en" / "LC_MESSAGES" / "caseround.po").read_text("utf-8")


def _turned(phrase: str) -> str:
    parts = re.split(r"(\{\w+\}|/[a-z]+\b)", phrase)
    return "".join(part if part[:1] in {"{", "/"} else part.translate(_HEBREW) for part in parts)
