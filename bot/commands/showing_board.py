"""Showing the board, as a table, as JSON and as pictures. It names nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.table import Column, Table

from bot.commands.paper import WIDEST, paper, write_json
from bot.office import office, utc_now
from bot.progress import progress
from bot.settings import Settings
from reporting import board
from reporting.rates import rate_in
from reporting.whole_file import write_whole
from reporting.words import RATES, SHORT, both_rates
from storage import audits
from survey.progress import Progress

NOBODY = "-"
WIDEST_COLUMN = 14
"""Letters; longer headings go on in the next line."""


def show(audit_id: str, *, as_json: bool) -> None:
    """Print the whole board."""
    whole = board.whole_board(_progress(audit_id), utc_now())
    if as_json:
        write_json(whole)
        return
    say = paper().print
    say(f"{whole['title']} ({whole['audit']}), {board.moment(whole)}")
    say(f"{both_rates(rate_in(whole))}.")
    if whole["cases"]:
        paper(width=WIDEST).print(_table(whole))
    say(RATES)


def draw(audit_id: str, out: Path) -> None:
    """Write the board's pictures, and print where they are and what they say."""
    parts = board.board_data(_progress(audit_id), utc_now())
    pictures = [board.draw(part) for part in parts]
    out.parent.mkdir(parents=True, exist_ok=True)
    for part, picture in zip(parts, pictures, strict=True):
        path = out if len(parts) == 1 else out.with_stem(f"{out.stem}-{part['picture']}")
        paper().print(str(write_whole(path, picture)))
    for part in parts:
        paper(errors=True).print(board.caption(part))


def _progress(audit_id: str) -> Progress:
    with office(Settings()) as here, here.database.reading() as connection:
        return progress(connection, here.vault, audits.load(connection, here.vault, audit_id))


def _table(whole: Mapping[str, Any]) -> Table:
    columns = [Column(each["name"], max_width=WIDEST_COLUMN, overflow="fold") for each in whole["agencies"]]
    table = Table("Case", *columns)
    for line in whole["cases"]:
        table.add_row(line["name"], *map(_cell, line["cells"]))
    return table


def _cell(cell: Sequence[str]) -> str:
    """Return where the requests of a cell stand: 'returned', '2 returned, invited', or '-' where nobody is asked."""
    found = board.in_cell(cell)
    words = [SHORT[each] if count == 1 else f"{count} {SHORT[each]}" for each, count in found.items()]
    return ", ".join(words) or NOBODY
