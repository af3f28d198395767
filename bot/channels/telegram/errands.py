"""Calls whose failure changes nothing that is stored: they run beside everything else."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

import structlog
from telegram.error import TelegramError

from bot.channels import NotSent, Unknown
from bot.channels.telegram.api import Api
from bot.channels.telegram.outcomes import outcome_of

GATHER_SECONDS = 0.02
"""How long what can wait is gathered: cards and the fetching of updates go first."""
FINISH_SECONDS = 5.0
AGAIN_SECONDS = (1.0, 5.0, 20.0)
"""How long is waited before each further try of what is said once."""

Call = tuple[str, Mapping[str, Any]]

log = structlog.get_logger()


class Errands:
    """Starts calls and waits for none of them."""

    def __init__(self, api: Api, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._api = api
        self._pause = pause
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
        self._started(self._run(calls)).add_done_callback(lambda _: then())

    def insist(self, call: Call) -> None:
        """Make the call now, and again where it may not have arrived: what it says stands nowhere else, whom to call
        in danger for example, and to have it twice harms nobody."""
        self._started(self._repeat(*call))

    def _started(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

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
                _failed(method, error)

    async def _repeat(self, method: str, parameters: Mapping[str, Any]) -> None:
        for wait in (*AGAIN_SECONDS, None):
            try:
                await self._api.call(method, parameters)
            except TelegramError as error:
                outcome = outcome_of(error, None)
                if wait is None or not isinstance(outcome, NotSent | Unknown):
                    _failed(method, error)
                    return
                await self._pause(max(wait, outcome.wait) if isinstance(outcome, NotSent) else wait)
            else:
                return


def _failed(method: str, error: TelegramError) -> None:
    log.info("telegram.errand_failed", method=method, error=type(error).__name__)
