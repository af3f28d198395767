"""What a reminder looks like, and what its buttons ask next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from survey.audit import Audit
from survey.dispositions import Disposition
from survey.messages import Button, Card, Line, token
from survey.phrases import Phrases
from survey.reminding import NOON, Calendar, Stage, stage

SLOT = "r"
"""Where a reminder stands: a later one takes the place of an earlier one."""
MOST_NAMED = 6
"""Requests that a reminder names; of the others it says how many there are."""
MOST_DAYS = 8


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A request that waits for its participant: how many of its questions are answered, of how many, and whether it
    is about a case; `later` is a later due date than the audit's, where it was given one."""

    request: int
    name: str
    disposition: Disposition
    done: int = 0
    total: int = 0
    has_case: bool = True
    later: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ReminderCards:
    """The cards of an audit's reminders, in one language, at a moment.

    Each button says for good which day or which request it is about, so that an old one still means what it said.
    """

    audit: Audit
    calendar: Calendar
    phrases: Phrases
    now: dt.datetime

    def reminder(self, unfinished: Sequence[Unfinished], *, has_new_date: bool = False) -> Card:
        """Return the one message about everything that waits for a person."""
        tone, say = self.stage(unfinished, has_new_date=has_new_date), self.phrases
        dues = {self._due(each) for each in unfinished}
        parts = [self._part(each) for each in unfinished[:MOST_NAMED]]
        if len(dues) > 1:
            dated = zip(parts, unfinished, strict=False)
            parts = [f"{part}, {self._due_in_words(self._due(each))}" for part, each in dated]
        if len(unfinished) > MOST_NAMED:
            parts.append(say.many("reminder.more", len(unfinished) - MOST_NAMED))
        lead = say(f"reminder.lead.{tone}", coordinator=self.audit.coordinator)
        one = unfinished[0] if len(unfinished) == 1 else None
        rows = [[self._button("resume", main=True)], [self._button("later")]]
        if any(each.has_case and each.disposition is not Disposition.SENT_BACK for each in unfinished):
            rows.append([self._button("unknown", one.request if one else 0)])
        rows += [[self._button("pass", one.request if one else 0)], [self._button("stop")]]
        if len(dues) == 1:
            parts += map(self._due_in_words, dues)
        return self._card(f"reminder.title.{tone}", (lead, _sentence(parts)), rows)

    def before_privacy(self, unfinished: Sequence[Unfinished], *, has_new_date: bool = False) -> Card:
        """Return the message for somebody who has not read yet what is kept of them: it names nothing."""
        first = min(map(self._due, unfinished))
        parts = [self.phrases.many("reminder.waiting", len(unfinished)), self._due_in_words(first)]
        tone = self.stage(unfinished, before_privacy=True, has_new_date=has_new_date)
        rows = [[self._button("resume", main=True)], [self._button("later")], [self._button("stop")]]
        return self._card(f"reminder.title.{tone}", (_sentence(parts),), rows)

    def stage(
        self, unfinished: Sequence[Unfinished], *, before_privacy: bool = False, has_new_date: bool = False
    ) -> Stage:
        """Return in which tone a reminder speaks; `before_privacy` it says nothing of where requests stand."""
        if has_new_date:
            return Stage.NEW_DATE
        # a request that was opened and answered nowhere is not begun, as the reminder itself says of it
        begun = () if before_privacy else unfinished
        stand = {each.disposition for each in begun if each.done or each.disposition is Disposition.SENT_BACK}
        return stage(self.calendar, stand, self.now, min(map(self._due, unfinished)))

    def when(self) -> Card:
        """Return the card that asks when to remind again."""
        today = self.calendar.day(self.now)
        rows = []
        if self.now < self.calendar.at(today, dt.time(12)) and self.is_open(self.calendar.at(today, NOON)):
            rows.append([self._button("afternoon", today.toordinal())])
        for day in self.calendar.working_days(today, 1):
            is_tomorrow = day == today + dt.timedelta(days=1)
            label = self.phrases("reminder.tomorrow") if is_tomorrow else self._on(day)
            rows.append([Button(self._press("day", day.toordinal()), label)])
        rows += [[self._button("days")], [self._button("resume")]]
        return self._card("reminder.later.title", (), rows)

    def days(self) -> Card:
        """Return the card that offers the next working days."""
        days = self.calendar.working_days(self.calendar.day(self.now), MOST_DAYS)
        rows = [[Button(self._press("day", day.toordinal()), self._on(day))] for day in days]
        return self._card("reminder.days.title", (), [*rows, [self._button("resume")]])

    def wished(self, at: dt.datetime) -> Card:
        """Return the card that says when a reminder comes."""
        day = self.calendar.day(at)
        said = self.phrases("reminder.later.said", day=self.phrases.weekday(day))
        if day == self.calendar.day(self.now):
            said = self.phrases("reminder.later.said_afternoon")
        return self._card("reminder.later", (said,), [[self._button("resume", main=True)]])

    def stopped(self) -> Card:
        """Return the card that says that there are no more reminders."""
        said = self.phrases("reminder.stop.said", coordinator=self.audit.coordinator)
        return self._card("reminder.stop.title", (said,), [[self._button("resume")], [self._button("again")]])

    def begun_again(self) -> Card:
        """Return the card that says that there are reminders again."""
        said = self.phrases("reminder.again.said")
        return self._card("reminder.again", (said,), [[self._button("resume")], [self._button("stop")]])

    def is_open(self, at: dt.datetime) -> bool:
        """Return whether people are written to at a moment."""
        return self.calendar.next_open(at) == at

    def _part(self, each: Unfinished) -> str:
        say = self.phrases
        if each.disposition is Disposition.SENT_BACK:
            return say("reminder.part.sent_back", name=each.name)
        if not each.done:
            return say("reminder.part.not_begun", name=each.name)
        if each.done == each.total:
            return say("reminder.part.ready", name=each.name)
        return say("reminder.part.done", name=each.name, done=each.done, total=each.total)

    def _due(self, each: Unfinished) -> dt.date:
        return max(self.audit.due, each.later or self.audit.due)

    def _due_in_words(self, due: dt.date) -> str:
        late = self.calendar.day(self.now) > due
        return self.phrases("reminder.due.past" if late else "reminder.due", day=self.phrases.weekday(due))

    def _on(self, day: dt.date) -> str:
        return self.phrases("reminder.day", day=self.phrases.weekday(day))

    def _button(self, action: str, argument: int = 0, *, main: bool = False) -> Button:
        return Button(self._press(action, argument), self.phrases(f"reminder.{action}"), main)

    @staticmethod
    def _press(action: str, argument: int = 0) -> str:
        return token(SLOT, 0, -1, action, argument)

    def _card(self, title: str, lines: Sequence[str], rows: Sequence[Sequence[Button]]) -> Card:
        said = tuple(Line(line) for line in lines)
        return Card(SLOT, self.phrases(title), said, rows=tuple(tuple(row) for row in rows))


def _sentence(parts: Sequence[str]) -> str:
    return f"{'; '.join(parts)}."
