"""A real database with an invented audit, and people who press and type: turns without any channel's own code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.channels import Action, Incoming, Receipt
from bot.house import House, Traits, shipped_phrases
from bot.office import shipped_questionnaires
from bot.pace import Pace
from bot.participants.door import Door
from bot.turns import Turns
from bot.writer import Writer
from storage import audits, outbox, participants, questionnaires, requests, responses, returns
from storage.database import Database
from storage.vault import Vault
from survey.audit import Audit, Role
from survey.events import Commanded, Event, Pressed, Said
from survey.loading import load_questionnaire
from survey.messages import Card, Message
from survey.phrases import Phrases
from survey.returns import Return
from survey.state import Case
from tests.survey.talk import AUDIT

NOON = dt.datetime(2014, 2, 3, 12, tzinfo=dt.UTC)
TRAITS = {
    "web": Traits(edits_in_place=False, pushes=False),
    "telegram": Traits(edits_in_place=True, pushes=True, longest_caption=1024),
    "email": Traits(edits_in_place=False, pushes=True),
}
CASES = ("C07", "C08", "C09")


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: dt.datetime = NOON

    def __call__(self) -> dt.datetime:
        """Return the time."""
        return self.now


def unhurried() -> Pace:
    """Return a pace whose clock runs so fast that whatever has to wait has waited at the next look."""
    return Pace(count(0.0, 10.0).__next__)


@cache
def published() -> list[tuple[str, int, str]]:
    """Return the shipped questionnaires by id, version and text; reading them takes a third of a second."""
    texts = {text: load_questionnaire(text, "shipped") for text in shipped_questionnaires()}
    return [(known.id, known.version, text) for text, known in texts.items()]


@dataclass
class Stage:
    """One data folder, opened; `url` names a database with all tables that is used instead of the folder's own."""

    folder: Path
    audit: Audit = AUDIT
    url: str = ""
    clock: Clock = field(default_factory=Clock)
    phrases: dict[str, Phrases] = field(default_factory=shipped_phrases)
    nudged: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.database = Database.connect(self.url or f"sqlite:///{self.folder / 'stage.db'}")
        if not self.url:
            self.database.upgrade()
        self.vault = Vault(bytes(32))
        self.writer = Writer(self.database)
        self.house = House(self.vault, self.phrases, TRAITS, self.clock, "http://localhost:8080")
        self.turns = Turns(self.house, self.writer, lambda channel, address: self.nudged.append((channel, address)))

    def close(self) -> None:
        """Give everything back."""
        self.writer.close()
        self.database.close()

    def set_up(self) -> None:
        """Store the audit, three cases and the shipped questionnaires in a database that was never used."""
        with self.database.writing() as connection:
            self.vault.initialise(connection)
        self.set_up_another()

    def set_up_another(self) -> None:
        """Store the audit beside those that are there."""
        with self.database.writing() as connection:
            audits.save(connection, self.vault, self.audit, self.clock())
            for reference in CASES:
                audits.save_case(connection, self.audit.id, Case(reference, {"age": "under 5"}))
            for name, version, content in published():
                questionnaires.publish(connection, name, version, content, self.clock())

    def auditor(
        self,
        name: str = "Auditor Heron",
        *,
        cases: tuple[str, ...] = CASES[:1],
        language: str = "en",
        email: str = "",
    ) -> str:
        """Add an auditor of Health with these cases; returns their id."""
        participant = self.knows(name, Role.AUDITOR, language=language, email=email)
        for case in cases:
            self.asks(participant, case, "health", "repeat-child-protection-plan")
        return participant

    def knows(self, name: str, role: Role, *, language: str = "en", email: str = "") -> str:
        """Add a participant, or change what is known of one, as a file of participants does; returns their id."""
        about: dict[str, Any] = {"name": name, "role": role, "language": language, "email": email}
        with self.database.writing() as connection:
            key = audits.load(connection, self.vault, self.audit.id).key
            return participants.add(connection, self.vault, key, audit=self.audit.id, **about)

    def asks(self, participant: str, case: str | None, agency: str | None, questionnaire: str) -> None:
        """Add a request."""
        about: dict[str, Any] = {"case": case, "agency": agency, "label": "", "questionnaire": questionnaire}
        line_key = f"{case}|{participant}"
        with self.database.writing() as connection:
            key = audits.load(connection, self.vault, self.audit.id).key
            who = {"audit": self.audit.id, "line_key": line_key, "participant": participant}
            requests.add(connection, key, **who, **about, now=self.clock())

    def admit(self, participant: str, channel: str = "web", address: str = "") -> Person:
        """Let a participant in at an address; returns the person."""
        with self.database.writing() as connection:
            known = participants.one(connection, self.vault, participant)
            address_id = Door(self.house, connection, self.clock()).admit(known, channel, address or participant)
        return Person(self, channel, address or participant, address_id)

    def returns(self) -> list[Return]:
        """Return the returns that count."""
        with self.database.reading() as connection:
            return returns.of_audit(connection, self.vault, self.audit.id)

    def history(self, request: int) -> list[responses.Entry]:
        """Return every entry of a request's answers."""
        with self.database.reading() as connection:
            return responses.history(connection, self.vault, request)

    def dispositions(self) -> list[str]:
        """Return where each request stands, in their order."""
        with self.database.reading() as connection:
            key = audits.load(connection, self.vault, self.audit.id).key
            return [request.disposition for request in requests.of_audit(connection, self.audit.id, key)]


@dataclass
class Person:
    """Somebody at an address."""

    stage: Stage
    channel: str
    address: str
    address_id: str
    events: int = 0

    def chat(self) -> dict[str, Message]:
        """Return what stands in the chat, by the id of the row that sent it."""
        with self.stage.database.reading() as connection:
            rows = outbox.since(connection, self.stage.vault, self.address_id, 0)
        shown: dict[str, Message] = {}
        for row in rows:
            if row.action != Action.DELETE:  # what stands there is for the case that it fails
                shown[row.target or row.id] = row.message
        return shown

    def card(self) -> tuple[str, Card]:
        """Return the card that stands lowest in the chat, with the id of its row."""
        return [(row, message) for row, message in self.chat().items() if isinstance(message, Card)][-1]

    def token(self, label: str) -> str:
        """Return what the button of the card carries whose label begins so."""
        _, card = self.card()
        buttons = [(c.label, c.press) for c in card.choices] + [(b.label, b.press) for r in card.rows for b in r]
        return next(token for name, token in buttons if name.startswith(label))

    async def press(self, *labels: str) -> Receipt:
        """Press buttons one after the other; returns what the last was answered with."""
        receipt = Receipt()
        for label in labels:
            receipt = await self.sends(Pressed(self.token(label)), on=self.card()[0])
        return receipt

    async def says(self, text: str) -> Receipt:
        """Type a text."""
        return await self.sends(Said(text, f"text-{self.events}"))

    async def commands(self, name: str) -> Receipt:
        """Type a command."""
        return await self.sends(Commanded(name))

    async def sends(self, event: Event, *, on: str = "", event_id: str = "") -> Receipt:
        """Let an event arrive."""
        return await self.stage.turns.handle(self.incoming(event, on=on, event_id=event_id))

    def incoming(self, event: Event, *, on: str = "", event_id: str = "") -> Incoming:
        """Return the event as a channel would hand it on, with an id that was never used."""
        self.events += 1
        event_id = event_id or f"{self.address_id or self.address}:{self.events}"
        return Incoming(self.channel, "bot", event_id, self.address, event, on)


def closed(audit: Audit) -> Audit:
    """Return the audit with its closing day behind it."""
    return replace(audit, closes=NOON.date() - dt.timedelta(days=1), due=NOON.date() - dt.timedelta(days=2))


@pytest.fixture
def stage(tmp_path: Path, database_url: str) -> Iterator[Stage]:
    """The audit, three cases and the shipped questionnaires, in a database of either kind."""
    stage = Stage(tmp_path, url=database_url)
    stage.set_up()
    yield stage
    stage.close()


async def begin(person: Person) -> None:
    """Go from the first card to the first question."""
    await person.press("I have read this", "Yes, I have")


def words(message: object) -> str:
    """Return the text of a message."""
    return "\n".join(line.text for line in getattr(message, "lines", ())) or getattr(message, "text", "")
