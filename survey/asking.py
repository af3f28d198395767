"""A question to the coordinators, put from anywhere in a conversation, which stays where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from survey.answers import Refused, clean
from survey.audit import WEB, Audit
from survey.desk import Desk, Room
from survey.events import Commanded, Event, Pressed, Said
from survey.messages import Button, Card, Line, Note, Press, Tone, token
from survey.phrases import Phrases
from survey.screening import screen
from survey.state import Noticed, NoticeKind

SLOT = "q"
COMMAND = "ask"


@dataclass(frozen=True, slots=True)
class Asking:
    """What an event did: `asked` is the question to pass on; `goes_back` says that where the person was is to be
    shown below."""

    desk: Desk
    card: Card | None = None
    notes: tuple[Note, ...] = ()
    asked: Noticed | None = None
    goes_back: bool = False

    @property
    def about(self) -> tuple[int, ...]:
        """The request in whose conversation it is put, if it is in one's."""
        return () if (about := about_at(self.desk)) is None else (about,)


def about_at(desk: Desk) -> int | None:
    """Return the request in whose conversation somebody is, None where they are in none."""
    return desk.current if desk.room is Room.TALK else None


@dataclass(frozen=True, slots=True)
class AtQuestion:
    """Somebody who may be putting a question to the coordinators, in one channel."""

    audit: Audit
    desk: Desk
    channel: str
    phrases: Phrases

    def take(self, event: Event) -> Asking | None:
        """Return what an event does to a question; None for an event that is about something else."""
        if self.channel not in self.desk.told:
            return None
        match event:
            case Commanded(name, argument) if name == COMMAND:
                return self._begin(argument)
            case Said(text, _) if self.desk.asking == self.channel:
                return self._said(text)
            case Pressed(pressed):
                press = Press.parse(pressed)
                return self._pressed(press) if press is not None and press.slot == SLOT else None
        return None

    def _begin(self, text: str) -> Asking:
        if self.channel != WEB and Audit.COMMENTS in self.audit.web_only:
            return Asking(self._still, notes=(self._note("ask.web_only"),))
        here = replace(self, desk=replace(self._still, asking=self.channel, revision=self.desk.revision + 1))
        return here._said(text) if text.strip() else Asking(here.desk, here._card([self._line("ask.type")]))  # noqa: SLF001 - the same class

    def _said(self, text: str) -> Asking:
        try:
            text = clean(text)
        except Refused as refused:
            return Asking(self.desk, notes=(self._note(refused.phrase, **refused.details),))
        if not screen(text, self.audit.words):
            return self._send(text)
        desk = replace(self.desk, draft=text, revision=self.desk.revision + 1)
        return Asking(desk, replace(self, desk=desk)._held())  # noqa: SLF001 - the same class

    def _pressed(self, press: Press) -> Asking:
        is_live = self.desk.asking == self.channel and press.revision == self.desk.revision
        if is_live and press.action == "send" and self.desk.draft:
            return self._send(self.desk.draft)
        if is_live and press.action == "cancel":
            return Asking(self._still, self._closed("ask.dropped"), goes_back=True)
        return Asking(self._still, goes_back=True)

    def _send(self, text: str) -> Asking:
        card = self._closed("ask.sent", Line(text, Tone.QUOTE), self._line("ask.told"))
        asked = Noticed(NoticeKind.QUESTION, text, about_at(self.desk))
        return Asking(self._still, card, asked=asked, goes_back=True)

    @property
    def _still(self) -> Desk:
        return replace(self.desk, asking="", draft="")

    def _held(self) -> Card:
        kinds = dict.fromkeys(each.kind for each in screen(self.desk.draft, self.audit.words))
        lines = [
            self._line("ask.held", found=", ".join(self.phrases(f"identifies.{kind}") for kind in kinds)),
            Line(self.desk.draft, Tone.QUOTE),
            self._line("ask.again"),
            *([Line(self.phrases("unsay.left"), Tone.HINT)] if self.channel != WEB else []),
        ]
        return self._card(lines, Button(self._press("send"), self.phrases("ask.send_anyway")))

    def _card(self, lines: Sequence[Line], *buttons: Button) -> Card:
        cancel = Button(self._press("cancel"), self.phrases("button.cancel"))
        rows = tuple((button,) for button in (*buttons, cancel))
        return Card(SLOT, self.phrases("ask.title"), tuple(lines), rows=rows, wants=self.phrases("ask.wants"))

    def _closed(self, said: str, *lines: Line) -> Card:
        return Card(SLOT, self.phrases("ask.title"), lines or (self._line(said),), confirms=self.phrases(said))

    def _press(self, action: str) -> str:
        return token(SLOT, self.desk.revision, -1, action)

    def _line(self, phrase: str, **details: str | int) -> Line:
        return Line(self.phrases(phrase, **details))

    def _note(self, phrase: str, **details: str | int) -> Note:
        return Note((self._line(phrase, **details),))


def answered_in_web(phrases: Phrases) -> Note:
    """Return what somebody is told in a channel that may not show an answer."""
    return Note((Line(phrases("ask.answered_in_web")),))


def answered(text: str, answer: str, name: str, about: str, phrases: Phrases) -> Note:
    """Return what somebody is told whose question was answered; `about` names its request, empty for none."""
    title = phrases("ask.answered_about", name=name, about=about) if about else phrases("ask.answered", name=name)
    quoted = [Line(phrases("ask.you_asked"), Tone.LABEL), Line(text, Tone.QUOTE)] if text else []
    return Note((Line(title), *quoted, Line(phrases("ask.the_answer"), Tone.LABEL), Line(answer, Tone.QUOTE)))
