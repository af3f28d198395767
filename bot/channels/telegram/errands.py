"""Calls whose failure changes nothing: they run beside everything else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from telegram.error import TelegramError

from bot.channels.telegram.api import Api

GATHER_SECONDS = 0.02
"""How long what can wait is gathered: cards and the fetching of updates go first."""
FINISH_SECONDS = 5.0

Call = tuple[str, Mapping[str, Any]]

log = structlog.get_logger()


class Errands:
    """Starts calls and waits for none of them."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._running: set[asyncio.Task[None]] = set()
        self._gathered: list[Call] = []

    def gather(self, call: Call) -> None:
        """Make the call soon, beside others that come meanwhile."""
        self._gathered.append(call)
        if len(self._gathered) == 1:
            asyncio.get_running_loop().call_later(GATHER_SECONDS, self._start_gathered)

    def _start_gathered(self) -> None:
        gathered, self._gathered = self._gathered, []
        for call in gathered:
            self.start(call)

    def start(self, *calls: Call, then: Callable[[], object] = lambda: None) -> None:
        """Make the calls now, one after the other, whether the ones before succeed or not; `then` hears that all
        ended."""
        task = asyncio.create_task(self._run(calls))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda _: then())

    async def finish(self, seconds: float = FINISH_SECONDS) -> None:
        """Give what still runs this long, then drop it."""
        self._start_gathered()
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=seconds)
        for task in late:
            task.cancel()

    async def _run(self, calls: tuple[Call, ...]) -> None:
        for method, parameters in calls:
            try:
                await self._api.call(method, parameters)
            except TelegramError as error:
                log.info("telegram.errand_failed", method=method, error=type(error).__name__)
