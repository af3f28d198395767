"""Which questions of a questionnaire file wait for which others, as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from survey.loading.draft import Draft

Waits = Mapping[str, Set[str]]
"""For each question, the ones that its own conditions and its section's look at."""


def waiting(draft: Draft) -> Waits:
    """Return what each question waits for."""
    waits: dict[str, set[str]] = {}
    for entry in draft.questions:
        for raw in (entry.raw, draft.sections[entry.section].raw):
            waits.setdefault(entry.id, set()).update(_named(_when(raw)))
    return waits


def reaches(waits: Waits, start: str, goals: Set[str]) -> bool:
    """Return whether `start` waits, over however many questions, for one of `goals`."""
    seen: set[str] = set()
    open_ends = [start]
    while open_ends:
        question = open_ends.pop()
        if question in goals:
            return True
        if question not in seen:
            seen.add(question)
            open_ends.extend(waits.get(question, ()))
    return False


def _when(raw: Any) -> Any:
    return raw.get("when") if isinstance(raw, dict) else None


def _named(condition: Any) -> Iterator[str]:
    if isinstance(condition, list):
        for part in condition:
            yield from _named(part)
    elif isinstance(condition, dict):
        for key, value in condition.items():
            if key in {"question", "answered"} and isinstance(value, str):
                yield value
            else:
                yield from _named(value)
