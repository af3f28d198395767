"""Text in charts: measured in matplotlib's own font, and wrapped to a width instead of cut."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

FAMILIES = ["DejaVu Sans", "sans-serif"]
"""The first ships with matplotlib and is wide: text that fits in it fits in what a browser may take instead."""


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """Return the charts' font in this size, in points."""
    return FontProperties(family=FAMILIES, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=4096)
def width_of(text: str, properties: FontProperties) -> float:
    """Return the width of `text` in points."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, properties, ismath=False)
    return float(width)


def fitted(text: str, width: float, size: float) -> float:
    """Return the size, at most `size`, in which a line takes `width` at most."""
    taken = width_of(text, font(size))
    return size if taken <= width else size * width / taken


def wrapped(text: str, properties: FontProperties, width: float) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` points; a word that is longer is broken. At least one line."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, properties, width):
            longer = f"{lines[-1]} {piece}".strip()
            if width_of(longer, properties) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(lines)


def _pieces(word: str, properties: FontProperties, width: float) -> Iterator[str]:
    if width_of(word, properties) <= width:
        yield word
        return
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, properties) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


@contextmanager
def any_script() -> Iterator[None]:
    """Let text through whose letters the font lacks: they show as boxes in the chart, and the table beside it and
    the alternative text hold them in full, so a warning on each would tell nobody anything."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
        yield
