"""Whether a form keeps to the XLSForm standard, in the words of pyxform, its reference implementation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from bot.importing.xlsform.columns import TRANSLATED
from bot.importing.xlsform.findings import SURVEY, Findings
from bot.importing.xlsform.table import Column, Table
from survey.reading.shapes import listed

_ROW = re.compile(r"\[row : (\d+)\]\s*")


def check_standard(tables: Mapping[str, Table], stem: str, findings: Findings) -> None:
    """Keep a fault for what other programmes that read XLSForms would refuse in a form that can be carried."""
    form: dict[str, Any] = {"fallback_form_name": stem, "sheet_names": list(tables)}
    for name, table in tables.items():
        form[name] = _rows(table)
        form[f"{name}_header"] = [dict.fromkeys(column.heading for column in table.columns)]
    try:
        convert(form, validate=False)
    except PyXFormError as error:
        said = " ".join(str(error).split())
        row = _ROW.search(said)
        place = (SURVEY, int(row[1])) if row else ("", 0)
        findings.fault(*place, "", f"is against the XLSForm standard: {_ROW.sub('', said)}")
    except Exception as error:  # noqa: BLE001 - at headings that it does not know it breaks off with anything
        named = [column.heading for table in tables.values() for column in table.columns if _is_odd(column)]
        look = f": look at {listed(named, 'and')}" if named else ""
        findings.fault(
            "", 0, "", f"other programmes that read XLSForms break off at it ({type(error).__name__}){look}"
        )


def _is_odd(column: Column) -> bool:
    """Return whether a heading is in several parts, and not just a wording's with its language."""
    return ":" in column.heading and (column.meaning not in TRANSLATED or "::" in column.language)


def _rows(table: Table) -> list[dict[str, str]]:
    """Return the rows as the standard's own reader does: an empty one for each that is empty, so that rows count."""
    last = table.rows[-1].number if table.rows else 1
    rows: list[dict[str, str]] = [{} for _ in range(2, last + 1)]
    for row in table.rows:
        cells = {column.heading: row.cell(column.place).text for column in table.columns}
        rows[row.number - 2] = {heading: text for heading, text in cells.items() if text}
    return rows
