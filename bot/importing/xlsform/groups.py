"""Groups of questions -> sections: questions that stand together under the same headings and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from bot.importing.xlsform.findings import SURVEY
from bot.importing.xlsform.relevant import Condition
from bot.importing.xlsform.words import Words, joined
from bot.importing.xlsform.writing import Part

_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
UNGROUPED = "questions"


@dataclass(frozen=True, slots=True)
class Group:
    """A group, within the one around it; `row` is where it begins."""

    row: int
    name: str
    label: Words
    statement: Words
    when: Condition | None
    around: Group | None
    repeated: bool = False

    @property
    def path(self) -> tuple[Group, ...]:
        """The groups from the outermost to this one, without those that show and decide nothing."""
        outer = self.around.path if self.around else ()
        return (*outer, self) if self.label or self.statement or self.when else outer


@dataclass(frozen=True, slots=True)
class Placed:
    """A question of the form, and the group in which it stands."""

    group: Group | None
    question: Part

    @property
    def path(self) -> tuple[Group, ...]:
        """The groups around it that show or decide something."""
        return self.group.path if self.group else ()


@dataclass(slots=True)
class _Names:
    """Names that were given, so that each is given once."""

    given: set[str] = field(default_factory=set)

    def unlike(self, name: str) -> str:
        """Return this name, with a number where it was given before."""
        plain = _NO_NAME.sub("-", name).strip("-_.")[:56] or UNGROUPED
        made = next(n for n in (plain, *(f"{plain}-{i}" for i in range(2, 9_999))) if n.casefold() not in self.given)
        self.given.add(made.casefold())
        return made


def sections(placed: list[Placed], title: Words) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the themes and the sections; each heading of the form is a theme, under which its questions are
    reported, and `title` is that of questions outside of all groups."""
    themes: dict[tuple[int, ...], Part] = {}
    names, theme_names, shown = _Names(), _Names(), set[int]()
    made = []
    for path, run in groupby(placed, key=lambda each: each.path):
        heading = joined(" · ", (group.label for group in path)) or title
        row = path[-1].row if path else 2
        labelled = tuple(group.row for group in path if group.label)
        name = next((group.name for group in reversed(path) if group.label), UNGROUPED)
        if labelled not in themes:
            themes[labelled] = Part(SURVEY, row, {"id": theme_names.unlike(name), "title": heading.own})
        data = {"id": names.unlike(path[-1].name if path else UNGROUPED), "title": heading}
        data |= _opening(path, shown)
        theme = str(themes[labelled].data["id"])
        made.append(Part(SURVEY, row, {**data, "questions": tuple(_themed(run, theme))}))
    return tuple(themes.values()), tuple(made)


def _opening(path: tuple[Group, ...], shown: set[int]) -> dict[str, Any]:
    statement = joined("\n", (group.statement for group in path if group.row not in shown))
    shown.update(group.row for group in path)
    conditions = [group.when for group in path if group.when]
    when = conditions[0] if len(conditions) == 1 else {"all": conditions}
    return ({"statement": statement} if statement else {}) | ({"when": when} if conditions else {})


def _themed(run: Iterator[Placed], theme: str) -> Iterator[Part]:
    for each in run:
        question = each.question
        data = dict(question.data)
        if data["kind"] != "statement":
            data = {"id": data.pop("id"), "kind": data.pop("kind"), "theme": theme, **data}
        yield Part(question.sheet, question.row, data)
