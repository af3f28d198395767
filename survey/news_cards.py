"""What coordinators are told at once that needs no answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from survey.coordinator_cards import SLOT as CHAT
from survey.messages import Button, Card, Line, Tone, token
from survey.phrases import Phrases
from survey.state import NoticeKind

SLOT = "news"
MOST_CASES = 20
"""Cases that are named; of the others it says how many there are."""


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in such a message: who said it where, in which words; `in_web` says that these are not shown here, and
    `request` is the request that it is about, if it is about one."""

    kind: NoticeKind
    name: str
    where: str
    text: str
    in_web: bool
    request: int | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Several things in one message: cases of which nothing is outstanding any more, whether that is so of the whole
    audit, and what people said."""

    cases: Sequence[str] = ()
    is_all: bool = False
    said: Sequence[Said] = ()

    def card(self, phrases: Phrases) -> Card:
        """Return the message."""
        rows = [[Button(token(CHAT, 0, -1, "summary"), phrases("coordinator.summary"))]]
        if self.said:
            label = phrases("news.notes")
            rows.insert(0, [Button(token(CHAT, 0, -1, "notes"), label, main=True)])
        # to give it to the colleague who was named
        named = {each.request: each.where for each in self.said if each.kind is NoticeKind.COLLEAGUE and each.request}
        rows += [[Button(token(CHAT, 0, -1, "request", number), where)] for number, where in named.items()]
        return Card(SLOT, phrases("news.title"), tuple(self._lines(phrases)), rows=tuple(map(tuple, rows)))

    def _lines(self, phrases: Phrases) -> Iterator[Line]:
        if self.cases:
            names = ", ".join(self.cases[:MOST_CASES])
            more = len(self.cases) - MOST_CASES
            names = phrases("news.and_more", names=names, count=more) if more > 0 else names
            yield Line(phrases.many("news.cases", len(self.cases), names=names))
        if self.is_all:
            yield Line(phrases("news.all"))
        for each in self.said:
            about = f"{each.name} · {each.where}" if each.where else each.name
            yield from [Line(about, Tone.LABEL)] if about else []
            yield Line(phrases(f"notice.{each.kind}"))
            if each.text:
                yield Line(phrases("asked.in_web"), Tone.HINT) if each.in_web else Line(each.text, Tone.QUOTE)
