"""The headings of the board's columns: level where they fit, upright where they do not, and never cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from reporting.lettering import font, width_of, wrapped

SIZES = (23.0, 21.0, 19.0)
UPRIGHT = 22.0
SPACING = 1.2
MOST_LEVEL_LINES = 3
SHORTEST, LONGEST_WORD, STEP = 160, 400, 20


@dataclass(frozen=True, slots=True)
class Headings:
    """Each heading in lines; `height` is what the tallest takes and `spacing` the distance between lines, in
    pixels."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    height: float
    upright: bool

    @property
    def spacing(self) -> float:
        """The distance between two lines."""
        return self.size * SPACING


def headings(names: Sequence[str], column: float) -> Headings:
    """Return how these names stand above columns of this width, in pixels."""
    if not names:
        return Headings((), UPRIGHT, 0, upright=False)
    return _level(names, column - 10) or _upright(names, column - 3)


def _level(names: Sequence[str], width: float) -> Headings | None:
    for size in SIZES:
        if _longest(_words(names), size) <= width:
            lines = tuple(wrapped(name, font(size), width) for name in names)
            most = max(map(len, lines))
            if most <= MOST_LEVEL_LINES:
                return Headings(lines, size, most * size * SPACING, upright=False)
    return None


def _upright(names: Sequence[str], column: float) -> Headings:
    """Return the headings standing upright, as low as they can: a word is broken only if it is very long."""
    most = max(1, int(column / (UPRIGHT * SPACING)))
    unbroken = min(_longest(_words(names), UPRIGHT), LONGEST_WORD)
    for height in count(SHORTEST, STEP):
        lines = tuple(wrapped(name, font(UPRIGHT), height) for name in names)
        if height >= unbroken and max(map(len, lines)) <= most:
            return Headings(
                lines, UPRIGHT, _longest((line for name in lines for line in name), UPRIGHT), upright=True
            )
    raise AssertionError("a heading fits on one line that is long enough")


def _words(names: Iterable[str]) -> Iterable[str]:
    return (word for name in names for word in name.split())


def _longest(texts: Iterable[str], size: float) -> float:
    return max((width_of(text, font(size)) for text in texts), default=0)
