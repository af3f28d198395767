"""Somebody whom a coordinator asks to run the audit too: they see the question, and their answer decides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.daytime import urgency_of
from bot.participants.coordinator import Coordinator
from bot.person import Person
from bot.showing import Screen
from storage import addresses, appointments, ledger, participants
from survey.audit import Role
from survey.desk import greeting
from survey.events import Event, Pressed
from survey.messages import Line, Note, Press
from survey.nominee_cards import SLOT, asking, declined


@dataclass(frozen=True)
class Nominee(Person):
    """A nominee in one turn."""

    def take(self, event: Event, *, returning: bool = False) -> str:  # noqa: ARG002 - what they see is always shown
        """Do what an event does; returns the short word that answers a press."""
        press = Press.parse(event.token) if isinstance(event, Pressed) else None
        answer = press.action if press is not None and press.slot == SLOT else ""
        if answer not in {"agree", "decline"}:
            self.greet()
            return ""
        by, waits = self._asked_by()
        if not waits or not appointments.settle(self.screen.connection, self.participant.id, self.now):
            self.greet()
            return self.screen.phrases("appoint.over")
        if answer == "decline":
            self._tell(by, "appoint.declined_others")
            self._note_down("appointment.declined")
            self.greet()
            return ""
        participants.become(self.screen.connection, self.participant.id, Role.COORDINATOR)
        self._note_down("appointment.agreed")
        self._tell(by, "appoint.agreed_others")
        now_runs = replace(self.participant, role=Role.COORDINATOR)
        welcome = greeting(self.audit, Role.COORDINATOR, self.screen.phrases)
        Coordinator(self.screen, now_runs, self.audit, self.now).greet(welcome)
        return ""

    def greet(self, *_: Note) -> None:
        """Show what they are asked, or where their answer left them."""
        by, waits = self._asked_by()
        name, title, say = self._names(by).get(by, self.audit.coordinator), self.audit.title, self.screen.phrases
        card = asking(name, title, say) if waits else declined(name, title, say)
        self.screen.show(self.participant.key, card)

    def _asked_by(self) -> tuple[str, bool]:
        """Return who asks, and whether they can be answered: somebody who runs the audit no longer asks nothing."""
        by, waits = appointments.asked_by(self.screen.connection, self.participant.id) or ("", False)
        if not waits:
            return by, False
        asking = participants.one(self.screen.connection, self.screen.house.vault, by)
        return by, asking.role is Role.COORDINATOR

    def _names(self, *people: str) -> dict[str, str]:
        return participants.names(self.screen.connection, self.participant.key, people)

    def _tell(self, by: str, phrase: str) -> None:
        """Tell whoever asked, wherever they are shown something: in the daytime, or while they are there."""
        screen, me = self.screen, self.participant.id
        asked = participants.one(screen.connection, screen.house.vault, by)
        phrases = screen.house.speaking(asked.language)
        note = Note((Line(phrases(phrase, name=self._names(me)[me])),))
        for address in addresses.of_participant(screen.connection, by):
            if address.reachable and self.audit.allows(asked.role, address.channel):
                there = Screen(
                    screen.house,
                    screen.connection,
                    screen.ahead,
                    address.id,
                    address.channel,
                    phrases,
                    urgency=urgency_of(screen.connection, by, self.now),
                    ready=screen.ready,
                )
                there.show(asked.key, None, [note])
                screen.others.append((address.channel, address.id))

    def _note_down(self, action: str) -> None:
        self.note_down(action, ledger.actor(self.participant.id))
