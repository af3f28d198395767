"""The end of the process while the scheduler is at work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.app import App
from bot.office import Office
from bot.settings import Settings
from tests.bot.stage import Stage
from tests.patience import PATIENCE


@pytest.fixture
def stage(tmp_path: Path, sqlite_url: str) -> Iterator[Stage]:
    """A data folder with the invented audit."""
    stage = Stage(tmp_path, url=sqlite_url)
    stage.set_up()
    yield stage
    stage.close()


async def test_a_job_that_the_end_cuts_off_is_no_failure(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever stops Caseround in the second in which it looks for something to do finds no error in the log."""
    began, ended = asyncio.Event(), asyncio.Event()

    async def works(_: App) -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    monkeypatch.setattr("bot.app.RETRY_SECONDS", 0.01)
    monkeypatch.setattr(App, "_retry", works)
    settings = Settings(home=stage.folder, web_address="127.0.0.1:0", web_url="http://audit.example")
    running = asyncio.create_task(App(Office(settings, stage.database, stage.vault), stage.writer).run())
    async with asyncio.timeout(PATIENCE):
        await began.wait()
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await ended.wait()
    assert [] == [record.getMessage() for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}]
