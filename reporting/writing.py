"""Writing a report's editions into a folder, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reporting.editions.figures import render_figures
from reporting.editions.html import render_html
from reporting.editions.table import (
    render_parents_quotes,
    render_parents_table,
    render_table,
    render_table_by_case,
    render_workshop_table,
)
from reporting.report import Report
from reporting.whole_file import write_whole

EDITIONS: dict[str, Callable[[Report], str]] = {
    "report.html": render_html,
    "figures.json": render_figures,
    "figures.csv": render_table,
    "figures-by-case.csv": render_table_by_case,
}


OF_WORKSHOP: dict[str, Callable[[Report], str]] = {"figures-workshop.csv": render_workshop_table}
"""What is written where practitioners are asked."""
OF_PARENTS: dict[str, Callable[[Report], str]] = {
    "figures-parents.csv": render_parents_table,
    "quotes-parents.csv": render_parents_quotes,
}
"""What is written where parents are asked."""


def write_report(report: Report, out: Path) -> list[Path]:
    """Write every edition into the folder `out`, which is made if it is missing, and return the files written.

    A file that is there already is replaced in one step. Raises OSError where the folder cannot be written.
    """
    editions = EDITIONS | (OF_WORKSHOP if report.workshop else {}) | (OF_PARENTS if report.parents else {})
    rendered = {name: render(report) for name, render in editions.items()}
    out.mkdir(parents=True, exist_ok=True)
    return [_replace(out / name, text) for name, text in rendered.items()]


def _replace(path: Path, text: str) -> Path:
    return write_whole(path, text.encode("utf-8-sig" if path.suffix == ".csv" else "utf-8"))
