"""An invented audit that asks parents too, and parents in it (names of birds)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from storage import consents
from survey.audit import Role
from survey.consent_file import read_consent
from tests.bot.stage import Stage
from tests.survey.parents.talking import PARENTS

WORDS = (files("bot.demo") / "consent.yaml").read_text("utf-8")
READ = ["Go on"] * 9
"""The presses with which a parent reads everything."""


def parent(stage: Stage, name: str = "Parent Plover", *, language: str = "en", case: str = "C07") -> str:
    """Add a parent who is asked about a case; returns their id."""
    participant = stage.knows(name, Role.PARENT, language=language)
    stage.asks(participant, case, None, "parents-conversation")
    return participant


def coordinator(stage: Stage, name: str = "Morgan Lark") -> str:
    """Add a coordinator; returns their id."""
    return stage.knows(name, Role.COORDINATOR)


@pytest.fixture
def families(tmp_path: Path, database_url: str) -> Iterator[Stage]:
    """The audit with the words in which parents consent, in a database of either kind."""
    stage = Stage(tmp_path, PARENTS, url=database_url)
    stage.set_up()
    with stage.database.writing() as connection:
        wording = read_consent(WORDS, "consent.yaml")
        consents.publish(connection, PARENTS.id, WORDS, wording, stage.clock())
    yield stage
    stage.close()
