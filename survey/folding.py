"""Texts as rules look at them: one way to write each letter, digit, space and hyphen, and the way back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SAME = str.maketrans({"\t": " ", "\u2212": "-", "\u2018": "'", "\u2019": "'", "\u02bc": "'"})


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without accents, in which a digit is 0-9, a space is ' ', a dash is '-' and an apostrophe is "'".

    `places` holds, for each character, where it stands in the text that was folded, `length` characters long.
    """

    text: str
    places: Sequence[int]
    length: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the folded text stands in the other: first character, and first one behind it."""
        behind = self.places[end] if end < len(self.places) else self.length
        return self.places[start], max(behind, self.places[end - 1] + 1)


def folded(text: str) -> Folded:
    """Return a text as rules look at it; capitals stay."""
    if text.isascii():
        return Folded(text.translate(_SAME), range(len(text)), len(text))
    return _made(text, [(place, char) for place, source in enumerate(text) for char in _plain(source)])


def without_capitals(folded_text: Folded) -> Folded:
    """Return a folded text in which capitals make no difference."""
    pairs = zip(folded_text.places, folded_text.text, strict=True)
    made = [(place, small) for place, char in pairs for small in char.casefold()]
    return Folded("".join(char for _, char in made), [place for place, _ in made], folded_text.length)


def _made(text: str, pairs: list[tuple[int, str]]) -> Folded:
    return Folded("".join(char for _, char in pairs), [place for place, _ in pairs], len(text))


def _plain(source: str) -> Iterator[str]:
    """Yield what stands for one character: nothing for a mark or a joiner."""
    if source.isascii():
        yield source.translate(_SAME)
        return
    for char in unicodedata.normalize("NFKD", source):
        category = unicodedata.category(char)
        if category == "Nd":
            yield str(unicodedata.decimal(char))
        elif category == "Pd":
            yield "-"
        elif category == "Zs":
            yield " "
        elif category not in {"Mn", "Me", "Cf"}:
            yield char.translate(_SAME)
