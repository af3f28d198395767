"""Showing who was reminded, and who will be."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from rich.table import Table

from bot.app import house_of
from bot.commands.paper import paper, write_json
from bot.office import office, utc_now
from bot.reminders import Expected, Reminders
from bot.settings import Settings
from storage import audits, ledger, participants, reminders
from storage.outbox import Status
from storage.reminders import Reminder
from survey.audit import Audit
from survey.reminding import Reason, Stage

_STANDS: dict[str, str] = {Stage.NOT_OPENED: "not begun"}
_WHY: dict[str, str] = {Reason.ASKED: " (asked for)", Reason.CHASED: " (by a coordinator)"}

_BECAME = {
    Status.WAITING: "waits",
    Status.SENDING: "is leaving",
    Status.DELIVERED: "has left",
    Status.UNCERTAIN: "may not have arrived",
    Status.FAILED: "was refused",
    Status.WITHDRAWN: "was taken back",
}


def show(audit_id: str, *, ahead: bool, as_json: bool) -> None:
    """Print who was reminded and when, or with `ahead` who will be if nobody does anything from now on."""
    with office(Settings()) as here, here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        names = {each.id: each.name for each in participants.contacts(connection, here.vault, audit_id)}
        found: list[Expected] | list[Reminder]
        if ahead:
            found = Reminders(house_of(here)).expected(connection, audit_id)
        else:
            found = reminders.of_audit(connection, audit_id)
        ledger.append(connection, audit_id, actor="command", action="reminders.seen", subject="audit", now=utc_now())
    lines = [_line(each, names, stored.audit) for each in found]
    if as_json:
        write_json({"audit": audit_id, "expected" if ahead else "sent": lines})
        return
    _print(lines, stored.audit, ahead=ahead)


def _line(each: Expected | Reminder, names: dict[str, str], audit: Audit) -> dict[str, object]:
    known: dict[str, object] = {
        "participant": names.get(each.participant, ""),
        "at": each.at.astimezone(ZoneInfo(audit.timezone)).isoformat(timespec="minutes"),
        "channel": each.channel,
        "stage": each.stage,
        "reason": each.reason,
    }
    if isinstance(each, Expected):
        return {**known, "requests": list(each.requests)}
    return {**known, "status": each.status}


def _print(lines: list[dict[str, object]], audit: Audit, *, ahead: bool) -> None:
    console = paper()
    if not lines:
        console.print("Nobody will be reminded." if ahead else "Nobody has been reminded yet.")
        return
    table = Table("when", "who", "where", "how they stand", "what waits" if ahead else "what became of it")
    for line in lines:
        at = dt.datetime.fromisoformat(str(line["at"]))
        asked = _WHY.get(str(line["reason"]), "")
        cells = [f"{at:%a %d %b %Y %H:%M}", line["participant"], line["channel"]]
        cells.append(f"{_STANDS.get(str(line['stage']), str(line['stage']).replace('_', ' '))}{asked}")
        waits = line.get("requests")
        last = ", ".join(waits) if isinstance(waits, list) else _BECAME[Status(str(line["status"]))]
        table.add_row(*map(str, cells), last)
    console.print(table)
    if ahead:
        console.print(
            f"If nobody does anything from now on. Times are those of {audit.timezone}; due {audit.due}, closes"
            f" {audit.closes}. Whoever cannot be reached is not in this list. See: caseround outreach {audit.id}"
        )
