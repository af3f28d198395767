"""Showing where an audit stands."""

from __future__ import annotations

import json
import sys

from rich.console import Console
from rich.table import Table

from bot.commands.paper import paper
from bot.office import office, utc_now
from bot.settings import Settings
from bot.status import Counts, Status, status
from storage import audits, ledger, quarantine
from survey.dispositions import Disposition


def show(audit_id: str, *, as_json: bool) -> None:
    """Print where an audit stands."""
    with office(Settings()) as here, here.database.writing() as connection:
        now = status(connection, audits.load(connection, here.vault, audit_id))
        kept = quarantine.count(connection)
        seen = f"notices:{len(now.notices)}"
        ledger.append(connection, audit_id, actor="command", action="status.seen", subject=seen, now=utc_now())
    if as_json:
        json.dump(now.to_json(), sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    console = paper()
    console.print(f"{now.audit.title} ({now.audit.id}), {now.audit.board}")
    console.print(
        f"{now.returned} of {now.requested} requests returned; due {now.audit.due}, closes {now.audit.closes}"
    )
    for heading, rows in (("Agency", now.agencies), ("Case", now.cases)):
        if rows:
            console.print(_table(heading, now.total, rows))
    _notices(console, now)
    if kept:
        console.print(f"In quarantine, from any audit: {kept}. See: caseround quarantine list")


def _table(heading: str, total: Counts, rows: dict[str, Counts]) -> Table:
    columns = list(total)
    table = Table(heading, *(column.replace("_", " ") for column in columns), "all")
    for name, counts in [*rows.items(), ("All", total)]:
        table.add_row(name, *_cells(counts, columns))
    return table


def _cells(counts: Counts, columns: list[Disposition]) -> list[str]:
    return [*(str(counts.get(column, "")) for column in columns), str(sum(counts.values()))]


def _notices(console: Console, now: Status) -> None:
    if not now.notices:
        return
    console.print("What you should hear of:")
    for notice in now.notices:
        where = " · ".join(part for part in (notice.case, notice.agency) if part)
        words = f": {notice.text}" if notice.text else ""
        console.print(f"  {notice.at[:16]} {notice.kind.replace('_', ' ')} · {where}{words}")
