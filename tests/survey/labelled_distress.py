"""Invented sentences of parents that say what they sound like, and how well the rules hear it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from survey.distress import hear
from tests.survey.labelled import Labelled, sentences

SETS = (
    "tuned",
    "seen",
    "others",
    "later",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "earlier_held_out",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
"""The files on which the rules were tuned; from the third on, each was held out from the rules that stood before."""
HELD_OUT = "held_out"
BLIND = "blind"
"""Sentences by somebody who knew nothing of the project; nobody who writes rules has read them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How the rules do: `hold` and `found` by sign, `sounding` sentences with any sign, `answered` those of them in
    which anything was heard, whatever its sign; `missed` and `alarmed` are the sentences themselves."""

    hold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    sounding: list[str] = field(default_factory=list)
    harmless: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    alarmed: list[str] = field(default_factory=list)


def listen(labelled: Iterable[Labelled]) -> Heard:
    """Return what the rules hear in these sentences."""
    heard = Heard()
    for sentence in labelled:
        signs = {each.sign.value for each in hear(sentence.text)}
        heard.hold.update(sentence.kinds)
        heard.found.update(sentence.kinds & signs)
        if sentence.kinds:
            heard.sounding.append(sentence.text)
            heard.missed.extend([] if signs else [sentence.text])
        else:
            heard.harmless.append(sentence.text)
            heard.alarmed.extend([sentence.text] if signs else [])
    return heard


def of(name: str) -> Heard:
    """Return what the rules hear in the sentences of a file."""
    return listen(sentences(name, "distress"))
