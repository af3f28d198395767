"""A participant's desk: the privacy card, the list of their requests, and which of these they are in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from survey.answers import Refused, clean
from survey.audit import RUNS, TELEGRAM, WEB, Audit, Role
from survey.concern_cards import ConcernCard
from survey.concerns import ASKED, Concerned, Told
from survey.dispositions import SETTLED, Disposition
from survey.events import Chosen, Commanded, Event, Pressed, Said, Unsupported
from survey.menus import menu
from survey.messages import Button, Card, Line, Note, Press, Tone, token
from survey.paging import on_page, page_row, pages_of
from survey.phrases import Phrases
from survey.screening import screen
from survey.state import Fact, Leave, WebLinkWanted
from survey.tasks import Task

SLOT = "d"
_HISTORY = {WEB: "privacy.web", TELEGRAM: "privacy.telegram"}
"""What is said of a channel's own history; of a channel that is not here, that it may keep one."""
REQUESTS_A_PAGE = 8
COMMANDS = ("overview", "requests", "review", "concern", "ask", "language", "web", "privacy", "help")
"""What can be typed or picked from a menu, in the order of a menu; `command.x` in the catalogue describes it."""


class Room(StrEnum):
    """What the person is looking at, outside any request."""

    PRIVACY = "privacy"
    LIST = "list"
    CONCERN = "concern"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Desk:
    """The state of a participant's desk; `current` is the request that typed texts go to, `gone` are those that are
    with somebody else now.

    `concern` is what was said of the manager of a concern that is on the desk, and `resume` what it interrupted;
    `closing` is the number of the concern whose outcome a coordinator types next, in the channel `closing_in`; 0 for
    none; so `answering` is that of a question (survey.asked_cards). `asking` is the channel in which somebody types a
    question to the coordinators next, empty for none; `draft` is such a text that is not sent yet. `task` is what a
    coordinator is in the middle of changing. `family` is the number of the family contact of which they type next why
    it is not appropriate, and `interviewing` that of the one whom they are speaking with on the telephone, each with
    its channel; `interviewed_at` is when they did something in that conversation last, in ISO 8601.
    """

    room: Room = Room.PRIVACY
    current: int | None = None
    told: tuple[str, ...] = ()
    revision: int = 0
    page: int = 0
    gone: tuple[int, ...] = ()
    concern: str = ""
    resume: Room = Room.LIST
    closing: int = 0
    closing_in: str = ""
    answering: int = 0
    answering_in: str = ""
    asking: str = ""
    draft: str = ""
    task: Task | None = None
    family: int = 0
    family_in: str = ""
    interviewing: int = 0
    interviewing_in: str = ""
    interviewed_at: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Desk:
        """Return the desk that `to_json` wrote."""
        rooms = {name: Room(data[name]) for name in ("room", "resume") if name in data}
        task = Task.from_json(data["task"]) if data.get("task") else None
        known = {"told": tuple(data["told"]), "gone": tuple(data.get("gone", ())), "task": task}
        return cls(**{**data, **rooms, **known})


@dataclass(frozen=True, slots=True)
class Item:
    """A request as its participant sees it in the list: what it is about and where it stands; `later` is a later due
    date than the audit's, where it was given one."""

    request: int
    name: str
    disposition: Disposition
    later: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """The person stays at the desk; `facts` are what is to be stored or done though it belongs to no request."""

    desk: Desk
    card: Card | None
    notes: tuple[Note, ...] = ()
    toast: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Enter:
    """The person is in this request; `event` is for its conversation, None to show where it stands."""

    desk: Desk
    request: int
    event: Event | Chosen | None = None


@dataclass(frozen=True)
class AtDesk:
    """A participant's desk at one moment, in one channel; `can_alert` as in survey.state.Situation. They answer
    as `role`."""

    audit: Audit
    desk: Desk
    items: Sequence[Item]
    channel: str
    phrases: Phrases
    can_alert: bool = False
    role: Role = Role.AUDITOR

    def take(self, event: Event) -> Stay | Enter:
        """Return what an event does to the desk, or into which request it leads."""
        at_concern = self._about_concern(event) if self.desk.room is Room.CONCERN else None
        if at_concern is not None:
            return at_concern
        if self.channel not in self.desk.told:
            return self._before_privacy(event)
        current = self._current
        match event:
            case Pressed(token):
                return self._pressed(token)
            case Commanded("requests", _):
                return self._show(Room.LIST)
            case Commanded("privacy", _):
                return self._show(Room.PRIVACY)
            case Commanded("help", _):
                return self._stay(self._help())
            case _ if self.desk.room is Room.TALK and current is not None:
                return self.into(current, None if event == Commanded("start") else event)
            case _:
                return self._outside(event)

    def _outside(self, event: Event) -> Stay:
        """Take what is not for a request, by a person who is in none."""
        match event:
            case Commanded("start", _):
                return self._show(self.desk.room)
            case Commanded("concern" | "web" as name, _):
                return self._at_any_time(name)
            case Unsupported(what):
                return self._stay(self.phrases(f"unsupported.{what}"))
            case _ if self.desk.room is Room.TALK and self.desk.current in self.desk.gone:
                return self._stay(self.phrases("desk.not_yours"))
            case _:
                return self._stay(self.phrases("desk.choose_first"))

    @property
    def _current(self) -> int | None:
        """The request that the person is in, while it is still theirs."""
        return self.desk.current if self.desk.current in {item.request for item in self.items} else None

    def _at_any_time(self, name: str) -> Stay:
        """Record a concern and show whom to tell, or ask for a link to the web chat, where no request is open."""
        if name == "web":
            return Stay(self.desk, self.card(), facts=(WebLinkWanted(),))
        if self.desk.room is Room.CONCERN:
            return Stay(self.desk, self.card())
        resume = Room.LIST if self.desk.room is Room.TALK else self.desk.room
        return self._concerned(Told.UNSAID, "", self.phrases("confirm.concern"), resume=resume)

    def _about_concern(self, event: Event) -> Stay | None:
        """Take what is said to the card of a concern; None for what is not."""
        match event:
            case Pressed(token) if token in set(self.card().tokens()):
                press = Press.parse(token)
                return None if press is None else self._pressed_on_concern(press)
            case Said(text, _):
                try:
                    return self._worded(clean(text))
                except Refused as refused:
                    return self._stay(self.phrases(refused.phrase, **refused.details))
        return None

    def _pressed_on_concern(self, press: Press) -> Stay:
        if press.action == "heard":
            return self._show(self.desk.resume, page=self.desk.page)
        told = ASKED[press.argument]
        return self._concerned(told, "", self.phrases("confirm.manager", answer=self.phrases(f"concern.{told}")))

    def _worded(self, text: str) -> Stay:
        if not self._takes_words:
            return self._stay(self.phrases("said.web_only"))
        if screen(text, self.audit.words):
            return self._stay(self.phrases("concern.identifies"))
        return self._concerned(Told(self.desk.concern), text, self.phrases("confirm.concern_words"))

    def _concerned(self, told: Told, text: str, confirms: str, *, resume: Room | None = None) -> Stay:
        desk = replace(
            self.desk,
            room=Room.CONCERN,
            concern=told.value,
            resume=self.desk.resume if resume is None else resume,
            revision=self.desk.revision + 1,
        )
        card = replace(replace(self, desk=desk).card(), confirms=confirms)
        return Stay(desk, card, facts=(Concerned(told, text),))

    @property
    def _takes_words(self) -> bool:
        return self.channel == WEB or Audit.COMMENTS not in self.audit.web_only

    def leave(self, where: Leave, request: int) -> Stay | Enter:
        """Return where leaving a request leads: to the list, or to the next request that waits."""
        order = [item.request for item in self.items]
        place = order.index(request)
        waiting = [
            item.request
            for item in (*self.items[place + 1 :], *self.items[:place])
            if item.disposition not in SETTLED
        ]
        if where is Leave.NEXT and waiting:
            return self.into(waiting[0])
        return self._show(Room.LIST)

    def card(self) -> Card:
        """Return the card of the desk itself."""
        if self.desk.room is Room.CONCERN:
            return self._concern()
        return (
            self._privacy() if self.channel not in self.desk.told or self.desk.room is Room.PRIVACY else self._list()
        )

    def _before_privacy(self, event: Event) -> Stay | Enter:
        if isinstance(event, Pressed) and self._says_understood(event.token):
            return self._understood()
        match event:
            case Commanded("concern" | "web" as name, _):
                return self._at_any_time(name)
            case Commanded("help", _):
                return self._stay(self._help())
            case Commanded():
                return Stay(self.desk, self.card())
            case _:
                return self._stay(self.phrases("desk.privacy_first"))

    @staticmethod
    def _says_understood(token: str) -> bool:
        """Return whether this is the privacy card's button, also of a card that another channel has overtaken."""
        press = Press.parse(token)
        return press is not None and (press.slot, press.action) == (SLOT, "understood")

    def _understood(self) -> Stay | Enter:
        told = self.desk.told if self.channel in self.desk.told else (*self.desk.told, self.channel)
        there = replace(self, desk=replace(self.desk, told=told))
        if self._current is not None:
            return there.into(self._current)
        if len(self.items) == 1:
            return there.into(self.items[0].request)
        return there._show(Room.LIST)  # noqa: SLF001 - the same class

    def _pressed(self, token: str) -> Stay | Enter:
        press = Press.parse(token)
        if press is not None and press.slot in {str(item.request) for item in self.items}:
            desk = replace(self.desk, room=Room.TALK, current=int(press.slot))
            return Enter(desk, int(press.slot), Pressed(token))
        if press is not None and press.slot in {str(number) for number in self.desk.gone}:
            return self._gone()
        if press is None or token not in set(self.card().tokens()):
            return self._where(self.phrases("toast.stale"))
        match press.action:
            case "understood":
                return self._understood()
            case "open":
                return self.into(press.argument)
            case _:
                return self._show(Room.LIST, page=press.argument)

    def _gone(self) -> Stay:
        """Show what is still theirs to somebody who pressed on the card of a request that is not."""
        why, way = self.phrases("desk.gone"), self._show(Room.LIST)
        card = replace(self, desk=way.desk).card()
        return replace(way, card=replace(card, confirms=why), toast=why)

    def _where(self, toast: str) -> Stay | Enter:
        current = self._current
        if self.desk.room is Room.TALK and current is not None:
            return Enter(self.desk, current, Pressed(""))
        return Stay(self.desk, self.card(), toast=toast)

    def listed(self) -> Stay:
        """Return the way to the list of requests."""
        return self._show(Room.LIST)

    def into(self, request: int, event: Event | Chosen | None = None) -> Enter:
        """Return the way into a request."""
        moved = self.desk.room is not Room.TALK or self.desk.current != request
        revision = self.desk.revision + moved
        return Enter(replace(self.desk, room=Room.TALK, current=request, revision=revision), request, event)

    def _show(self, room: Room, *, page: int = 0) -> Stay:
        room = Room.LIST if room is Room.TALK else room
        if room is Room.CONCERN:
            return Stay(self.desk, self.card())
        desk = replace(self.desk, room=room, page=page, revision=self.desk.revision + 1)
        return Stay(desk, replace(self, desk=desk).card())

    def _stay(self, why: str) -> Stay:
        at_desk = self.desk.room is not Room.TALK or self._current is None or self.channel not in self.desk.told
        return Stay(self.desk, self.card() if at_desk else None, (Note((Line(why),)),))

    def _help(self) -> str:
        lines = [self.phrases("help.intro", coordinator=self.audit.coordinator)]
        offered = menu(COMMANDS, self.phrases, self.channel)
        lines += [f"/{name} - {means}" for name, means in offered]
        return "\n".join(lines)

    def _press(self, action: str, argument: int = 0) -> str:
        return token(SLOT, self.desk.revision, -1, action, argument)

    def _privacy(self) -> Card:
        say, alone = self.phrases, ".alone" if self.role is Role.PRACTITIONER else ""
        lines = [Line(say(f"privacy.purpose{alone}", board=self.audit.board, title=self.audit.title))]
        lines.append(Line(say("privacy.names")))
        lines.append(Line(say(_HISTORY.get(self.channel, "privacy.elsewhere"))))
        if self.channel != WEB and self.audit.web_only:
            lines.append(Line(say("privacy.web_only")))
        lines.append(Line(say(f"privacy.readers{alone}", coordinator=self.audit.coordinator)))
        understood = Button(self._press("understood"), say("privacy.understood"), main=True)
        return Card(SLOT, say("privacy.title"), tuple(lines), rows=((understood,),))

    def _concern(self) -> Card:
        parts = ConcernCard(
            self.audit, self.phrases, self.desk.concern, can_alert=self.can_alert, takes_words=self._takes_words
        )
        title, rows = self.phrases("desk.concern"), parts.rows(self._press)
        return Card(SLOT, title, tuple(parts.lines()), rows=tuple(rows), wants=parts.wants)

    def _list(self) -> Card:
        say = self.phrases
        ordered = sorted(self.items, key=lambda item: item.disposition in SETTLED)
        here, page = on_page(ordered, self.desk.page, REQUESTS_A_PAGE)
        open_ones = sum(item.disposition not in SETTLED for item in self.items)
        lines = [
            Line(say.many("list.waiting", open_ones)),
            *(Line(said, Tone.HINT) for said in self._dues()),
        ]
        if not self.items:
            lines = [Line(say("list.empty", coordinator=self.audit.coordinator))]
        rows = [
            (Button(self._press("open", item.request), f"{item.name}: {say(f'disposition.{item.disposition}')}"),)
            for item in here
        ]
        ways = page_row(
            page, pages_of(len(ordered), REQUESTS_A_PAGE), lambda other: self._press("page", other), self.phrases
        )
        return Card(
            SLOT,
            say("list.title", title=self.audit.title),
            tuple(lines),
            rows=(*rows, *([ways] if ways else [])),
        )

    def _dues(self) -> Iterator[str]:
        """Yield when what waits is due: the audit's day, and whatever was given a later one."""
        waiting = [item for item in self.items if item.disposition not in SETTLED]
        dues = {item.request: self.audit.due_by(item.later).due for item in waiting}
        first = min(dues.values(), default=self.audit.due)
        yield self.phrases("list.due", due=self.phrases.day(first))
        for day in sorted(set(dues.values()) - {first}):
            names = ", ".join(item.name for item in waiting if dues[item.request] == day)
            yield self.phrases("list.due_later", names=names, due=self.phrases.day(day))


def greeting(audit: Audit, role: Role, phrases: Phrases) -> Note:
    """Return the first words to a person who has redeemed an invitation."""
    welcome = "coordinator.welcome" if role in RUNS else "desk.welcome"
    return Note((Line(phrases(welcome, board=audit.board, title=audit.title)),))
