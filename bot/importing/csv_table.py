"""The bytes of a CSV file -> rows, with their lines; what is wrong is collected, not stopped at."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from survey.reading.faults import Fault, Faults
from survey.reading.shapes import listed, nearest

_SEPARATORS = ",;\t"
_UNKNOWN = "has a heading that is not known here"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `line` is where it begins (from 1), `cells` holds the columns that the file has, without the
    space around their text."""

    line: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class Table:
    """A CSV file that could be read. No fault repeats what stands in a cell: it may name a person."""

    file: str
    rows: tuple[Row, ...] = ()
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, column: str, message: str) -> None:
        """Keep that `message` is wrong in this line, in this column where one is named."""
        self.faults.append(Fault(self.file, line, f"column '{column}'" if column else "", "", message))

    def finish(self) -> None:
        """Raise Faults if anything was wrong."""
        if self.faults:
            raise Faults(self.faults)


def read_table(
    data: bytes,
    file: str,
    columns: Mapping[str, str],
    required: Collection[str],
    *,
    prose: Collection[str] = (),
    unknown: str = _UNKNOWN,
) -> Table:
    """Return the rows of a CSV file in UTF-8, separated by commas, semicolons or tabs.

    `columns` gives for each heading (in lower case) the column that it stands for, `required` the columns that
    have to be there, `prose` those whose cells may run over several lines; `unknown` says what is wrong with another
    heading. Raises Faults where the file cannot be read as a table at all.
    """
    lines = _lines(_decoded(data, file), file, columns)
    first, headings = next(lines, (1, []))
    headings = _trimmed(headings, 0)
    if not headings:
        raise Faults([Fault(file, first, "", "", "the file is empty: its first line must name the columns")])
    table = Table(file)
    names = [columns.get(heading.casefold(), "") for heading in headings]
    for column, message in _heading_findings(headings, names, columns, required, unknown):
        table.fault(first, column, message)
    table.rows = tuple(_rows(table, lines, names, frozenset(required), frozenset(prose)))
    return table


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = "the file is not in UTF-8: in Excel, save it as 'CSV UTF-8 (comma delimited)'"
        raise Faults([Fault(file, line, "", "", reason)]) from None


def _lines(text: str, file: str, columns: Mapping[str, str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that is not blank, with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, columns), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise Faults([Fault(file, line, "", "", "a quotation mark is not closed, or stands within a cell")]) from None


def _separator(text: str, columns: Mapping[str, str]) -> str:
    """Return what splits the first line into most of the columns that are known."""
    headings = next((line for line in text.splitlines() if line.strip()), "")

    def known(separator: str) -> int:
        return sum(part.strip(' "').casefold() in columns for part in headings.split(separator))

    return max(_SEPARATORS, key=known)


def _trimmed(cells: list[str], least: int) -> list[str]:
    """Return the cells without the empty ones that spreadsheets add beyond the `least`."""
    while len(cells) > least and not cells[-1]:
        cells = cells[:-1]
    return cells


def _heading_findings(
    headings: list[str], names: list[str], columns: Mapping[str, str], required: Collection[str], unknown: str
) -> Iterator[tuple[str, str]]:
    for position, (heading, name) in enumerate(zip(headings, names, strict=True), start=1):
        if not name:
            likely = nearest(heading, columns) or f"; known are {listed(dict.fromkeys(columns.values()), 'and')}"
            yield f"{position}", f"{unknown}{likely}"
    for name, times in Counter(name for name in names if name).items():
        if times > 1:
            yield name, f"stands {times} times"
    for name in required:
        if name not in names:
            yield name, "is missing"


def _rows(
    table: Table,
    lines: Iterator[tuple[int, list[str]]],
    names: list[str],
    required: frozenset[str],
    prose: frozenset[str],
) -> Iterator[Row]:
    for line, row in lines:
        cells = _trimmed(row, len(names))
        # Spreadsheets leave out the last separators where the last columns are empty.
        if len(cells) > len(names) or required.intersection(names[len(cells) :]):
            table.fault(line, "", f"has {len(cells)} columns, the first line has {len(names)}")
            continue
        filled = cells + [""] * (len(names) - len(cells))
        for name, cell in zip(names, filled, strict=True):
            if name and name not in prose and _unshowable(cell):
                table.fault(line, name, "holds a line break or a character that cannot be shown: remove it")
        yield Row(line, {name: cell for name, cell in zip(names, filled, strict=True) if name})


def _unshowable(cell: str) -> bool:
    return any(unicodedata.category(character) in {"Cc", "Cs", "Cf", "Zl", "Zp"} for character in cell)
