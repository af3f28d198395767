"""docs/channels.md: its example channel runs as it stands there, and its lists are whole."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from bot.channels import Action, Channel, Outcome
from bot.delivery import Delivery
from bot.house import Traits
from bot.invitations import invite
from bot.turns import Turns
from storage import audits
from survey.audit import Role
from tests.bot.stage import NOON, TRAITS, Stage, unhurried
from tests.patience import PATIENCE
from tests.survey.talk import AUDIT

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "channels.md").read_text("utf-8")
ADDRESS = "07700900461"


def example() -> ModuleType:
    """Return the page's channel as a module."""
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    module = ModuleType("example")
    exec(compile(code, "docs/channels.md", "exec"), module.__dict__)  # noqa: S102 - it is our own page
    return module


@dataclass
class Gateway:
    """The other side: it shows one person what comes, and brings what they send until it hears that it was taken."""

    shown: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    line: asyncio.StreamWriter | None = None
    deaf: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one connection of the channel."""
        self.line = writer
        self.changed.set()
        async for line in reader:
            self.hear(json.loads(line))
            self.changed.set()
        self.line = None
        self.changed.set()
        writer.close()

    def hear(self, said: dict[str, str]) -> None:
        if "taken" in said:
            if not self.deaf:
                self.taken.append(said["taken"])
                self.replies.append(said["reply"])
        else:
            assert ADDRESS == said["to"]
            self.shown.append(said["text"])
            self.says(sent=said["row"])

    def says(self, **words: str) -> None:
        assert self.line is not None
        self.line.write(json.dumps(words).encode() + b"\n")

    def brings(self, number: str, text: str) -> None:
        """Bring something that the person sent."""
        self.says(id=number, **{"from": ADDRESS}, text=text)

    def hangs_up(self) -> None:
        """Break the connection, with whatever was under way."""
        assert self.line is not None
        self.line.transport.abort()

    async def until(self, found: Any) -> None:
        async with asyncio.timeout(PATIENCE):
            while not found():
                self.changed.clear()
                await self.changed.wait()

    async def shows(self, words: str) -> str:
        """Wait until the latest card holds these words; returns it."""
        await self.until(lambda: any(words in text for text in self.shown))
        return next(text for text in reversed(self.shown) if words in text)

    async def presses(self, card: str, label: str) -> None:
        """Send back what stands before a label of a card, and wait for what comes then."""
        [token] = re.findall(rf"^(\[\S+\]) (?:\* )?{re.escape(label)}", await self.shows(card), re.MULTILINE)
        number = f"press-{len(self.taken)}"
        self.brings(number, token)
        await self.until(lambda: number in self.taken)


@dataclass
class Running:
    """The gateway with the page's channel, the real turns and the real delivery behind it."""

    gateway: Gateway
    stage: Stage

    def invitation(self) -> str:
        """Return what the person is told to send."""
        links = {"lines": lambda token: f"/start {token}"}
        with self.stage.database.writing() as connection:
            stored = audits.load(connection, self.stage.vault, AUDIT.id)
            [invited] = invite(connection, self.stage.vault, stored, links, again=(), now=NOON)
        return invited.link


@asynccontextmanager
async def running(stage: Stage) -> AsyncIterator[Running]:
    gateway = Gateway()
    server = await asyncio.start_server(gateway.serve, "127.0.0.1", 0)
    channel: Channel = example().LineChannel(*server.sockets[0].getsockname(), pause=0.01)
    stage.house.channels = {**TRAITS, channel.name: Traits(channel.edits_in_place, channel.pushes)}
    hours = count()  # whatever has to wait has waited at the next look
    delivery = Delivery(
        [channel],
        write=stage.writer.write,
        vault=stage.vault,
        clock=lambda: NOON + dt.timedelta(hours=next(hours)),
        pace=unhurried,
    )
    turns = Turns(stage.house, stage.writer, lambda _, address: delivery.tell(address), delivery.rounds)
    tasks = [asyncio.create_task(delivery.run()), asyncio.create_task(channel.run(turns.handle))]
    try:
        await gateway.until(lambda: gateway.line is not None)
        yield Running(gateway, stage)
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        server.close()
        await gateway.until(lambda: gateway.line is None)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The invented audit, in which auditors may answer through the gateway."""
    stage = Stage(tmp_path, replace(AUDIT, channels={Role.AUDITOR: ("lines",)}))
    stage.set_up()
    yield stage
    stage.close()


async def test_the_example_carries_a_conversation(stage: Stage) -> None:
    """An invitation and three answers; one is brought twice because the line broke before it was acknowledged."""
    stage.auditor()
    async with running(stage) as people:
        gateway = people.gateway
        gateway.brings("a", "hello")
        await gateway.until(lambda: gateway.taken)
        assert "invitation" in gateway.replies[0]
        gateway.brings("b", people.invitation())
        await gateway.presses("Before you begin", "I have read this")
        await gateway.presses("Case C07", "Yes, I have this child's file")
        await gateway.presses("Question 1 of 14", "case summary")
        assert "* case summary" in await gateway.shows("Done (1 ticked)")
        await gateway.presses("Done (1 ticked)", "Done")
        await gateway.shows("Question 2 of 14")
        await brought_twice(gateway)
        await gateway.presses("Question 3 of 14", "Keep: Yes")
        await gateway.shows("Question 4 of 14")
    history = [(entry.answer.question, entry.answer.choices) for entry in stage.history(1)]
    assert [("q1", ("chronology",)), ("q2", ("yes",)), ("q3", ("yes",))] == history


async def brought_twice(gateway: Gateway) -> None:
    """Answer the second question; the gateway does not hear that it was taken, and brings it again."""
    [token] = re.findall(r"^(\[\S+\]) Yes$", await gateway.shows("Question 2 of 14"), re.MULTILINE)
    gateway.deaf = True
    gateway.brings("again", token)
    await gateway.shows("Question 3 of 14")
    first = gateway.line
    gateway.hangs_up()
    await gateway.until(lambda: gateway.line not in {first, None})
    gateway.deaf = False
    gateway.brings("again", token)
    await gateway.until(lambda: "again" in gateway.taken)


def test_every_outcome_is_on_the_page() -> None:
    """The table has a row for each, and for nothing else."""
    section = PAGE[PAGE.index("## What became of a message") : PAGE.index("## A complete example")]
    rows = re.findall(r"^\| `(\w+)\(\w*\)` \|", section, re.MULTILINE)
    assert [outcome.__name__ for outcome in get_args(Outcome)] == rows


def test_every_action_is_on_the_page() -> None:
    """A channel is asked for nothing else."""
    assert [] == [action for action in Action if f"`{action}`" not in PAGE]


def test_every_member_of_a_channel_is_on_the_page() -> None:
    """Its first table is the protocol."""
    rows = re.findall(r"^\| `(\w+)(?:\(\w+\))?` \|", PAGE[: PAGE.index("## Its duties")], re.MULTILINE)
    attributes = list(Channel.__annotations__)
    methods = [name for name, each in vars(Channel).items() if callable(each) and not name.startswith("_")]
    assert [*attributes, *methods] == rows


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("survey/audit.py", "ChannelName"),
        ("survey/audit.py", "UNSAYS"),
        ("bot/app.py", "_TRAITS"),
        ("bot/channels/links.py", "links"),
        ("tests/test_architecture.py", "CHANNELS"),
        ("tests/test_architecture.py", "OF_CHANNELS"),
        ("bot/logs.py", "TALKATIVE"),
        ("survey/desk.py", "_HISTORY"),
    ],
)
def test_the_places_that_name_a_channel_are_there(file: str, name: str) -> None:
    """What the page sends its reader to exists under that name."""
    assert f"`{name}`" in PAGE
    assert f"`{file}`" in PAGE
    assert None is not re.search(rf"^(def )?{name}\b", (ROOT / file).read_text("utf-8"), re.MULTILINE)
