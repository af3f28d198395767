"""Killed at any step of an erasure: it had not begun, and nobody was told, or the next start brings it to its end."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.erasing import Eraser
from bot.house import House, shipped_phrases
from bot.office import office
from bot.settings import Settings
from bot.withdrawing import By, withdraw
from storage import audits, erasure_register, erasures, sqlite
from storage.database import Database
from storage.vault import Vault
from tests.bot.left_over import holds, readable
from tests.bot.stage import NOON, TRAITS, Clock, Stage

WORDS = "The canary sang before anybody came"
KEY = bytes(32)

NOT_BEGUN = ("before_commit 1",)
ASKED_FOR = ("after_commit 1", "half_a_line", "line_written", "before_commit 2")
ERASED = ("after_commit 2", "before_wipe", "between_vacuum_and_checkpoint", "before_commit 3", "after_commit 3")


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which somebody has answered, to be copied."""
    folder = tmp_path_factory.mktemp("answered")
    (folder / "master.key").touch(0o600)
    (folder / "master.key").write_text(KEY.hex())
    stage = Stage(folder, url=f"sqlite:///{folder / 'caseround.db'}")
    stage.database.upgrade()
    stage.set_up()
    asyncio.run(answers(stage))
    stage.close()
    return folder


async def answers(stage: Stage) -> None:
    """Answer a question with a comment."""
    wanda = stage.admit(stage.auditor(), "telegram", "4711")
    await wanda.press("I have read this", "Yes, I have", "None of these", "Comment on question 1")
    await wanda.says(WORDS)


def withdraws(home: Path) -> None:
    """Withdraw what was answered to the first request, and erase it, as a process does that is alone."""
    with office(Settings(home=home)) as here:
        house = house_of(here.vault)
        with here.database.writing() as connection:
            audit = audits.load(connection, here.vault, audits.names(connection)[0]).audit
            withdraw(house, connection, audit, 1, by=By.PERSON, now=NOON)
        Eraser(house, here.database, here.settings.register).finish_all(at_start=True)


def house_of(vault: Vault) -> House:
    return House(vault, shipped_phrases(), TRAITS, Clock(), "http://localhost:8080")


def killed_at(step: str, home: Path) -> None:
    """Run `withdraws` in a process that ends itself with SIGKILL when it reaches a step."""
    process = os.fork()
    if process == 0:
        try:
            arm(step)
            withdraws(home)
        finally:
            os._exit(1)  # the step was never reached
    assert signal.SIGKILL == os.WTERMSIG(os.waitpid(process, 0)[1])


def die() -> None:
    """End this process as the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(step: str) -> None:
    """Put the trap where the step is."""
    writing, append, wipe, checkpoint = Database.writing, erasure_register._append, Database.wipe, sqlite.checkpoint
    commits = -1  # the first is that of the upgrade

    @contextmanager
    def watched(self: Database) -> Any:
        nonlocal commits
        commits += 1
        with writing(self) as connection:
            yield connection
            dies_at(f"before_commit {commits}")
        dies_at(f"after_commit {commits}")

    def dies_at(here: str) -> None:
        if here == step:
            die()

    def appended(path: Path, content: bytes) -> None:
        if step == "half_a_line":
            path.write_bytes(content[: len(content) // 2])
            die()
        append(path, content)
        dies_at("line_written")

    def before(name: str, work: Callable[[Any], bool]) -> Callable[[Any], bool]:
        def done(it: Any) -> bool:
            dies_at(name)
            return work(it)

        return done

    Database.writing = watched  # type: ignore[method-assign]  # this process exists to break it
    Database.wipe = before("before_wipe", wipe)  # type: ignore[method-assign, assignment]  # as above
    erasure_register._append = appended
    sqlite.checkpoint = before("between_vacuum_and_checkpoint", checkpoint)  # type: ignore[assignment]  # as above


@pytest.mark.parametrize("step", [*NOT_BEGUN, *ASKED_FOR, *ERASED])
def test_killed_in_the_middle_of_an_erasure(step: str, answered: Path, tmp_path: Path) -> None:
    """One receipt, one line in the register, and no word left; or all of it as it was."""
    home = tmp_path / "home"
    shutil.copytree(answered, home)
    killed_at(step, home)
    assert (1 if step in ERASED else 0) == receipts(home)
    with office(Settings(home=home)) as here:
        Eraser(house_of(here.vault), here.database, here.settings.register).finish_all(at_start=True)
        with here.database.reading() as connection:
            known = erasures.find(connection, 1)
        is_left = holds(readable(home, here.database, Vault(KEY)), WORDS)
    if step in NOT_BEGUN:
        assert (None, True, 0) == (known, is_left, receipts(home))
        return
    assert known is not None
    assert known.cleaned_at is not None
    assert not is_left
    assert [known.receipt] == [line.receipt for line in erasure_register.read(home / erasure_register.NAME)]
    assert 1 == receipts(home)


def receipts(home: Path) -> int:
    """Return how many receipts were written to the person."""
    with office(Settings(home=home)) as here:
        return sum(
            "Your receipt" in text for text in readable(home / "nowhere", here.database, here.vault).splitlines()
        )
