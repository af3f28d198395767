"""Families in a coordinator's chat: who may be approached, how, and what has become of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.families import Families
from bot.invitations import AuditClosed
from bot.participants.interviewer import Interviewer
from bot.person import Person
from bot.refusing import CannotDo
from storage import families, participants
from storage.families import Change, Contact, NoSuchContact
from survey.answers import Refused, clean
from survey.audit import WEB, Audit
from survey.coordinator_cards import SLOT as CHAT
from survey.coordinator_cards import change_of
from survey.events import Commanded, Event, Pressed, Said
from survey.families import HAS_SAID, SLOT, State
from survey.family_cards import LIST, STATES, Family, FamilyCards, Step, linked, listed
from survey.family_cards import Said as SaidBy
from survey.messages import Note, Press
from survey.tasks import WITHDRAW

_OF_FAMILY = re.compile(rf"{SLOT}(\d{{1,9}})")


@dataclass(frozen=True)
class FamilyDesk(Person):
    """A coordinator, or the lead, who only reads and telephones, in one turn."""

    def take(self, event: Event) -> str | None:
        """Do what an event does to families; returns the short word that answers a press, None for an event that is
        about something else."""
        desk = self.participant.desk
        if self.channel not in desk.told:
            return None  # the privacy card comes first
        asked = desk.family if desk.family_in == self.channel else 0
        if desk.family and not (asked and isinstance(event, Said)):
            self._ask_why(0)
        match event:
            case Pressed(token) if (press := Press.parse(token)) is not None:
                return self._pressed(press)
            case Commanded("families", argument):
                return self._commanded(argument)
            case Said(text, _) if asked:
                return self._not_appropriate(asked, text)
        return None

    def _commanded(self, argument: str) -> str:
        number = argument.strip()
        if not number.isdecimal():
            return self._list(0)
        try:
            return self._read(self._families.one(int(number)))
        except NoSuchContact:
            return self._list(0)

    def _pressed(self, press: Press) -> str | None:
        if press.slot == CHAT and press.action == LIST:
            return self._list(press.argument)
        if press.slot.isdecimal():
            return self._on_old_call(int(press.slot))
        about = _OF_FAMILY.fullmatch(press.slot)
        if about is None:
            return None
        try:
            return self._do(press, self._families.one(int(about[1])))
        except NoSuchContact:
            return self.phrases("toast.stale")
        except CannotDo as refused:
            return self.say(refused.said(self.phrases))
        except AuditClosed:
            return self.say(self.phrases("command.over"))

    def _on_old_call(self, request: int) -> str | None:
        """Go back into the conversation that a card of a call shows, and do nothing else: it may be an old one."""
        contact = next((each for each in self._families.every() if each.request == request), None)
        return None if contact is None else self._call(contact)

    def _do(self, press: Press, contact: Contact) -> str:
        match press.action:
            case "call":
                return self._call(contact)
            case "history":
                return self.show(self._cards(contact).history(self._history(contact)))
            case "list":
                return self._list(0)
            case "links" if self.runs:
                return self._links(contact)
            case "read_out" if self.runs:
                audit = self.audit
                return self.show(self._cards(contact).read_out(audit.board, audit.coordinator))
            case "note" if self.runs and press.argument < len(STATES):
                return self._move(contact, STATES[press.argument])
            case "another" if self.runs and press.argument == contact.of_case:
                return self._read(self._families.another(contact))
            case "read":
                return self._read(contact)
        return self._read(contact) or self.phrases("toast.stale")

    def _call(self, contact: Contact) -> str:
        """Begin to speak with a parent, or go on where the line broke."""
        called = self._families.call(contact)
        # what the parent has said is in front of whoever telephones, also where they said it in writing
        self.note_down("families.called", f"family:{contact.number}")
        Interviewer.about(self.screen, self.participant, self.audit, self.now, called).begin()
        return ""

    def _links(self, contact: Contact) -> str:
        made = self._families.invite(contact, self.house.ways())
        day = self.phrases.day(self.audit.closes)
        note = linked([(each.channel, each.link) for each in made], day, self.phrases)
        return self._read(self._families.one(contact.number), note)

    def _move(self, contact: Contact, state: State) -> str:
        if state not in contact.moves:
            return self._read(contact) or self.phrases("toast.stale")
        if state is State.NOT_APPROPRIATE:
            self._ask_why(contact.number)
            return self.show(self._cards(contact).asking_why())
        self._families.move(contact, state)
        return self._read(self._families.one(contact.number))

    def _not_appropriate(self, number: int, text: str) -> str:
        try:
            why = clean(text)
        except Refused as refused:
            return self.say(self.phrases(refused.phrase, **refused.details))
        try:
            self._families.may_say(why)
            self._ask_why(0)
            self._families.move(self._families.one(number), State.NOT_APPROPRIATE, why)
        except CannotDo as refused:
            return self.say(refused.said(self.phrases))
        return self._read(self._families.one(number))

    def _read(self, contact: Contact, *notes: Note) -> str:
        self.note_down("families.read", f"family:{contact.number}")
        return self.show(self._cards(contact).opened(), *notes)

    def _list(self, page: int) -> str:
        every = [self._family(each) for each in self._families.every()]
        counts = families.figures_of(self.connection, self.audit.id)
        self.note_down("families.seen", f"families:{len(every)}")
        return self.show(listed(every, counts, page, CHAT, self.phrases))

    def _cards(self, contact: Contact) -> FamilyCards:
        return FamilyCards(self._family(contact), self.phrases)

    def _family(self, contact: Contact) -> Family:
        hidden = self.channel != WEB and Audit.COMMENTS in self.audit.web_only
        return Family(
            number=contact.number,
            case=contact.case,
            state=contact.state,
            of_case=contact.of_case,
            said=[
                SaidBy(self.audit.agency_name(each.agency or ""), each.text, hidden) for each in contact.suggestions
            ],
            moves=contact.moves,
            links=self._families.can_approach(contact),
            calls=self._families.can_call(contact),
            erases=change_of(contact.request, WITHDRAW) if contact.request and contact.state in HAS_SAID else "",
            acts=self.runs,
        )

    def _history(self, contact: Contact) -> list[Step]:
        connection, key = self.connection, self.participant.key
        steps = families.history(connection, key, contact)
        names = participants.names(connection, key, {each.by for each in steps if each.by})
        return [self._step(each, names.get(each.by or "", "")) for each in steps]

    def _step(self, change: Change, name: str) -> Step:
        at = self.phrases.moment(change.at.astimezone(ZoneInfo(self.audit.timezone)))
        by = name or self.phrases("alert.command_line")
        return Step(change.state, change.way.value, at, by, change.why)

    def _ask_why(self, number: int) -> None:
        """Remember of which contact the reason is typed next; 0 for none."""
        desk = replace(self.participant.desk, family=number, family_in=self.channel if number else "")
        participants.save_desk(self.connection, self.participant, desk)

    @cached_property
    def _families(self) -> Families:
        return Families(self.house, self.connection, self.stored, self.now, self.participant.id)
