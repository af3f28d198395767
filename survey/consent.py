"""Consent: the words in which a parent is asked, and what they agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What is said before anything is asked, one thing a message, in this order."""

    WHY = "why"
    KEPT = "kept"
    HOW_LONG = "how_long"
    READERS = "readers"
    PLAN = "plan"
    LIMITS = "limits"
    WORRIES = "worries"
    STOPPING = "stopping"
    CANNOT_UNDO = "cannot_undo"


class Use(StrEnum):
    """What answers can be used for; each has an answer of its own, and without KEEP there is no conversation."""

    KEEP = "keep"
    QUOTE = "quote"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of the words, in one language; `digest` names these very words once they are stored."""

    version: int
    language: str
    says: Mapping[Topic, str]
    asks: Mapping[Use, str]
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Consented:
    """Somebody's answer to one use, and the words in which they were asked."""

    use: Use
    given: bool
    version: int
    digest: str


Agreed = Mapping[Use, bool]
"""The latest answer to each use that was asked about."""
