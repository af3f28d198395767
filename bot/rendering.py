"""Pictures and documents, in a process of their own: a turn never renders, and the event loop never waits for one."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from importlib import import_module
from multiprocessing import active_children, connection, get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any

import structlog

from bot import logs
from bot.settings import Settings
from survey.messages import Drawn, Line, Note, Picture
from survey.phrases import Phrases

SECONDS = 30.0
"""How long one drawing may take, the start of the process included."""
DRAWINGS = "bot.drawings"
"""The module whose `drawings` says what can be drawn."""

Drawing = Callable[[Mapping[str, Any]], bytes]

log = structlog.get_logger()


class CannotDraw(Exception):
    """There is no picture or document; names the message's kind and the cause's class only."""


class Renderer:
    """Draws one thing after the other, in a worker process that is started for the first of them.

    A worker that dies or takes too long is an outcome of that drawing alone: the next one gets a new worker.
    """

    def __init__(
        self, settings: Settings | None, phrases: Phrases, *, module: str = DRAWINGS, seconds: float | None = None
    ) -> None:
        """Without `settings` nothing is drawn that reads the database; `seconds` is SECONDS where it is not given."""
        self._settings = settings
        self._phrases = phrases
        self._module = module
        self._seconds = SECONDS if seconds is None else seconds
        self._one_at_a_time = asyncio.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._worker: BaseProcess | None = None
        self._is_closed = False

    async def draw(self, message: Drawn) -> bytes:
        """Return the picture as PNG, or the document's content; raises CannotDraw."""
        async with self._one_at_a_time:
            try:
                return await asyncio.wait_for(self._drawn(message), self._seconds)
            except asyncio.CancelledError:
                self._end()
                raise
            except Exception as error:  # noqa: BLE001 - whatever a drawing raises, it is an outcome and not the end
                if isinstance(error, TimeoutError | BrokenExecutor):
                    self._end()
                cause = type(error).__name__
                log.error("rendering.failed", drawing=message.drawing, error=cause)  # noqa: TRY400 - its text could hold data
        # raised out here, so that an error whose text could hold data does not travel along as its context
        raise CannotDraw(f"{'picture' if isinstance(message, Picture) else 'document'} not drawn: {cause}")

    def instead(self, message: Drawn) -> Note:
        """Return what is said in the place of a picture or document that there is not, in its language."""
        say = self._phrases.spoken(message.language)
        if isinstance(message, Picture):
            lines = message.lines or (Line(message.alt),)
            return Note((Line(say("picture.not_drawn")), *lines))
        return Note((Line(say("document.not_made", name=message.name)), *message.lines))

    async def close(self) -> None:
        """End the worker, whatever it is doing; nothing is drawn any more."""
        self._is_closed = True
        await asyncio.to_thread(self._end, wait=True)

    async def _drawn(self, message: Drawn) -> bytes:
        # starting a process takes a while, and so does what is sent to it: off the event loop
        return await asyncio.wrap_future(await asyncio.to_thread(self._submit, message))

    def _submit(self, message: Drawn) -> Future[bytes]:
        if self._is_closed:
            raise BrokenExecutor
        if self._pool is None:
            # spawned: a copy of a process with threads and an event loop may hang on what they held
            self._pool = ProcessPoolExecutor(
                1, get_context("spawn"), initializer=_begin, initargs=(self._module, self._settings)
            )
        before = {process.pid for process in active_children()}
        drawing = self._pool.submit(_draw, message.drawing, message.data)
        # the pool itself can only wait for its worker, not end it
        self._worker = next((new for new in active_children() if new.pid not in before), self._worker)
        return drawing

    def _end(self, *, wait: bool = False) -> None:
        pool, worker = self._pool, self._worker
        self._pool = self._worker = None
        if worker is not None:
            worker.kill()
        if pool is not None:
            pool.shutdown(wait=wait, cancel_futures=True)


_drawings: dict[str, Drawing] = {}


def _begin(module: str, settings: Settings | None) -> None:
    """Make ready to draw, in the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; who started this one ends it
    Thread(target=_end_with_parent, daemon=True).start()
    logs.configure()
    _drawings.update(import_module(module).drawings(settings))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _draw(drawing: str, data: Mapping[str, Any]) -> bytes:
    return _drawings[drawing](data)
