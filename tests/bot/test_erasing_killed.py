"""Killed at any step of an erasure: it had not begun, and nobody was told, or the next start brings it to its end."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from bot.erasing import Eraser
from bot.house import House, shipped_phrases
from bot.office import Office, office
from bot.settings import Settings
from bot.withdrawing import By, withdraw
from storage import audits, erasure_register, erasures, postgresql, sqlite
from storage.database import Database
from storage.vault import Vault
from tests.bot.left_over import holds, opened, readable
from tests.bot.process import FORKS
from tests.bot.stage import NOON, TRAITS, Clock, Stage
from tests.databases import copied

WORDS = "The canary sang before anybody came"
KEY = bytes(32)

NOT_BEGUN = ("before_commit 1",)
ASKED_FOR = ("after_commit 1", "half_a_line", "line_written", "before_commit 2")
ERASED = ("after_commit 2", "before_wipe", "within_the_wipe", "before_commit 3", "after_commit 3")


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


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, answered: Path, tmp_path: Path) -> Settings:
    """A copy of the data folder, once with its database in it and once with the same rows in PostgreSQL."""
    home = tmp_path / "home"
    shutil.copytree(answered, home)
    if request.param == "sqlite":
        return Settings(home=home)
    url = request.getfixturevalue("postgresql_url")
    copied(f"sqlite:///{home / 'caseround.db'}", url)
    (home / "caseround.db").unlink()
    return Settings(home=home, database=SecretStr(url))


async def answers(stage: Stage) -> None:
    """Answer a question with a comment."""
    wanda = stage.admit(stage.auditor(), "telegram", "4711")
    await wanda.press("I have read this", "Yes, I have", "None of these", "Comment on question 1")
    await wanda.says(WORDS)


def withdraws(settings: Settings) -> None:
    """Withdraw what was answered to the first request, and erase it, as a process does that is alone."""
    with office(settings, alone=True) as here:
        house = house_of(here.vault)
        with here.database.writing() as connection:
            audit = audits.load(connection, here.vault, audits.names(connection)[0]).audit
            withdraw(house, connection, audit, 1, by=By.PERSON, now=NOON)
        Eraser(house, here.database, here.settings.register).finish_all(at_start=True)


def house_of(vault: Vault) -> House:
    return House(vault, shipped_phrases(), TRAITS, Clock(), "http://localhost:8080")


def killed_at(step: str, settings: Settings) -> None:
    """Run `withdraws` in a process that ends itself with SIGKILL when it reaches a step."""
    process = FORKS.Process(target=withdraws_to_the_step, args=(step, settings))
    process.start()
    process.join()
    assert -signal.SIGKILL == process.exitcode


def withdraws_to_the_step(step: str, settings: Settings) -> None:
    """Be that process."""
    arm(step)
    withdraws(settings)


def die() -> None:
    """End this process as the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(step: str) -> None:
    """Put the trap where the step is."""
    writing, append, wipe = Database.writing, erasure_register._append, Database.wipe
    checkpoint, vacuum = sqlite.checkpoint, postgresql.wipe
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

    def half(writer: Engine, tables: Iterable[str]) -> bool:
        names = list(tables)
        return vacuum(writer, dies_within(names) if step == "within_the_wipe" else names)

    def dies_within(names: list[str]) -> Iterator[str]:
        yield from islice(names, len(names) // 2)
        die()

    Database.writing = watched  # type: ignore[method-assign]  # this process exists to break it
    Database.wipe = before("before_wipe", wipe)  # type: ignore[method-assign, assignment]  # as above
    erasure_register._append = appended
    sqlite.checkpoint = before("within_the_wipe", checkpoint)  # type: ignore[assignment]  # as above
    postgresql.wipe = half


@pytest.mark.parametrize("step", [*NOT_BEGUN, *ASKED_FOR, *ERASED])
def test_killed_in_the_middle_of_an_erasure(step: str, settings: Settings) -> None:
    """One receipt, one line in the register, and no word left; or all of it as it was."""
    killed_at(step, settings)
    with office(settings, alone=True) as here:
        assert (1 if step in ERASED else 0) == receipts(here)
        Eraser(house_of(here.vault), here.database, settings.register).finish_all(at_start=True)
        with here.database.reading() as connection:
            known = erasures.find(connection, 1)
        is_left = holds(readable(settings.home, here.database, Vault(KEY)), WORDS)
        told = receipts(here)
    if step in NOT_BEGUN:
        assert (None, True, 0) == (known, is_left, told)
        return
    assert known is not None
    assert known.cleaned_at is not None
    assert not is_left
    assert [known.receipt] == [line.receipt for line in erasure_register.read(settings.register)]
    assert 1 == told


def receipts(here: Office) -> int:
    """Return how many receipts were written to the person."""
    return sum("Your receipt" in text for text in opened(here.database, here.vault))
