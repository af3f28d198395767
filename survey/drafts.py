"""Texts on their way into an answer, and those that are held back on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

Parts = tuple[tuple[str, str], ...]
"""Texts as they came from a channel, each with its ref."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is to be the answer to a question, or (a part of) the comment on it.

    `adds` says that other parts of the comment stay; `instead` are the words of it that the text takes the place of,
    empty where it goes below them. `stands` names, each with its channel, the messages in which the text, or an
    earlier form of it, stands in a chat.
    """

    question: str
    is_comment: bool
    parts: Parts
    adds: bool = False
    instead: str = ""
    stands: Parts = ()

    @property
    def text(self) -> str:
        """The parts as one text."""
        return "\n".join(text for _, text in self.parts)

    @property
    def part(self) -> str:
        """The letter under which a conversation remembers where texts went (survey.state.State.spoken)."""
        return "c" if self.is_comment else "a"

    def replaces(self, other: Draft) -> bool:
        """Return whether this text leaves no room for the other one."""
        alike = (self.question, self.is_comment) == (other.question, other.is_comment)
        # one text is an answer; parts of a comment stand below each other
        return alike and not (self.is_comment and (self.adds or other.adds))

    def rewritten(self, ref: str, text: str) -> Draft:
        """Return the draft with another text: of the part with this ref, or in place of all of them."""
        if ref and ref in dict(self.parts):
            return replace(self, parts=tuple((each, text if each == ref else old) for each, old in self.parts))
        return replace(self, parts=((ref, text),))

    def typed_in(self, channel: str) -> Draft:
        """Return the draft with the knowledge that its parts stand in this channel."""
        here = ((channel, ref) for ref, _ in self.parts if ref)
        return replace(self, stands=tuple(dict.fromkeys((*self.stands, *here))))

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Draft:
        """Return the draft that `to_json` wrote."""
        pairs = {name: tuple((key, value) for key, value in data[name]) for name in ("parts", "stands")}
        return cls(**{**data, **pairs})
