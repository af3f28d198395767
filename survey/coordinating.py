"""Who runs an audit, in a chat: where everything stands, by agency, case and person. Looking changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from survey.audit import WEB
from survey.commanding import CHANGES
from survey.coordinator_cards import SLOT, CoordinatorCards
from survey.desk import Desk
from survey.events import Commanded, Event, Pressed, Said, Unsupported
from survey.menus import menu
from survey.messages import Card, Line, Note, Press
from survey.wording import excerpt

COMMANDS = (
    "summary", "board", "curve", "report", "agency", "case", "outstanding", "outreach",
    "concerns", "families", "notes", "return", "accept", "sendback", "remind", "extend", "reassign", "invite",
    "withdraw",
    "language", "web", "privacy", "help",
)  # fmt: skip
"""What can be typed, in the order of a menu; `coordinator.command.x` in the catalogue describes it."""
LOOKS = tuple(name for name in COMMANDS if name not in CHANGES)
"""What the lead can type, who changes nothing."""
VIEWS = frozenset(
    {
        "summary",
        "agencies",
        "agency",
        "cases",
        "case",
        "outstanding",
        "outreach",
        "person",
        "letter",
        "notes",
        "request",
        "reviews",
    }
)
ATTACHED = frozenset({"board", "curve", "report"})
"""What is shown as a picture or a document, above the card."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a turn shows; `saw` names the view for the ledger, empty where nothing of the audit was shown.

    `draw` names what of ATTACHED is to be shown first; `wants_link` asks for a link to the web chat, `letter_to` for
    a letter with a new link to this participant. `about` are the requests of which somebody's words are shown.
    """

    desk: Desk
    card: Card | None = None
    notes: tuple[Note, ...] = ()
    toast: str = ""
    saw: str = ""
    draw: str = ""
    wants_link: bool = False
    letter_to: str = ""
    about: tuple[int, ...] = ()


@dataclass(frozen=True)
class Coordinating(CoordinatorCards):
    """Somebody who runs an audit: what each event of theirs shows."""

    def take(self, event: Event) -> Looked:
        """Return what an event shows."""
        if self.channel not in self.desk.told:
            return self._before_privacy(event)
        match event:
            case Pressed(pressed):
                return self._pressed(pressed)
            case Commanded(name, argument):
                return self._commanded(name, argument)
            case Said(text):
                return self._meant(text) or self._say(self.phrases("coordinator.said"))
            case Unsupported(what):
                return self._say(self.phrases(f"unsupported.{what}"))
            case _:
                return self._say(self.phrases("coordinator.said"))

    def start(self) -> Looked:
        """Return what is shown first."""
        return self.view("summary") if self.channel in self.desk.told else Looked(self.desk, self._privacy())

    # What is asked for

    def _before_privacy(self, event: Event) -> Looked:
        press = Press.parse(event.token) if isinstance(event, Pressed) else None
        if press is None or (press.slot, press.action) != (SLOT, "understood"):
            return Looked(self.desk, self._privacy())
        told = (*self.desk.told, self.channel)
        return replace(self, desk=replace(self.desk, told=told)).start()

    def _pressed(self, pressed: str) -> Looked:
        press = Press.parse(pressed)
        if press is None or press.slot != SLOT:
            return self._stale()
        if press.action == "make" and press.revision == self.desk.revision:
            return self._make(press.argument)
        if press.action in ATTACHED:
            return self._picture(press.action)
        return self.view(press.action, press.argument) if press.action in VIEWS else self._stale()

    def _picture(self, name: str) -> Looked:
        if name == "report" and self.channel != WEB and self.progress.audit.web_only:
            return Looked(self.desk, wants_link=True)  # it holds what is to stay in the web chat
        return Looked(self.desk, self._below(name), saw=name, draw=name)

    def _stale(self) -> Looked:
        return replace(self.view("summary"), toast=self.phrases("toast.stale"))

    def _make(self, number: int) -> Looked:
        """Ask for a letter to the participant of this request; its button means nothing from now on."""
        asked = self.progress.person_at(number)
        if asked is None or asked.participant not in self.missed or not self.acts:
            return self.view("outreach")
        done = replace(self, desk=replace(self.desk, revision=self.desk.revision + 1))
        return replace(done.view("outreach"), letter_to=asked.participant)

    def _commanded(self, name: str, argument: str) -> Looked:
        match name:
            case "start":
                return self.view("summary")
            case "summary" | "outstanding" | "outreach" | "notes":
                return self.view(name)
            case "board" | "curve" | "report":
                return self._picture(name)
            case "agency" | "case":
                return self._called(name, argument)
            case "privacy":
                return Looked(self.desk, self._privacy())
            case "web":
                return Looked(self.desk, wants_link=True)
            case _:
                return self._say(self._help())

    def _called(self, name: str, argument: str) -> Looked:
        every = "agencies" if name == "agency" else "cases"
        if not argument.strip():
            return self.view(every)
        unknown = Note((Line(self.phrases(f"coordinator.unknown.{name}", said=excerpt(argument))),))
        return self._meant(argument, only=name) or replace(self.view(every), notes=(unknown,))

    def _meant(self, text: str, only: str = "") -> Looked | None:
        """Return the view of the agency or case that a text names; None where it names none."""
        agency = self.progress.agency_called(text) if only != "case" else None
        if agency is not None and self.progress.of_agency(agency.id):
            return self.view("agency", self.progress.of_agency(agency.id)[0].number)
        case = self.progress.case_called(text) if only != "agency" else None
        return self.view("case", self.progress.of_case(case)[0].number) if case is not None else None

    def _say(self, text: str) -> Looked:
        return Looked(self.desk, notes=(Note((Line(text),)),))

    def _help(self) -> str:
        offered = menu(COMMANDS if self.acts else LOOKS, self.phrases, self.channel, of="coordinator.")
        lines = [f"/{name} - {means}" for name, means in offered]
        return "\n".join([self.phrases("coordinator.help"), *lines])

    def view(self, name: str, argument: int = 0) -> Looked:
        """Return a view; `argument` is a page, or the number of a request: of its agency, case or person."""
        draw: Callable[[int], Card] = getattr(self, f"_{name}")
        heard = self._noted(argument)[0] if name == "notes" else ()
        about = tuple(number for each in heard for number in each.about)
        return Looked(self.desk, draw(argument), saw=name, about=about)
