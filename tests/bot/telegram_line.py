"""All between a telephone and the database, over real HTTP and with one clock that only a test moves."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, select

from bot.channels import Receipt
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel
from bot.delivery import Delivery
from bot.outages import Outages
from bot.pace import Pace
from bot.rendering import Renderer
from bot.turns import NotTaken, Turns
from bot.writer import Writer
from storage.database import Database
from storage.tables import outbox
from tests.bot.fake_bot_api import FakeBotApi, Person
from tests.bot.gives_up import GivesUp
from tests.bot.stage import Stage
from tests.once import once
from tests.patience import PATIENCE

T = TypeVar("T")
SERVICE = {"pinned_message": {"message_id": 1}}
"""What Telegram puts into a chat by itself: it ends a long poll, and nobody said anything."""


class Heard(Writer):
    """A writer after whose transactions whoever waits for rows looks again."""

    def __init__(self, database: Database, changed: Callable[[], None]) -> None:
        super().__init__(database)
        self._changed = changed

    async def write(self, work: Callable[[Connection], T]) -> T:
        try:
            return await super().write(work)
        finally:
            self._changed()


@dataclass
class Line:
    """A data folder, a bot, and the people at the other end. `paced` is False where the pace does not matter."""

    stage: Stage
    telegram: FakeBotApi
    paced: bool = False
    delivery: Delivery | None = None
    watch: Outages | None = None
    renderer: Renderer | None = None

    def auditor(self, number: int, *, cases: tuple[str, ...] = ("C07",)) -> Person:
        """Return somebody who takes part in the audit, at this number of Telegram."""
        self.stage.admit(self.stage.auditor(f"Auditor {number}", cases=cases), "telegram", str(number))
        return self.telegram.person(number)

    def passes(self, seconds: float) -> None:
        """Let time pass, here and at Telegram."""
        self.stage.clock.now += dt.timedelta(seconds=seconds)
        self.telegram.advance(seconds)
        if self.delivery:
            self.delivery.nudge("")

    async def presses(self, person: Person, label: str, then: str) -> None:
        """Press a button as soon as it is there, and wait until the chat shows what follows."""
        await self.telegram.until(lambda: _has(person, label))
        person.presses(label)
        await person.sees(then)

    async def begins(self, *people: Person) -> None:
        """Let people go from the privacy card to the first question, with all of it delivered."""
        for person in people:
            await self.presses(person, "I have read this", "Is the file in front of you")
            await self.presses(person, "Yes, I have this child's file: begin", "Question 1 of 14")
        await self.rests()

    async def rests(self) -> None:
        """Wait until nothing is under way: every update acknowledged, every row settled."""
        await self.telegram.until(lambda: not self.telegram.updates and not self.unsettled())

    async def polls(self, times: int = 1) -> None:
        """Let as many long polls end and be handled."""
        for _ in range(times):
            asked = len(self.telegram.called("getUpdates"))
            self.telegram.person(1).sends(**SERVICE)
            await self.telegram.until(lambda asked=asked: len(self.telegram.called("getUpdates")) > asked)  # type: ignore[misc] # bound now

    async def idles(self, minutes: int) -> None:
        """Let minutes pass in which Telegram answers and nobody does anything."""
        for _ in range(minutes):
            self.passes(60)
            await self.polls()

    def rows(self) -> list[Any]:
        """Return the outbox."""
        with self.stage.database.reading() as connection:
            return list(connection.execute(select(outbox).order_by(outbox.c.seq)))

    def unsettled(self) -> list[str]:
        """Return the rows that wait or are being sent."""
        return [row.id for row in self.rows() if row.status in {"waiting", "sending"} and row.channel == "telegram"]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run all of it within the block, as one process."""
        writer = Heard(self.stage.database, self.telegram.changed)
        ticks = itertools.count(step=1000)
        seconds: Callable[[], float] = self._seconds if self.paced else partial(next, ticks)
        async with Api(GivesUp(self.telegram), token=self.telegram.token, url=self.telegram.url) as api:
            self.renderer = Renderer(None, self.stage.phrases["en"], seconds=PATIENCE)
            self.watch = Outages(self.stage.house, writer, "telegram", self._nudge)
            channel = TelegramChannel(
                api, commands={}, farewell="Bye.", set_aside=_never, not_taken=NotTaken, watch=self.watch,
                renderer=self.renderer, pause=self._pause,
            )  # fmt: skip
            self.delivery = Delivery(
                [channel],
                write=writer.write,
                vault=self.stage.vault,
                clock=self.stage.clock,
                pace=lambda: Pace(seconds),
            )
            turns = Turns(self.stage.house, writer, self._tell, self.delivery.rounds)
            tasks = [asyncio.create_task(work) for work in (self.delivery.run(), channel.run(turns.handle))]
            try:
                yield
            finally:
                self.delivery = None
                for task in tasks:
                    task.cancel()
                    with suppress(asyncio.CancelledError):
                        await task
                await self.renderer.close()
                writer.close()

    def _seconds(self) -> float:
        return self.stage.clock.now.timestamp()

    def _tell(self, _: str, address: str) -> None:
        if self.delivery:
            self.delivery.tell(address)

    def _nudge(self, address: str) -> None:
        if self.delivery:
            self.delivery.nudge(address)

    async def _pause(self, seconds: float) -> None:
        """Wait as the receiver does after a failure: the clock moves on."""
        self.passes(seconds)
        await asyncio.sleep(0)


def _has(person: Person, label: str) -> bool:
    try:
        return bool(person.button(label))
    except AssertionError:
        return False


async def _never(*_: object) -> Receipt:
    raise NotImplementedError


@pytest.fixture(scope="session")
def opened_audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the audit and three cases: to be copied."""

    def open_audit(folder: Path) -> None:
        stage = Stage(folder)
        stage.set_up()
        stage.database.checkpoint()
        stage.close()

    return once(tmp_path_factory, "opened", open_audit)


@pytest.fixture
async def line(tmp_path: Path, opened_audit: Path) -> AsyncIterator[Line]:
    """The audit with three cases, a bot that does not run yet, and nobody in it."""
    shutil.copytree(opened_audit, tmp_path, dirs_exist_ok=True)
    stage = Stage(tmp_path)
    async with FakeBotApi() as telegram:
        yield Line(stage, telegram)
    stage.close()
