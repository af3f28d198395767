"""Making a new link for somebody."""

from __future__ import annotations

from collections.abc import Sequence

from bot import invitations, mailing
from bot.changing.bench import Bench, Done, Gone, Proposed
from bot.invitations import Invited
from bot.refusing import CannotDo
from storage import participants
from storage.participants import Contact
from survey.audit import RUNS, Role, Window
from survey.commanding import Propose
from survey.messages import Line, Note, Tone
from survey.tasks import Task


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return for whom a link would be made, and whether it goes by e-mail; raises CannotDo where none can be made."""
    contact = _whom(bench, wanted.task)
    by_mail = mailing.is_mailed(bench.house, bench.connection, bench.audit, contact)
    return Proposed(wanted.task, bench.cards.invite(contact.name, by_mail=by_mail))


def do(bench: Bench, task: Task) -> Done:
    """Make the links, and send them by e-mail or show them once."""
    contact, view = _whom(bench, task), bench.home(task.scope)
    sent = mailing.send_invitations(
        bench.house,
        bench.connection,
        bench.stored,
        bench.house.ways(),
        again=[contact.name],
        actor=bench.participant.id,
    )
    links = () if sent.mailed else (_links(bench, contact.name, sent.by_hand),)
    said = bench.phrases("invite.mailed" if sent.mailed else "invite.done", name=contact.name)
    return Done(said, view, links, changed=frozenset({contact.id}))


def link_for(bench: Bench, name: str) -> Note:
    """Return a note with new links for somebody, one for each channel that they may use; those that they have not
    used end."""
    made = invitations.invite(
        bench.connection,
        bench.house.vault,
        bench.stored,
        bench.house.ways(),
        again=[name],
        now=bench.now,
        actor=bench.participant.id,
    )
    return _links(bench, name, made)


def _links(bench: Bench, name: str, made: Sequence[Invited]) -> Note:
    said = bench.phrases.many("invite.link", len(made), name=name, day=bench.phrases.day(bench.audit.closes))
    if len(made) == 1:
        return Note((Line(said, Tone.LABEL), Line(made[0].link)))
    links = (Line(f"{bench.phrases(f'outreach.in.{each.channel}')} {each.link}") for each in made)
    return Note((Line(said, Tone.LABEL), *links))


def can_be_made(bench: Bench) -> None:
    """Raise CannotDo where a link would open nothing."""
    if bench.audit.window(bench.now) is Window.CLOSED:
        raise CannotDo("command.over")


def may_come_in(bench: Bench, role: Role) -> None:
    """Raise CannotDo where no link can be made for people with this role."""
    if not bench.house.ways().keys() & set(bench.audit.ways(role)):
        raise CannotDo("coordinator.no_letter")


def _whom(bench: Bench, task: Task) -> Contact:
    can_be_made(bench)
    everybody = participants.contacts(bench.connection, bench.house.vault, bench.audit.id)
    contact = next((each for each in everybody if each.id == task.participant), None)
    if contact is None:
        raise Gone
    if contact.role in RUNS:
        raise CannotDo("command.runs")
    may_come_in(bench, contact.role)
    return contact
