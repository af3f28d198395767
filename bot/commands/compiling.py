"""Compiling the returns into a report."""

from __future__ import annotations

from pathlib import Path

from bot.commands.paper import paper
from bot.commands.translating import read_translations
from bot.office import Office, office
from bot.reports import compiled
from bot.settings import Settings
from reporting.translated import with_translations
from reporting.writing import write_report


def report(audit_id: str, out: Path, translations: Path | None) -> None:
    """Write the report and say where it is; raises Faults for a file of translations that cannot be read."""
    known = {} if translations is None else read_translations(translations)
    with office(Settings()) as here, paper(errors=True).status("Compiling the returns ..."):
        written = write_report(with_translations(compiled(here, audit_id, str(out.absolute())), known), out)
    for path in written:
        paper().print(str(path))


def compile_report(here: Office, audit_id: str, out: Path) -> list[Path]:
    """Write the report of an audit as it stands now, and keep what it counts as an edition; returns the files."""
    return write_report(compiled(here, audit_id, str(out.absolute())), out)
