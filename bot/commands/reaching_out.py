"""Reaching people whom no channel reaches: who they are, and letters to send by e-mail."""

from __future__ import annotations

import csv
import sys

from rich.table import Table
from sqlalchemy import Connection

from bot.channels.links import links
from bot.commands.paper import WIDEST, harmless, paper, write_json
from bot.house import spoken_phrases
from bot.office import Office, office, utc_now
from bot.outreach import Letter, Unreached, Why, letters, unreached
from bot.progress import progress
from bot.settings import Settings
from storage import audits, ledger
from storage.audits import StoredAudit

_MEANS = {
    Why.NOT_INVITED: "no link was made yet",
    Why.NEVER_OPENED: "has never opened their link",
    Why.BLOCKED: "has stopped the chat",
    Why.SIGNED_OUT: "is signed in nowhere",
    Why.AWAY: "has not had the web chat open for days",
    Why.REFUSED: "the e-mail address was refused",
    Why.STOPPED: "wants no more reminders",
}


def outreach(audit_id: str, format: str) -> None:  # noqa: A002 - the option's name
    """Print who is not reached, or the letters to them."""
    with office(Settings()) as here:
        if format == "table":
            _list(_look(here, audit_id))
        else:
            {"csv": _csv, "json": _json}[format](_write(here, audit_id))


def _look(here: Office, audit_id: str) -> list[Unreached]:
    with here.database.writing() as connection:
        found = _missing(here, connection, audits.load(connection, here.vault, audit_id))
        subject = f"participants:{len(found)}"
        ledger.append(connection, audit_id, actor="command", action="outreach.seen", subject=subject, now=utc_now())
    return found


def _write(here: Office, audit_id: str) -> list[Letter]:
    ways = links(here.settings)  # which asks Telegram: not while everybody waits for the transaction
    with here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        found = _missing(here, connection, stored)
        speaking = spoken_phrases(here.settings.catalogues)
        to = [each for each in found if each.wants_letter]
        return letters(connection, here.vault, stored, ways, speaking, to=to, now=utc_now())


def _missing(here: Office, connection: Connection, stored: StoredAudit) -> list[Unreached]:
    stands, mails = progress(connection, here.vault, stored), here.settings.mails
    return unreached(connection, here.vault, stored, stands, utc_now(), mails=mails)


def _list(found: list[Unreached]) -> None:
    if not found:
        paper().print("Everybody from whom something is outstanding can be reached.")
        return
    table = Table("participant", "e-mail", "outstanding", "why no chat reaches them", "what to do")
    for each in found:
        cells = (each.contact.name, each.contact.email, str(each.outstanding), _MEANS[each.why], _to_do(each))
        table.add_row(*cells)
    paper(width=WIDEST).print(table)
    count = sum(each.wants_letter for each in found)
    if count:
        paper().print(
            f"Letters with new links to the {count} whom nothing else reaches: --format csv. A link that they have"
            " not used ends then."
        )


def _to_do(each: Unreached) -> str:
    if each.by_mail:
        return "nothing: is reminded by e-mail"
    return "a letter" if each.wants_letter else "speak to them"


def _csv(written: list[Letter]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(["participant", "email", "why", "subject", "text"])
    for each in written:
        cells = (each.to.contact.name, each.to.contact.email, each.to.why, each.subject, each.text)
        writer.writerow([harmless(cell) for cell in cells])


def _json(written: list[Letter]) -> None:
    rows = [
        {
            "participant": each.to.contact.name,
            "email": each.to.contact.email,
            "why": each.to.why,
            "outstanding": each.to.outstanding,
            "subject": each.subject,
            "text": each.text,
        }
        for each in written
    ]
    write_json(rows)
