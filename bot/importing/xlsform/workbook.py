"""The bytes of a workbook -> its sheets as text, whatever programme wrote it; what cannot be read is refused."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.importing.xlsform.findings import SHEETS, SURVEY, Findings

LARGEST_FILE = 10_000_000
LARGEST_UNPACKED = 40_000_000
LARGEST_SHEET = 15_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 250
_MOST_PARTS = 2_000

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "in Excel, save it as 'Excel workbook (.xlsx)'"
_PROTECTED = "is protected with a password: open it, take the password off, and save it"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its text without the space around it, or in `trouble` why that cannot be known."""

    text: str = ""
    trouble: str = ""


EMPTY = Cell()

Rows = Iterable[Iterable[tuple[int, Cell]]]
"""The rows of a sheet from the first on; of each the cells that may hold something, by column from 0."""
Reader = Callable[[bytes], Iterator[tuple[str, Rows]]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty; `number` counts as the spreadsheet does, from 1, and `cells` are by column from 0."""

    number: int
    cells: Mapping[int, Cell]

    def cell(self, column: int) -> Cell:
        """Return the cell in this column."""
        return self.cells.get(column, EMPTY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `rows` leaves out the empty ones."""

    name: str
    rows: tuple[Row, ...]


def read_sheets(data: bytes, findings: Findings) -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx, .xlsm or .xls file, in their order.

    Raises Faults where the file is none, is damaged, protected, or larger than any form.
    """
    if len(data) > LARGEST_FILE:
        raise findings.refuse(f"has more than {LARGEST_FILE // 1_000_000} MB: no form is so large")
    if not data:
        raise findings.refuse("is empty")
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise findings.refuse(_PROTECTED)
        return _read(_old, data, findings)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise findings.refuse(f"is no Excel workbook: {_SAVE_AS}")
    _refuse_odd_packing(data, findings)
    return _read(_new, data, findings)


def text_of(value: object) -> Cell:
    """Return a value of a spreadsheet as a cell: whole numbers without a decimal point, texts without their edges."""
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, float) and value.is_integer():
        return Cell(str(int(value)))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        made = "Excel makes one of what looks like it, such as 1-2: format the cell as text and type it again"
        return Cell(trouble=f"holds a date or a time. {made}")
    text = "" if value is None else str(value)
    return Cell(text.replace("_x000D_", "").replace("\r", "").replace("\xa0", " ").strip(" \n\t\u200b\ufeff"))


def _read(reader: Reader, data: bytes, findings: Findings) -> tuple[Sheet, ...]:
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it would not write back, and nothing is written back
            warnings.simplefilter("ignore")
            found = list(reader(data))
            names = {name.strip().casefold() for name, _ in found}
            wanted = SHEETS if SURVEY in names else names
            return tuple(_sheet(name, rows, whole=name.strip().casefold() in wanted) for name, rows in found)
    except _TooLarge as large:
        raise findings.refuse(str(large)) from None
    except Exception as error:  # noqa: BLE001 - a damaged workbook makes the two readers raise anything
        if "encrypted" in str(error).casefold():
            raise findings.refuse(_PROTECTED) from None
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise findings.refuse(f"is damaged, or no Excel workbook ({reason}): {_SAVE_AS}") from None


class _TooLarge(Exception):
    """A sheet that reaches further than any form does."""


def _refuse_odd_packing(data: bytes, findings: Findings) -> None:
    """Look at what the file would unpack to, before anything is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise findings.refuse(f"is damaged: {_SAVE_AS}") from None
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise findings.refuse(f"is a spreadsheet of another kind than .xlsx: {_SAVE_AS}")
    if not any(name.startswith("xl/") for name in names):
        raise findings.refuse(f"is no Excel workbook: {_SAVE_AS}")
    sheets = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    total = sum(part.file_size for part in parts)
    if total > LARGEST_UNPACKED or max(sheets, default=0) > LARGEST_SHEET or len(parts) > _MOST_PARTS:
        reason = f"unpacks to {total // 1_000_000} MB, more than any form"
        raise findings.refuse(f"{reason}: copy the cells that you need into a new workbook")


def _new(data: bytes) -> Iterator[tuple[str, Rows]]:
    from bot.importing.xlsform.new_workbook import sheets  # noqa: PLC0415 - each reader is loaded for its own files

    return sheets(data)


def _old(data: bytes) -> Iterator[tuple[str, Rows]]:
    from bot.importing.xlsform.old_workbook import sheets  # noqa: PLC0415 - each reader is loaded for its own files

    return sheets(data)


def _sheet(name: str, rows: Rows, *, whole: bool) -> Sheet:
    """Return a sheet; where it is not wanted `whole`, only its first row, which says that there is something."""
    found: list[Row] = []
    for number, cells in enumerate(rows, start=1):
        if found and not whole:
            break
        filled = {column: cell for column, cell in cells if cell != EMPTY}
        if filled and number > MOST_ROWS:
            raise _TooLarge(
                f"holds something below row {MOST_ROWS:,} of sheet '{name}': delete it, no form is so long"
            )
        if filled and max(filled) >= MOST_COLUMNS:
            raise _TooLarge(
                f"holds something beyond column {MOST_COLUMNS} of sheet '{name}': delete it, no form is so wide"
            )
        if filled:
            found.append(Row(number, filled))
    return Sheet(name, tuple(found))
