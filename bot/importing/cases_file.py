"""The bytes of a cases file -> the sampled cases, by reference and with the attributes that the audit declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.importing.csv_table import Row, Table, read_table
from survey.audit import Audit
from survey.questionnaire import FactValue

LONGEST_ATTRIBUTE = 80
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,15}")
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A sampled case as its line gives it. An attribute is a number where the cell holds a whole number, so that
    conditions can compare it, and None where the cell is empty."""

    line: int
    reference: str
    attributes: Mapping[str, FactValue]


def read_cases(data: bytes, file: str, audit: Audit) -> tuple[CaseLine, ...]:
    """Return the cases, in the order of the file: a column `reference` (or `case`), and one for each attribute of
    the audit, under its name or its label.

    Raises Faults with everything that is wrong. A column that the audit does not declare is refused, so that no
    child's name or date of birth comes in by oversight.
    """
    names = [attribute.name for attribute in audit.attributes]
    labels = {attribute.label.casefold(): attribute.name for attribute in audit.attributes}
    columns = {"reference": "reference", "case": "reference", **labels, **{name.casefold(): name for name in names}}
    table = read_table(data, file, columns, ("reference", *names))
    _check_references(table)
    cases = tuple(_case(table, row, names) for row in table.rows)
    table.finish()
    return cases


def _check_references(table: Table) -> None:
    first: dict[str, int] = {}
    for row in table.rows:
        reference = row.cells.get("reference")
        if reference is None:
            return
        if not _REFERENCE.fullmatch(reference):
            table.fault(row.line, "reference", "must be 1 to 16 letters, digits and hyphens, such as C07")
        elif (earlier := first.setdefault(reference.casefold(), row.line)) != row.line:
            table.fault(row.line, "reference", f"stands twice; the first time on line {earlier}")


def _case(table: Table, row: Row, names: list[str]) -> CaseLine:
    for name in names:
        if len(row.cells.get(name, "")) > LONGEST_ATTRIBUTE:
            table.fault(row.line, name, f"has more than {LONGEST_ATTRIBUTE} characters")
    attributes = {name: fact(row.cells.get(name, "")) for name in names}
    return CaseLine(row.line, row.cells.get("reference", ""), attributes)


def fact(cell: str) -> FactValue:
    """Return what a cell says of a case: None where it is empty, a number where it holds a whole number."""
    if not cell:
        return None
    return int(cell) if _WHOLE_NUMBER.fullmatch(cell) else cell
