"""Whoever speaks with a parent on the telephone: the parent's own conversation, typed by somebody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.participants.parent import Open, Parent
from bot.showing import Screen
from bot.withdrawing import Receipt
from storage import addresses, families, parents, participants, requests
from storage.families import Contact
from storage.participants import Participant
from storage.requests import Request
from storage.times import parse, stamp
from survey.audit import RUNS, Audit, Role
from survey.events import Event
from survey.families import SLOT
from survey.messages import Button, Card, Line, Note, Tone, token
from survey.parents import interview
from survey.parents.gone import gone
from survey.parents.state import HungUp, Step, Withdrawn
from survey.parents.telephone import TELEPHONE, Telephone
from survey.phrases import Phrases

LONGEST_SILENCE = dt.timedelta(hours=1)
"""After it the call is over: what a coordinator types the next day is none of a parent's words."""


@dataclass(frozen=True)
class Interviewer(Parent):
    """A coordinator or the lead who speaks with the parent of a contact, in one turn. `participant` is the parent:
    everything is stored as theirs, and said of it who typed it."""

    by: Participant
    contact: Contact

    @classmethod
    def about(cls, screen: Screen, by: Participant, audit: Audit, now: dt.datetime, contact: Contact) -> Interviewer:
        """Return the conversation with the parent of a contact, who is a participant already."""
        parent = participants.one(screen.connection, screen.house.vault, contact.participant or "")
        return cls(screen, parent, audit, now, by, contact)

    @classmethod
    def speaking(cls, screen: Screen, by: Participant, audit: Audit, now: dt.datetime) -> Interviewer | None:
        """Return the conversation that somebody is in, in the channel of this turn; None where they are in none."""
        if not by.desk.interviewing or by.desk.interviewing_in != screen.channel:
            return None
        contact = families.one(screen.connection, by.key, audit.id, by.desk.interviewing)
        return cls.about(screen, by, audit, now, contact)

    def begin(self) -> None:
        """Begin, or go on exactly where it was left; whoever was in it until now is out of it."""
        notes = [self._takes_over(other, name) for other, name in self._others()]
        self._sits(self.by, self.contact.number)
        self._arrives(*notes)

    def takes(self, event: Event, *, returning: bool) -> str | None:
        """Do what an event does to the conversation; returns the short word that answers a press, None for an event
        that leads away from it: it stays where it is."""
        if self._is_over(self.by) or not interview.is_part(event, self.contact.request or 0):
            self._leave()
            return None
        self._sits(self.by, self.contact.number)
        return self.take(event, returning=returning)

    def speaks(self, language: str) -> None:
        """Let the parent be asked in a language from now on: it is the one in which somebody speaks with them, and in
        which their answers are kept."""
        if language != self.participant.language and not self._is_over(self.by):
            participants.speak(self.connection, self.participant, language)
            self.screen.ahead.forget(self.participant.id)
            self.note_down("families.language", f"family:{self.contact.number}")

    @property
    def actor(self) -> str:
        """The id of who is at the keyboard."""
        return self.by.id

    @property
    def through(self) -> str:
        """How what is answered and agreed to came in."""
        return TELEPHONE

    @property
    def phrases(self) -> Phrases:
        """The interviewer's language, and what is said to them instead of the parent."""
        return Telephone(self.screen.phrases)

    @property
    def _spoken(self) -> str:
        return self.participant.language

    def _request(self) -> Request | None:
        return requests.one(self.connection, self.contact.request or 0, self.participant.key)

    def _sit_down(self, request: Request) -> None:
        """Leave the parent's own desk as it is: they were shown nothing."""

    def _advance(self, here: Open, event: Event) -> Step:
        return interview.advance(here.setting, here.state, here.response.answers, event, self.phrases)

    def _look(self, here: Open) -> Card:
        return interview.look(here.setting, here.state, here.response.answers, self.phrases)

    def _follow(self, here: Open, step: Step, *, returning: bool) -> str:
        toast = super()._follow(here, step, returning=returning)
        # their own turns of this batch read what stands now
        self.screen.ahead.forget(self.participant.id)
        if any(isinstance(fact, HungUp) for fact in step.facts):
            self._leave()
        if any(isinstance(fact, Withdrawn) for fact in step.facts):
            self._sits(self.by, 0)
        return toast

    def _without(self, request: Request | None, event: Event) -> str:
        """Say to somebody who was speaking with a parent that they have withdrawn."""
        self._sits(self.by, 0)
        return super()._without(request, event)

    def _gone(self, request: Request, receipt: Receipt) -> Card:
        """Return what is shown with the receipt, which is read out: nobody else may be able to show it."""
        day = self.phrases.day(receipt.at.astimezone(ZoneInfo(self.audit.timezone)).date())
        return gone(request.number, self.phrases, number=receipt.number, day=day)

    def _is_over(self, by: Participant) -> bool:
        """Return whether somebody who is in a call has been silent for so long that it is over."""
        return self.now - parse(by.desk.interviewed_at) > LONGEST_SILENCE

    def _others(self) -> list[tuple[Participant, str]]:
        """Return who else is in this call, with their names: two at once would type into one answer."""
        people = [each for role in RUNS for each in self._in_role(role)]
        there = [each for each in people if each[0].desk.interviewing == self.contact.number]
        return [(other, name) for other, name in there if other.id != self.by.id and not self._is_over(other)]

    def _in_role(self, role: Role) -> list[tuple[Participant, str]]:
        return participants.of_role(self.connection, self.house.vault, self.audit.id, role)

    def _takes_over(self, other: Participant, name: str) -> Note:
        """Let somebody out of the call, and tell them who goes on: what they type is none of the parent's words any
        more. Returns what the newcomer is told of it."""
        channel = other.desk.interviewing_in
        self._sits(other, 0)
        self.screen.ahead.forget(other.id)
        mine = participants.names(self.connection, self.by.key, [self.by.id])[self.by.id]
        for address in addresses.of_participant(self.connection, other.id):
            if address.channel != channel:
                continue
            phrases = self.house.speaking(other.language)
            at = (address.id, channel, phrases)
            screen = Screen(self.house, self.connection, self.screen.ahead, *at, ready=self.screen.ready)
            screen.show(other.key, self._left(phrases, phrases("interview.taken_over", name=mine)))
            self.screen.others.append((channel, address.id))
        return Note((Line(self.phrases("interview.takes_over", name=name)),))

    def _leave(self) -> None:
        """Put a card without words of the parent's in the place of the one that stood there, and be a coordinator."""
        self._sits(self.by, 0)
        said = self.phrases("interview.left", case=self.contact.case)
        self.screen.show(self.participant.key, self._left(self.phrases, said))

    def _left(self, phrases: Phrases, said: str) -> Card:
        """Return the card of somebody who is in the call no more."""
        slot = f"{SLOT}{self.contact.number}"
        rows = (
            (Button(token(slot, 0, -1, "call"), phrases("family.call.again"), main=True),),
            (Button(token(slot, 0, -1, "read"), phrases("interview.contact")),),
        )
        request = self.contact.request or 0
        waits = parents.is_undecided(self.connection, request)
        lines = (Line(said), *([Line(phrases("interview.left.worry"), Tone.ALERT)] if waits else []))
        return Card(str(request), phrases("interview.title.left"), lines, rows=rows)

    def _sits(self, somebody: Participant, number: int) -> None:
        """Remember with the parent of which contact somebody is speaking from now on; 0 for none."""
        channel, at = (self.screen.channel, stamp(self.now)) if number else ("", "")
        stored = participants.one(self.connection, self.house.vault, somebody.id)
        desk = replace(stored.desk, interviewing=number, interviewing_in=channel, interviewed_at=at)
        participants.save_desk(self.connection, somebody, desk)
