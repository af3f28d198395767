"""Quotes in another language than the report's: listing them to be translated, and reading the translations."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from bot.commands.paper import harmless
from bot.importing.csv_table import read_table
from bot.office import office, utc_now
from bot.settings import Settings
from reporting.assemble import assemble
from reporting.translated import foreign_quotes, plain
from storage import ledger
from survey.languages import english_name

COLUMNS = ("question", "language", "words", "translation")


def quotes(audit_id: str) -> None:
    """Print a table of what was written in another language, with room for a translation; the look is recorded."""
    with office(Settings()) as here:
        with here.database.reading() as connection:
            found = foreign_quotes(assemble(connection, here.vault, audit_id, utc_now()))
        with here.database.writing() as connection:
            subject = f"quotes:{len(found)}"
            ledger.append(connection, audit_id, actor="command", action="quotes.seen", subject=subject, now=utc_now())
    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    for each in found:
        writer.writerow([each.question, english_name(each.language), harmless(each.text), ""])


def read_translations(file: Path) -> dict[str, str]:
    """Return the translations in a file that `quotes` made, by `plain` of the words; raises Faults."""
    table = read_table(
        file.read_bytes(),
        str(file),
        {name: name for name in COLUMNS},
        ("words", "translation"),
        prose=("words", "translation"),
    )
    table.finish()
    return {plain(row.cells["words"]): row.cells["translation"] for row in table.rows if row.cells["translation"]}
