"""The sheet 'choices' -> lists of options."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import Any

from bot.importing.xlsform.findings import CHOICES
from bot.importing.xlsform.languages import Languages
from bot.importing.xlsform.table import Table
from bot.importing.xlsform.wording import wording, yes_or_no
from bot.importing.xlsform.words import Words
from bot.importing.xlsform.workbook import Row
from bot.importing.xlsform.writing import Part

_FLAGS = ("exclusive", "asks_comment", "escalates", "opens_contact")


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list of choices: an option of a questionnaire for each of its rows."""

    options: tuple[Part, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of its choices."""
        return tuple(str(option.data["code"]) for option in self.options)


def read_choices(table: Table | None, languages: Languages) -> dict[str, ChoiceList]:
    """Return the lists by name; what is wrong with one of their rows goes to the table's findings."""
    rows: dict[str, list[Row]] = {}
    for row in table.rows if table else ():
        name = table.text(row, "list_name") if table else ""
        if name:
            rows.setdefault(name, []).append(row)
        elif table and any(table.holds(row, meaning) for meaning in ("name", "label")):
            table.fault(row, "list_name", "is empty: name the list to which this choice belongs")
    if table is None:
        return {}
    return {name: ChoiceList(tuple(_options(table, found, languages))) for name, found in rows.items()}


def list_names(table: Table) -> frozenset[str]:
    """Return the names of all lists."""
    return frozenset(table.text(row, "list_name") for row in table.rows) - {""}


def offered(table: Table, lists: Set[str]) -> Table:
    """Return the table with the rows of these lists alone; it is said which others there are, which nobody is
    offered."""
    kept = []
    for row in table.rows:
        name = table.text(row, "list_name")
        if name in lists or not name:
            kept.append(row)
        else:
            table.findings.leave_out(CHOICES, row.number, "", f"no question offers the list '{name}'")
    return replace(table, rows=tuple(kept))


def _options(table: Table, rows: list[Row], languages: Languages) -> Iterator[Part]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        option = _option(table, row, languages)
        labels = {languages.heading(table, "label", code): text for code, text in option["label"].said.items()}
        for heading, value in {table.heading("name"): option["code"], **labels}.items():
            earlier = first.setdefault((heading, value.casefold()), row.number)
            if value and earlier != row.number:
                reason = f"'{value}' stands twice in this list; the first time in row {earlier}"
                table.findings.fault(CHOICES, row.number, heading, reason)
        yield Part(CHOICES, row.number, option)


def _option(table: Table, row: Row, languages: Languages) -> dict[str, Any]:
    label = wording(table, row, "label", languages).on_one_line
    option: dict[str, Any] = {"code": table.text(row, "name"), "label": label}
    if not table.holds(row, "name"):
        table.fault(row, "name", "is empty: each choice needs a name, by which its answers are stored")
    if not label and not table.holds(row, "label"):
        table.fault(row, "label", "is empty: each choice needs a wording")
    if short := " ".join(table.text(row, "short").split()):
        option["short"] = Words({**label.said, languages.own: short})  # in another language, nothing shorter is said
    if meaning := table.text(row, "meaning"):
        option["meaning"] = meaning
    return option | {flag: True for flag in _FLAGS if yes_or_no(table, row, flag)}
