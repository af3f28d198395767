"""The command `caseround` in a process of its own, for what only a process shows."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import secrets
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from bot.cli import main
from tests.patience import PATIENCE

FORKS = multiprocessing.get_context("forkserver")
"""Starts processes of their own, with their own memory, files and locks, without the seconds of imports.

They are forked where nothing else has been done than to import: in this process there are threads, whose locks a
child would find taken for ever.
"""
FORKS.set_forkserver_preload(["tests.bot.killed_app", "tests.bot.test_erasing_killed"])

PORTS = range(20_000, 32_000)


def free_port() -> int:
    """Return a port of this machine at which nobody listens, and which the system gives to nobody by itself.

    One of those that it hands out could be another's by the time at which a process has started.
    """
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclass
class Process:
    """A running command: `printed` is what it has said so far, on stdout and stderr."""

    running: BaseProcess
    printed: str = ""
    code: int | None = None
    _grown: asyncio.Event = field(default_factory=asyncio.Event)
    _ended: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        asyncio.get_running_loop().add_reader(self.running.sentinel, self._end)

    def _end(self) -> None:
        asyncio.get_running_loop().remove_reader(self.running.sentinel)
        self.running.join()
        self.code = self.running.exitcode
        self._ended.set()

    async def listen(self, hears: Connection) -> None:
        """Keep what the process prints until it ends."""
        lines = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(lines), os.fdopen(os.dup(hears.fileno()), "rb")
        )
        while chunk := await lines.readline():
            self.printed += chunk.decode()
            self._grown.set()
        transport.close()
        await self._ended.wait()  # or `says` would wait on for words that cannot come any more
        self._grown.set()

    async def says(self, words: str) -> str:
        """Wait until the process has printed these words, and return the line in which they stand."""
        async with asyncio.timeout(PATIENCE):
            while not any(words in line for line in self.printed.splitlines(keepends=True) if line.endswith("\n")):
                assert self.code is None, self.printed
                self._grown.clear()
                await self._grown.wait()
        return next(line for line in self.printed.splitlines() if words in line)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal; a process that has ended hears nothing."""
        if self.code is None and self.running.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self.running.pid, number)

    async def ends(self, number: signal.Signals | None = None) -> int:
        """Send a signal, if one is given, and return the exit code once the process has ended: minus the signal's
        number, where a signal did it."""
        if number is not None:
            self.kill(number)
        async with asyncio.timeout(PATIENCE):
            await self._ended.wait()
        assert self.code is not None
        return self.code


@asynccontextmanager
async def process(*words: str, first: str = "", **environment: str | Path) -> AsyncIterator[Process]:
    """Run the command with these words and variables (`home` is CASEROUND_HOME); it is ended with the block.

    `first` is Python to be run before it.
    """
    async with forked(_command, words, first, **environment) as running:
        yield running


@asynccontextmanager
async def forked(target: Callable[..., None], *arguments: Any, **environment: str | Path) -> AsyncIterator[Process]:
    """Run a function of a module in a process with these variables; it is ended with the block."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CASEROUND_")}
    ours = {f"CASEROUND_{name.upper()}": str(value) for name, value in environment.items()}
    hears, speaks = FORKS.Pipe(duplex=False)
    running = FORKS.Process(target=_be, args=(clean | ours, speaks, target, arguments))
    running.start()
    speaks.close()
    started = Process(running)
    listening = asyncio.create_task(started.listen(hears))
    try:
        yield started
    finally:
        running.terminate()
        await started.ends()
        await listening
        hears.close()


def _be(
    environment: dict[str, str], speaks: Connection, target: Callable[..., None], arguments: tuple[Any, ...]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for standard in (1, 2):
        os.dup2(speaks.fileno(), standard)
    speaks.close()
    target(*arguments)


def _command(words: Sequence[str], first: str) -> None:
    sys.argv = ["caseround", *words]
    exec(first, {})  # noqa: S102 - a test's own words
    main()
