"""What people read in a cell, and whether a cell says yes."""

from __future__ import annotations

import re

from pyxform import aliases

from bot.importing.xlsform.languages import WITHOUT, Language
from bot.importing.xlsform.table import Table
from bot.importing.xlsform.workbook import Row
from survey.reading.shapes import listed

_REFERENCE = re.compile(r"\$\{[^}]*\}|%\([A-Za-z_]+\)s")


def wording(table: Table, row: Row, meaning: str, language: Language) -> str:
    """Return what stands in a row for people to read; what would be filled in only while somebody answers, or
    stands there in another language alone, is a fault."""
    text = language.text(table, row, meaning)
    others = [column.language for column in table.called(meaning) if row.cell(column.place).text]
    if not text and others:
        table.fault(row, meaning, f"has no text in '{language.heading or WITHOUT}', but in {listed(others, 'and')}")
    if found := _REFERENCE.search(text):
        table.fault(row, meaning, f"shows an earlier answer in the wording ({found[0]}), which is not carried")
    return text


def one_line(table: Table, row: Row, meaning: str, language: Language) -> str:
    """Return the same where the questionnaire has room for one line: breaks become blanks."""
    return " ".join(wording(table, row, meaning, language).split())


def yes_or_no(table: Table, row: Row, meaning: str) -> bool:
    """Return whether a cell says yes; one that is empty says no, and any other word is a fault."""
    text = table.text(row, meaning)
    said = aliases.yes_no.get(text) if text else False
    if said is None:
        table.fault(row, meaning, f"must be yes or no: '{text}' is neither")
    return bool(said)
