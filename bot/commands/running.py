"""Running: everything in one process until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Coroutine
from typing import Any

from bot import logs
from bot.app import serve
from bot.commands.paper import paper
from bot.office import office
from bot.settings import Settings
from storage.lease import lease

try:
    import uvloop
except ImportError:  # there is none for Windows
    uvloop = None  # type: ignore[assignment]  # a module, or nothing


def run() -> None:
    """Run Caseround until SIGINT or SIGTERM."""
    logs.configure()
    settings = Settings()

    def listening() -> None:
        say = paper(errors=True).print
        say(f"The web chat is at {settings.public_url}. Ctrl-C stops it; nothing is lost.")
        say("Telegram is on." if settings.telegram_token else "Telegram is off: CASEROUND_TELEGRAM_TOKEN is not set.")

    with office(settings, alone=True) as here, lease(settings.home):
        run_until_stopped(serve(here, listening))


def run_until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine until SIGINT or SIGTERM; on uvloop where it can be had, which halves the network's cost."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop if uvloop else None) as runner:
        gc.freeze()  # what was imported stays: it need not be looked through again and again
        runner.run(_until_stopped(work))


async def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Await a coroutine, and cancel it on SIGINT or SIGTERM."""
    task = asyncio.create_task(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return
