"""A web chat with a real database and a small scripted conversation behind it, served over real HTTP."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from bot.channels import Channel, Incoming, Receipt
from bot.channels.web import WebChannel
from bot.channels.web.site import Admitted, Board
from bot.house import shipped_phrases
from bot.rendering import Renderer
from bot.turns import NotTaken
from bot.writer import Writer
from storage import addresses, invitations, outbox, seen
from storage.database import Database
from storage.ids import new_id
from storage.tables import ledger
from storage.tables import outbox as outbox_table
from storage.vault import Vault
from survey.events import Commanded, Pressed, Said
from survey.messages import Button, Card, Choice, Line, Message, Note, Record, Tick, Tone
from survey.phrases import Phrases
from tests.bot.painted import Painted
from tests.storage.invented import NOW, Person, invent

PUBLIC_URL = "https://audit.example"
CLOSES = NOW + dt.timedelta(days=90)
HELP = ("Children's Social Care", "Health visitor", "School or nursery", "Police", "None of these")


def english() -> Phrases:
    """Return the shipped English phrases."""
    return shipped_phrases()["en"]


@dataclass
class Stage:
    """The scripted conversation: a question to choose, one to tick, one to write, and the end.

    `failures` makes that many turns fail before anything is stored; `taken` holds the events that counted, `board`
    what somebody who runs the audit sees.
    """

    database: Database
    vault: Vault
    writer: Writer
    person: Person
    now: dt.datetime = NOW
    failures: int = 0
    taken: list[Incoming] = field(default_factory=list)
    live: str = ""
    at: int = 0
    ticks: set[int] = field(default_factory=set)
    board: Board | None = None
    channel: WebChannel = field(init=False)
    renderer: Renderer = field(default_factory=Painted)

    def build(self, phrases: Phrases, *, secure_cookies: bool = False) -> Channel:
        """Return the web channel on a free port."""
        self.channel = WebChannel(
            self.database,
            self.vault,
            write=self.writer.write,
            admit=self.admit,
            speaking={"en": phrases},
            now=lambda: self.now,
            public_url=PUBLIC_URL,
            menu=lambda *_: [("overview", "Overview"), ("concern", "I am worried about a child")],
            board=lambda *_: self.read_board if self.board is not None else None,
            address="127.0.0.1:0",
            secure_cookies=secure_cookies,
            renderer=self.renderer,
        )
        return self.channel

    def read_board(self) -> Board:
        """Return the board as it stands; there is none unless a test has put it there."""
        assert self.board is not None
        return self.board

    def admit(self, connection: Connection, participant: str) -> Admitted:
        """Bind the participant's web address, in an audit that closes at CLOSES."""
        return Admitted(self._bind(connection, participant), CLOSES)

    async def invite(self, participant: str = "") -> str:
        """Return the path of a new invitation, for the stage's own person where no other is named."""
        lifetime = dt.timedelta(days=14)
        whose = participant or self.person.id
        issued = await self.writer.write(
            lambda connection: invitations.issue(connection, whose, "web", "invitation", self.now, lifetime)
        )
        return f"/i/{issued.token}"

    async def another(self) -> Person:
        """Add a participant to the same audit."""
        return await self.writer.write(lambda c: invent(c, self.vault, "Sam Other", "telegram"))

    async def address(self) -> str:
        """Return the id of the person's web address."""
        return await self.writer.write(self._address)

    def ledger(self) -> list[tuple[str, str, str]]:
        """Return who did what about what, in order."""
        with self.database.reading() as connection:
            found = select(ledger.c.actor, ledger.c.action, ledger.c.subject).order_by(ledger.c.seq)
            return [tuple(row) for row in connection.execute(found)]

    async def handle(self, incoming: Incoming) -> Receipt:
        """Take an event as the real turns do: seen once, stored, shown, and then answered."""
        if self.failures:
            self.failures -= 1
            raise NotTaken
        toast, address = await self.writer.write(lambda connection: self._turn(connection, incoming))
        self.channel.nudge(address)
        return Receipt(toast)

    async def push(self, message: Message, **fields: str) -> str:
        """Send something that nobody asked for, as a reminder would be; returns the row's id."""
        address = await self.address()
        row = await self.writer.write(lambda connection: self._append(connection, address, message, **fields))
        self.channel.nudge(address)
        return row

    def statuses(self) -> list[str]:
        """Return where each row of the outbox stands, in order."""
        with self.database.reading() as connection:
            return list(connection.execute(select(outbox_table.c.status).order_by(outbox_table.c.seq)).scalars())

    def _address(self, connection: Connection) -> str:
        return self._bind(connection, self.person.id)

    def _bind(self, connection: Connection, participant: str) -> str:
        bound = addresses.bind(
            connection,
            self.vault,
            self.person.key,
            participant=participant,
            channel="web",
            address=participant,
            now=self.now,
        )
        return bound.id

    def _turn(self, connection: Connection, incoming: Incoming) -> tuple[str, str]:
        address = self._bind(connection, incoming.address)
        if not seen.news(connection, [(incoming.channel, incoming.bot, incoming.event_id)], self.now):
            return "", address
        self.taken.append(incoming)
        match incoming.event:
            case Pressed(token) if token.split(".")[0] in {"tick", "untick"}:
                return self._tick(connection, address, token), address
            case Pressed(token) if token not in set(self._card().tokens()):
                return "That was an earlier question.", address
            case Pressed(token):
                self._go_on(connection, address, token)
            case Said(text) if self.at == 2:
                self._go_on(connection, address, text)
            case Commanded("start"):
                self.live = self._append(connection, address, self._card(), slot="1")
            case Commanded(name):
                self._append(connection, address, Note((Line(f"You asked for {name}."),)))
            case _:
                self._append(connection, address, Note((Line("Please choose one of the answers."),)))
        return "", address

    def _tick(self, connection: Connection, address: str, token: str) -> str:
        verb, _, index = token.partition(".")
        if verb == "tick" and len(self.ticks) == 3:
            return "Three at most: take one away first."
        (self.ticks.add if verb == "tick" else self.ticks.discard)(int(index))
        self._append(connection, address, self._card(), action="edit", target=self.live)
        return ""

    def _go_on(self, connection: Connection, address: str, said: str) -> None:
        labels = {choice.press: choice.label for choice in self._card().choices}
        answer = "; ".join(HELP[i] for i in sorted(self.ticks)) if self.at == 1 else labels.get(said, said)
        record = Record(f"Question {self.at + 5}: {answer}")
        self._append(connection, address, record, action="shrink", target=self.live)
        self.at += 1
        self.live = self._append(connection, address, self._card(), slot="1")

    def _append(
        self,
        connection: Connection,
        address: str,
        message: Message,
        *,
        action: str = "send",
        slot: str = "",
        target: str | None = None,
    ) -> str:
        row = new_id()
        outbox.append(
            connection,
            self.vault,
            key=self.person.key,
            id=row,
            address=address,
            channel="web",
            action=action,
            message=message,
            slot=slot,
            target=target,
            now=self.now,
        )
        return row

    def _card(self) -> Card:
        return (self._choosing, self._ticking, self._writing, self._end)[self.at]()

    def _choosing(self) -> Card:
        labels = ("Yes, fully", "Partly: some of what happened is there, but not in order", "No", "Don't know")
        return Card(
            "1",
            "Question 5 of 14 · C07",
            (
                Line(
                    "Is there a clear chronology of the significant events in the child's life on the file?",
                    Tone.QUESTION,
                ),
                Line("Look at the front of the file first. A list of contacts alone is not a chronology.", Tone.HINT),
            ),
            choices=tuple(Choice(f"choose.{i}", label, "ABCD"[i]) for i, label in enumerate(labels)),
            rows=((Button("leave", "Leave out"), Button("back", "Back")), (Button("overview", "Overview"),)),
            wants="Type A to D, or a comment",
        )

    def _ticking(self) -> Card:
        choices = tuple(
            Choice(f"{'untick' if i in self.ticks else 'tick'}.{i}", label, "ABCDE"[i], self._stands(i))
            for i, label in enumerate(HELP)
        )
        return Card(
            "1",
            "Question 6 of 14 · C07",
            (
                Line("Who has seen the child alone in the last three months?", Tone.QUESTION),
                Line(f"{len(self.ticks)} ticked. Choose up to three.", Tone.HINT),
            ),
            choices=choices,
            rows=((Button("done", "Done", main=True),), (Button("leave", "Leave out"), Button("back", "Back"))),
        )

    def _stands(self, index: int) -> Tick:
        return Tick.ON if index in self.ticks else Tick.OFF

    def _writing(self) -> Card:
        return Card(
            "1",
            "Question 7 of 14 · C07",
            (
                Line("What does a day in this child's life look like?", Tone.QUESTION),
                Line("You wrote before:", Tone.HINT),
                Line("She walks to school with her brother and likes the breakfast club.", Tone.QUOTE),
                Line("If a child is in danger now, call 999 first. Then tell your safeguarding lead.", Tone.ALERT),
            ),
            rows=((Button("skip", "Keep it", main=True), Button("leave", "Leave out")),),
            wants="Write your answer",
        )

    def _end(self) -> Card:
        return Card("1", "All done", (Line("Thank you. Your answers have been submitted."),))


@dataclass
class Served:
    """A running web chat; `task` ends when the channel has stopped."""

    stage: Stage
    url: str
    task: asyncio.Task[None]

    async def stop(self) -> None:
        """Stop serving, as the end of the process does."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


@asynccontextmanager
async def performing(
    database_url: str,
    phrases: Phrases,
    *,
    secure_cookies: bool = False,
    renderer: Renderer | None = None,
) -> AsyncIterator[Served]:
    """Serve a stage with one invented participant, on a free port; the database has all tables and no row."""
    database = Database.connect(database_url)
    vault = Vault(bytes(range(32)))
    with database.writing() as connection:
        person = invent(connection, vault)
    stage = Stage(database, vault, Writer(database), person, renderer=renderer or Painted())
    stage.build(phrases, secure_cookies=secure_cookies)
    url = stage.channel.listen()
    served = Served(stage, url, asyncio.create_task(stage.channel.run(stage.handle)))
    try:
        yield served
    finally:
        await served.stop()
        stage.writer.close()
        database.close()
