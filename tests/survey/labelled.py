"""Sentences that say what should be found in them, and how well the rules find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from survey.screening import screen

FOLDER = Path(__file__).parent
WORDS = ("Ashdown", "Little Acorns", "Zoë", "Bo")
"""The words that the audit of the sentences lists for itself."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the kinds that stand in it."""

    text: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """How many sentences hold each kind, in how many it was found, and in how many it was where it is not."""

    hold: Counter[str]
    found: Counter[str]
    false: Counter[str]
    alarmed: int
    """Sentences without anything to find in which something was found all the same."""
    clean: int
    """Sentences without anything to find."""


def sentences(name: str, of: str = "screening") -> list[Labelled]:
    """Return the sentences of a file in the folder `of`: 'kind+kind | sentence', '-' for none, '#' for a remark."""
    lines = (FOLDER / of / f"{name}.txt").read_text("utf-8").splitlines()
    parts = [line.split(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [Labelled(text, frozenset(kinds.split("+")) - {"-"}) for kinds, text in parts]


def measure(labelled: Iterable[Labelled]) -> Measured:
    """Return what the rules find in these sentences."""
    hold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    alarmed = clean = 0
    for sentence in labelled:
        kinds = {finding.kind.value for finding in screen(sentence.text, WORDS)}
        hold.update(sentence.kinds)
        found.update(sentence.kinds & kinds)
        false.update(kinds - sentence.kinds)
        clean += not sentence.kinds
        alarmed += bool(kinds and not sentence.kinds)
    return Measured(hold, found, false, alarmed, clean)
