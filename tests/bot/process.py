"""The command `caseround` in a process of its own, for what only a process shows."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.patience import PATIENCE

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

    running: asyncio.subprocess.Process
    printed: str = ""
    _grown: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        """Keep what the process prints until it ends."""
        assert self.running.stdout is not None
        while chunk := await self.running.stdout.readline():
            self.printed += chunk.decode()
            self._grown.set()
        await self.running.wait()  # or `says` would wait on for words that cannot come any more
        self._grown.set()

    async def says(self, words: str) -> str:
        """Wait until the process has printed these words, and return the line in which they stand."""
        async with asyncio.timeout(PATIENCE):
            while not any(words in line for line in self.printed.splitlines(keepends=True) if line.endswith("\n")):
                assert self.running.returncode is None, self.printed
                self._grown.clear()
                await self._grown.wait()
        return next(line for line in self.printed.splitlines() if words in line)

    async def ends(self, number: signal.Signals | None = None) -> int:
        """Send a signal, if one is given, and return the exit code once the process has ended."""
        if number is not None:
            self.running.send_signal(number)
        async with asyncio.timeout(PATIENCE):
            return await self.running.wait()


@asynccontextmanager
async def process(*words: str, first: str = "", **environment: str | Path) -> AsyncIterator[Process]:
    """Run the command with these words and variables (`home` is CASEROUND_HOME); it is ended with the block.

    `first` is Python to be run before it.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CASEROUND_")}
    ours = {f"CASEROUND_{name.upper()}": str(value) for name, value in environment.items()}
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        f"{first}\nfrom bot.cli import main; main()",
        *words,
        env={**clean, **ours},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    started = Process(running)
    listening = asyncio.create_task(started.listen())
    try:
        yield started
    finally:
        if running.returncode is None:
            running.terminate()
        await started.ends()
        await listening
