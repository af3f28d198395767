"""What a parent types instead of pressing a button: 'stop', 'HELP!!', 'withdrawl'."""

from __future__ import annotations

import difflib
from itertools import pairwise

from survey.folding import folded
from survey.phrases import Phrases

ACTIONS = ("stop", "help", "person", "pause", "skip")
IN_ANY_LANGUAGE = ("stop", "help")
"""What nobody must have to find the right language for."""
CLOSE = 0.84
"""How alike a misspelt word has to be: 'widthdraw' is meant, 'shop' is not."""
SHORTEST = 6
"""Letters from which on a misspelling is recognised: between shorter words lie too few."""


def meant(text: str, phrases: Phrases) -> str:
    """Return which action a whole message asks for in words of its language, empty where it does not; the words of
    every language stop, and show whom to call."""
    said = _plain(text)
    known = {action: _words(action, phrases) for action in ACTIONS}
    for language in phrases.others:
        for action in IN_ANY_LANGUAGE:
            known[action] += _words(action, phrases.spoken(language))
    for action, words in known.items():
        if said in words:
            return action
    is_stop = any(_is_misspelt(said, words) for words in known["stop"])
    return "stop" if is_stop or _stretched(said) in known["stop"] else ""


def _is_misspelt(said: str, words: str) -> bool:
    """Return whether these are the words, some of them misspelt.

    It goes word by word: 'I want it to stop' and 'I want to stay' are answers, though not far from 'I want to stop'.
    """
    ones, others = said.split(), words.split()
    return len(ones) == len(others) and all(
        one == other or _alike(one, other) for one, other in zip(ones, others, strict=True)
    )


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORTEST and difflib.SequenceMatcher(None, one, other).ratio() >= CLOSE


def _words(action: str, phrases: Phrases) -> list[str]:
    return [_plain(word) for word in phrases(f"parent.words.{action}").split(",")]


def _plain(text: str) -> str:
    plain = folded(text).text.casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in plain.replace("'", "")).split())


def _stretched(said: str) -> str:
    """Return a word without repeated letters at its end: 'stoppp' is 'stop'."""
    return said[:1] + "".join(char for before, char in pairwise(said) if char != before)
