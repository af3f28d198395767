"""Processes of Caseround that begin in a blink, to be killed by the hundred.

A start costs two seconds of imports. Here one process has done them and nothing else: it never opens the database or
a connection. Each Caseround is forked from it: a process of its own, with its own memory, files and locks, which a
SIGKILL ends as it ends any other.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import traceback
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.patience import PATIENCE


@dataclass
class Life:
    """One process of Caseround."""

    pid: int
    nursery: asyncio.subprocess.Process
    code: int | None = None

    def kill(self, number: int) -> None:
        """Send it a signal; one that has ended hears nothing."""
        if self.code is None:
            os.kill(self.pid, number)  # its parent has not waited for it, so the number is still its own

    async def ended(self) -> int:
        """Return its exit code once it has ended: minus the signal's number, where a signal did it."""
        if self.code is None:
            async with asyncio.timeout(PATIENCE):
                self.code = int(await _said(self.nursery, "ended"))
            await _tell(self.nursery, {})
        return self.code


@dataclass(frozen=True)
class Nursery:
    """The process that has imported everything."""

    process: asyncio.subprocess.Process
    log: Path

    async def start(self, environment: Mapping[str, str], step: str = "never", nth: int = 0) -> Life:
        """Start a Caseround with a trap (see tests.bot.killed_app) and without a pace; one runs at a time."""
        order = {"environment": dict(environment), "step": step, "nth": nth, "log": str(self.log)}
        await _tell(self.process, order)
        return Life(int(await _said(self.process, "started")), self.process)


@asynccontextmanager
async def nursery(log: Path) -> AsyncIterator[Nursery]:
    """Give a nursery whose children write to this file; it ends with the block."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.nursery", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield Nursery(process, log)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


async def _tell(process: asyncio.subprocess.Process, order: Mapping[str, object]) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(order).encode() + b"\n")
    await process.stdin.drain()


async def _said(process: asyncio.subprocess.Process, word: str) -> str:
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    assert line.startswith(word), line
    return line.removeprefix(word)


def main() -> None:
    """Fork a Caseround for each line, and say when it has begun and ended; an empty order lets its number go."""
    from tests.bot import killed_app  # noqa: F401, PLC0415 - the seconds that each start does without

    while line := sys.stdin.readline():
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(order)
        _say(f"started {child}")
        # waited for without letting it go: until the other side knows, nobody else may get its number
        info = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert info is not None
        code = info.si_status if info.si_code == os.CLD_EXITED else -info.si_status
        _say(f"ended {code}")
        sys.stdin.readline()
        os.waitpid(child, 0)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _live(order: Mapping[str, object]) -> None:
    """Be Caseround, and never come back."""
    from bot import pace, rendering  # noqa: PLC0415 - imported already
    from bot.commands.running import run  # noqa: PLC0415 - as above
    from tests.bot.killed_app import Trap, arm  # noqa: PLC0415 - as above

    code = 1
    try:
        environment = order["environment"]
        assert isinstance(environment, dict)
        os.environ.update(environment)
        _redirect(Path(str(order["log"])))
        pace.PER_SECOND, pace.CHAT_SECONDS, rendering.SECONDS = 10_000, 0.0, PATIENCE
        arm(Trap(str(order["step"]), int(str(order["nth"]))))
        run()
        code = 0
    except BaseException:  # noqa: BLE001 - whatever ends it, it must not go on as a second nursery
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _redirect(log: Path) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(nothing, 0)
    os.dup2(file, 1)
    os.dup2(file, 2)


if __name__ == "__main__":
    main()
