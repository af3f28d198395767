"""What a coordinator sees of something that somebody asked: the question, then the answer and who gave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from survey.messages import Button, Card, Line, Tone, token
from survey.phrases import Phrases
from survey.state import NoticeKind

SLOT = "n"
"""What the slot of such a card begins with; the notice's number follows."""
TAKE_ANSWERS = frozenset({NoticeKind.NOT_SURE, NoticeKind.QUESTION})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its card shows it. Times are words; `where` is the case and agency of its request, empty for
    none; `text` and `answer` are what was written, `in_web` says that this channel may not show either.

    `by` has answered it, empty where nobody has; `has_arrived` says that the answer is on its way to who asked.
    """

    number: int
    kind: NoticeKind
    where: str
    name: str
    at: str
    text: str
    in_web: bool
    by: str = ""
    answered_at: str = ""
    answer: str = ""
    has_arrived: bool = False


@dataclass(frozen=True, slots=True)
class AskedCards:
    """The cards of one question, in one coordinator's language; `may_answer` is not so for the lead."""

    asked: Asked
    phrases: Phrases
    may_answer: bool = True

    @property
    def slot(self) -> str:
        """The slot of all of them."""
        return f"{SLOT}{self.asked.number}"

    def card(self) -> Card:
        """Return the question, with the way to answer it or with its answer."""
        lines, rows = list(self._question()), list[tuple[Button, ...]]()
        if self.asked.by:
            lines.append(Line(self.phrases("asked.answered", name=self.asked.by, at=self.asked.answered_at)))
            lines += self._words(self.asked.answer)
            if not self.asked.has_arrived:
                lines.append(Line(self.phrases("asked.on_its_way"), Tone.HINT))
        elif self.may_answer:
            rows = [(self._button("answer", 0, "asked.answer", main=True),)]
        return Card(self.slot, self._title(), tuple(lines), rows=tuple(rows))

    def typing(self, revision: int) -> Card:
        """Return the card that asks for the answer."""
        lines = (*self._question(), Line(self.phrases("asked.type", name=self.asked.name)))
        rows = ((self._button("leave", revision, "button.cancel"),),)
        return Card(self.slot, self._title(), lines, rows=rows, wants=self.phrases("asked.wants"))

    def confirming(self, draft: str, revision: int) -> Card:
        """Return the card that asks once whether this is the answer."""
        ask = Line(self.phrases("asked.confirm", name=self.asked.name), Tone.LABEL)
        rows = (
            # what was added to the question since is not on this card: whoever presses it has not read that
            (self._button("send", revision, "asked.send", len(self.asked.text), main=True),),
            (self._button("leave", revision, "button.cancel"),),
        )
        lines = (*self._question(), ask, Line(draft, Tone.QUOTE), Line(self.phrases("asked.other"), Tone.HINT))
        return Card(self.slot, self._title(), lines, rows=rows, wants=self.phrases("asked.wants"))

    def _title(self) -> str:
        return self.phrases(f"asked.title.{self.asked.kind}")

    def _question(self) -> Iterator[Line]:
        say, asked = self.phrases, self.asked
        about = f"{asked.name} · {asked.where}" if asked.where else asked.name
        yield Line(f"{about} · {asked.at}", Tone.LABEL)
        if asked.kind is NoticeKind.NOT_SURE:
            yield Line(say("asked.not_sure", name=asked.name))
        yield from self._words(asked.text)

    def _words(self, text: str) -> Iterator[Line]:
        if text:
            yield Line(self.phrases("asked.in_web"), Tone.HINT) if self.asked.in_web else Line(text, Tone.QUOTE)

    def _button(self, action: str, revision: int, label: str, argument: int = 0, *, main: bool = False) -> Button:
        return Button(token(self.slot, revision, -1, action, argument), self.phrases(label), main=main)
