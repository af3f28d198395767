"""Writing a report's editions into a folder, each file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from reporting.editions.figures import render_figures
from reporting.editions.html import render_html
from reporting.editions.table import render_table, render_table_by_case
from reporting.report import Report

EDITIONS: dict[str, Callable[[Report], str]] = {
    "report.html": render_html,
    "figures.json": render_figures,
    "figures.csv": render_table,
    "figures-by-case.csv": render_table_by_case,
}


def write_report(report: Report, out: Path) -> list[Path]:
    """Write every edition into the folder `out`, which is made if it is missing, and return the files written.

    A file that is there already is replaced in one step. Raises OSError where the folder cannot be written.
    """
    rendered = {name: render(report) for name, render in EDITIONS.items()}
    out.mkdir(parents=True, exist_ok=True)
    return [_replace(out / name, text) for name, text in rendered.items()]


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file in one step: what was there stays until all of it is written. Raises OSError."""
    with NamedTemporaryFile("wb", dir=path.parent, suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return path


def _replace(path: Path, text: str) -> Path:
    return write_whole(path, text.encode("utf-8-sig" if path.suffix == ".csv" else "utf-8"))
