"""Compiling the returns into a report."""

from __future__ import annotations

from pathlib import Path

from bot.commands.paper import paper
from bot.office import Office, office
from bot.reports import compiled
from bot.settings import Settings
from reporting.writing import write_report


def report(audit_id: str, out: Path) -> None:
    """Write the report and say where it is."""
    with office(Settings()) as here, paper(errors=True).status("Compiling the returns ..."):
        written = compile_report(here, audit_id, out)
    for path in written:
        paper().print(str(path))


def compile_report(here: Office, audit_id: str, out: Path) -> list[Path]:
    """Write the report of an audit as it stands now, and note in the ledger that it was made; returns the files."""
    return write_report(compiled(here, audit_id), out)
