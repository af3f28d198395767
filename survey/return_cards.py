"""A return as whoever runs the audit opens it: what was answered, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from survey.coordinator_cards import SCOPES, SLOT
from survey.messages import Button, Card, Line, Tone, token
from survey.paging import page_row
from survey.phrases import Phrases
from survey.wording import pages

_REQUEST = SCOPES.index("request")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it was returned, in words; empty are `words` and `comment` that this channel may not show, which
    `hidden` says. `reasons` are why a text stands though it could identify someone, `notes` what was sent back of it.
    """

    number: str
    short: str
    words: str
    comment: str = ""
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReturnCard:
    """The card of one return: of which request, where it stands and when it came; `set_aside` are the numbers of
    questions that no longer applied.

    `can_accept` and `can_send_back` say what whoever looks can do with it.
    """

    request: int
    name: str
    described: str
    answers: Sequence[Answered]
    set_aside: Sequence[str]
    can_accept: bool
    can_send_back: bool
    back: tuple[str, int]

    def card(self, page: int, phrases: Phrases) -> Card:
        """Return a page of it; `page` may be any number."""
        every = pages(list(self._lines(phrases)))
        page = max(0, min(page, len(every) - 1))
        turns = page_row(page, len(every), lambda other: token(SLOT, 0, other, "return", self.request), phrases)
        acts = [
            Button(
                token(SLOT, 0, _REQUEST, action, self.request), phrases(f"return.{action}"), main=action == "accept"
            )
            for action, is_offered in (("accept", self.can_accept), ("sendback", self.can_send_back))
            if is_offered
        ]
        view, number = self.back
        home = (
            Button(token(SLOT, 0, -1, view, number), phrases("coordinator.back")),
            Button(token(SLOT, 0, -1, "summary"), phrases("coordinator.summary")),
        )
        lines = (Line(self.described, Tone.HINT), *every[page])
        return Card(SLOT, self.name, lines, rows=tuple(row for row in (turns, tuple(acts), home) if row))

    def _lines(self, phrases: Phrases) -> Iterator[Line]:
        for each in self.answers:
            yield Line(f"{each.number}. {each.short}", Tone.LABEL)
            if each.words:
                yield Line(each.words)
            if each.comment:
                yield Line(phrases("return.comment", comment=each.comment), Tone.QUOTE)
            if each.hidden:
                yield Line(phrases("answer.in_web"), Tone.HINT)
            for reason in each.reasons:
                yield Line(phrases("return.reason", reason=reason), Tone.HINT)
            for note in each.notes:
                yield Line(phrases("return.note", note=note), Tone.HINT)
        if self.set_aside:
            yield Line(phrases("return.set_aside", numbers=", ".join(self.set_aside)), Tone.HINT)
