"""People from whom something is outstanding and whom no channel reaches: why, and a letter to send by e-mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Connection

from bot.invitations import Invited, Link, invite
from storage import ledger, mailboxes, participants, reach, reminders
from storage.audits import StoredAudit
from storage.participants import Contact
from storage.vault import Vault
from survey.audit import EMAIL, WEB, Audit
from survey.dispositions import Disposition
from survey.phrases import Phrases
from survey.progress import Asked, Progress


class Why(StrEnum):
    """Why nothing reaches somebody: no link was made, none was opened, the chat was left, or the browser, or nobody
    has looked at the web chat for days; and where there is a mail server, their address was refused, or they stopped
    the e-mails."""

    NOT_INVITED = "not_invited"
    NEVER_OPENED = "never_opened"
    BLOCKED = "blocked"
    SIGNED_OUT = "signed_out"
    AWAY = "away"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody whom no chat reaches, how many of their requests are outstanding, and when the first of them is due;
    `by_mail` says that they are written to by e-mail instead."""

    contact: Contact
    why: Why
    outstanding: int
    due: dt.date
    by_mail: bool = False

    @property
    def wants_letter(self) -> bool:
        """Whether nothing reaches them but a letter, and they have not asked to be left alone."""
        return not self.by_mail and self.why is not Why.STOPPED


@dataclass(frozen=True, slots=True)
class Letter:
    """What to send to somebody by e-mail: with links of their own, and without any detail of a case or the audit's
    theme, as in an e-mail of ours."""

    to: Unreached
    subject: str
    text: str


def unreached(
    connection: Connection, vault: Vault, stored: StoredAudit, stands: Progress, now: dt.datetime, *, mails: bool
) -> list[Unreached]:
    """Return those from whom something is outstanding and whom no chat reaches, by name; `mails` says that there is a
    mail server. No parent is among them: a letter could be read by somebody else."""
    owed: dict[str, list[Asked]] = {}
    for each in stands.owed:
        owed.setdefault(each.participant, []).append(each)
    channels = reach.of_audit(connection, stored.audit.id, now, away=reach.AWAY)
    signed_in = reach.of_audit(connection, stored.audit.id, now)
    # whose links were taken back is to stay out, until somebody invites them again
    revoked = ledger.last_was(connection, stored.audit.id, "revoked", of=("revoked", "invited:"))
    found = []
    for contact in participants.contacts(connection, vault, stored.audit.id):
        ways = stored.audit.ways(contact.role)
        theirs = {name: reaches for name, reaches in channels.get(contact.id, {}).items() if name in ways}
        if contact.id in owed and contact.id not in revoked and not any(theirs.values()):
            is_in = signed_in.get(contact.id, {}).get(WEB, False) and WEB in ways
            theirs_owed = owed[contact.id]
            why = Why.AWAY if is_in else _why(theirs, [each.disposition for each in theirs_owed])
            found.append(Unreached(contact, why, len(theirs_owed), min(map(stands.due, theirs_owed))))
    return _with_mail(connection, stored.audit, found) if mails else found


def _with_mail(connection: Connection, audit: Audit, found: Sequence[Unreached]) -> list[Unreached]:
    refused, stopped = mailboxes.refused(connection, audit.id), reminders.stopped(connection, audit.id)

    def with_mail(each: Unreached) -> Unreached:
        who = each.contact
        if not who.email or not audit.writes_to(who.role, EMAIL) or each.why is Why.NOT_INVITED:
            return each
        if who.id in stopped:
            return replace(each, why=Why.STOPPED)
        return replace(each, why=Why.REFUSED) if who.id in refused else replace(each, by_mail=True)

    return [with_mail(each) for each in found]


def letters(
    connection: Connection,
    vault: Vault,
    stored: StoredAudit,
    links: Mapping[str, Link],
    speaking: Mapping[str, Phrases],
    *,
    to: Sequence[Unreached],
    now: dt.datetime,
    actor: str | None = None,
) -> list[Letter]:
    """Return a letter with new links to each of these; links that they had not used end. Raises AuditClosed.

    Nobody gets a letter whose channels have no link. `actor` is as for bot.invitations.invite.
    """
    if not to:
        return []
    names = [each.contact.name for each in to]
    made: dict[str, list[Invited]] = {}
    for link in invite(connection, vault, stored, links, again=names, now=now, actor=actor):
        made.setdefault(link.participant, []).append(link)
    return [
        _letter(stored.audit, each, made[each.contact.name], speaking.get(each.contact.language, speaking["en"]))
        for each in to
        if each.contact.name in made
    ]


def _why(channels: Mapping[str, bool], owed: Sequence[Disposition]) -> Why:
    if not channels:
        return Why.NOT_INVITED if set(owed) == {Disposition.NOT_INVITED} else Why.NEVER_OPENED
    return Why.SIGNED_OUT if set(channels) == {WEB} else Why.BLOCKED


def _letter(audit: Audit, each: Unreached, made: Sequence[Invited], say: Phrases) -> Letter:
    links = "\n".join(f"{say(f'outreach.in.{link.channel}')} {link.link}" for link in made)
    text = say(
        "outreach.letter",
        name=each.contact.name,
        board=audit.board,
        why=say(f"outreach.why.{each.why}"),
        links=links,
        due=say.day(each.due),
        coordinator=audit.coordinator,
    )
    return Letter(each, say("outreach.subject"), text)
