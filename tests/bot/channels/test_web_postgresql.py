"""The web chat over real HTTP on PostgreSQL, which looks at numbers and texts more closely than SQLite does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from storage.ids import new_id
from tests.bot.channels.web_client import Browser, guest, stage
from tests.bot.channels.web_stage import Served, Stage, english, performing
from tests.postgresql import Server
from tests.storage.invented import note

__all__ = ["guest", "stage"]


@pytest.fixture
async def served(postgresql_url: str) -> AsyncIterator[Served]:
    """A running web chat."""
    async with performing(postgresql_url, english()) as served:
        yield served


async def test_a_conversation(stage: Stage, guest: Browser) -> None:
    """A link lets somebody in once; what they do is taken once, shown, and delivered when the page says so."""
    await guest.did("command", "start")
    await guest.did("press", "choose.0")
    events = await (await guest.feed()).until_ready()
    assert [1, 3] == [event["seq"] for event in events]
    again = await (await guest.feed(after="1")).until_ready()
    assert [(2, "shrink"), (3, "send")] == [(each["seq"], each["action"]) for each in again]
    ids = [each for event in events for each in (event["id"], *event["covers"])]
    assert 200 == (await guest.post("/chat/delivered", {"ids": ids})).status
    assert ["delivered"] * 3 == stage.statuses()


@pytest.mark.parametrize("after", ["4294967296", "9" * 18])
async def test_a_number_that_no_row_can_have(stage: Stage, guest: Browser, after: str) -> None:
    """It is no place to go on from: the feed begins anew."""
    row = await stage.push(note("One"))
    assert [row] == [event["id"] for event in await (await guest.feed(after=after)).until_ready()]


async def test_ids_that_no_row_can_have(stage: Stage, guest: Browser) -> None:
    """They are refused as a page of ours would never send them, and nothing is confirmed."""
    row = await stage.push(note("One"))
    assert 200 == (await guest.post("/chat/delivered", {"ids": [new_id()]})).status
    assert 400 == (await guest.post("/chat/delivered", {"ids": [row, "\0"]})).status
    assert ["waiting"] == stage.statuses()


async def test_a_server_that_is_started_again(stage: Stage, guest: Browser, postgresql: Server) -> None:
    """The page sends the same event until it is taken, and is still signed in."""
    event = {"id": str(uuid4()), "kind": "command", "value": "start"}
    postgresql.stop()
    try:
        assert [503, 503] == [(await guest.post("/chat/events", event)).status, (await guest.get("/chat")).status]
    finally:
        postgresql.start()
    assert [503, 200] == [(await guest.post("/chat/events", event)).status for _ in range(2)]
    assert 1 == len(await (await guest.feed()).until_ready())
