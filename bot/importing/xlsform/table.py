"""A sheet as a table: its columns by what they mean, and its rows below the headings."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from bot.importing.xlsform import columns
from bot.importing.xlsform.findings import Findings
from bot.importing.xlsform.workbook import EMPTY, Row, Sheet

_LIKELY_MISSPELT = 0.8


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading as it is written, what it means, and the language in its heading."""

    place: int
    heading: str
    meaning: str
    language: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its columns; `rows` are those below the headings that hold something."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    findings: Findings

    def called(self, meaning: str) -> list[Column]:
        """Return the columns that mean this, one for each language."""
        return [column for column in self.columns if column.meaning == meaning]

    def heading(self, meaning: str) -> str:
        """Return how the first column that means this is headed, or its meaning where there is none."""
        return next((column.heading for column in self.called(meaning)), meaning)

    def text(self, row: Row, meaning: str) -> str:
        """Return what stands in a row under the column that means this; '' where nothing does."""
        return next((row.cell(column.place).text for column in self.called(meaning)), "")

    def holds(self, row: Row, meaning: str) -> bool:
        """Return whether anything stands in a row under the columns that mean this, in whatever language."""
        return any(row.cell(column.place) != EMPTY for column in self.called(meaning))

    def stands_twice(self, column: Column, known: Column) -> None:
        """Keep that a column says what `known` says already."""
        same = "" if known.heading == column.heading else f", for it means the same as '{known.heading}'"
        self.findings.fault(self.name, 1, column.heading, f"the column stands twice{same}: delete one of them")

    def fault(self, row: Row, meaning: str, message: str) -> None:
        """Keep that `message` is wrong in this row, under the column that means this."""
        self.findings.fault(self.name, row.number, self.heading(meaning) if meaning else "", message)


def read_table(sheet: Sheet, name: str, findings: Findings) -> Table:
    """Return a sheet as a table; headings that are missing or stand twice go to `findings`."""
    first, rows = (sheet.rows[0], sheet.rows[1:]) if sheet.rows and sheet.rows[0].number == 1 else (None, sheet.rows)
    if first is None:
        findings.fault(name, 1, "", "must hold the headings of the columns")
        return Table(name, (), (), findings)
    found = tuple(
        Column(place, cell.text, *columns.meaning_of(name, cell.text))
        for place, cell in sorted(first.cells.items())
        if cell.text
    )
    table = Table(name, found, rows, findings)
    _twice(table)
    _without_heading(table, first)
    return table


def judge(table: Table) -> None:
    """Keep what is wrong in the columns of a table: what is refused or cannot be read, and headings that nobody
    knows."""
    for column in table.columns:
        _judge(table, column)


def _twice(table: Table) -> None:
    seen: dict[tuple[str, str], Column] = {}
    for column in table.columns:
        known = seen.setdefault((column.meaning, column.language.casefold()), column)
        if known.place != column.place and column.meaning in columns.CARRIED[table.name]:
            table.stands_twice(column, known)


def _judge(table: Table, column: Column) -> None:
    filled = [row for row in table.rows if row.cell(column.place) != EMPTY]
    carried = columns.CARRIED[table.name]
    if column.meaning in carried:
        for row in filled:
            if trouble := row.cell(column.place).trouble:
                table.findings.fault(table.name, row.number, column.heading, trouble)
        if column.language and (reason := columns.one_for_all(table.name, column.meaning)):
            table.findings.fault(table.name, 1, column.heading, reason)
    elif reason := columns.refusal(table.name, column.meaning):
        for row in filled:
            table.findings.fault(table.name, row.number, column.heading, reason)
    elif reason := columns.leaving_out(table.name, column.meaning):
        for row in filled:
            table.findings.leave_out(table.name, row.number, column.heading, reason)
    elif filled:
        _unknown(table, column)


def _unknown(table: Table, column: Column) -> None:
    likely = _likely(column.meaning, table.name)
    if likely:
        table.findings.fault(table.name, 1, column.heading, f"is no column of an XLSForm; did you mean '{likely}'?")
    else:
        table.findings.leave_out(table.name, 0, column.heading, "it is no column of an XLSForm")


def _likely(meaning: str, sheet: str) -> str:
    carried = sorted(columns.CARRIED[sheet])
    known = [written.get(name, name) for written in (columns.WRITTEN, columns.TRANSLATED) for name in carried]
    return next(iter(get_close_matches(meaning.casefold(), known, n=1, cutoff=_LIKELY_MISSPELT)), "")


def _without_heading(table: Table, first: Row) -> None:
    for row in table.rows:
        for place in row.cells:
            if not first.cell(place).text:
                letter = _letters(place)
                table.findings.leave_out(
                    table.name, row.number, "", f"what stands in column {letter} has no heading above it"
                )


def _letters(place: int) -> str:
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
