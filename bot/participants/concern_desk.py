"""Concerns in a coordinator's chat: taking one, reading it, and closing it with what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import structlog

from bot.concerns import Concerns
from bot.person import Person
from storage import concerns, participants
from storage.concerns import SLOT, AlreadyClosed, Concern, NoSuchConcern, State
from storage.vault import VaultError
from survey.alert_cards import LIST, listed
from survey.answers import Refused, clean
from survey.audit import WEB, Audit
from survey.coordinator_cards import SLOT as CHAT
from survey.events import Commanded, Event, Pressed, Said
from survey.messages import Press
from survey.screening import screen as look_for_names

log = structlog.get_logger()

LEAST_WORDS = 3
"""Of an outcome: a case's number or an agency's name that was meant for something else closes nothing."""
_OF_CONCERN = re.compile(rf"{SLOT}(\d{{1,9}})")


@dataclass(frozen=True)
class ConcernDesk(Person):
    """A coordinator, or the lead who only reads, in one turn."""

    def take(self, event: Event) -> str | None:
        """Do what an event does to concerns; returns the short word that answers a press, None for an event that is
        about something else."""
        desk, told = self.participant.desk, self.channel in self.participant.desk.told
        closing = desk.closing if desk.closing_in == self.channel else 0
        if desk.closing and not (closing and isinstance(event, Said)):
            self._ask_outcome(0)
        match event:
            case Pressed(token) if (press := Press.parse(token)) is not None:
                return self._pressed(press, told=told)
            case Commanded("concerns", _) if told:
                return self._list(0)
            case Said(text, _) if told and closing:
                return self._close(closing, text)
        return None

    def greet(self) -> None:
        """Show a coordinator who has just come in what was alerted and nobody has taken: an e-mail says that
        something needs them, and not what."""
        for audit, number in concerns.unacknowledged(self.connection):
            if audit != self.audit.id:
                continue
            try:
                concern = self._concerns.one(number)
            except VaultError as error:  # a damaged row must not keep them out
                log.error("concerns.unreadable", concern=number, error=type(error).__name__)  # noqa: TRY400 - its number only
                continue
            if concern.round:
                self.show(self._concerns.cards(concern, self.participant.id, self.phrases).card())

    def _pressed(self, press: Press, *, told: bool) -> str | None:
        if press.slot == CHAT and press.action == LIST and told:
            return self._list(press.argument)
        about = _OF_CONCERN.fullmatch(press.slot)
        if about is None:
            return None
        try:
            concern = self._concerns.one(int(about[1]))
        except NoSuchConcern:
            return self.phrases("toast.stale")
        return self._do(press.action, concern, told=told)

    def _do(self, action: str, concern: Concern, *, told: bool) -> str | None:
        if action == "have" and self.runs:
            return self._have(concern)
        if not told:
            return None  # the privacy card comes first
        match action:
            case "read":
                return self._read(concern)
            case "have" | "close" if not self.runs:
                self.note_down("refused.press", f"concern:{concern.number}")
                return self._read(concern) or self.phrases("command.lead")
            case "close" if concern.state is not State.CLOSED:
                self._ask_outcome(concern.number)
                return self.show(self._concerns.cards(concern, self.participant.id, self.phrases).closing())
            case "list":
                return self._list(0)
        return self._read(concern) or self.phrases("toast.stale")

    def _have(self, concern: Concern) -> str:
        if self._concerns.take(concern, self.participant.id):
            return ""
        alert = self._concerns.cards(concern, self.participant.id, self.phrases).alert
        self._concerns.refresh(concern)
        if alert.is_closed:
            return self.phrases("alert.settled")
        return "" if alert.mine else self.phrases("alert.had", name=alert.holder)

    def _read(self, concern: Concern) -> str:
        shown = self.channel == WEB or Audit.COMMENTS not in self.audit.web_only
        cards = self._concerns.cards(concern, self.participant.id, self.phrases)
        card = replace(cards, acts=self.runs).opened(concern.text if shown else "", concern.outcome if shown else "")
        self.note_down("concerns.read", f"concern:{concern.number}")
        return self.show(card)

    def _close(self, number: int, text: str) -> str:
        try:
            outcome = clean(text)
        except Refused as refused:
            return self.say(self.phrases(refused.phrase, **refused.details))
        if len(outcome.split()) < LEAST_WORDS:
            return self.say(self.phrases("alert.too_short"))
        if look_for_names(outcome, self.audit.words):
            return self.say(self.phrases("alert.identifies"))
        self._ask_outcome(0)
        try:
            self._concerns.close(self._concerns.one(number), outcome, self.participant.id)
        except AlreadyClosed:
            return self.say(self.phrases("alert.settled"))
        return self._read(self._concerns.one(number))

    def _list(self, page: int) -> str:
        every = self._concerns.every()
        alerts = [self._concerns.cards(each, self.participant.id, self.phrases).alert for each in every]
        self.note_down("concerns.seen", f"concerns:{len(every)}")
        return self.show(listed(alerts, page, CHAT, self.phrases))

    def _ask_outcome(self, number: int) -> None:
        """Remember of which concern the outcome is typed next; 0 for none."""
        desk = replace(self.participant.desk, closing=number, closing_in=self.channel if number else "")
        participants.save_desk(self.connection, self.participant, desk)

    @property
    def _concerns(self) -> Concerns:
        return Concerns.within(self.screen, self.audit, self.participant.key)
