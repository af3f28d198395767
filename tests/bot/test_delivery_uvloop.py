"""Delivery on the loop that runs it where it can be had."""

from __future__ import annotations

import asyncio

import pytest

from bot.delivery import Courier
from bot.office import utc_now
from bot.pace import Pace
from storage.vault import Vault
from tests.bot.post import Fetched
from tests.patience import PATIENCE

uvloop = pytest.importorskip("uvloop")


def test_an_alarm_that_is_due_at_once() -> None:
    """It is set, set again, and rings: what is due at once has another handle there than what is due later."""

    async def write(_: object) -> None:
        raise NotImplementedError

    async def rings() -> bool:
        courier = Courier(Fetched(), write=write, vault=Vault(bytes(32)), clock=utc_now, pace=Pace())  # type: ignore[arg-type]  # nothing is written
        for seconds in (5.0, 0.0, 0.0, 5.0):
            courier._wake_in(seconds)
        async with asyncio.timeout(PATIENCE):
            return await courier._news.wait()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        assert runner.run(rings())
