"""Inviting people: links, shown once, and taking them back."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from dataclasses import asdict

from rich.table import Table

from bot.app import house_of
from bot.channels.links import links, mail_server
from bot.commands.paper import WIDEST, harmless, paper, write_json
from bot.invitations import Invited, Link
from bot.invitations import enrol as enrol_one
from bot.invitations import invite as make_links
from bot.invitations import revoke as take_back
from bot.mailing import Sent, send_invitations
from bot.office import Office, office, utc_now
from bot.settings import Settings
from storage import audits
from survey.audit import Role

NOBODY = "Nobody needs a new link. For one all the same: --again NAME"


def invite(audit_id: str, format: str, again: list[str], *, by_hand: bool) -> None:  # noqa: A002 - the option's name
    """Make links, and say on stderr which of the audit's channels could get none.

    Where there is a mail server they are written to those who have an address, and the others are printed; all of
    them are where they are handed over `by_hand`.
    """
    with office(Settings()) as here:
        mails = not by_hand and mail_server(here.settings) is not None
        ways = links(here.settings)
        if mails:
            with here.database.writing() as connection:
                stored = audits.load(connection, here.vault, audit_id)
                sent = send_invitations(house_of(here), connection, stored, ways, again=again)
        else:
            sent = Sent((), tuple(_make(here, audit_id, again, ways)), ())
        for channel in _left_out(here, audit_id, ways):
            paper(errors=True).print(f"No link was made for {channel}, which is not set up here.")
    _say_sent(sent)
    if not sent.by_hand and sent.mailed and format == "table":
        paper().print("Nobody needs a link by hand.")
    else:
        _PRINTERS[format](list(sent.by_hand))


def _say_sent(sent: Sent) -> None:
    say = paper(errors=True).print
    for contact in sent.mailed:
        say(f"By e-mail: {contact.name}")
    for contact in sent.stopped:
        say(f"Wants no e-mails, so nothing was sent: {contact.name}")
    if sent.mailed:
        say(
            f"{len(sent.mailed)} invited by e-mail. They leave while Caseround runs, and `caseround outreach` names"
            " addresses that are refused."
        )
    if sent.by_hand and (sent.mailed or sent.stopped):
        say("For these hand the links over yourself:")


def enrol(audit_id: str, name: str, role: str, email: str, format: str) -> None:  # noqa: A002 - the option's name
    """Enrol somebody who runs an audit, and print their links."""
    with office(Settings()) as here:
        with here.database.writing() as connection:
            stored = audits.load(connection, here.vault, audit_id)
            enrol_one(connection, here.vault, stored, name=name, role=Role(role), email=email, now=utc_now())
        made = links_for(here, audit_id, [name])
    _PRINTERS[format](made)


def links_for(here: Office, audit_id: str, again: list[str]) -> list[Invited]:
    """Return new links for those who need one, or for those named in `again`."""
    return _make(here, audit_id, again, links(here.settings))


def _make(here: Office, audit_id: str, again: list[str], ways: Mapping[str, Link]) -> list[Invited]:
    with here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        return make_links(connection, here.vault, stored, ways, again=again, now=utc_now())


def _left_out(here: Office, audit_id: str, ways: Mapping[str, Link]) -> list[str]:
    with here.database.reading() as connection:
        audit = audits.load(connection, here.vault, audit_id).audit
    return sorted({channel for channels in audit.channels.values() for channel in channels} - ways.keys())


def revoke(audit_id: str, name: str) -> None:
    """Take a participant's links back."""
    with office(Settings()) as here, here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        count = take_back(connection, here.vault, stored, name, utc_now())
    paper().print(
        f"Unused links taken back: {count}. Browsers that were signed in are signed out, and chats are cut off."
    )


def _table(made: list[Invited]) -> None:
    if not made:
        paper().print(NOBODY)
        return
    table = Table("participant", "channel", "link", "until")
    for each in made:
        table.add_row(each.participant, each.channel, each.link, f"{each.closes:%d %B %Y}")
    paper(width=WIDEST).print(table)


def _csv(made: list[Invited]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(["participant", "email", "role", "channel", "link", "expires"])
    for each in made:
        cells = (each.participant, each.email, each.role, each.channel, each.link, each.expires.isoformat())
        writer.writerow([harmless(cell) for cell in cells])


def _json(made: list[Invited]) -> None:
    rows = [{**asdict(each), "expires": each.expires.isoformat(), "closes": each.closes.isoformat()} for each in made]
    write_json(rows)


_PRINTERS = {"table": _table, "csv": _csv, "json": _json}
