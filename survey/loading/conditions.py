"""The conditions of a questionnaire file: `{question: q2, equals: yes}` and the like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from survey.loading.draft import Draft, QuestionEntry
from survey.loading.loops import Waits, reaches, waiting
from survey.questionnaire import (
    All,
    Answered,
    AnyOf,
    AnyPart,
    Bounded,
    Condition,
    Equals,
    FactValue,
    Kind,
    Not,
)
from survey.reading.file import Reading
from survey.reading.places import Path
from survey.reading.shapes import listed, nearest

_KEYS = ("question", "fact", "equals", "any_of", "at_least", "at_most", "answered", "all", "any", "not")
_FORMS = (
    "write one of {question: q2, equals: yes}, {question: q2, any_of: [yes, no]}, {fact: agency, equals: police}, "
    "{question: q3, at_least: 2}, {answered: q2}, {all: [...]}, {any: [...]}, {not: {...}}"
)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a condition may look at: of all questions, those before the first that it decides about."""

    questions: tuple[QuestionEntry, ...]
    first: int
    decided: frozenset[str]
    waits: Waits

    def earlier(self, name: Any) -> QuestionEntry | None:
        """Return the question of this id that stands before, None if there is none."""
        return next((entry for entry in self.questions[: self.first] if entry.id == name), None)

    def refusal(self, name: str) -> str:
        """Return why a condition here cannot look at `name`, which does not stand before; says it if it loops."""
        if name in self.decided:
            return f"decides about '{name}' and looks at its answer: a condition can only look back"
        if any(entry.id == name for entry in self.questions[self.first :]):
            loop = "; that one waits for this one in turn" if reaches(self.waits, name, self.decided) else ""
            return f"looks at '{name}', which is not asked before this: a condition can only look back{loop}"
        return f"there is no question '{name}'{nearest(name, [entry.id for entry in self.questions[: self.first]])}"


def read_conditions(reading: Reading, draft: Draft) -> dict[Path, Condition]:
    """Return every condition of the file, by the path of the question or section that it decides about; what is
    wrong with one goes to `reading` as faults."""
    waits = waiting(draft)
    found: dict[Path, Condition] = {}
    for path, raw, decided in _decisions(draft):
        if isinstance(raw, dict) and "when" in raw:
            scope = _Scope(
                draft.questions, _position(draft, decided), frozenset(entry.id for entry in decided), waits
            )
            condition = _ConditionReader(reading, scope).read(raw["when"], (*path, "when"))
            if condition is not None:
                found[path] = condition
    return found


def _decisions(draft: Draft) -> Iterator[tuple[Path, Any, tuple[QuestionEntry, ...]]]:
    for position, section in enumerate(draft.sections):
        yield section.path, section.raw, draft.of_section(position)
    for entry in draft.questions:
        yield entry.path, entry.raw, (entry,)


def _position(draft: Draft, decided: tuple[QuestionEntry, ...]) -> int:
    return draft.questions.index(decided[0]) if decided else len(draft.questions)


class _ConditionReader:
    """Reads one condition; what is wrong goes to the reading."""

    def __init__(self, reading: Reading, scope: _Scope) -> None:
        self._reading = reading
        self._scope = scope
        self._readers: dict[frozenset[str], Callable[[dict[str, Any], Path], Condition | None]] = {
            frozenset({"question", "equals"}): self._equals,
            frozenset({"fact", "equals"}): self._equals,
            frozenset({"question", "any_of"}): self._any_of,
            frozenset({"fact", "any_of"}): self._any_of,
            frozenset({"question", "at_least"}): self._bounded,
            frozenset({"question", "at_most"}): self._bounded,
            frozenset({"question", "at_least", "at_most"}): self._bounded,
            frozenset({"answered"}): self._answered,
            frozenset({"all"}): self._all,
            frozenset({"any"}): self._any,
            frozenset({"not"}): self._not,
        }

    def read(self, value: Any, path: Path) -> Condition | None:
        """Return the condition, None where it cannot be read."""
        reader = self._readers.get(frozenset(value)) if isinstance(value, dict) else None
        if reader is not None:
            return reader(value, path)
        unknown = [key for key in value if key not in _KEYS] if isinstance(value, dict) else []
        for key in unknown:
            self._reading.fault((*path, key), f"is no part of a condition{nearest(key, _KEYS)}")
        if not unknown:
            self._reading.fault(path, f"is no condition: {_FORMS}")
        return None

    def _equals(self, value: dict[str, Any], path: Path) -> Condition | None:
        name, is_fact = self._name(value, path)
        wanted = self._value(value["equals"], (*path, "equals"), name, is_fact=is_fact)
        return None if name is None or wanted is None else Equals(name, wanted, is_fact)

    def _any_of(self, value: dict[str, Any], path: Path) -> Condition | None:
        name, is_fact = self._name(value, path)
        found = self._list(value["any_of"], (*path, "any_of"))
        values = [self._value(item, place, name, is_fact=is_fact) for place, item in found]
        if name is None or not values or None in values:
            return None
        return AnyOf(name, tuple(values), is_fact)

    def _bounded(self, value: dict[str, Any], path: Path) -> Condition | None:
        name = self._question(value["question"], (*path, "question"))
        entry = None if name is None else self._scope.earlier(name)
        if entry is not None and entry.kind not in {None, Kind.NUMBER}:
            self._reading.fault(path, f"'{name}' takes no number: only an answer of kind 'number' has a size")
            return None
        bounds = {key: value[key] for key in ("at_least", "at_most") if key in value}
        wrong = [key for key, bound in bounds.items() if type(bound) is not int]
        for key in wrong:
            self._reading.fault((*path, key), "must be a whole number")
        if name is None or wrong:
            return None
        return Bounded(name, **bounds)

    def _answered(self, value: dict[str, Any], path: Path) -> Condition | None:
        name = self._question(value["answered"], (*path, "answered"))
        return None if name is None else Answered(name)

    def _all(self, value: dict[str, Any], path: Path) -> Condition | None:
        parts = self._parts(value["all"], (*path, "all"))
        return All(parts) if parts else None

    def _any(self, value: dict[str, Any], path: Path) -> Condition | None:
        parts = self._parts(value["any"], (*path, "any"))
        return AnyPart(parts) if parts else None

    def _not(self, value: dict[str, Any], path: Path) -> Condition | None:
        part = self.read(value["not"], (*path, "not"))
        return None if part is None else Not(part)

    def _parts(self, value: Any, path: Path) -> tuple[Condition, ...]:
        parts = [self.read(item, place) for place, item in self._list(value, path)]
        return tuple(part for part in parts if part is not None)

    def _list(self, value: Any, path: Path) -> list[tuple[Path, Any]]:
        if not isinstance(value, list) or not value:
            self._reading.fault(path, "must be a list with at least one item")
        return self._reading.items(value, path)

    def _name(self, value: dict[str, Any], path: Path) -> tuple[str | None, bool]:
        if "question" in value:
            return self._question(value["question"], (*path, "question")), False
        if isinstance(value["fact"], str) and value["fact"]:
            return value["fact"], True
        self._reading.fault((*path, "fact"), "must be the name of a fact, such as agency, role or a case attribute")
        return None, True

    def _question(self, name: Any, path: Path) -> str | None:
        entry = self._scope.earlier(name)
        if not isinstance(name, str):
            self._reading.fault(path, "must be the id of a question")
        elif entry is None:
            self._reading.fault(path, self._scope.refusal(name))
        elif entry.kind is Kind.STATEMENT:
            self._reading.fault(path, f"'{name}' is a statement, and has no answer")
        else:
            return entry.id
        return None

    def _value(self, value: Any, path: Path, name: str | None, *, is_fact: bool) -> FactValue:
        wanted = value.isoformat() if type(value) is dt.date else value
        if isinstance(wanted, bool) or not isinstance(wanted, str | int):
            self._reading.fault(path, "must be a word or a whole number; put other values in quotes")
            return None
        entry = None if is_fact or name is None else self._scope.earlier(name)
        if entry is not None and (reason := _unfit(entry, wanted)):
            self._reading.fault(path, reason)
            return None
        return wanted


def _unfit(entry: QuestionEntry, wanted: str | int) -> str:
    """Return why an answer to this question can never equal `wanted`; empty if it can."""
    if entry.kind is None:
        return ""
    if entry.kind is Kind.TEXT:
        return f"'{entry.id}' takes free text, which cannot be compared: use {{answered: {entry.id}}}"
    if entry.kind is Kind.NUMBER:
        return "" if isinstance(wanted, int) else f"'{entry.id}' takes a whole number"
    if entry.kind is Kind.DATE:
        return "" if _is_date(wanted) else f"'{entry.id}' takes a date, such as 2026-11-02"
    if wanted in entry.codes or not entry.is_whole:
        return ""
    return f"'{wanted}' is no option of '{entry.id}': its codes are {listed(entry.codes, 'and')}"


def _is_date(wanted: str | int) -> bool:
    try:
        return dt.date.fromisoformat(str(wanted)).isoformat() == wanted
    except ValueError:
        return False
