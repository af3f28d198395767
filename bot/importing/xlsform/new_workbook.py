"""The sheets of an .xlsx or .xlsm file, read by openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from openpyxl import load_workbook

from bot.importing.xlsform.workbook import Cell, Rows, text_of

_NO_RESULT = Cell(trouble="holds a formula without a result: type what it should say, or save the file in Excel")


def sheets(data: bytes) -> Iterator[tuple[str, Rows]]:
    """Yield each sheet's name and rows; of a formula the result counts, as Excel stored it."""

    results = cache(partial(_opened, data, data_only=True))
    for place, sheet in enumerate(_opened(data, data_only=False).worksheets):
        yield sheet.title, _rows(sheet, results, place)


def _opened(data: bytes, *, data_only: bool) -> Any:
    return load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)


def _rows(sheet: Any, results: Callable[[], Any], at: int) -> Iterator[list[tuple[int, Cell]]]:
    """Yield the rows; the results of formulas are looked for only where there are some."""
    sheet.reset_dimensions()  # some programmes write wrong ones
    calculated: Iterator[tuple[int, tuple[Any, ...]]] | None = None
    for number, row in enumerate(sheet.iter_rows()):
        filled = [(place, cell) for place, cell in enumerate(row) if cell.value is not None]
        stored: tuple[Any, ...] = ()
        if any(cell.data_type == "f" for _, cell in filled):
            calculated = calculated or _values(results().worksheets[at])
            stored = next(values for reached, values in calculated if reached == number)
        yield [
            (place, _calculated(stored[place]) if cell.data_type == "f" else _cell(cell)) for place, cell in filled
        ]


def _values(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    sheet.reset_dimensions()
    return enumerate(sheet.iter_rows(values_only=True))


def _cell(cell: Any) -> Cell:
    return _error(cell.value) if cell.data_type == "e" else text_of(cell.value)


def _calculated(value: object) -> Cell:
    if value is None:
        return _NO_RESULT
    return _error(value) if isinstance(value, str) and value.startswith("#") else text_of(value)


def _error(value: object) -> Cell:
    return Cell(trouble=f"holds an error ({value}): mend the formula, or type what it should say")
