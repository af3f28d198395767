"""What people read in a cell, and whether a cell says yes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyxform import aliases

from bot.importing.xlsform.languages import Languages
from bot.importing.xlsform.table import Column, Table
from bot.importing.xlsform.words import Words
from bot.importing.xlsform.workbook import Row
from survey.reading.shapes import listed

_REFERENCE = re.compile(r"\$\{[^}]*\}|%\([A-Za-z_]+\)s")


def wording(table: Table, row: Row, meaning: str, languages: Languages) -> Words:
    """Return what stands in a row for people to read, in each language in which it does.

    What is missing in the form's own language, what would be filled in only while somebody answers, and two texts in
    one language are faults; what is missing in another is kept as untranslated.
    """
    columns = languages.columns(table, meaning).items()
    filled = {code: [column for column in same if row.cell(column.place).text] for code, same in columns}
    for same in filled.values():
        for column in same:
            _judge(table, row, column, same[0])
    said = {code: row.cell(same[0].place).text for code, same in filled.items() if same}
    missing = [code for code in filled if said and code not in said]
    for code in missing:
        heading = languages.heading(table, meaning, code)
        if code == languages.own:
            table.findings.fault(table.name, row.number, heading, _lacks_own(code, said))
        else:
            reason = f"not in '{code}', and shown in '{languages.own}'"
            table.findings.not_translated(table.name, row.number, heading, reason)
    return Words(said)


def _judge(table: Table, row: Row, column: Column, first: Column) -> None:
    """Keep what is wrong with what stands in a column, of which `first` is in the same language."""
    text, known = (row.cell(each.place).text for each in (column, first))
    if found := _REFERENCE.search(text):
        reason = f"shows an earlier answer in the wording ({found[0]}), which is not carried"
        table.findings.fault(table.name, row.number, column.heading, reason)
    if text != known and bool(column.language) != bool(first.language):
        reason = f"says something else than '{first.heading}', which is in the same language: delete one of the two"
        table.findings.fault(table.name, row.number, column.heading, reason)


def _lacks_own(own: str, said: Iterable[str]) -> str:
    instead = "write it, or name another language under default_language in the sheet 'settings'"
    return f"says nothing in '{own}', the form's own language, but in {listed(said, 'and')}: {instead}"


def yes_or_no(table: Table, row: Row, meaning: str) -> bool:
    """Return whether a cell says yes; one that is empty says no, and any other word is a fault."""
    text = table.text(row, meaning)
    said = aliases.yes_no.get(text) if text else False
    if said is None:
        table.fault(row, meaning, f"must be yes or no: '{text}' is neither")
    return bool(said)
