"""What people read, in each language in which the form says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A wording by the codes of its languages, the questionnaire's own first; false where nothing is said."""

    said: Mapping[str, str]

    def __bool__(self) -> bool:
        """Return whether anything is said."""
        return bool(self.said)

    @property
    def own(self) -> str:
        """What is said in the questionnaire's own language, which stands for any other; '' for no words."""
        return next(iter(self.said.values()), "")

    @property
    def on_one_line(self) -> Words:
        """The same where there is room for one line: breaks become blanks."""
        return Words({code: " ".join(text.split()) for code, text in self.said.items()})


def joined(between: str, parts: Iterable[Words]) -> Words:
    """Return these parts as one wording, in every language that one of them has; false parts are passed over."""
    found = [part for part in parts if part]
    codes = dict.fromkeys(code for part in found for code in part.said)
    return Words({code: between.join(part.said.get(code, part.own) for part in found) for code in codes})
