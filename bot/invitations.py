"""Invitations for the people of an audit: who needs one, and the links that are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from storage import addresses, invitations, ledger, participants, requests, web_sessions
from storage.audits import StoredAudit
from storage.invitations import State
from storage.participants import Contact
from storage.vault import DataKey, Vault
from survey.audit import WEB, Audit, Role
from survey.dispositions import Disposition
from survey.meant import person_meant
from survey.names import folded

Link = Callable[[str], str]
"""From a token to the address that a person opens."""


class NoSuchParticipant(LookupError):
    """No participant of the audit has this name."""


class TakesPart(Exception):
    """The name belongs to a participant of the audit in another role."""


class AuditClosed(Exception):
    """The audit has closed, so an invitation would open nothing."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A link for one participant and channel, at the only time that it is known; `closes` is its last day."""

    participant: str
    email: str
    role: str
    channel: str
    link: str
    expires: dt.datetime
    closes: dt.date


def invite(
    connection: Connection,
    vault: Vault,
    stored: StoredAudit,
    links: Mapping[str, Link],
    *,
    again: Collection[str],
    now: dt.datetime,
    actor: str | None = None,
) -> list[Invited]:
    """Return new links for everybody who has none, and for those named in `again` whether they have or not.

    `links` holds a way of writing links for each channel that can be invited to; `actor` is the id of the participant
    who makes them, None for the command line. A new link revokes the earlier one. Raises NoSuchParticipant,
    AuditClosed.
    """
    audit = stored.audit
    lifetime = _end(audit) - now
    if lifetime <= dt.timedelta():
        raise AuditClosed(f"The audit closed on {audit.closes}. Nobody was invited.")
    contacts = participants.contacts(connection, vault, audit.id)
    known = {folded(each.name): each.id for each in contacts}
    wanted = {known.get(folded(name)) or _meant(contacts, name) for name in again}
    made = []
    for contact in contacts:
        for channel in audit.ways(contact.role):
            needs = contact.id in wanted if wanted else not is_invited(connection, contact.id, channel, now)
            if channel not in links or not needs:
                continue
            issued = invitations.issue(connection, contact.id, channel, "invitation", now, lifetime)
            link = links[channel](issued.token)
            until = (issued.expires_at, audit.closes)
            made.append(Invited(contact.name, contact.email, contact.role, channel, link, *until))
            _note_down(connection, audit.id, contact.id, f"invited:{channel}", now, actor=actor)
            _mark_invited(connection, stored.key, contact.id, now)
    return made


def enrol(
    connection: Connection, vault: Vault, stored: StoredAudit, *, name: str, role: Role, email: str, now: dt.datetime
) -> None:
    """Add somebody who runs the audit; an e-mail address that is known of them is kept where none is given.

    Raises TakesPart where the name is that of somebody in another role.
    """
    known = {folded(each.name): each for each in participants.contacts(connection, vault, stored.audit.id)}
    there = known.get(folded(name))
    if there is not None and there.role not in {role, Role.NOMINEE}:
        raise TakesPart(
            f"Somebody of that name takes part in this audit already, as {there.role}. Nothing was changed. Use a"
            " name that tells the two apart."
        )
    # without an address, alerts of concerns would not reach them any more by e-mail
    email = email or (there.email if there is not None else "")
    added = participants.add(
        connection, vault, stored.key, audit=stored.audit.id, name=name, role=role, language="en", email=email
    )
    _note_down(connection, stored.audit.id, added, f"enrolled.{role}", now)


def revoke(connection: Connection, vault: Vault, stored: StoredAudit, name: str, now: dt.datetime) -> int:
    """Take back a participant's unused links, sign their browsers out and cut their chats off.

    Returns how many links that were. What they answered stays, and a new link lets them in again.
    """
    contacts = participants.contacts(connection, vault, stored.audit.id)
    # nobody is asked before this is done: a part of a name is not enough
    person = _meant([each for each in contacts if folded(each.name) == folded(name)], name)
    count = invitations.revoke(connection, person, None, now)
    for address in addresses.of_participant(connection, person):
        web_sessions.close_all(connection, address.id)
        if address.channel != WEB:
            addresses.unbind(connection, address.id)
    _note_down(connection, stored.audit.id, person, "revoked", now)
    return count


def _end(audit: Audit) -> dt.datetime:
    midnight = dt.datetime.combine(audit.closes + dt.timedelta(days=1), dt.time())
    return midnight.replace(tzinfo=ZoneInfo(audit.timezone))


def _meant(contacts: list[Contact], name: str) -> str:
    """Return the id of the person of these whom a name or a part of one means; raises NoSuchParticipant."""
    meant = person_meant([(each.id, each.name) for each in contacts], name)
    if meant is None:
        raise NoSuchParticipant(
            "Nobody in this audit has that name, or more than one has it in theirs. Nothing was changed. Use the"
            " requests file's names."
        )
    return meant


def is_invited(connection: Connection, participant: str, channel: str, now: dt.datetime) -> bool:
    """Return whether a participant has come in by a channel, or has a link for it that still works."""
    joined = any(address.channel == channel for address in addresses.of_participant(connection, participant))
    return joined or invitations.is_pending(connection, participant, channel, now)


def note_refused(
    connection: Connection, vault: Vault, participant: str, state: State, *, channel: str, now: dt.datetime
) -> None:
    """Keep in the ledger that somebody brought a link of this participant which opens nothing any more."""
    audit = participants.one(connection, vault, participant).audit
    action, subject = f"invitation.refused.{state}", f"participant:{participant} channel:{channel}"
    ledger.append(connection, audit, actor="stranger", action=action, subject=subject, now=now)


def _mark_invited(connection: Connection, key: DataKey, participant: str, now: dt.datetime) -> None:
    for request in requests.of_participant(connection, participant, key):
        if request.disposition is Disposition.NOT_INVITED:
            requests.dispose(connection, request.number, Disposition.INVITED, reason="link_made", by=None, now=now)


def _note_down(
    connection: Connection, audit: str, participant: str, action: str, now: dt.datetime, *, actor: str | None = None
) -> None:
    by, subject = ledger.actor(actor), f"participant:{participant}"
    ledger.append(connection, audit, actor=by, action=action, subject=subject, now=now)
