"""The sheet 'survey' -> questions, each in its group."""

from __future__ import annotations

from collections.abc import Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.importing.xlsform.appearance import LIKERT, refused_words
from bot.importing.xlsform.choices import ChoiceList
from bot.importing.xlsform.constraint import Bounds, read_constraint
from bot.importing.xlsform.findings import SURVEY
from bot.importing.xlsform.groups import Group, Placed
from bot.importing.xlsform.languages import Languages
from bot.importing.xlsform.relevant import Asked, Condition, read_relevant
from bot.importing.xlsform.table import Table
from bot.importing.xlsform.tokens import CannotSay, answers_named
from bot.importing.xlsform.types import Asks, Begins, Ends, LeftOut, RowType, read_type
from bot.importing.xlsform.wording import wording, yes_or_no
from bot.importing.xlsform.words import Words, joined
from bot.importing.xlsform.workbook import Row
from bot.importing.xlsform.writing import Part
from survey.languages import BASE
from survey.questionnaire import Kind
from survey.reading.shapes import nearest

_OTHER = "other"
_OTHER_IS_ENGLISH = "'or_other' adds the English word 'Other'"
_OTHER_INSTEAD = "add a choice named other to the list, in your own words"
_OF_QUESTIONS = ("constraint", "required", "readonly", "comment", "short")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet with its type, and the options that it offers."""

    row: Row
    type: RowType
    name: str
    options: tuple[Part, ...] = ()


def lists_offered(table: Table) -> frozenset[str]:
    """Return the lists of choices that questions offer, as far as their types can be read."""
    found = set()
    for row in table.rows:
        with suppress(CannotSay):
            kind = read_type(table.text(row, "type"))
            found.add(kind.list if isinstance(kind, Asks) else "")
    return frozenset(found)


@dataclass(slots=True)
class SurveySheet:
    """Reads the sheet; what is wrong goes to the table's findings. `lists` are those that are offered, `list_names`
    those that there are."""

    table: Table
    lists: Mapping[str, ChoiceList]
    list_names: Set[str]
    languages: Languages
    _asked: dict[str, Asked] = field(default_factory=dict)

    def read(self) -> list[Placed]:
        """Return the questions and notes, in the order of the rows."""
        lines = [line for row in self.table.rows if (line := self._line(row)) is not None]
        self._names(lines)
        placed: list[Placed] = []
        group: Group | None = None
        for line in lines:
            match line.type:
                case Begins(refused):
                    if refused:
                        self.table.fault(line.row, "type", refused)
                    group = self._group(line, group)
                case Ends():
                    if group is None:
                        self.table.fault(line.row, "type", "closes a group, and none is open")
                    group = group.around if group else None
                case Asks():
                    placed.append(Placed(group, Part(SURVEY, line.row.number, self._question(line, line.type))))
        while group is not None:
            self.table.findings.fault(SURVEY, group.row, self.table.heading("type"), "this group is never closed")
            group = group.around
        if not placed and not self.table.findings.places:
            self.table.findings.fault(SURVEY, 0, "", "asks nothing")
        return placed

    # What the rows are

    def _line(self, row: Row) -> _Line | None:
        written = self.table.text(row, "type")
        if self.table.called("disabled") and yes_or_no(self.table, row, "disabled"):
            self.table.findings.leave_out(SURVEY, row.number, "disabled", "the row is switched off")
            return None
        if not written:
            if any(self.table.holds(row, meaning) for meaning in ("name", "label", "hint", "relevant")):
                self.table.fault(row, "type", "is empty: say what kind of question this is, such as text")
            return None
        try:
            kind = read_type(written)
        except CannotSay as reason:
            self.table.fault(row, "type", str(reason))
            self._asked[self.table.text(row, "name")] = Asked(None)
            return None
        if isinstance(kind, LeftOut):
            self.table.findings.leave_out(SURVEY, row.number, self.table.heading("type"), kind.reason)
            return None
        options = self._options(row, kind) if isinstance(kind, Asks) and kind.list else ()
        return _Line(row, kind, self._name(row, kind), options)

    def _name(self, row: Row, kind: RowType) -> str:
        name = self.table.text(row, "name")
        if name or isinstance(kind, Ends):
            return name
        if not (isinstance(kind, Asks) and kind.kind is Kind.STATEMENT):
            self.table.fault(row, "name", "is empty: each question and each group needs a name of its own")
        return f"row-{row.number}"

    def _options(self, row: Row, kind: Asks) -> tuple[Part, ...]:
        if kind.list not in self.lists:
            likely = nearest(kind.list, sorted(self.list_names))
            self.table.fault(row, "type", f"the sheet 'choices' has no list '{kind.list}'{likely}")
            return ()
        options = self.lists[kind.list].options
        if kind.kind is Kind.ONE and len(options) + kind.other < 2:
            said = f"the list '{kind.list}' has one choice, and there is nothing to choose: use note, or add another"
            self.table.fault(row, "type", said)
        if not kind.other:
            return options
        known = [Part(o.sheet, o.row, {**o.data, **_other(o.data)}) for o in options]
        has_other = any(o.data["code"] == _OTHER for o in options)
        return (*known,) if has_other else (*known, self._added_other(row))

    def _added_other(self, row: Row) -> Part:
        own, heading = self.languages.own, self.table.heading("type")
        if own.partition("-")[0] != BASE:
            self.table.fault(row, "type", f"{_OTHER_IS_ENGLISH}: {_OTHER_INSTEAD}")
        for code in self.languages.others:
            if code.partition("-")[0] != BASE:
                reason = f"{_OTHER_IS_ENGLISH}, which is not in '{code}': {_OTHER_INSTEAD}"
                self.table.findings.not_translated(SURVEY, row.number, heading, reason)
        return Part(SURVEY, row.number, {"code": _OTHER, "label": Words({own: "Other"}), "asks_comment": True})

    def _names(self, lines: list[_Line]) -> None:
        first: dict[str, int] = {}
        for line in lines:
            if isinstance(line.type, Asks) and line.name:
                earlier = first.setdefault(line.name.casefold(), line.row.number)
                if earlier != line.row.number:
                    said = f"the name '{line.name}' stands twice; the first time in row {earlier}"
                    self.table.fault(line.row, "name", said)
                codes = tuple(str(option.data["code"]) for option in line.options)
                self._asked[line.name] = Asked(line.type.kind, codes)

    # What a row says

    def _group(self, line: _Line, around: Group | None) -> Group:
        for meaning in _OF_QUESTIONS:
            if self.table.text(line.row, meaning):
                self.table.fault(line.row, meaning, "means nothing for a group: empty the cell")
        self._appearance(line.row)
        label, statement = self._words(line.row, "label"), self._words(line.row, "hint")
        return Group(line.row.number, line.name, label.on_one_line, statement, self._when(line.row), around)

    def _question(self, line: _Line, kind: Asks) -> dict[str, Any]:
        row = line.row
        text, short = self._words(row, "label"), self._words(row, "short").on_one_line
        hint = joined("\n", (self._words(row, "hint"), Words({self.languages.own: kind.hint} if kind.hint else {})))
        if not text and not hint and not self.table.holds(row, "label"):
            self.table.fault(row, "label", "is empty: write what is asked")
        look = self._appearance(row)
        asks = Kind.SCALE if kind.kind is Kind.ONE and look == LIKERT else kind.kind
        data: dict[str, Any] = {"id": line.name, "kind": asks.value, "text": text or hint}
        data |= {"hint": hint} if text and hint else {}
        comment = self.table.text(row, "comment")
        data |= {key: said for key, said in (("short", short), ("comment", comment)) if said}
        data |= self._rules(row, kind)
        data |= {"options": line.options} if kind.list else {}
        condition = self._when(row)
        return data | ({"when": condition} if condition else {})

    def _words(self, row: Row, meaning: str) -> Words:
        return wording(self.table, row, meaning, self.languages)

    def _rules(self, row: Row, kind: Asks) -> dict[str, Any]:
        required = yes_or_no(self.table, row, "required") and kind.kind is not Kind.STATEMENT
        if yes_or_no(self.table, row, "readonly") and kind.kind is not Kind.STATEMENT:
            self.table.fault(row, "readonly", "what cannot be answered is no question: make it a note")
        bounds = self._bounds(row, kind)
        if required and kind.kind is Kind.SEVERAL:
            bounds = bounds.within(Bounds(minimum=1))  # there, an answer is at least one tick
        found = {"minimum": bounds.minimum, "maximum": bounds.maximum}
        limits: dict[str, Any] = {key: bound for key, bound in found.items() if bound is not None}
        return limits | ({"required": True} if required else {})

    def _bounds(self, row: Row, kind: Asks) -> Bounds:
        bounds = Bounds()
        for expression in (kind.constraint, self.table.text(row, "constraint")):
            if expression and kind.kind is not Kind.STATEMENT:
                try:
                    bounds = bounds.within(read_constraint(expression, kind.kind))
                except CannotSay as reason:
                    own = expression is not kind.constraint
                    said = str(reason) if own else f"'{self.table.text(row, 'type')}' {reason}"
                    self.table.fault(row, "constraint" if own else "type", said)
        return bounds

    def _when(self, row: Row) -> Condition | None:
        expression = self.table.text(row, "relevant")
        if not expression:
            return None
        try:
            condition = read_relevant(expression, self._asked)
        except CannotSay as reason:
            self.table.fault(row, "relevant", f"'{expression[:80]}': {reason}")
            return None
        refused = any(self._asked[name].kind is None for name in answers_named(expression))
        return None if refused else condition

    def _appearance(self, row: Row) -> str:
        look = self.table.text(row, "appearance")
        if words := refused_words(look):
            self.table.fault(row, "appearance", f"'{' '.join(words)}' changes what is asked, and is not carried")
        elif look and look.casefold() != LIKERT:
            column = self.table.heading("appearance")
            self.table.findings.leave_out(SURVEY, row.number, column, "the conversation has its own look")
        return look.casefold()


def _other(option: Mapping[str, Any]) -> dict[str, bool]:
    return {"asks_comment": True} if option["code"] == _OTHER else {}
