"""What is written by e-mail: invitations, reminders, and that something cannot wait; with a link to open and without
any detail of a case.

The first line is the subject too. It names neither the audit nor its theme: others see the list of somebody's mail.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.channels import Action
from bot.house import House
from bot.invitations import Invited, Link, invite
from storage import invitations, mailboxes, outbox, participants, reminders, requests
from storage.audits import StoredAudit
from storage.ids import new_id
from storage.mailboxes import Mailbox
from storage.outbox import Urgency
from storage.participants import Contact, Participant
from storage.vault import DataKey
from survey.audit import EMAIL, RUNS, WEB, Audit
from survey.dispositions import SETTLED
from survey.messages import Card, Line, Note, Tone
from survey.phrases import Phrases

LEAST = dt.timedelta(days=1)
"""For how long a link is good at least: a concern can outlast its audit."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Who is invited by e-mail, the links that somebody has to hand over, and those of them who want no e-mails."""

    mailed: tuple[Contact, ...]
    by_hand: tuple[Invited, ...]
    stopped: tuple[Contact, ...]


def send_invitations(
    house: House,
    connection: Connection,
    stored: StoredAudit,
    links: Mapping[str, Link],
    *,
    again: Collection[str],
    actor: str | None = None,
) -> Sent:
    """Make links as `bot.invitations.invite` does, and write them to those who have an e-mail address and did not
    stop the e-mails; where there is no mail server, to nobody. Raises what `invite` raises."""
    mailboxes.adopt(connection, house.vault)
    made: dict[str, list[Invited]] = {}
    for each in invite(connection, house.vault, stored, links, again=again, now=house.clock(), actor=actor):
        made.setdefault(each.participant, []).append(each)
    contacts = participants.contacts(connection, house.vault, stored.audit.id)
    stopped = reminders.stopped(connection, stored.audit.id)
    asked = [contact for contact in contacts if contact.name in made and _has_mail(house, stored.audit, contact)]
    mailed = tuple(contact for contact in asked if contact.id not in stopped)
    for contact in mailed:
        phrases = house.speaking(contact.language)
        place = mailboxes.put(connection, house.vault, stored.key, Mailbox(contact.id, contact.email))
        due = _due(connection, stored, contact.id)
        letter = invitation(phrases, stored.audit, contact, made.pop(contact.name), due)
        write(house, connection, stored.key, place, letter)
    by_hand = tuple(each for theirs in made.values() for each in theirs)
    return Sent(mailed, by_hand, tuple(each for each in asked if each.id in stopped))


def is_mailed(house: House, connection: Connection, audit: Audit, contact: Contact) -> bool:
    """Return whether an invitation to somebody goes by e-mail."""
    return _has_mail(house, audit, contact) and contact.id not in reminders.stopped(connection, audit.id)


def _has_mail(house: House, audit: Audit, contact: Contact) -> bool:
    return house.mails and bool(contact.email) and audit.writes_to(contact.role, EMAIL)


def _due(connection: Connection, stored: StoredAudit, participant: str) -> dt.date:
    """Return when the first of what somebody owes is due, with the time that they were given."""
    found = requests.of_participant(connection, participant, stored.key)
    due = stored.audit.due
    return min((max(due, each.due or due) for each in found if each.disposition not in SETTLED), default=due)


def invitation(phrases: Phrases, audit: Audit, contact: Contact, made: Sequence[Invited], due: dt.date) -> Note:
    """Return the e-mail that invites somebody, who owes something by `due`; the first link is the one to press."""
    first, *others = sorted(made, key=lambda each: each.channel != WEB)
    asked = [
        phrases("mail.invitation.lead", board=audit.board),
        phrases("mail.invitation.due", due=phrases.day(due)),
    ]
    lines = [
        *([phrases("mail.invitation.runs", board=audit.board)] if contact.role in RUNS else asked),
        *(f"{phrases(f'outreach.in.{each.channel}')} {each.link}" for each in others),
    ]
    return _letter(phrases, audit, contact.name, subject=phrases("mail.invitation"), lines=lines, link=first.link)


def reminder(house: House, connection: Connection, audit: Audit, person: Participant, card: Card) -> Note:
    """Return the e-mail that says what a reminder's card says, with a new link that lets its person in."""
    phrases = house.speaking(person.language)
    name = participants.names(connection, person.key, [person.id]).get(person.id, "")
    lines = [phrases("mail.reminder.lead", board=audit.board), *(line.text for line in card.lines)]
    link = _link(house, connection, audit, person)
    return _letter(phrases, audit, name, subject=card.title, lines=lines, link=link)


def alert(house: House, connection: Connection, audit: Audit, person: Participant) -> Note:
    """Return the e-mail which says that something needs a coordinator now: not what, nor of which audit, to nobody by
    name, and nothing stops it."""
    phrases = house.speaking(person.language)
    return Note(
        (
            Line(phrases("mail.alert"), Tone.LABEL),
            Line(phrases("mail.alert.lead"), Tone.ALERT),
            Line(phrases("mail.alert.link_means"), Tone.HINT),
        ),
        link=_link(house, connection, audit, person),
    )


def _link(house: House, connection: Connection, audit: Audit, person: Participant) -> str:
    """Return a new link that lets somebody in to the web chat; earlier ones stay good."""
    now = house.clock()
    ends = dt.datetime.combine(audit.closes + dt.timedelta(days=1), dt.time(), ZoneInfo(audit.timezone))
    issued = invitations.issue_beside(connection, person.id, WEB, now, max(ends - now, LEAST))
    return f"{house.web_url}/i/{issued.token}"


def write(
    house: House,
    connection: Connection,
    key: DataKey,
    address: str,
    letter: Note,
    *,
    slot: str = "",
    dedupe: str | None = None,
    urgency: Urgency = Urgency.USUAL,
) -> str:
    """Write a row of the outbox for an e-mail, sealed with `key`; returns its id. All but alerts leave as bulk."""
    row = new_id()
    outbox.append(
        connection,
        house.vault,
        key=key,
        id=row,
        address=address,
        channel=EMAIL,
        action=Action.SEND,
        message=letter,
        slot=slot,
        dedupe=dedupe,
        bulk=urgency is not Urgency.ALERT,
        urgency=urgency,
        now=house.clock(),
    )
    return row


def _letter(phrases: Phrases, audit: Audit, name: str, *, subject: str, lines: Sequence[str], link: str) -> Note:
    said = [phrases("mail.greeting", name=name), *lines]
    hints = [phrases("mail.link_means"), phrases("mail.ask", coordinator=audit.coordinator)]
    return Note(
        (Line(subject, Tone.LABEL), *map(Line, said), *(Line(hint, Tone.HINT) for hint in hints)),
        link=link,
    )
