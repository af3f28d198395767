"""Caseround as it runs, in a process that ends itself with SIGKILL: `python -m tests.bot.killed_app STEP NTH`.

STEP says where in a turn (before_commit, after_commit, before_sending, after_sending), NTH in which one. An unknown
step (such as 'never') kills nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from bot.channels.telegram.api import Api
from bot.commands.running import run
from bot.turns import Turns
from bot.writer import Writer


class Countdown:
    """Kills the process when it has been asked for the nth time."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def __call__(self) -> None:
        """Count one, or be the end."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def arm(step: str, countdown: Callable[[], None]) -> None:
    """Put the countdown where the step is."""
    batch, write, call = Turns._batch, Writer.write, Api.call

    def killed_batch(self: Turns, *arguments: Any, **named: Any) -> Any:
        taken = batch(self, *arguments, **named)
        if step == "before_commit":
            countdown()
        return taken

    async def killed_write(self: Writer, work: Any) -> Any:
        result = await write(self, work)
        if step == "after_commit" and getattr(work, "func", None) is not None and "events" in work.keywords:
            countdown()
        return result

    async def killed_call(self: Api, method: str, *arguments: Any, **named: Any) -> Any:
        if step == "before_sending" and method == "editMessageText":
            countdown()
        result = await call(self, method, *arguments, **named)
        if step == "after_sending" and method == "editMessageText":
            countdown()
        return result

    Turns._batch = killed_batch  # type: ignore[method-assign]  # this process exists to break it
    Writer.write = killed_write  # type: ignore[method-assign]  # as above
    Api.call = killed_call  # type: ignore[method-assign]  # as above


if __name__ == "__main__":
    arm(sys.argv[1], Countdown(int(sys.argv[2])))
    run()
