"""The data folder, opened: what every command of the coordinator works with."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files

from bot import replaying
from bot.settings import Settings
from storage import questionnaires
from storage.database import Database
from storage.master import LENGTH
from storage.vault import Vault
from survey.loading import load_questionnaire


class NotSetUp(Exception):
    """The data folder was not made yet."""


@dataclass(frozen=True, slots=True)
class Office:
    """The database and the vault of one data folder; `is_kept` is False where they stand in memory alone."""

    settings: Settings
    database: Database
    vault: Vault
    is_kept: bool = True


def utc_now() -> dt.datetime:
    """Return the time: the one place that reads the clock."""
    return dt.datetime.now(dt.UTC)


@contextmanager
def office(settings: Settings, *, alone: bool = False, replays: bool = False) -> Iterator[Office]:
    """Open the data folder, with its tables brought up to date; `alone` as in `Database.connect`.

    An older copy in which something stands that was erased since is opened only by who `replays` the erasures.
    Raises bot.replaying.NotReplayed, storage.erasure_register.RegisterDamaged,
    NotSetUp, storage.postgresql.WrongAddress, storage.lease.AlreadyRunning, storage.vault.MasterRefused, or
    storage.vault.WrongKey; nothing is changed then.
    """
    if not settings.home.is_dir():
        raise NotSetUp(
            f"There is no data folder at {settings.home}. Run `caseround init` first, or set CASEROUND_HOME."
        )
    vault = Vault(settings.master())
    database = Database.connect(settings.database_url, alone=alone)
    try:
        database.upgrade()
        with database.reading() as connection:
            vault.check(connection)
        if not replays:
            replaying.check(database, settings.register)
        yield Office(settings, database, vault)
    finally:
        database.close()


@contextmanager
def office_in_memory(settings: Settings) -> Iterator[Office]:
    """Open an office without a data folder, with empty tables and a key that nobody else has; nothing of it is left
    when the block ends."""
    vault = Vault(secrets.token_bytes(LENGTH))
    database = Database.in_memory()
    try:
        database.upgrade()
        with database.writing() as connection:
            vault.initialise(connection)
        yield Office(settings, database, vault, is_kept=False)
    finally:
        database.close()


def set_up(settings: Settings, now: dt.datetime) -> bool:
    """Make the data folder, its key and database, and publish the shipped questionnaires.

    Returns False where that had been done before: nothing is lost then, tables and questionnaires are brought up
    to date.
    """
    url = settings.database_url
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database.connect(url)
    try:
        database.upgrade()
        with database.writing() as connection:
            fresh = not Vault.is_initialised(connection)
            # a new key beside a database that has one would open nothing, and would stand where the copy belongs
            vault = Vault(settings.new_master() if fresh else settings.master())
            if fresh:
                vault.initialise(connection)
            vault.check(connection)
            for content in shipped_questionnaires():
                questionnaire = load_questionnaire(content, "shipped")
                questionnaires.publish(connection, questionnaire.id, questionnaire.version, content, now)
        return fresh
    finally:
        database.close()


def shipped_questionnaires() -> list[str]:
    """Return the texts of the questionnaires that come with Caseround."""
    folder = files("survey") / "questionnaires"
    return [path.read_text("utf-8") for path in folder.iterdir() if path.name.endswith(".yaml")]
