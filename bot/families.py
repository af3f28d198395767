"""Family contacts in a transaction: opening them, what coordinators do about them, and making the parent a
participant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.house import House
from bot.invitations import Invited, Link, invite, revoke
from bot.refusing import CannotDo
from storage import consents, families, ledger, participants, requests
from storage.audits import StoredAudit
from storage.families import Contact, Way
from survey.answers import Answer
from survey.audit import Audit, Role, Window
from survey.families import SAID_NO, State, is_their_no, offers
from survey.languages import BASE
from survey.names import folded
from survey.questionnaire import Questionnaire
from survey.screening import screen

LEAST_WORDS = 2
"""Of a reason: a case's number that was meant for something else is none."""


@dataclass(frozen=True)
class Families:
    """The family contacts of one audit in one transaction; `actor` is who acts, None for the command line."""

    house: House
    connection: Connection
    stored: StoredAudit
    now: dt.datetime
    actor: str | None = None

    @property
    def audit(self) -> Audit:
        """The audit."""
        return self.stored.audit

    def submitted(
        self, request: int, case: str | None, questionnaire: Questionnaire, answers: Iterable[Answer]
    ) -> tuple[int, ...]:
        """Keep what a submitted return says of making contact; returns the numbers of contacts that it opened."""
        text = offers(questionnaire, answers)
        if text is None or case is None:
            if case is not None and _marks(questionnaire):
                families.take_back(self.connection, request)
            return ()
        key, audit = self.stored.key, self.audit.id
        opened = families.suggest(
            self.connection, key, audit=audit, case=case, request=request, text=text, by=self.actor, now=self.now
        )
        for number in opened:
            self._note_down("families.opened", number)
        return opened

    def every(self) -> list[Contact]:
        """Return all of them, by number."""
        return families.of_audit(self.connection, self.stored.key, self.audit.id)

    def one(self, number: int) -> Contact:
        """Return a contact as it stands now; raises storage.families.NoSuchContact."""
        return families.one(self.connection, self.stored.key, self.audit.id, number)

    def may_move(self, contact: Contact, state: State, why: str = "") -> None:
        """Raise CannotDo where a contact cannot go there, or the reason is none, or names somebody."""
        if state not in contact.moves:
            raise _cannot(contact)
        if state is State.NOT_APPROPRIATE:
            self.may_say(why)

    def may_say(self, why: str) -> None:
        """Raise CannotDo where a reason is none, or looks as if it identified somebody."""
        if len(why.split()) < LEAST_WORDS:
            raise CannotDo("family.needs_why")
        if screen(why, self.audit.words):
            raise CannotDo("family.identifies")

    def move(self, contact: Contact, state: State, why: str = "") -> None:
        """Note where a contact stands; raises CannotDo as `may_move` does."""
        self.may_move(contact, state, why)
        families.note(self.connection, self.stored.key, contact, state, why=why, by=self.actor, now=self.now)
        self._note_down(f"families.{state}", contact.number)
        if state in SAID_NO and contact.participant is not None:
            name = self._name_of(contact.participant)
            revoke(self.connection, self.house.vault, self.stored, name, self.now)

    def another(self, contact: Contact) -> Contact:
        """Open a contact for another parent of the same case, and return it."""
        number = families.another(self.connection, self.stored.key, contact, self.actor, self.now)
        self._note_down("families.added", number)
        return self.one(number)

    def invite(self, contact: Contact, ways: dict[str, Link]) -> list[Invited]:
        """Return links for the parent of a contact, who becomes a participant; raises CannotDo."""
        contact = self._approach(contact, Way.LINKS)
        name = self._name_of(contact.participant or "")
        return invite(
            self.connection,
            self.house.vault,
            self.stored,
            ways,
            again=[name],
            now=self.now,
            actor=self.actor,
        )

    def call(self, contact: Contact) -> Contact:
        """Return a contact whose parent can be asked on the telephone; raises CannotDo."""
        is_under_way = contact.state not in {State.SUGGESTED, *SAID_NO, State.WITHDRAWN}
        if contact.request is not None and (is_under_way or is_their_no(contact.state, contact.moves)):
            return contact
        return self._approach(contact, Way.TELEPHONE)

    def can_approach(self, contact: Contact) -> bool:
        """Return whether the parent of a contact can be asked, or asked again."""
        return contact.state is not State.WITHDRAWN and (
            contact.state not in SAID_NO or State.APPROACHED in contact.moves
        )

    def can_call(self, contact: Contact) -> bool:
        """Return whether the conversation can be opened on the telephone: who said no in it can change their mind."""
        return self.can_approach(contact) or is_their_no(contact.state, contact.moves)

    def may_approach(self, contact: Contact) -> None:
        """Raise CannotDo where the parent of a contact cannot be asked now."""
        if not self.can_approach(contact):
            raise _cannot(contact)
        if self.audit.window(self.now) is Window.CLOSED:
            raise CannotDo("command.over")
        if contact.request is None and self._asked_of_parents is None:
            raise CannotDo("family.no_questions")

    @property
    def _asked_of_parents(self) -> str | None:
        """The id of what parents are asked, None where the audit asks none, or has no words for their consent."""
        questionnaire = self.audit.questionnaires.get(Role.PARENT)
        return questionnaire if consents.newest(self.connection, self.audit.id, BASE) is not None else None

    def _approach(self, contact: Contact, way: Way) -> Contact:
        self.may_approach(contact)
        if contact.request is None:
            families.bind(self.connection, contact, self._make_parent(contact))
        if contact.state in {State.SUGGESTED, State.APPROACHED, State.DECLINED}:
            key, state = self.stored.key, State.APPROACHED
            families.note(self.connection, key, contact, state, way=way, by=self.actor, now=self.now)
        self._note_down(f"families.{way}", contact.number)
        return self.one(contact.number)

    def _make_parent(self, contact: Contact) -> int:
        """Make the parent of a contact a participant, by a name that says nothing; returns the request's number."""
        questionnaire = self._asked_of_parents
        if questionnaire is None:
            raise CannotDo("family.no_questions")
        vault, key = self.house.vault, self.stored.key
        known = {folded(each.name) for each in participants.contacts(self.connection, vault, self.audit.id)}
        participant = participants.add(
            self.connection,
            vault,
            key,
            audit=self.audit.id,
            name=_neutral(contact.number, known),
            role=Role.PARENT,
            language=BASE,
            email="",
        )
        number = requests.add(
            self.connection,
            key,
            audit=self.audit.id,
            line_key=vault.mac("request", f"{self.audit.id}|family|{contact.number}").hex(),
            participant=participant,
            case=contact.case,
            agency=None,
            label="",
            questionnaire=questionnaire,
            now=self.now,
        )
        if number is None:
            raise AssertionError("a contact without a request has none by this key")
        return number

    def _name_of(self, participant: str) -> str:
        return participants.names(self.connection, self.stored.key, [participant])[participant]

    def _note_down(self, action: str, number: int) -> None:
        by, subject = ledger.actor(self.actor), f"family:{number}"
        ledger.append(self.connection, self.audit.id, actor=by, action=action, subject=subject, now=self.now)


def _marks(questionnaire: Questionnaire) -> bool:
    return any(option.opens_contact for question in questionnaire.questions for option in question.options)


def _cannot(contact: Contact) -> CannotDo:
    """Return why a contact cannot go somewhere: where it stands, and where it can go from there."""
    if not contact.moves:
        return CannotDo("family.theirs", stands=contact.state)
    return CannotDo("family.cannot_move", stands=contact.state, moves=contact.moves)


def _neutral(number: int, known: Collection[str]) -> str:
    """Return a name that nobody in the audit has, and that says nothing of whose it is."""
    name = f"Family contact {number}"
    while folded(name) in known:
        name += "*"
    return name
