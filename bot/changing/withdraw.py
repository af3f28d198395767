"""Erasing what somebody answered, for one who rings up and wants that."""

from __future__ import annotations

from dataclasses import replace

from bot.changing.bench import Bench, Done, Gone, Proposed
from bot.progress import everyone
from bot.refusing import CannotDo
from bot.withdrawing import By, meant, withdraw
from storage import concerns, editions, erasures, parents, participants
from survey.audit import Role
from survey.commanding import Propose
from survey.dispositions import Disposition
from survey.messages import Card, Line, Note
from survey.names import with_label
from survey.progress import Asked
from survey.tasks import Task
from survey.wording import excerpt


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return what would be erased, or what asks whose answers; raises CannotDo where a text names nobody."""
    task = wanted.task
    if wanted.typed.strip():
        task = replace(task, name=wanted.typed, request=None, page=0)
    found = _found(bench, task)
    if task.request is None and (len(found) != 1 or not task.name):
        others = [(each.number, _called(bench, each)) for each in found]
        return Proposed(task, bench.cards.whose(others, task.page))
    return Proposed(replace(task, request=found[0].number), _card(bench, found[0]), covers=(found[0].number,))


def do(bench: Bench, task: Task) -> Done:
    """Withdraw it: it is erased right after, and the receipt's number is here to be read out."""
    [asked] = _found(bench, task)
    receipt = withdraw(
        bench.house,
        bench.connection,
        bench.audit,
        asked.number,
        by=By.COORDINATOR,
        now=bench.now,
        actor=bench.participant.id,
    )
    day = bench.phrases.day(bench.local(receipt.at).date())
    read_out = Note((Line(bench.phrases("interview.withdrawn.receipt", number=receipt.number, day=day)),))
    said = bench.phrases("erase.done", name=_called(bench, asked))
    return Done(said, bench.home(task.scope), (read_out,), changed=frozenset({asked.participant}))


def _found(bench: Bench, task: Task) -> tuple[Asked, ...]:
    """Return the request that a task is about; or those that its words name, and of no words those of all parents who
    have not withdrawn."""
    everybody = everyone(bench.connection, bench.house.vault, bench.stored)
    if task.request is not None:
        asked = everybody.numbered(task.request)
        if asked is None:
            raise Gone
        return (asked,)
    if task.name:
        named = meant(everybody, task.name)
        if not named:
            raise CannotDo("erase.nobody", said=excerpt(task.name))
        return named
    people = participants.contacts(bench.connection, bench.house.vault, bench.audit.id)
    of_families = {each.id for each in people if each.role is Role.PARENT}
    theirs = (each for each in everybody.asked if each.participant in of_families)
    return tuple(each for each in theirs if each.disposition is not Disposition.WITHDRAWN)


def _card(bench: Bench, asked: Asked) -> Card:
    name, say = _called(bench, asked), bench.phrases
    known = erasures.find(bench.connection, asked.number)
    if known is not None:
        return bench.cards.withdrawn(name, known.receipt, say.day(bench.local(known.asked_at).date()))
    counted = [each.number for each in editions.with_return_of(bench.connection, bench.stored.key, asked.number)]
    raised = concerns.of_audit(bench.connection, bench.stored.key, bench.audit.id)
    concern = "withdrawn.concern" if any(each.request == asked.number for each in raised) else ""
    if parents.is_undecided(bench.connection, asked.number):
        concern = "erase.worry"
    return bench.cards.withdraw(name, say(f"stands.{asked.disposition}"), counted, concern)


def _called(bench: Bench, asked: Asked) -> str:
    """Return what a request is called, with who answers it: 'C07 · Health · Auditor Heron'."""
    about = bench.audit.about(asked.case, asked.agency)
    return with_label(" · ".join(filter(None, (about, asked.name))), asked.label)
