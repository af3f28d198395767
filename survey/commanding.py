"""The commands of whoever runs an audit that change something, or open a return: from an event to what is wanted.

Nothing is done here. What is wanted is looked into, shown and asked about once; the button that says yes carries the
revision of the desk, which stands for exactly what was shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from survey.coordinator_cards import SCOPES, SLOT
from survey.desk import Desk
from survey.events import Commanded, Event, Pressed, Said
from survey.extending import Scope, parted
from survey.meant import Named, no_day_meant, person_meant, request_meant, scope_meant
from survey.messages import Press
from survey.progress import Asked, Progress
from survey.tasks import ACCEPT, APPOINT, EXTEND, INVITE, REASSIGN, REMIND, SENDBACK, WITHDRAW, Task
from survey.wording import excerpt

CHANGES = (REMIND, EXTEND, ACCEPT, SENDBACK, REASSIGN, INVITE, WITHDRAW)
"""The commands that change something, as they are typed."""
RETURN = "return"
_ABOUT_A_REQUEST = frozenset({ACCEPT, SENDBACK, REASSIGN})
_STEPS = frozenset({"yes", "no", "until", "ask", "unask", "pick", "list", "to", "whose"})
"""What the buttons of a task are called."""


@dataclass(frozen=True, slots=True)
class Propose:
    """Show what a task would do, and ask once; `typed` is what was typed for it, `position` that of a question which
    was chosen, -1 for none."""

    task: Task
    typed: str = ""
    position: int = -1


@dataclass(frozen=True, slots=True)
class Do:
    """Do what was shown."""

    task: Task


@dataclass(frozen=True, slots=True)
class Cancel:
    """Do nothing, and show what the task was about."""

    task: Task


@dataclass(frozen=True, slots=True)
class OpenReturn:
    """Open the return of a request at a page."""

    request: int
    page: int


@dataclass(frozen=True, slots=True)
class Look:
    """Show a view of survey.coordinating."""

    view: str


@dataclass(frozen=True, slots=True)
class Say:
    """Say why nothing was understood; `phrase` with its `details` of the catalogue."""

    phrase: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Refuse:
    """Refuse a command to somebody who may change nothing."""

    name: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A button that means nothing any more was pressed."""


Wanted = Propose | Do | Cancel | OpenReturn | Look | Say | Refuse | Stale


def is_command(event: Event, desk: Desk) -> bool:
    """Return whether an event may be about a command, before anything is looked up for it."""
    match event:
        case Commanded(name, _):
            return name in {*CHANGES, RETURN}
        case Pressed(token):
            press = Press.parse(token)
            return press is not None and press.slot == SLOT and press.action in {*CHANGES, APPOINT, RETURN, *_STEPS}
        case Said():
            return desk.task is not None and desk.task.wants
    return False


@dataclass(frozen=True)
class Commanding:
    """Somebody who runs an audit, at one moment in one channel; `acts` is False for the lead, who only looks.

    `people` are the ids and names of everybody who takes part.
    """

    progress: Progress
    people: Sequence[tuple[str, str]]
    desk: Desk
    channel: str
    today: dt.date
    acts: bool

    def take(self, event: Event) -> Wanted | None:
        """Return what an event wants, None for one that is about something else."""
        match event:
            case Commanded(name, argument) if name in CHANGES:
                return self._commanded(name, argument) if self.acts else Refuse(name)
            case Commanded("return", argument):
                return self._named_request(RETURN, argument)
            case Pressed(token):
                press = Press.parse(token)
                return self._pressed(press) if press is not None and press.slot == SLOT else None
            case Said(text) if self._mine is not None and self._mine.wants and self.acts:
                return Propose(self._mine, text)
        return None

    @property
    def _mine(self) -> Task | None:
        task = self.desk.task
        return task if task is not None and task.channel == self.channel else None

    # What was typed

    def _commanded(self, name: str, argument: str) -> Wanted:
        match name:
            case "remind":
                scope = scope_meant(self.progress, argument)
                return Propose(self._task(REMIND, scope)) if scope is not None else self._unknown(argument)
            case "extend":
                return self._extended(argument)
            case "invite":
                return self._invited(argument)
            case "withdraw":
                return Propose(self._task(WITHDRAW, Scope()), argument)
        return self._named_request(name, argument)

    def _extended(self, argument: str) -> Wanted:
        before, day = parted(argument, self.today)
        scope = scope_meant(self.progress, before)
        if scope is None:
            no_day = no_day_meant(self.progress, before)
            return _say("extend.no_day", said=excerpt(no_day)) if no_day else self._unknown(before)
        return Propose(replace(self._task(EXTEND, scope), day=day.isoformat() if day else ""))

    def _invited(self, argument: str) -> Wanted:
        words = argument.split()
        if words[:1] and words[0].casefold() == "coordinator":
            return Propose(replace(self._task(APPOINT, Scope()), name=" ".join(words[1:])))
        person = person_meant(self.people, argument)
        if person is not None:
            return Propose(self._task(INVITE, Scope(participant=person)))
        return _say("command.invite_whom") if not words else self._unknown(argument)

    def _named_request(self, name: str, argument: str) -> Wanted:
        if not argument.strip():
            return Look("reviews") if name != REASSIGN else _say("command.say_which")
        named = request_meant(self.progress, argument)
        if named is None or (named.rest and name in {ACCEPT, RETURN}):
            return _say("command.which", name=name, said=excerpt(argument))
        if len(named.asked) != 1:
            return _say("command.several", labels=", ".join(self._told_apart(named.asked)))
        if name == RETURN:
            return OpenReturn(named.asked[0].number, 0)
        return self._about(name, named)

    def _told_apart(self, asked: Sequence[Asked]) -> Iterable[str]:
        """Return what tells these requests apart, as it can be typed: their agencies, or else labels or names."""
        agencies = dict.fromkeys(each.agency for each in asked if each.agency is not None)
        if len(agencies) > 1:
            return [self.progress.audit.agency_name(each) for each in agencies]
        return [each.label or each.name for each in asked]

    def _about(self, name: str, named: Named) -> Propose:
        task = self._task(name, Scope(request=named.asked[0].number))
        if name == REASSIGN:
            return Propose(replace(task, name=named.rest.removeprefix("to ")))
        return Propose(replace(task, picking=name == SENDBACK), named.rest)

    def _unknown(self, said: str) -> Say:
        return _say("command.whom", said=excerpt(said))

    # What was pressed

    def _pressed(self, press: Press) -> Wanted | None:
        if press.action == RETURN:
            return OpenReturn(press.argument, max(0, press.question))
        if press.action not in {*CHANGES, APPOINT, *_STEPS}:
            return None
        if not self.acts:
            return Refuse(press.action)
        if press.action in _STEPS:
            task = self._mine
            return self._step(task, press) if task is not None and press.revision == self.desk.revision else Stale()
        if press.action == WITHDRAW:
            # parents are not in the progress: whose it is, is looked up when it is shown
            return Propose(self._task(WITHDRAW, Scope(request=press.argument)))
        scope = self._scope(press)
        if scope is None or (press.action in _ABOUT_A_REQUEST and scope.request is None):
            return Stale()
        return Propose(replace(self._task(press.action, scope), picking=press.action == SENDBACK))

    def _scope(self, press: Press) -> Scope | None:
        """Return what a button is about: `question` says which kind of thing, `argument` is the number of one of its
        requests."""
        kind = SCOPES[press.question] if 0 <= press.question < len(SCOPES) else ""
        if kind == "audit":
            return Scope()
        find = self.progress.person_at if kind == "participant" else self.progress.numbered
        asked = find(press.argument)
        return None if asked is None else scope_of(asked, kind)

    def _step(self, task: Task, press: Press) -> Wanted:
        match press.action:
            case "yes":
                return Do(task) if task.shown else Stale()
            case "no":
                return Cancel(task)
            case "until" if 1 <= press.argument <= dt.date.max.toordinal():
                return Propose(replace(task, day=dt.date.fromordinal(press.argument).isoformat()))
            case "to":
                asked = self.progress.numbered(press.argument)
                return Propose(replace(task, name=asked.name)) if asked is not None else Stale()
            case "whose":
                return Propose(replace(task, request=press.argument))
            case "pick":
                return Propose(replace(task, picking=True, question="", page=0))
            case "list":
                return Propose(replace(task, page=press.argument))
            case "unask":
                return Propose(replace(task, notes=_without(task.notes, press.argument)))
            case "ask":
                return Propose(task, position=press.argument)
            case _:
                return Stale()

    def _task(self, what: str, scope: Scope) -> Task:
        return Task.about(what, self.channel, scope)


def scope_of(asked: Asked, kind: str) -> Scope | None:
    """Return the agency, the participant or the request itself of a request, None where it has none such."""
    match kind:
        case "agency" if asked.agency is not None:
            return Scope(agency=asked.agency)
        case "participant":
            return Scope(participant=asked.participant)
        case "request":
            return Scope(request=asked.number)
    return None


def _without(notes: tuple[tuple[str, str], ...], place: int) -> tuple[tuple[str, str], ...]:
    return tuple(note for index, note in enumerate(notes) if index != place)


def _say(phrase: str, **details: str) -> Say:
    return Say(phrase, tuple(details.items()))
