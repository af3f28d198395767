"""The outbox with delivery behind it: a real database at one end, Telegram over HTTP at the other."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, Select, select

from bot.channels import Channel, Handle, Outcome, Outgoing, Receipt
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel
from bot.delivery import Delivery
from bot.pace import Pace
from bot.rendering import Renderer
from bot.writer import Writer
from storage import addresses, outbox
from storage.database import Database
from storage.ids import new_id
from storage.shown import shown
from storage.tables import outbox as rows
from storage.vault import DataKey, Vault
from survey.messages import Message, Record
from tests.bot.channels.receiving import Unwatched
from tests.bot.fake_bot_api import Drop, FakeBotApi, Person, Silence, server_error
from tests.bot.gives_up import GivesUp
from tests.bot.painted import Painted
from tests.storage.invented import invent

T = TypeVar("T")
UNCLEAR = (server_error(502), Drop(handled=False), Silence(handled=False))


def titles(person: Person) -> list[str]:
    """Return the last line of each message in somebody's chat."""
    return [shown.text.splitlines()[-1] for shown in person.shown]


@dataclass
class Post:
    """The outbox with delivery behind it, a clock that a test moves, and the people at the other end."""

    database: Database
    vault: Vault
    telegram: FakeBotApi
    channel: Channel
    now: dt.datetime = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
    seconds: float = 0.0
    rounds: int = 0
    hold: asyncio.Event | None = None
    delivery: Delivery | None = None
    others: list[Channel] = field(default_factory=list)
    failing: list[Exception] = field(default_factory=list)
    keys: dict[str, DataKey] = field(default_factory=dict)

    def person(self, number: int) -> tuple[Person, str]:
        """Return somebody in Telegram and the id of their address."""
        with self.database.writing() as connection:
            participant = invent(connection, self.vault, name=f"Invented {number}")
            address = addresses.bind(
                connection,
                self.vault,
                participant.key,
                participant=participant.id,
                channel="telegram",
                address=str(number),
                now=self.now,
            )
        self.keys[address.id] = participant.key
        return self.telegram.person(number), address.id

    def writes(
        self,
        address: str,
        message: Message,
        *,
        target: str | None = None,
        deletes: str | None = None,
        bulk: bool = False,
        channel: str = "telegram",
    ) -> str:
        """Commit a row as a turn does, and nudge; `deletes` is Telegram's id of a message that somebody wrote."""
        row = new_id()
        action = "send" if target is None else "shrink" if isinstance(message, Record) else "edit"
        action = action if deletes is None else "delete"
        with self.database.writing() as connection:
            outbox.append(
                connection, self.vault, key=self.keys[address], id=row, address=address, channel=channel,
                action=action, message=message, target=target, external=deletes, bulk=bulk, now=self.now,
                last=shown(connection, [address])[address].last,
            )  # fmt: skip
        if self.delivery:
            self.delivery.nudge(address)
        return row

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(seconds=seconds)
        self.seconds += seconds
        if self.delivery:
            self.delivery.nudge("")

    def row(self, row: str) -> Any:
        with self.database.reading() as connection:
            return connection.execute(select(rows).where(rows.c.id == row)).one()

    def waits(self, row: str) -> float:
        """Return the seconds after which a row that waits is tried again, 0 for one that does not wait."""
        found = self.row(row)
        if found.status != "waiting":
            return 0
        return (dt.datetime.fromisoformat(found.not_before) - self.now).total_seconds()

    async def becomes(self, row: str, status: str) -> Any:
        """Wait until a row has this status, and return it."""
        await self.telegram.until(lambda: self.row(row).status == status)
        return self.row(row)

    async def lands(self) -> None:
        """Wait until nothing is on its way."""
        sending = select(rows.c.id).where(rows.c.status == "sending")
        await self.telegram.until(lambda: not self._any(sending))

    def _any(self, statement: Select[Any]) -> bool:
        with self.database.reading() as connection:
            return connection.execute(statement).first() is not None

    async def tried(self, row: str, attempts: int) -> None:
        """Wait until a row has been tried so often and waits for its next time."""

        def is_so() -> bool:
            found = self.row(row)
            return (found.status, found.attempts) == ("waiting", attempts)

        await self.telegram.until(is_so)

    async def idles(self) -> None:
        """Wait until delivery has looked twice for something to do."""
        for _ in range(2):
            rounds = self.rounds
            if self.delivery:
                self.delivery.nudge("")
            await self.telegram.until(lambda rounds=rounds: self.rounds > rounds)  # type: ignore[misc] # bound now

    @asynccontextmanager
    async def delivering(self) -> AsyncIterator[None]:
        """Run delivery within the block, as one process."""
        writer = Writer(self.database)

        async def write(work: Callable[[Connection], T]) -> T:
            try:
                if self.failing:
                    raise self.failing.pop(0)
                result = await writer.write(work)
                if self.hold is not None and result:  # a round that claimed nothing is not the one to hold
                    hold, self.hold = self.hold, None
                    self.telegram.changed()
                    await hold.wait()
                return result
            finally:
                self.rounds += 1
                self.telegram.changed()

        self.delivery = Delivery(
            [self.channel, *self.others],
            write=write,
            vault=self.vault,
            clock=lambda: self.now,
            pace=lambda: Pace(lambda: self.seconds),
        )
        task = asyncio.create_task(self.delivery.run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self.delivery = None
            writer.close()


@dataclass
class Fetched:
    """A channel whose clients come for their messages."""

    name: str = "fetched"
    edits_in_place: bool = False
    pushes: bool = False
    nudges: list[str] = field(default_factory=list)

    async def run(self, handle: Handle) -> None:
        raise NotImplementedError

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        raise NotImplementedError(outgoing.id)

    def nudge(self, address_id: str) -> None:
        self.nudges.append(address_id)


def sender(api: Api, renderer: Renderer | None = None) -> TelegramChannel:
    """Return the channel, for sending alone; without a renderer everything is drawn at once."""

    async def set_aside(*_: object) -> Receipt:
        raise NotImplementedError

    return TelegramChannel(
        api,
        commands={},
        farewell="",
        set_aside=set_aside,
        not_taken=LookupError,
        watch=Unwatched(),
        renderer=renderer or Painted(),
    )


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """An empty database with all tables."""
    database = Database.connect(sqlite_url)
    yield database
    database.close()


@pytest.fixture
async def post(database: Database) -> AsyncIterator[Post]:
    """Delivery over real HTTP."""
    async with FakeBotApi() as telegram, Api(GivesUp(telegram), token=telegram.token, url=telegram.url) as api:
        yield Post(database, Vault(bytes(range(32))), telegram, sender(api))
