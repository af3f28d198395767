"""Making a new link for somebody."""

from __future__ import annotations

from bot import invitations
from bot.changing.bench import Bench, Done, Gone, Proposed
from bot.refusing import CannotDo
from storage import participants
from storage.participants import Contact
from survey.audit import RUNS, WEB, Window
from survey.commanding import Propose
from survey.messages import Line, Note, Tone
from survey.tasks import Task


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return for whom a link would be made; raises CannotDo where none can be made from a chat."""
    return Proposed(wanted.task, bench.cards.invite(_whom(bench, wanted.task).name))


def do(bench: Bench, task: Task) -> Done:
    """Make the link, and show it once."""
    contact = _whom(bench, task)
    said, link = bench.phrases("invite.done", name=contact.name), link_for(bench, contact.name)
    return Done(said, bench.home(task.scope), (link,), changed=frozenset({contact.id}))


def link_for(bench: Bench, name: str) -> Note:
    """Return a note with a new link to the web chat for somebody, which ends one that they have not used."""
    ways = {WEB: f"{bench.house.web_url}/i/{{}}".format}
    made = invitations.invite(
        bench.connection,
        bench.house.vault,
        bench.stored,
        ways,
        again=[name],
        now=bench.now,
        actor=bench.participant.id,
    )
    said = bench.phrases("invite.link", name=name, day=bench.phrases.day(bench.audit.closes))
    return Note((Line(said, Tone.LABEL), *(Line(each.link) for each in made)))


def can_be_made(bench: Bench) -> None:
    """Raise CannotDo where a link would open nothing."""
    if bench.audit.window(bench.now) is Window.CLOSED:
        raise CannotDo("command.over")


def _whom(bench: Bench, task: Task) -> Contact:
    can_be_made(bench)
    everybody = participants.contacts(bench.connection, bench.house.vault, bench.audit.id)
    contact = next((each for each in everybody if each.id == task.participant), None)
    if contact is None:
        raise Gone
    if contact.role in RUNS:
        raise CannotDo("command.runs")
    if not bench.audit.allows(contact.role, WEB):
        raise CannotDo("coordinator.no_letter")
    return contact
