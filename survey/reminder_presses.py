"""What the buttons below a reminder do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from survey.desk import AtDesk, Enter, Stay
from survey.dispositions import SETTLED, Disposition
from survey.events import Chosen, Event, Pressed
from survey.messages import Card, Press
from survey.reminder_cards import SLOT, ReminderCards
from survey.reminding import NOON, Wishes
from survey.state import Fact, Noticed, NoticeKind, RemindersWished

_NAMES_NOTHING = frozenset({"later", "days", "afternoon", "day", "stop", "again"})
"""What can be done before somebody has read what is kept of them."""
_FIRST = (Disposition.SENT_BACK, Disposition.PARTIAL, Disposition.OPENED)
"""Where somebody is likeliest to have been who is in no request."""


def press_of(event: Event, *, has_read: bool) -> Press | None:
    """Return what an event presses below a reminder, None where it does not, or has to wait until its person has read
    what is kept of them."""
    press = Press.parse(event.token) if isinstance(event, Pressed) else None
    if press is None or press.slot != SLOT:
        return None
    return press if has_read or press.action in _NAMES_NOTHING else None


@dataclass(frozen=True, slots=True)
class AtReminder:
    """Somebody at a reminder: their desk with all of their requests, and what they wish until now."""

    desk: AtDesk
    cards: ReminderCards
    wishes: Wishes

    def take(self, press: Press) -> Stay | Enter:
        """Return what a button does. It does it once: what is so already stays as it is."""
        match press.action:
            case "resume":
                return self._resume()
            case "later":
                return self._show(self.cards.when())
            case "days":
                return self._show(self.cards.days())
            case "afternoon" | "day":
                return self._later(press)
            case "unknown" | "pass":
                return self._about(press)
            case "stop":
                return self._stop()
            case "again":
                return self._again()
        return self._stale()

    def _resume(self) -> Stay | Enter:
        waiting = {item.request: item.disposition for item in self.desk.items if item.disposition not in SETTLED}
        if self.desk.desk.current in waiting:
            return self.desk.into(self.desk.desk.current)
        for wanted in _FIRST:
            for request, disposition in waiting.items():
                if disposition is wanted:
                    return self.desk.into(request)
        return self.desk.into(next(iter(waiting))) if len(waiting) == 1 else self.desk.listed()

    def _later(self, press: Press) -> Stay:
        calendar = self.cards.calendar
        if not calendar.opens.toordinal() <= press.argument <= calendar.closes.toordinal():
            return self._stale()
        day = dt.date.fromordinal(press.argument)
        at = calendar.at(day, NOON) if press.action == "afternoon" else calendar.begins(day)
        if at <= self.cards.now or not self.cards.is_open(at):
            return self._show(self.cards.when(), toast=self.cards.phrases("reminder.later.past"))
        wished = RemindersWished(Wishes(later=at))
        return self._show(self.cards.wished(at), *([wished] if wished.wishes != self.wishes else []))

    def _about(self, press: Press) -> Stay | Enter:
        if press.argument == 0:
            return self.desk.listed()
        for item in self.desk.items:
            if item.request == press.argument:
                event = Chosen(press.action) if item.disposition not in SETTLED else None
                return self.desk.into(item.request, event)
        return self._stale()

    def _stop(self) -> Stay:
        if self.wishes.stopped:
            return self._show(self.cards.stopped(), toast=self.cards.phrases("reminder.stop.known"))
        wished = RemindersWished(Wishes(stopped=True))
        return self._show(self.cards.stopped(), wished, Noticed(NoticeKind.REMINDERS_STOPPED))

    def _again(self) -> Stay:
        wished = [RemindersWished(replace(self.wishes, stopped=False))] if self.wishes.stopped else []
        return self._show(self.cards.begun_again(), *wished)

    def _stale(self) -> Stay:
        return replace(self.desk.listed(), toast=self.cards.phrases("toast.stale"))

    def _show(self, card: Card, *facts: Fact, toast: str = "") -> Stay:
        return Stay(self.desk.desk, card, toast=toast, facts=facts)
