"""Concerns in a transaction: recording them, alerting who coordinates the audit, and what becomes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import mailing
from bot.hearing import Hearing
from bot.showing import Screen
from storage import addresses, concerns, ledger, outbox, participants, reach
from storage.addresses import Address
from storage.concerns import Concern, State
from storage.outbox import Urgency
from storage.participants import Participant
from survey.alert_cards import MAIL, Alert, AlertCards
from survey.audit import EMAIL, Audit, Role
from survey.concerns import Concerned, Told
from survey.phrases import Phrases

COMMAND, CLOCK = "command", "clock"
"""Who acts where no participant does, in the ledger."""


def in_reach(connection: Connection, audit: Audit, now: dt.datetime, *, mails: bool) -> set[str]:
    """Return which coordinators of an audit can be alerted now; `mails` says that there is a mail server."""
    ways = reach.of_audit(connection, audit.id, now)
    return {
        person
        for person, places in _places(connection, audit, mails=mails).items()
        if any(place.channel == EMAIL or ways.get(person, {}).get(place.channel) for place in places)
    }


def _places(connection: Connection, audit: Audit, *, mails: bool) -> dict[str, list[Address]]:
    """Return where each coordinator is alerted, also in a web chat that nobody is signed in to just now."""
    found: dict[str, list[Address]] = {}
    for address in addresses.of_role(connection, audit.id, Role.COORDINATOR):
        if audit.writes_to(Role.COORDINATOR, address.channel) and (mails or address.channel != EMAIL):
            found.setdefault(address.participant, []).append(address)
    return found


class Concerns(Hearing):
    """The concerns of one audit in one transaction."""

    def say(self, said: Concerned, request: int | None, participant: str) -> None:
        """Record what somebody says of a concern, and let coordinators hear of it."""
        concern, is_new = concerns.record(
            self.connection,
            self.key,
            said,
            audit=self.audit.id,
            request=request,
            participant=participant,
            now=self.now,
        )
        actor = ledger.actor(participant)
        self._note_down(concern, "concerns.raised" if is_new else "concerns.added", actor)
        if is_new:
            self.alert(concern, actor)
        elif concern.acknowledged_by is not None and (said.text or said.told is Told.UNSAID):
            # who has it hears of more; everybody does where nothing reaches them any longer
            heard = concern.acknowledged_by in self._in_reach()
            self._show(concern, [concern.acknowledged_by] if heard else self._coordinators, anew=True)
        else:
            self.refresh(concern)

    def alert(self, concern: Concern, actor: str = CLOCK) -> None:
        """Alert whoever's turn it is, as one round; nobody where that round was begun by somebody else, or where none
        can be reached."""
        heard = self._in_reach()
        named = {person: name for person, (_, name) in self._coordinators.items() if person in heard}
        again = {
            person for person, at in concerns.alerted(self.connection, concern).items() if any(r > 1 for r in at)
        }
        whom = tuple(named) if concern.round == 0 else self.audit.alerting.whom(named, again)
        if not whom or not concerns.begin_round(self.connection, concern, whom, self.now):
            return
        self._note_down(concern, f"concerns.alerted.{concern.round + 1}", actor)
        self._show(self.one(concern.number), whom, anew=True)

    def refresh(self, concern: Concern) -> None:
        """Bring the cards of a concern up to date, wherever they stand."""
        self._show(concern, self._coordinators, anew=False)

    def take(self, concern: Concern, by: str) -> bool:
        """Let a coordinator have a concern, and tell the others; returns False where somebody has it, or had."""
        if not concerns.acknowledge(self.connection, concern, by, self.now):
            return False
        self._note_down(concern, "concerns.acknowledged", ledger.actor(by))
        self.refresh(self.one(concern.number))
        return True

    def close(self, concern: Concern, outcome: str, by: str | None = None) -> None:
        """Close a concern with its outcome, and tell the coordinators; raises storage.concerns.AlreadyClosed."""
        concerns.close(self.connection, self.key, concern, outcome=outcome, by=by, now=self.now)
        self._note_down(concern, "concerns.closed", ledger.actor(by))
        self.refresh(self.one(concern.number))

    def one(self, number: int) -> Concern:
        """Return a concern as it stands now; raises storage.concerns.NoSuchConcern."""
        return concerns.one(self.connection, self.key, self.audit.id, number)

    def every(self) -> list[Concern]:
        """Return all of them, those that nobody has first."""
        return concerns.of_audit(self.connection, self.key, self.audit.id)

    def names(self, found: Iterable[Concern]) -> dict[str, str]:
        """Return the names of whoever raised, has or closed these, by participant."""
        people = {who for each in found for who in (each.participant, each.acknowledged_by, each.closed_by)}
        return participants.names(self.connection, self.key, {who for who in people if who is not None})

    def cards(self, concern: Concern, reader: str, phrases: Phrases) -> AlertCards:
        """Return the cards of a concern for one coordinator."""
        return AlertCards(self._alert(concern, reader, phrases), phrases)

    @cached_property
    def _coordinators(self) -> dict[str, tuple[Participant, str]]:
        found = participants.of_role(self.connection, self.house.vault, self.audit.id, Role.COORDINATOR)
        return {participant.id: (participant, name) for participant, name in found}

    def _in_reach(self) -> set[str]:
        return in_reach(self.connection, self.audit, self.now, mails=self.house.mails)

    def _show(self, concern: Concern, whom: Iterable[str], *, anew: bool) -> None:
        """Show the card of a concern to these coordinators: `anew`, or in the place of the one that they have."""
        places = _places(self.connection, self.audit, mails=self.house.mails)
        for person in whom:
            for address in places.get(person, ()):
                if person in self._coordinators and address.channel == EMAIL:
                    if anew:
                        self._mail(concern, self._coordinators[person][0], address)
                elif person in self._coordinators:
                    self._show_at(concern, self._coordinators[person][0], address, anew=anew)

    def _mail(self, concern: Concern, participant: Participant, address: Address) -> None:
        """Write that something needs somebody now, in the place of an e-mail that says so and has not left yet; it
        waits behind no other e-mail."""
        outbox.withdraw(self.connection, outbox.waiting_in(self.connection, address.id, MAIL), self.now)
        letter = mailing.alert(self.house, self.connection, self.audit, participant)
        # of what is said to who has a concern already, nobody else takes the place
        slot = MAIL if concern.state is State.OPEN else ""
        key, urgency = participant.key, Urgency.ALERT
        mailing.write(self.house, self.connection, key, address.id, letter, slot=slot, urgency=urgency)
        self.others.append((address.channel, address.id))

    def _show_at(self, concern: Concern, participant: Participant, address: Address, *, anew: bool) -> None:
        phrases = self.house.speaking(participant.language)
        screen = Screen(
            self.house, self.connection, self.ahead, address.id, address.channel, phrases, ready=self.ready
        )
        live = None if anew else screen.live_in(concern.slot)
        if anew or live:
            card = self.cards(concern, participant.id, phrases).card()
            replace(screen, pressed_on=live.row if live else "").show(participant.key, card)
            self.others.append((address.channel, address.id))

    def _alert(self, concern: Concern, reader: str, phrases: Phrases) -> Alert:
        names = self.names((concern,))
        return Alert(
            slot=concern.slot,
            number=concern.number,
            where=self.audit.about(concern.case, concern.agency),
            by=names.get(concern.participant, ""),
            at=self._at(concern.raised_at, phrases),
            told=concern.told,
            words=bool(concern.text),
            round=concern.round,
            holder=names.get(concern.acknowledged_by or "", ""),
            held_at=self._at(concern.acknowledged_at, phrases),
            mine=concern.acknowledged_by == reader,
            of_parent=participants.one(self.connection, self.house.vault, concern.participant).role is Role.PARENT,
            is_closed=concern.state is State.CLOSED,
            closer=names.get(concern.closed_by or "", ""),
            closed_at=self._at(concern.closed_at, phrases),
        )

    def _at(self, moment: dt.datetime | None, phrases: Phrases) -> str:
        return "" if moment is None else phrases.moment(moment.astimezone(ZoneInfo(self.audit.timezone)))

    def _note_down(self, concern: Concern, action: str, actor: str) -> None:
        subject = f"concern:{concern.number}"
        ledger.append(self.connection, self.audit.id, actor=actor, action=action, subject=subject, now=self.now)
