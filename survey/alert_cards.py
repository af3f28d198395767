"""What a coordinator sees of a concern: the alert, until somebody has it; then who has it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from survey.concerns import Told
from survey.messages import Button, Card, Line, Tone, token
from survey.paging import on_page, page_row, pages_of
from survey.phrases import Phrases

LIST = "concerns"
"""The action of a button that leads to the list of concerns; its argument is a page."""
A_PAGE = 8
MAIL = "alert"
"""The slot of an e-mail which says that something waits: of what, it does not say."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A concern as its card shows it. Times are words; `holder` has it, empty where nobody has, and `closer` closed
    it, empty where it was closed on the command line.

    `where` is the case, with the agency, of its request, empty where it is about none. `words` says that the person
    wrote something, `round` how often coordinators were alerted, `mine` that whoever looks has it.

    `of_parent` says that it came up in a parent's conversation: they have no manager, and the words are not theirs.
    """

    slot: str
    number: int
    where: str
    by: str
    at: str
    told: Told
    words: bool
    round: int
    holder: str = ""
    held_at: str = ""
    mine: bool = False
    of_parent: bool = False
    is_closed: bool = False
    closer: str = ""
    closed_at: str = ""


@dataclass(frozen=True, slots=True)
class AlertCards:
    """The cards of one concern, in one coordinator's language; `acts` is not so for the lead."""

    alert: Alert
    phrases: Phrases
    acts: bool = True

    def card(self) -> Card:
        """Return the card as it is sent and kept up to date: without what anybody wrote."""
        rows = [("read", "alert.read")]
        if not self.alert.holder and not self.alert.is_closed:
            rows = [("have", "alert.have"), *rows]
        return self._card([*self._facts(), Line(self.stands())], rows)

    def opened(self, text: str, outcome: str) -> Card:
        """Return the card with what was written; `text` and `outcome` are empty where nothing was, or where this
        channel may not show it."""
        lines = list(self._facts())
        if text:
            label = [] if self.alert.of_parent else [Line(self.phrases("alert.wrote"), Tone.LABEL)]
            lines += [*label, Line(text, Tone.PLAIN if self.alert.of_parent else Tone.QUOTE)]
        elif self.alert.words:
            lines.append(Line(self.phrases("alert.words_web"), Tone.HINT))
        lines.append(Line(self.stands()))
        if outcome:
            lines += [Line(self.phrases("alert.outcome"), Tone.LABEL), Line(outcome, Tone.QUOTE)]
        rows = [("close", "alert.close")] if self.acts and not self.alert.is_closed else []
        if rows and not self.alert.holder:
            rows = [("have", "alert.have"), *rows]
        return self._card(lines, [*rows, ("list", "alert.list")])

    def closing(self) -> Card:
        """Return the card that asks for the outcome."""
        lines = [Line(self.phrases("alert.ask_outcome"))]
        return self._card(lines, [("read", "button.cancel")], self.phrases("alert.wants_outcome"))

    def _card(self, lines: list[Line], rows: list[tuple[str, str]], wants: str = "") -> Card:
        title = self.phrases("alert.title", number=self.alert.number)
        buttons = tuple(
            (Button(token(self.alert.slot, 0, -1, action), self.phrases(label), main=action in {"have", "close"}),)
            for action, label in rows
        )
        return Card(self.alert.slot, title, tuple(lines), rows=buttons, wants=wants)

    def _facts(self) -> Iterator[Line]:
        say, alert = self.phrases, self.alert
        where = say("alert.about", where=alert.where) if alert.where else say("alert.about_none")
        is_open = not alert.holder and not alert.is_closed
        yield Line(where, Tone.ALERT if is_open else Tone.PLAIN)
        yield Line(say("alert.raised", name=alert.by, at=alert.at))
        if alert.of_parent:
            return
        yield Line(say(f"alert.manager.{alert.told}"))
        if alert.words:
            yield Line(say("alert.words"), Tone.HINT)

    def stands(self) -> str:
        """Return who has it, in a sentence, or what became of it."""
        say, alert = self.phrases, self.alert
        if alert.is_closed:
            return say("alert.closed", name=alert.closer or say("alert.command_line"), at=alert.closed_at)
        if alert.mine:
            return say("alert.mine", at=alert.held_at)
        if alert.holder:
            return say("alert.held", name=alert.holder, at=alert.held_at)
        return say("alert.nobody_again", round=alert.round) if alert.round > 1 else say("alert.nobody")


def listed(alerts: Sequence[Alert], page: int, slot: str, phrases: Phrases) -> Card:
    """Return the card that lists concerns, in this slot; `page` may be any number."""
    here, page = on_page(alerts, page, A_PAGE)
    lines = [Line(phrases("alert.none"))] if not alerts else []
    for alert in here:
        lines += [Line(_named(alert, phrases), Tone.LABEL), Line(AlertCards(alert, phrases).stands())]
    rows = [(Button(token(alert.slot, 0, -1, "read"), _named(alert, phrases)),) for alert in here]
    pages = page_row(page, pages_of(len(alerts), A_PAGE), lambda other: token(slot, 0, -1, LIST, other), phrases)
    home = Button(token(slot, 0, -1, "summary"), phrases("coordinator.summary"))
    return Card(slot, phrases("alert.list"), tuple(lines), rows=(*rows, (*pages, home)))


def _named(alert: Alert, phrases: Phrases) -> str:
    return " · ".join(part for part in (phrases("alert.title", number=alert.number), alert.where) if part)
