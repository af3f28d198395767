"""What a coordinator sees of the parents who may be approached: all of them, and one with what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from survey.families import HAS_SAID, SLOT, Figures, State, is_their_no
from survey.messages import Button, Card, Line, Note, Tone, token
from survey.paging import on_page, page_row, pages_of
from survey.phrases import Phrases

LIST = "families"
"""The action of a button that leads to the list of contacts; its argument is a page."""
A_PAGE = 8
STATES = tuple(State)
Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an agency's return says of making contact: who, in words, and their own, empty where nothing was written;
    `hidden` says that this channel may not show it."""

    agency: str
    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a contact's history: what happened, when, by whom and why, in words."""

    state: State
    way: str
    at: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Family:
    """A contact as its cards show it. `of_case` counts the contacts of its case, `moves` is where the reader can move
    it, `links` and `calls` say that they can make links and begin or resume a telephone conversation; `erases` is
    what the button carries that leads to erasing what the parent said, empty where there is nothing; `acts` is False
    for the lead."""

    number: int
    case: str
    state: State
    of_case: int
    said: Sequence[Said] = ()
    moves: Sequence[State] = ()
    links: bool = False
    calls: bool = False
    erases: str = ""
    acts: bool = True

    @property
    def is_their_no(self) -> bool:
        """Whether it was the parent themself who said no."""
        return is_their_no(self.state, self.moves)


@dataclass(frozen=True, slots=True)
class FamilyCards:
    """The cards of one contact, in one reader's language."""

    family: Family
    phrases: Phrases

    def opened(self) -> Card:
        """Return the card with what agencies wrote, how far it has come, and what can be done."""
        say, family = self.phrases, self.family
        lines = [Line(say(f"family.stands.{family.state}"))]
        if family.of_case > 1:
            lines.append(Line(say("family.of_several", count=family.of_case), Tone.HINT))
        for said in family.said:
            lines += self._said(said)
        if not family.said:
            lines.append(Line(say("family.nothing_said"), Tone.HINT))
        return self._card(lines, [*self._approaching(), *self._noting(), self._row("history", "family.history")])

    def _said(self, said: Said) -> Iterator[Line]:
        yield Line(self.phrases("family.said", agency=said.agency), Tone.LABEL)
        if said.hidden:
            yield Line(self.phrases("family.said.web"), Tone.HINT)
        elif said.text:
            yield Line(said.text, Tone.QUOTE)
        else:
            yield Line(self.phrases("family.said.nothing"))

    def _approaching(self) -> Iterator[Row]:
        family = self.family
        if family.calls:
            yield self._row("call", self._calling, main=not family.is_their_no)
        if family.acts and family.links:
            yield self._row("links", "family.links")
            yield self._row("read_out", "family.read_out")

    @property
    def _calling(self) -> str:
        if self.family.is_their_no:
            return "interview.button.again"
        return "family.call.again" if self.family.state in HAS_SAID else "family.call"

    def _noting(self) -> Iterator[Row]:
        for state in self.family.moves if self.family.acts else ():
            yield self._row("note", f"family.note.{state}", STATES.index(state))
        if self.family.acts and self.family.erases:
            yield (Button(self.family.erases, self.phrases("family.withdraw")),)
        if self.family.acts:
            # the count of those that there are makes a second press of the same button mean nothing
            yield self._row("another", "family.another", self.family.of_case)

    def asking_why(self) -> Card:
        """Return the card that asks why it is not appropriate."""
        lines = [Line(self.phrases("family.ask_why"))]
        return self._card(lines, [self._row("read", "button.cancel")], self.phrases("family.wants_why"))

    def history(self, steps: Sequence[Step]) -> Card:
        """Return the card with every step, the newest first."""
        lines = []
        for step in reversed(steps):
            lines.append(Line(self.phrases(f"family.way.{step.way}", by=step.by, at=step.at), Tone.LABEL))
            lines.append(Line(self.phrases(f"family.stands.{step.state}")))
            lines += [Line(step.why, Tone.QUOTE)] if step.why else []
        return self._card(lines, [self._row("read", "button.back")])

    def read_out(self, board: str, coordinator: str) -> Card:
        """Return the card with the words with which a parent is asked on the telephone whether they may be asked."""
        say = self.phrases
        lines = [Line(say("family.read_out.how"), Tone.HINT)]
        lines += [Line(say("family.read_out.hello", board=board, coordinator=coordinator), Tone.QUOTE)]
        lines += [Line(say(f"family.read_out.{part}"), Tone.QUOTE) for part in ("why", "free", "choose")]
        return self._card(lines, [self._row("read", "button.back")])

    def _card(self, lines: list[Line], rows: list[Row], wants: str = "") -> Card:
        slot = f"{SLOT}{self.family.number}"
        listed = self._row("list", "family.list.all")
        return Card(slot, titled(self.family, self.phrases), tuple(lines), rows=(*rows, listed), wants=wants)

    def _row(self, action: str, label: str, argument: int = 0, *, main: bool = False) -> Row:
        slot = f"{SLOT}{self.family.number}"
        return (Button(token(slot, 0, -1, action, argument), self.phrases(label), main=main),)


def titled(family: Family, phrases: Phrases) -> str:
    """Return what a contact is called."""
    return phrases("family.title", number=family.number, case=family.case)


def linked(links: Sequence[tuple[str, str]], day: str, phrases: Phrases) -> Note:
    """Return a note with new links, each with its channel, and how to pass them on; they are shown this once."""
    lines = [Line(phrases("family.linked", day=day))]
    for channel, link in links:
        lines += [Line(phrases(f"family.link.{channel}"), Tone.LABEL), Line(link)]
    return Note((*lines, Line(phrases("family.linked.how"), Tone.HINT)))


def listed(families: Sequence[Family], counts: Figures, page: int, slot: str, phrases: Phrases) -> Card:
    """Return the card that lists contacts, in this slot; `page` may be any number."""
    here, page = on_page(families, page, A_PAGE)
    if families or counts.approached:
        lines = [
            Line(
                phrases(
                    "family.figures",
                    approached=counts.approached,
                    spoken_with=counts.spoken_with,
                    declined=counts.declined,
                    withdrew=counts.withdrew,
                )
            )
        ]
    else:
        lines = [Line(phrases("family.none"))]
    for family in here:
        lines += [Line(titled(family, phrases), Tone.LABEL), Line(phrases(f"family.stands.{family.state}"))]
    rows = [(Button(token(f"{SLOT}{each.number}", 0, -1, "read"), titled(each, phrases)),) for each in here]
    pages = page_row(page, pages_of(len(families), A_PAGE), lambda other: token(slot, 0, -1, LIST, other), phrases)
    home = Button(token(slot, 0, -1, "summary"), phrases("coordinator.summary"))
    return Card(slot, phrases("family.list"), tuple(lines), rows=(*rows, (*pages, home)))
