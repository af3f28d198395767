"""Asking somebody to run the audit too: they do once they have opened their link and agreed."""

from __future__ import annotations

from dataclasses import replace

from bot.changing.bench import Bench, Done, Proposed
from bot.changing.invite import can_be_made, link_for, may_come_in
from bot.importing.requests_checks import LONGEST_NAME
from bot.refusing import CannotDo
from storage import appointments, ledger, participants
from survey.answers import Refused, clean
from survey.audit import Role
from survey.commanding import Propose
from survey.names import folded
from survey.tasks import Task


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return who would run the audit, or what asks for a name; raises CannotDo."""
    can_be_made(bench)
    may_come_in(bench, Role.NOMINEE)
    task = replace(wanted.task, name=wanted.typed or wanted.task.name)
    if task.name:
        task = replace(task, name=_free(bench, task.name))
    return Proposed(task, bench.cards.appoint(task.name))


def _free(bench: Bench, name: str) -> str:
    """Return a name as it is kept; raises CannotDo for one that somebody else has."""
    try:
        kept = " ".join(clean(name).split())
    except Refused:
        kept = ""
    if not 0 < len(kept) <= LONGEST_NAME:
        raise CannotDo("command.name", most=LONGEST_NAME)
    for each in participants.contacts(bench.connection, bench.house.vault, bench.audit.id):
        if folded(each.name) == folded(kept) and each.role is not Role.NOMINEE:
            raise CannotDo("command.taken")
    return kept


def do(bench: Bench, task: Task) -> Done:
    """Keep that they are asked, and make their links."""
    added = participants.add(
        bench.connection,
        bench.house.vault,
        bench.stored.key,
        audit=bench.audit.id,
        name=_free(bench, task.name),
        role=Role.NOMINEE,
        language=bench.participant.language,
        email="",
    )
    appointments.ask(bench.connection, added, by=bench.participant.id, now=bench.now)
    actor, subject = ledger.actor(bench.participant.id), f"participant:{added}"
    ledger.append(
        bench.connection, bench.audit.id, actor=actor, action="appointment.asked", subject=subject, now=bench.now
    )
    said = bench.phrases("appoint.done", name=task.name)
    return Done(said, ("summary", 0), (link_for(bench, task.name),), frozenset({added}))
