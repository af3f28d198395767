"""Whoever speaks with a parent on the telephone: the parent's own conversation, typed by somebody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.participants.parent import Open, Parent
from bot.showing import Screen
from bot.withdrawing import Receipt
from storage import families, participants, requests
from storage.families import Contact
from storage.participants import Participant
from storage.requests import Request
from storage.times import parse, stamp
from survey.audit import Audit
from survey.events import Event
from survey.families import SLOT
from survey.messages import Button, Card, Line, token
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
        """Begin, or go on exactly where it was left."""
        self._sits(self.contact.number)
        self.greet()

    def takes(self, event: Event, *, returning: bool) -> str | None:
        """Do what an event does to the conversation; returns the short word that answers a press, None for an event
        that leads away from it: it stays where it is."""
        silent = self.now - parse(self.by.desk.interviewed_at)
        if silent > LONGEST_SILENCE or not interview.is_part(event, self.contact.request or 0):
            self._leave()
            return None
        self._sits(self.contact.number)
        return self.take(event, returning=returning)

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
            self._sits(0)
        return toast

    def _without(self, request: Request | None, event: Event) -> str:
        """Say to somebody who was speaking with a parent that they have withdrawn."""
        self._sits(0)
        return super()._without(request, event)

    def _gone(self, request: Request, receipt: Receipt) -> Card:
        """Return what is shown with the receipt, which is read out: nobody else may be able to show it."""
        day = self.phrases.day(receipt.at.astimezone(ZoneInfo(self.audit.timezone)).date())
        return gone(request.number, self.phrases, number=receipt.number, day=day)

    def _leave(self) -> None:
        """Put a card without words of the parent's in the place of the one that stood there, and be a coordinator."""
        self._sits(0)
        slot = f"{SLOT}{self.contact.number}"
        rows = (
            (Button(token(slot, 0, -1, "call"), self.phrases("family.call.again"), main=True),),
            (Button(token(slot, 0, -1, "read"), self.phrases("interview.contact")),),
        )
        lines = (Line(self.phrases("interview.left", case=self.contact.case)),)
        left = Card(str(self.contact.request), self.phrases("interview.title.left"), lines, rows=rows)
        self.screen.show(self.participant.key, left)

    def _sits(self, number: int) -> None:
        """Remember with the parent of which contact they are speaking; 0 for none."""
        channel, at = (self.screen.channel, stamp(self.now)) if number else ("", "")
        stored = participants.one(self.connection, self.house.vault, self.by.id)
        desk = replace(stored.desk, interviewing=number, interviewing_in=channel, interviewed_at=at)
        participants.save_desk(self.connection, self.by, desk)
