"""What a coordinator wants and cannot be done: the same words on the command line and in the chat."""

from __future__ import annotations

import datetime as dt
from functools import cache

from bot.house import FALLBACK, shipped_phrases
from survey.dispositions import Disposition
from survey.families import State
from survey.phrases import Phrases

Detail = str | int | dt.date | Disposition | State | tuple[State, ...]


class CannotDo(Exception):
    """Nothing was changed; the text says why and what to do next, and names nobody."""

    def __init__(self, phrase: str, **details: Detail) -> None:
        """Take the key of a phrase and its details; days, dispositions and what can become of
        a family contact are put into words."""
        super().__init__(phrase)
        self.phrase = phrase
        self.details = details

    def said(self, phrases: Phrases) -> str:
        """Return why, in a language."""
        return phrases(self.phrase, **{name: _in_words(each, phrases) for name, each in self.details.items()})

    def __str__(self) -> str:
        return self.said(_english())


def _in_words(detail: Detail, phrases: Phrases) -> str | int:
    if isinstance(detail, Disposition):
        return phrases(f"stands.{detail}")
    if isinstance(detail, State):
        return phrases(f"family.stands.{detail}")
    if isinstance(detail, tuple):
        return "; ".join(phrases(f"family.note.{each}") for each in detail)
    return phrases.day(detail) if isinstance(detail, dt.date) else detail


@cache
def _english() -> Phrases:
    return shipped_phrases()[FALLBACK]
