"""What has happened before the demonstration begins, done by the functions that do it in an audit.

Parents have had their conversations, and practitioners have answered in their workshop. A coordinator and two
auditors have come in, one of these has raised a concern, and with the demonstration's start the coordinator is told
how the audit stands and whoever has open requests is reminded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.app import house_of
from bot.demo import AUDITOR, COORDINATOR, WORRIED
from bot.demo.accounts import ACCOUNTS, Account
from bot.demo.stories import DECLINES, STORIES, Story
from bot.digests import Digests
from bot.house import House
from bot.office import Office
from bot.participants.parent import Parent
from bot.participants.respondent import Respondent
from bot.participants.roles import Somebody, somebody
from bot.reminders import Reminders
from bot.showing import Screen
from storage import addresses, audits, outbox, participants, web_sessions
from storage.addresses import Address
from storage.participants import Participant
from survey.audit import WEB, Audit, Role
from survey.concerns import ASKED, Told
from survey.consent import Topic, Use
from survey.desk import Room
from survey.events import Commanded, Event, Pressed, Said
from survey.messages import Card, Press
from survey.questionnaire import Kind, Question

CAME_IN = dt.timedelta(days=2)
RAISED = dt.timedelta(minutes=20)
STAYS = dt.timedelta(days=30)


@dataclass(frozen=True)
class Before:
    """The people of one demonstration, at a moment."""

    house: House
    connection: Connection
    audit: str

    @property
    def _now(self) -> dt.datetime:
        return self.house.clock()

    def has_come_in(self, name: str) -> None:
        """Let a browser be signed in to the web chat that is not the newcomer's."""
        person = self._person(name)
        address = addresses.bind(
            self.connection,
            self.house.vault,
            person.key,
            participant=person.id,
            channel=WEB,
            address=person.id,
            now=self._now,
        )
        web_sessions.open(self.connection, address.id, self._now, STAYS)

    def has_read(self, name: str) -> None:
        """Let somebody have read who reads what they write."""
        person = self._person(name)
        participants.save_desk(self.connection, person, replace(person.desk, told=(WEB,), room=Room.LIST))

    def presses(self, name: str, action: str, argument: int | None = None) -> None:
        """Let somebody press the first button that does this, on the newest of their cards that has one."""
        pressed = next(
            press
            for press in map(Press.parse, (token for card in self._cards(name) for token in card.tokens()))
            if press is not None and press.action == action and argument in {None, press.argument}
        )
        self.does(name, Pressed(pressed.token))

    def declines(self, name: str) -> None:
        """Let a parent come in, read everything, and say no."""
        self._reads(name)
        self.presses(name, "no")

    def tells(self, story: Story) -> None:
        """Let a parent have their whole conversation."""
        self._reads(story.name)
        for use in Use:
            self.presses(story.name, "no" if use is Use.TELL else "yes")
        for question in self._questions(Role.PARENT):
            self._answers(story, question)
        self.presses(story.name, "finish")
        for sentence in story.printed:
            self.chooses(story.name, sentence)
        self.presses(story.name, "done")

    def _reads(self, name: str) -> None:
        self.has_come_in(name)
        self.does(name, Commanded("start"))
        for _ in Topic:
            self.presses(name, "on")

    def shares(self, account: Account) -> None:
        """Let a practitioner answer in the workshop."""
        name = account.name
        self.has_come_in(name)
        self.has_read(name)
        self.does(name, Commanded("requests"))
        self.presses(name, "open")
        self.presses(name, "begin")
        for question in self._questions(Role.PRACTITIONER):
            self._says(account, question)
        self.presses(name, "submit")
        self.presses(name, "anyway")

    def _says(self, account: Account, question: Question) -> None:
        name, chosen = account.name, account.chosen.get(question.id, ())
        for code in chosen:
            self.chooses(name, question.option(code).label)
        if question.id in account.said:
            self.does(name, Said(account.said[question.id], question.id))
        elif not chosen:
            self.presses(name, "leave")
            return
        if question.kind is Kind.SEVERAL:
            self.presses(name, "done")
        if question.id in account.why:
            self.does(name, Said(account.why[question.id], f"{question.id}+"))
        elif question.probe:
            self.presses(name, "skip")

    def _questions(self, role: Role) -> tuple[Question, ...]:
        audit = audits.load(self.connection, self.house.vault, self.audit).audit
        return self.house.newest_questionnaire(self.connection, audit.questionnaire(role)).questions

    def _answers(self, story: Story, question: Question) -> None:
        name, chosen = story.name, story.chosen.get(question.id, ())
        if not chosen and question.id not in story.said:
            self.presses(name, "skip")
            return
        for code in chosen:
            self.chooses(name, question.option(code).label)
        if question.kind is Kind.SEVERAL:
            self.presses(name, "done")
        if question.id in story.said:
            self.does(name, Said(story.said[question.id], question.id))
            self.presses(name, "done")
        if question.probe:
            if question.id in story.more:
                self.does(name, Said(story.more[question.id], f"{question.id}+"))
            self.presses(name, "done")

    def chooses(self, name: str, label: str) -> None:
        """Let somebody press what their newest card calls so."""
        card = next(self._cards(name))
        self.does(name, Pressed(next(choice.press for choice in card.choices if choice.label == label)))

    def does(self, name: str, event: Event) -> None:
        """Let somebody who has come in do something."""
        person, place = self._person(name), self._place(name)
        stored = audits.load(self.connection, self.house.vault, self.audit)
        ahead, phrases = Ahead(self.connection, self.house.vault, ()), self.house.speaking(person.language)
        screen = Screen(self.house, self.connection, ahead, place.id, WEB, phrases)
        self._somebody(screen, person, stored.audit).take(event)
        addresses.seen(self.connection, place, self._now)

    def _cards(self, name: str) -> Iterator[Card]:
        """Yield what somebody was shown, the newest first."""
        shown = outbox.since(self.connection, self.house.vault, self._place(name).id, 0)
        return (entry.message for entry in reversed(shown) if isinstance(entry.message, Card))

    def _somebody(self, screen: Screen, person: Participant, audit: Audit) -> Somebody:
        if person.role is Role.PARENT:
            return Parent(screen, person, audit, self._now, synthetic=True)
        if person.role is Role.PRACTITIONER:
            return Respondent(screen, person, audit, self._now, synthetic=True)
        return somebody(screen, person, audit, self._now)

    def _person(self, name: str) -> Participant:
        everybody = participants.contacts(self.connection, self.house.vault, self.audit)
        person = next(contact.id for contact in everybody if contact.name == name)
        return participants.one(self.connection, self.house.vault, person)

    def _place(self, name: str) -> Address:
        [place] = addresses.of_participant(self.connection, self._person(name).id)
        return place


def people_have_spoken(here: Office, audit: str, now: dt.datetime) -> None:
    """Let the invented parents have had their conversations, and the invented practitioners have answered."""
    with here.database.writing() as connection:
        earlier = Before(_at(house_of(here), now - CAME_IN), connection, audit)
        earlier.declines(DECLINES)
        for story in STORIES:
            earlier.tells(story)
        for account in ACCOUNTS:
            earlier.shares(account)


def live_through(here: Office, audit: str, now: dt.datetime) -> None:
    """Let happen what has happened before `now`."""
    house = house_of(here)
    with here.database.writing() as connection:
        earlier = Before(_at(house, now - CAME_IN), connection, audit)
        for name in (COORDINATOR, AUDITOR, WORRIED):
            earlier.has_come_in(name)
        for name in (COORDINATOR, WORRIED):
            earlier.has_read(name)
        lately = Before(_at(house, now - RAISED), connection, audit)
        lately.does(WORRIED, Commanded("requests"))
        lately.presses(WORRIED, "open")
        lately.presses(WORRIED, "begin")
        lately.does(WORRIED, Commanded("concern"))
        lately.presses(WORRIED, "told", ASKED.index(Told.TOLD))
        Digests(_at(house, now)).tick(connection)
        Reminders(_at(house, now)).tick(connection)


def _at(house: House, moment: dt.datetime) -> House:
    return replace(house, clock=lambda: moment)
