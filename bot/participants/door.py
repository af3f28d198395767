"""The front door: people whom no address knows yet, and the invitations with which they come in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.channels import Incoming, Receipt
from bot.house import House
from bot.invitations import note_refused
from bot.participants.concern_desk import ConcernDesk
from bot.participants.roles import somebody
from bot.showing import Screen
from storage import addresses, attempts, invitations, ledger, participants
from storage.invitations import State
from storage.participants import Participant
from survey.audit import Role, Window
from survey.desk import greeting
from survey.events import Commanded
from survey.messages import Line, Note, Tone
from survey.parents.gone import about_danger

MOST_ATTEMPTS = 10
"""Invitations that one sender may try in a window of storage.attempts."""


@dataclass(frozen=True)
class Door:
    """The door in one turn."""

    house: House
    connection: Connection
    now: dt.datetime

    def knock(self, incoming: Incoming) -> Receipt:
        """Take a stranger in who brings a good invitation, and tell anybody else what to do next."""
        match incoming.event:
            case Commanded("start", token) if token:
                return self._try(incoming, token)
            case event if about_danger(event):
                # whoever it is: of which audit, and so whose help lines, is not known
                phrases = self.house.speaking("")
                urgent = Line(phrases("parent.help.now"), Tone.ALERT)
                return Receipt(reply=Note((urgent, Line(phrases("door.unknown")))))
            case _:
                return self._answer("door.unknown")

    def _try(self, incoming: Incoming, token: str) -> Receipt:
        if self._too_many(incoming):
            return self._answer("door.too_many")
        state, participant_id = invitations.look(self.connection, token, incoming.channel, self.now)
        if state is not State.VALID or participant_id is None:
            if participant_id is not None:
                self._note_refused(participant_id, state, incoming.channel)
            return self._answer(_REASONS[state])
        participant = participants.one(self.connection, self.house.vault, participant_id)
        audit = self.house.audit(self.connection, participant.audit, participant.revision).audit
        if not audit.allows(participant.role, incoming.channel):
            return self._answer("door.not_allowed", participant.language)
        state, _ = invitations.redeem(self.connection, token, incoming.channel, self.now)
        if state is not State.VALID:
            return self._answer(_REASONS[state])
        self.admit(participant, incoming.channel, incoming.address)
        return Receipt()

    def known(self, participant: Participant, incoming: Incoming) -> str:
        """Return the phrase that refuses somebody who takes part already; empty where they may go on.

        A good invitation of their own that they open once more is used up, so that nobody else can use it.
        """
        audit = self.house.audit(self.connection, participant.audit, participant.revision).audit
        if not audit.allows(participant.role, incoming.channel):
            return "door.not_allowed"
        match incoming.event:
            case Commanded("start", token) if token:
                if self._too_many(incoming):
                    return "door.too_many"
                state, whose = invitations.look(self.connection, token, incoming.channel, self.now)
                if whose is not None and whose != participant.id:
                    self._note_refused(whose, state, incoming.channel)
                    return "door.taken"
                if state is State.VALID:
                    invitations.redeem(self.connection, token, incoming.channel, self.now)
        return ""

    def moves_on(self, participant: Participant, incoming: Incoming) -> bool:
        """Return whether somebody whose audit has closed opens an invitation to another one.

        An account takes part in one audit at a time: its address is free from now on.
        """
        audit = self.house.audit(self.connection, participant.audit, participant.revision).audit
        match incoming.event:
            case Commanded("start", token) if token and audit.window(self.now) is Window.CLOSED:
                state, whose = invitations.look(self.connection, token, incoming.channel, self.now)
                return state is State.VALID and whose != participant.id
        return False

    def _note_refused(self, participant: str, state: State, channel: str) -> None:
        note_refused(self.connection, self.house.vault, participant, state, channel=channel, now=self.now)

    def _too_many(self, incoming: Incoming) -> bool:
        sender = self.house.vault.mac("sender", f"{incoming.channel}:{incoming.address}")
        return attempts.count(self.connection, sender, self.now) > MOST_ATTEMPTS

    def admit(self, participant: Participant, channel: str, address: str) -> str:
        """Bind an address to a participant and show them where they stand; returns the address's id.

        Raises storage.addresses.AddressTaken where it is somebody else's.
        """
        bound = addresses.bind(
            self.connection,
            self.house.vault,
            participant.key,
            participant=participant.id,
            channel=channel,
            address=address,
            now=self.now,
        )
        ledger.append(
            self.connection,
            participant.audit,
            actor=ledger.actor(participant.id),
            action="invitation.redeemed",
            subject=f"channel:{channel}",
            now=self.now,
        )
        self._welcome(participant, channel, bound.id)
        return bound.id

    def _welcome(self, participant: Participant, channel: str, address_id: str) -> None:
        phrases = self.house.speaking(participant.language)
        audit = self.house.audit(self.connection, participant.audit, participant.revision).audit
        ahead = Ahead(self.connection, self.house.vault, ())
        screen = Screen(self.house, self.connection, ahead, address_id, channel, phrases)
        person = somebody(screen, participant, audit, self.now)
        if channel in participant.desk.told:
            person.take(Commanded("start"))
        else:
            person.greet(greeting(audit, participant.role, phrases))
        if participant.role is Role.COORDINATOR:
            ConcernDesk(screen, participant, audit, self.now).greet()

    def _answer(self, phrase: str, language: str = "") -> Receipt:
        return Receipt(reply=Note((Line(self.house.speaking(language)(phrase)),)))


_REASONS = {
    State.USED: "door.used",
    State.REVOKED: "door.revoked",
    State.EXPIRED: "door.expired",
    State.UNKNOWN: "door.wrong",
}
