"""Two versions of a questionnaire, question by question: what is asked alike, what changed, is new, or gone.

A question is asked alike where a person meets the same wording, hint, follow-up, options and rules. Where it stands,
what the report calls it, and when it is asked are no part of it: whether an answer applies is worked out anew anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from survey.questionnaire import Kind, Question, Questionnaire

_COUNTED_ALIKE = frozenset({Kind.ONE, Kind.SCALE})


class Part(StrEnum):
    """What can differ between two versions of a question."""

    KIND = "kind"
    TEXT = "wording"
    HINT = "hint"
    PROBE = "follow-up"
    OPTIONS = "options"
    RULES = "rules"


WORDING = frozenset({Part.TEXT, Part.HINT, Part.PROBE, Part.OPTIONS})
"""What is read."""


class Fate(StrEnum):
    """What becomes of a question."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one question, as the later version asks it, or as the earlier did where it is gone; `parts`
    says what differs where it changed."""

    fate: Fate
    question: Question
    parts: tuple[Part, ...] = ()


def compare(earlier: Questionnaire, later: Questionnaire) -> tuple[Change, ...]:
    """Return what becomes of every question, in the order of asking of the later version; what is gone comes last."""
    before = {question.id: question for question in earlier.questions}
    after = {question.id for question in later.questions}
    changes = [_change(before.get(question.id), question) for question in later.questions]
    return (*changes, *(Change(Fate.GONE, question) for name, question in before.items() if name not in after))


def _change(before: Question | None, after: Question) -> Change:
    if before is None:
        return Change(Fate.NEW, after)
    parts = differences(before, after)
    return Change(Fate.CHANGED if parts else Fate.UNCHANGED, after, parts)


def differences(before: Question, after: Question) -> tuple[Part, ...]:
    """Return what a person meets otherwise in one version of a question than in the other."""
    # whatever the languages: an answer must not fall away because its question is read in another one
    first, second = _met(before.original or before), _met(after.original or after)
    return tuple(part for part in Part if first[part] != second[part])


def asked_alike(before: Question, after: Question) -> bool:
    """Return whether an answer to one version of a question is an answer to the other."""
    return not differences(before, after)


def counted_together(before: Question, after: Question) -> bool:
    """Return whether answers to both versions of a question can stand in one table: they are of one sort."""
    return before.kind is after.kind or {before.kind, after.kind} <= _COUNTED_ALIKE


def first_uncountable(question: Question, versions: Iterable[Questionnaire]) -> Questionnaire | None:
    """Return the first version in which this question takes another kind of answer, None where there is none."""
    for version in versions:
        before = find(version, question.id)
        if before is not None and not counted_together(before, question):
            return version
    return None


def find(questionnaire: Questionnaire, name: str) -> Question | None:
    """Return the question with this id, None where the version has none."""
    try:
        return questionnaire.question(name)
    except KeyError:
        return None


def _met(question: Question) -> dict[Part, object]:
    options = tuple((option.code, option.label) for option in question.options)
    rules = tuple((o.code, o.exclusive, o.asks_comment, o.escalates) for o in question.options)
    return {
        Part.KIND: question.kind,
        Part.TEXT: question.text,
        Part.HINT: question.hint,
        Part.PROBE: question.probe,
        # only on a scale does the order of the options say something
        Part.OPTIONS: options if question.kind is Kind.SCALE else frozenset(options),
        Part.RULES: (frozenset(rules), question.comment, question.minimum, question.maximum, question.repeats),
    }
