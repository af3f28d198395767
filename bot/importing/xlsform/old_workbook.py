"""The sheets of an .xls file, read by xlrd."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import xlrd

from bot.importing.xlsform.workbook import Cell, Rows, text_of


def sheets(data: bytes) -> Iterator[tuple[str, Rows]]:
    """Yield each sheet's name and rows; of a formula the result counts, as Excel stored it."""
    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
    for sheet in book.sheets():
        yield sheet.name, _rows(sheet)


def _rows(sheet: Any) -> Iterator[list[tuple[int, Cell]]]:
    for row in range(sheet.nrows):
        yield [(place, _cell(cell)) for place, cell in enumerate(sheet.row(row))]


def _cell(cell: Any) -> Cell:
    match cell.ctype:
        case xlrd.XL_CELL_BOOLEAN:
            return text_of(bool(cell.value))
        case xlrd.XL_CELL_ERROR:
            what = xlrd.error_text_from_code.get(cell.value, "#")
            return Cell(trouble=f"holds an error ({what}): mend the formula, or type what it should say")
        case xlrd.XL_CELL_DATE:
            return text_of(dt.date.min)
    return text_of(cell.value)
