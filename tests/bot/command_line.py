"""The command `caseround` in this process: its words go in, its exit code and what it printed come out."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer.main
from pydantic import SecretStr

from bot.cli import main
from bot.commands.setting_up import store_audit, store_returns
from bot.demo import demo_files
from bot.office import office, set_up, utc_now
from bot.settings import Settings
from tests.once import once

AUDIT = "demo-repeat-plans"
WREN = "Auditor Wren (Health)"
INVITED = ("audit.yaml", "requests.csv", "cases.csv")
RETURNED = ("returns.csv", "--mapping", "mapping.yaml")


_built = cache(typer.main.get_command)
"""What typer makes of the functions in bot.cli at every start: here it starts hundreds of times in one process."""


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class CommandLine:
    """A shell in a folder with the demonstration's files; the data folder is `home` in it."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def __call__(self, *words: str, **environment: str) -> Done:
        """Run the command with these words; what is no refusal and no success is raised."""
        with self.monkeypatch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr(sys, "argv", ["caseround", *words])
            patch.setattr(typer.main, "get_command", _built)
            for name, value in {"CASEROUND_HOME": str(self.home), **environment}.items():
                patch.setenv(name, value)
            self.capsys.readouterr()
            code = _run()
        printed = self.capsys.readouterr()
        return Done(code, printed.out, printed.err)

    def refused(self, *words: str, **environment: str) -> str:
        """Run a command that is refused, changes nothing, and says so on stderr; returns what it says."""
        before = self.stored()
        done = self(*words, **environment)
        assert (1, "") == (done.code, done.out)
        assert "Traceback" not in done.err
        assert before == self.stored()
        return done.err

    def misused(self, *words: str) -> str:
        """Run a command that is used wrongly; returns what it says."""
        done = self(*words)
        assert (2, "") == (done.code, done.out)
        assert "Traceback" not in done.err
        return done.err

    def stored(self) -> list[str]:
        """Return all that the database holds, as statements."""
        path = self.home / "caseround.db"
        if not path.exists():
            return []
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())

    def write(self, name: str, text: str) -> None:
        """Write a file into the folder."""
        (self.folder / name).write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace something that stands once in one of the folder's files."""
        text = (self.folder / name).read_text("utf-8")
        assert 1 == text.count(old)
        self.write(name, text.replace(old, new))


def _run() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    raise AssertionError("a command ends with an exit code")


@pytest.fixture(scope="session")
def invited_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration's files and a data folder that holds its audit: to be copied."""
    return once(tmp_path_factory, "invited", _invite)


def _invite(folder: Path) -> None:
    for name, text in demo_files(utc_now().date()).items():
        (folder / name).write_text(text, "utf-8")
    settings = Settings(home=folder / "home")
    set_up(settings, utc_now())
    with office(settings) as here:
        store_audit(here, *(folder / name for name in INVITED))


def moved_in(invited: Path, folder: Path, url: str) -> Settings:
    """Return the settings of a data folder within `folder` that holds the demonstration's audit.

    Its database is a file in it, unless `url` names another.
    """
    if not url:
        shutil.copytree(invited / "home", folder / "home")
        return Settings(home=folder / "home")
    settings = Settings(home=folder / "home", database=SecretStr(url))
    set_up(settings, utc_now())
    with office(settings) as here:
        store_audit(here, *(invited / name for name in INVITED))
    return settings


@pytest.fixture(scope="session")
def returned_home(invited_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its 77 returns."""

    def store(folder: Path) -> None:
        shutil.copytree(invited_home, folder, dirs_exist_ok=True)
        with office(Settings(home=folder / "home")) as here:
            store_returns(here, AUDIT, folder / "returns.csv", folder / "mapping.yaml")

    return once(tmp_path_factory, "returned", store)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A command line in an empty folder, with nothing of Caseround in the environment."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"CASEROUND_{name.upper()}", raising=False)
    return CommandLine(tmp_path, monkeypatch, capsys)


@pytest.fixture
def caseround(bare: CommandLine, invited_home: Path) -> CommandLine:
    """A command line where the demonstration's audit is stored, without returns."""
    shutil.copytree(invited_home, bare.folder, dirs_exist_ok=True)
    return bare


@pytest.fixture
def returned(bare: CommandLine, returned_home: Path) -> CommandLine:
    """A command line where the demonstration's audit is stored, with its 77 returns."""
    shutil.copytree(returned_home, bare.folder, dirs_exist_ok=True)
    return bare
