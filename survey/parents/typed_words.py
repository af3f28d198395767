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
    # a word too many is no reason to go on with somebody who wants to stop
    alike = [word for word in known["stop"] if len(word) >= SHORTEST]
    is_stop = len(said) >= SHORTEST and difflib.get_close_matches(said, alike, n=1, cutoff=CLOSE)
    return "stop" if is_stop or _stretched(said) in known["stop"] else ""


def _words(action: str, phrases: Phrases) -> list[str]:
    return [_plain(word) for word in phrases(f"parent.words.{action}").split(",")]


def _plain(text: str) -> str:
    plain = folded(text).text.casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in plain.replace("'", "")).split())


def _stretched(said: str) -> str:
    """Return a word without repeated letters at its end: 'stoppp' is 'stop'."""
    return said[:1] + "".join(char for before, char in pairwise(said) if char != before)
