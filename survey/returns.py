"""A return: the immutable snapshot of a submitted response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from survey.answers import Answer

IN_CHAT = "chat"
IMPORTED = "import"


@dataclass(frozen=True, slots=True)
class Return:
    """What was submitted for one request.

    `number` counts the submissions of the request from 1; the latest is the one that counts. `asked` names the
    questions that applied to it; `answers` holds what was answered or commented on among these. A question that
    is asked but has no given answer is item non-response. `set_aside` holds answers to questions that no longer
    applied. `origin` is IN_CHAT, or IMPORTED for ever; `synthetic` says that nobody wrote it. `version` is the
    questionnaire's; `carried` names the answers that were given under another and carried over, with that version.
    `languages` holds the language in which each answer was given, where that is known.
    """

    request: int
    number: int
    case: str | None
    agency: str | None
    questionnaire: str
    version: int
    asked: tuple[str, ...]
    answers: tuple[Answer, ...]
    set_aside: tuple[Answer, ...]
    origin: str
    synthetic: bool
    submitted_at: str
    carried: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)

    def given_under(self, question: str) -> int:
        """Return the version of the questionnaire under which a question was answered."""
        return self.carried.get(question, self.version)
