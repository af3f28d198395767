"""The commands of whoever runs an audit, in their chat: what would be changed is shown, asked once, and done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from types import ModuleType

from bot import reviewing
from bot.changing import accept, appoint, extend, invite, reassign, remind, sendback, withdraw
from bot.changing.bench import Bench, Done, Gone, Proposed, View
from bot.participants.opened_return import shown
from bot.person import Person
from bot.refusing import CannotDo
from storage import addresses, participants
from survey import tasks
from survey.commanding import (
    Cancel,
    Commanding,
    Do,
    Look,
    OpenReturn,
    Propose,
    Refuse,
    Say,
    Stale,
    Wanted,
    is_command,
)
from survey.desk import Desk
from survey.events import Event
from survey.messages import Card, Line, Note, Press
from survey.tasks import Task

_CHANGES: Mapping[str, ModuleType] = {
    tasks.REMIND: remind,
    tasks.EXTEND: extend,
    tasks.ACCEPT: accept,
    tasks.SENDBACK: sendback,
    tasks.REASSIGN: reassign,
    tasks.INVITE: invite,
    tasks.APPOINT: appoint,
    tasks.WITHDRAW: withdraw,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a turn shows: a card or a view, with a line that stays of what was done; `about` is the request of whose
    answers it may tell something, if it is about one."""

    desk: Desk
    card: Card | None = None
    view: View | None = None
    notes: tuple[Note, ...] = ()
    toast: str = ""
    confirms: str = ""
    about: tuple[int, ...] = ()


@dataclass(frozen=True)
class CommandDesk(Person):
    """A coordinator, or the lead who changes nothing, in one turn."""

    def take(self, event: Event) -> Answer | None:
        """Do what an event does; returns None for one that is about something else."""
        if self.channel not in self._desk.told or not is_command(event, self._desk):
            return None  # the privacy card comes first
        wanted = self._wanted(event)
        match wanted:
            case Propose():
                return self._propose(wanted)
            case Do(task):
                return self._do(task)
            case Cancel(task):
                return Answer(
                    self._without, view=self._bench.home(task.scope), toast=self.phrases("command.cancelled")
                )
            case OpenReturn(request, page):
                return self._open(request, page)
            case Look(view):
                return Answer(self._without, view=(view, 0))
            case Say(phrase, details):
                return Answer(self._without, notes=(self._note(self.phrases(phrase, **dict(details))),))
            case Refuse(name):
                self.note_down(f"refused.{name}", "audit")
                return Answer(self._desk, notes=(self._note(self.phrases("command.lead")),))
            case Stale():
                return Answer(self._without, view=("summary", 0), toast=self.phrases("toast.stale"))
        return None

    @property
    def _desk(self) -> Desk:
        return self.participant.desk

    @property
    def _without(self) -> Desk:
        """The desk without a task, at which its buttons mean nothing any more."""
        return replace(self._desk, task=None, revision=self._desk.revision + 1)

    @cached_property
    def _bench(self) -> Bench:
        return Bench(self.screen, self.participant, self.audit, self.now, self._desk.revision + 1)

    def _wanted(self, event: Event) -> Wanted | None:
        bench = self._bench
        everybody = participants.contacts(bench.connection, bench.house.vault, bench.audit.id)
        here = Commanding(
            progress=bench.progress,
            people=[(each.id, each.name) for each in everybody],
            desk=self._desk,
            channel=self.channel,
            today=bench.today,
            acts=self.runs,
        )
        return here.take(event)

    def _propose(self, wanted: Propose) -> Answer:
        try:
            proposed = self._proposed(wanted)
        except CannotDo as refused:
            return self._refused(refused, wanted)
        desk = replace(self._desk, task=proposed.task, revision=self._desk.revision + 1)
        return Answer(desk, proposed.card, about=wanted.task.quotes)

    def _proposed(self, wanted: Propose) -> Proposed:
        proposed: Proposed = _CHANGES[wanted.task.what].propose(self._bench, wanted)
        card = proposed.card
        asks = any(press.action == "yes" for press in map(Press.parse, card.tokens()) if press is not None)
        task = replace(proposed.task, wants=bool(card.wants), shown=_digest(proposed) if asks else "")
        return Proposed(task, card)

    def _refused(self, refused: CannotDo, wanted: Propose) -> Answer:
        """Say why nothing was taken; what was asked for before is asked for still."""
        if isinstance(refused, Gone):
            return Answer(self._without, view=("summary", 0), toast=refused.said(self.phrases))
        note = self._note(refused.said(self.phrases))
        desk = self._desk if wanted.task == self._desk.task else self._without
        return Answer(desk, notes=(note,), about=wanted.task.quotes)

    def _do(self, task: Task) -> Answer:
        try:
            proposed = self._proposed(Propose(task))
        except CannotDo as refused:
            note = self._note(refused.said(self.phrases))
            return Answer(self._without, view=self._bench.home(task.scope), notes=(note,))
        if proposed.task.shown != task.shown:
            desk = replace(self._desk, task=proposed.task, revision=self._desk.revision + 1)
            return Answer(desk, proposed.card, toast=self.phrases("command.changed"), about=task.quotes)
        done: Done = _CHANGES[task.what].do(self._bench, task)
        self._let_know(done)
        return Answer(self._without, view=done.view, notes=done.notes, confirms=done.confirms)

    def _let_know(self, done: Done) -> None:
        """Let what the batch has read for these people be read again, and what they are shown leave at once."""
        for person in done.changed | done.told:
            self.screen.ahead.forget(person)
        for person in done.told:
            for address in addresses.of_participant(self.connection, person):
                self.screen.others.append((address.channel, address.id))

    def _open(self, request: int, page: int) -> Answer:
        bench = self._bench
        try:
            found = bench.found(Task(tasks.ACCEPT, self.channel, request=request))
            opened = reviewing.open_return(
                bench.house, bench.connection, bench.audit, found, actor=self.participant.id, now=self.now
            )
        except Gone:
            return Answer(self._without, view=("summary", 0), toast=self.phrases("toast.stale"))
        except CannotDo as refused:
            return Answer(self._without, notes=(self._note(refused.said(self.phrases)),))
        return Answer(self._without, shown(bench, opened).card(page, self.phrases), about=(request,))

    @staticmethod
    def _note(text: str) -> Note:
        return Note((Line(text),))


def _digest(proposed: Proposed) -> str:
    """Return a digest of what a card says and covers: whoever presses its button agrees to exactly this."""
    said = [*(line.text for line in proposed.card.lines), repr(proposed.covers)]
    return sha256("\n".join(said).encode()).hexdigest()[:32]
