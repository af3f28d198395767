"""What a coordinator is shown before something is changed: what it would do, and one button that says yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from survey.chasing import Passed, PassedOver
from survey.coordinator_cards import SLOT
from survey.messages import Button, Card, Line, Tone, token
from survey.paging import on_page, page_row, pages_of
from survey.phrases import Phrases
from survey.wording import excerpt

A_PAGE = 8
MOST_NAMES = 800
"""UTF-16 units of names on one card."""

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A question of a return: its position in the questionnaire, its number and its short wording, and the note with
    which it is to go back."""

    position: int
    number: str
    short: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CommandCards:
    """The cards of what is to be changed, at one revision of the desk; their buttons mean something only there."""

    revision: int
    phrases: Phrases

    def remind(self, names: Sequence[str], passed: Iterable[PassedOver], at: str) -> Card:
        """Return who would be reminded, and who is passed over; `at` is when, in words, empty for at once."""
        say = self.phrases
        lines = [
            Line(say("remind.would", names=excerpt(", ".join(names), MOST_NAMES)) if names else say("remind.nobody"))
        ]
        over = list(passed)
        for why in Passed:
            those = [each.name for each in over if each.why is why]
            if those:
                lines.append(Line(say(f"remind.passed.{why}", names=excerpt(", ".join(those), MOST_NAMES))))
        if names and at:
            lines.append(Line(say("remind.outside", at=at), Tone.ALERT))
        yes = "remind.queue" if at else "remind.yes"
        return self._ask("remind.title", lines, yes if names else "")

    def which_day(self, name: str, due: Sequence[dt.date], days: Sequence[dt.date]) -> Card:
        """Return what asks until when something is extended, with days to choose from."""
        say = self.phrases
        lines = [Line(say("extend.now", name=name or say("extend.audit"), due=self._days(due)))]
        rows = [(self._button("until", say("extend.until", day=say.weekday(day)), day.toordinal()),) for day in days]
        return self._ask("extend.title", lines, "", rows, wants="extend.wants")

    def extend(
        self, name: str, day: dt.date, was: Sequence[dt.date], moved: Sequence[str], beside: Sequence[str]
    ) -> Card:
        """Return what would be due on another day; `moved` are what these requests are called, and `beside` those
        that are no agency's: they are in no count of what is outstanding."""
        say = self.phrases
        lines = [
            Line(say("extend.would", name=name or say("extend.audit"), day=say.weekday(day), was=self._days(was)))
        ]
        for phrase, names in (("extend.moves", moved), ("extend.moves_beside", beside)):
            if names:
                lines.append(Line(say.many(phrase, len(names), names=excerpt(", ".join(names), MOST_NAMES))))
        return self._ask("extend.title", [*lines, Line(say("extend.follows"), Tone.HINT)], "extend.yes")

    def accept(self, name: str, number: int, stands: str) -> Card:
        """Return which return would be accepted."""
        return self._ask(
            "accept.title",
            [Line(self.phrases("accept.would", name=name, number=number, stands=stands))],
            "accept.yes",
        )

    def which_question(self, name: str, wishes: Sequence[Wish], page: int) -> Card:
        """Return what asks which question goes back; those that have a note come with it."""
        say = self.phrases
        here, page = on_page(wishes, page, A_PAGE)
        rows: list[Row] = [
            (self._button("ask", f"{'✎ ' if each.note else ''}{each.number}. {each.short}", each.position),)
            for each in here
        ]
        rows.append(page_row(page, pages_of(len(wishes), A_PAGE), lambda other: self._press("list", other), say))
        return self._ask("sendback.title", [Line(say("sendback.which", name=name))], "", rows, wants="sendback.wants")

    def note(self, name: str, wish: Wish) -> Card:
        """Return what asks for the note on a question."""
        say = self.phrases
        lines = [Line(say("sendback.about", name=name, number=wish.number)), Line(wish.short, Tone.QUESTION)]
        if wish.note:
            lines.append(Line(wish.note, Tone.QUOTE))
        other = (self._button("pick", say("sendback.other")),)
        lines.append(Line(say("sendback.screened"), Tone.HINT))
        return self._ask("sendback.title", lines, "", [other], wants="sendback.wants_note")

    def send_back(self, name: str, number: int, stands: str, wishes: Sequence[Wish]) -> Card:
        """Return everything that would go back of a return with this number, which stands so."""
        say = self.phrases
        lines = [Line(say("sendback.would", name=name, number=number, stands=stands))]
        for each in wishes:
            lines += [Line(f"{each.number}. {each.short}", Tone.LABEL), Line(each.note, Tone.QUOTE)]
        lines.append(Line(say("sendback.counts"), Tone.HINT))
        rows: list[Row] = [(self._button("pick", say("sendback.another")),)]
        rows += [
            (self._button("unask", say("sendback.without", number=each.number), place),)
            for place, each in enumerate(wishes)
        ]
        return self._ask("sendback.title", lines, "sendback.yes", rows)

    def to_whom(self, name: str, giver: str, others: Sequence[tuple[int, str]], page: int) -> Card:
        """Return what asks who is to have a request; with each name comes the number of one of their requests."""
        say = self.phrases
        here, page = on_page(others, page, A_PAGE)
        rows: list[Row] = [(self._button("to", other, number),) for number, other in here]
        rows.append(page_row(page, pages_of(len(others), A_PAGE), lambda another: self._press("list", another), say))
        lines = [Line(say("reassign.with", name=name, giver=giver)), Line(say("reassign.whom"))]
        return self._ask("reassign.title", lines, "", rows, wants="reassign.wants")

    def reassign(self, name: str, giver: str, taker: str, *, is_new: bool) -> Card:
        """Return who would have a request instead of whom."""
        say = self.phrases
        lines = [
            Line(say("reassign.with", name=name, giver=giver)),
            Line(say("reassign.would", taker=taker, giver=giver)),
        ]
        if is_new:
            lines.append(Line(say("reassign.new", taker=taker), Tone.ALERT))
        return self._ask("reassign.title", lines, "reassign.yes")

    def invite(self, name: str, *, by_mail: bool) -> Card:
        """Return for whom a link would be made, and whether it goes by e-mail."""
        would = "invite.would_mail" if by_mail else "invite.would"
        yes = "invite.yes_mail" if by_mail else "invite.yes"
        return self._ask("invite.title", [Line(self.phrases(would, name=name))], yes)

    def whose(self, others: Sequence[tuple[int, str]], page: int) -> Card:
        """Return what asks whose answers are to be erased; with each name comes the number of a request."""
        say = self.phrases
        here, page = on_page(others, page, A_PAGE)
        rows: list[Row] = [(self._button("whose", name, number),) for number, name in here]
        rows.append(page_row(page, pages_of(len(others), A_PAGE), lambda another: self._press("list", another), say))
        return self._ask("erase.title", [Line(say("erase.whose"))], "", rows, wants="erase.wants")

    def withdraw(self, name: str, stands: str, editions: Sequence[int], concern: str) -> Card:
        """Return whose answers would be erased, where they stand, and which editions of the report counted them;
        `concern` is the phrase that says what stays of a concern about a child, empty where there is none."""
        say = self.phrases
        lines = [Line(say("erase.would", name=name, stands=stands))]
        if editions:
            lines.append(Line(say("withdrawn.correct", numbers=", ".join(map(str, editions)))))
        if concern:
            lines.append(Line(say(concern)))
        return self._ask("erase.title", [*lines, Line(say("erase.then"), Tone.HINT)], "erase.yes")

    def withdrawn(self, name: str, receipt: str, day: str) -> Card:
        """Return that somebody has withdrawn before, with their receipt."""
        return self._ask("erase.title", [Line(self.phrases("erase.was", name=name, number=receipt, day=day))], "")

    def appoint(self, name: str) -> Card:
        """Return who would run the audit too, or what asks for their name where it is empty."""
        say = self.phrases
        if not name:
            return self._ask("appoint.title", [Line(say("appoint.whom"))], "", wants="appoint.wants")
        lines = [Line(say("appoint.would", name=name)), Line(say("appoint.first"), Tone.HINT)]
        return self._ask("appoint.title", lines, "appoint.yes")

    def _days(self, days: Iterable[dt.date]) -> str:
        return ", ".join(self.phrases.weekday(day) for day in days)

    def _press(self, action: str, argument: int = 0) -> str:
        return token(SLOT, self.revision, -1, action, argument)

    def _button(self, action: str, label: str, argument: int = 0, *, main: bool = False) -> Button:
        return Button(self._press(action, argument), label, main)

    def _ask(self, title: str, lines: Sequence[Line], yes: str, rows: Iterable[Row] = (), *, wants: str = "") -> Card:
        say = self.phrases
        first = [(self._button("yes", say(yes), main=True),)] if yes else []
        last = (self._button("no", say("button.cancel")),)
        every = (*first, *(row for row in rows if row), last)
        return Card(SLOT, say(title), tuple(lines), rows=every, wants=say(wants) if wants else "")
