"""What people write, and who they are, is in no file of the data folder and in no line of the log."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot import reviewing
from bot.finding import Called, find
from storage import audits, notices, participants, responses, returns, reviews
from survey.audit import Role
from survey.events import Commanded, Edited, Said, Unsupported
from survey.phrases import Phrases
from tests.bot.stage import NOON, Person, Stage

CANARIES = {
    "name": "Auditor Käfig-Kanari",
    "email": "goldkanari@example.org",
    "address": "telegram-address-4711-kanari",
    "comment": "The yellow canary comment, Straße 7",
    "edited": "The green canary comment after an edit",
    "ticked": "A canary typed at a list of ticks",
    "unsure": "Two canary children have this reference",
    "colleague": "Colleague Zeisig-Kanari, 01632 960 444",
    "failed": "A canary in a turn that breaks",
    "left_out": "Mrs Wellensittich-Kanari said so",
    "kept": "The office is at CW99 9ZZ, says a canary",
    "reason": "A canary is why it stays",
    "note": "Which canary is meant here?",
}
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "unicode_escape", "latin-1")


def found_in(content: bytes) -> set[str]:
    """Return which canaries can be read there, in any usual encoding."""
    return {
        kind for kind, words in CANARIES.items() if any(words.encode(encoding) in content for encoding in ENCODINGS)
    }


def readable(folder: Path) -> dict[str, set[str]]:
    """Return the files of a folder in which canaries can be read, with which."""
    files = {path.name: found_in(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
    return {name: found for name, found in files.items() if found}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    stage.set_up()
    yield stage
    stage.close()


@pytest.fixture
def wanda(stage: Stage) -> Person:
    """A participant of whom everything is a canary."""
    participant = stage.auditor(CANARIES["name"], cases=("C07", "C08", "C09"))
    stage.knows(CANARIES["name"], Role.AUDITOR, email=CANARIES["email"])
    return stage.admit(participant, "telegram", CANARIES["address"])


async def test_nothing_can_be_read(stage: Stage, wanda: Person, capfd: pytest.CaptureFixture[str]) -> None:
    """After a whole conversation, with a turn that failed: not in the database, its log or its index, not in what
    was logged or printed; and all of it can be read with the key."""
    with capture_logs() as logged:
        await converse(wanda)
        await send_back(stage, wanda)
        await break_a_turn(stage, wanda)
    assert {} == readable(stage.folder)
    assert stage.database.checkpoint()
    assert {} == readable(stage.folder)
    assert {"turn.quarantined"} == {line["event"] for line in logged}
    assert set() == found_in(repr(logged).encode())
    printed = capfd.readouterr()
    assert set() == found_in((printed.out + printed.err).encode())
    assert CANARIES.keys() - {"failed", "left_out"} == with_the_key(stage)


def test_the_search_finds_what_is_not_sealed(stage: Stage, wanda: Person) -> None:
    """A canary in a file of the folder is found, whole and in two bytes a letter."""
    (stage.folder / "a").write_text(CANARIES["name"], "utf-8")
    (stage.folder / "b").write_text(CANARIES["comment"], "utf-16")
    assert {"a": {"name"}, "b": {"comment"}} == readable(stage.folder)


async def converse(wanda: Person) -> None:
    """Say a canary wherever words are taken."""
    await wanda.press("I have read this", "C07", "Yes, I have")
    await wanda.says(CANARIES["ticked"])
    await wanda.press("It is a comment on question 1", "None of these", "Add a comment")
    await wanda.sends(Said(CANARIES["comment"], "m1"))
    await wanda.sends(Edited(CANARIES["edited"], "m1"))
    await wanda.sends(Unsupported("photo"))
    await wanda.press("Comment on question 1")
    await wanda.says(CANARIES["left_out"])
    await wanda.press("Delete my message", "Rewrite it", "Leave it out", "Comment on question 1")
    await wanda.says(CANARIES["kept"])
    await wanda.press("Keep it, and say why")
    await wanda.says(CANARIES["reason"])
    await wanda.commands("review")
    await wanda.press("Submit", "Submit as it is")
    await wanda.commands("requests")
    await wanda.press("C08", "I'm not sure which child this is")
    await wanda.says(CANARIES["unsure"])
    await wanda.commands("requests")
    await wanda.press("C09", "Pass to a colleague")
    await wanda.says(CANARIES["colleague"])
    await wanda.sends(Commanded("start", CANARIES["failed"]))


async def send_back(stage: Stage, wanda: Person) -> None:
    """Send the first return back with a canary for a note, and look at it."""
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        found = find(connection, stage.vault, stored, Called("C07", "Health"))
        wanted = [("1", CANARIES["note"])]
        reviewing.send_back(stage.house, connection, stage.audit, found, wanted, actor=None, now=NOON)
    await wanda.commands("requests")
    await wanda.press("C07", "Look at question 1")
    await wanda.commands("requests")
    await wanda.press("C09")


async def break_a_turn(stage: Stage, wanda: Person) -> None:
    """Let a turn with a canary in it fail as a bug would."""
    phrases = stage.phrases["en"]

    class Broken(Phrases):
        def __init__(self) -> None:
            self.__dict__ = dict(phrases.__dict__)

        def __call__(self, key: str, **details: str | int) -> str:
            if key == "said.use_buttons":
                raise ValueError(CANARIES["failed"])
            return phrases(key, **details)

    stage.phrases["en"] = Broken()
    await asyncio.gather(wanda.sends(Said(CANARIES["failed"], "250")), wanda.says(CANARIES["failed"]))
    stage.phrases["en"] = phrases


def with_the_key(stage: Stage) -> set[str]:
    """Return which canaries stand in what the coordinator and the report are given."""
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        told = notices.of_audit(connection, key, stage.audit.id)
        people = participants.contacts(connection, stage.vault, stage.audit.id)
        given = returns.of_audit(connection, stage.vault, stage.audit.id)
        found = participants.at(connection, stage.vault, "telegram", CANARIES["address"])
        first = responses.load(connection, stage.vault, 1)
        notes = reviews.notes(connection, first) if first else {}
    history = [entry.answer for number in (1, 2, 3) for entry in stage.history(number)]
    return found_in(repr((told, people, given, history, notes)).encode()) | ({"address"} if found else set())
