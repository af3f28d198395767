"""What was quarantined is tried again when somebody asks, and stored once at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels import Incoming
from bot.kept_event import KeptEvent, Unreadable
from bot.retrying import Retrying
from storage import quarantine
from storage.quarantine import Status
from survey.desk import AtDesk
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from tests.bot.stage import Person, Stage, begin, stage, words

__all__ = ["stage"]

TEXT = "The chronology is old."


@dataclass
class Broken:
    """A version of Caseround in which every turn fails, until it is mended."""

    monkeypatch: pytest.MonkeyPatch
    cause: Exception = field(default_factory=lambda: ValueError("what somebody wrote"))

    def breaks(self) -> None:
        def take(desk: AtDesk, event: Event) -> None:
            raise self.cause

        self.monkeypatch.setattr(AtDesk, "take", take)

    def is_mended(self) -> None:
        self.monkeypatch.undo()


@pytest.fixture
def version(monkeypatch: pytest.MonkeyPatch) -> Broken:
    """The version that runs."""
    return Broken(monkeypatch)


@pytest.fixture
def nudged() -> list[str]:
    """The addresses that delivery heard of."""
    return []


@pytest.fixture
def retrying(stage: Stage, nudged: list[str]) -> Retrying:
    """Retrying as the app puts it together, with a channel that cannot read everything."""

    def read(raw: Mapping[str, Any], bot: str) -> Incoming | None:
        if "says" not in raw:
            raise Unreadable("says is missing")
        return Incoming("telegram", bot, "7", "4711", Said(raw["says"], "m7")) if raw["says"] else None

    readers = {"telegram": read}
    return Retrying(stage.house, stage.turns, write=stage.writer.write, nudge=nudged.append, readers=readers)


async def again(stage: Stage, retrying: Retrying, number: int = 1) -> tuple[str, str, int]:
    """Ask for a number to be tried again; returns its state, cause and tries."""
    with stage.database.writing() as connection:
        assert quarantine.ask(connection, number)
    await retrying.all_asked()
    with stage.database.reading() as connection:
        assert [] == quarantine.asked(connection)
        kept = quarantine.one(connection, number)
    return kept.status, kept.cause, kept.tries


async def asked(stage: Stage) -> Person:
    """Somebody in Telegram at the first question."""
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(person)
    return person


async def test_a_press_counts_once_the_fault_is_mended(
    stage: Stage, version: Broken, retrying: Retrying, nudged: list[str]
) -> None:
    """While it fails it stays with its cause and count; when it is taken it is stored, shown, and erased here."""
    person = await asked(stage)
    version.breaks()
    await person.press("None of these")
    assert ("kept", "ValueError", 1) == await again(stage, retrying)
    version.cause = KeyError("what somebody wrote")
    version.breaks()
    assert ("kept", "KeyError", 2) == await again(stage, retrying)
    assert ([], []) == (stage.history(1), nudged)
    version.is_mended()
    assert ("taken", "KeyError", 3) == await again(stage, retrying)
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]
    assert "Question 2 of 14 · C07" == person.card()[1].title
    assert [person.address_id] == nudged
    with stage.database.writing() as connection:
        assert not quarantine.ask(connection, 1)
    await retrying.all_asked()
    assert 1 == len(stage.history(1))


async def test_a_stale_press_changes_nothing(stage: Stage, version: Broken, retrying: Retrying) -> None:
    """Where its sender has answered meanwhile, the press means nothing any more, as any other stale one."""
    person = await asked(stage)
    version.breaks()
    await person.press("None of these")
    version.is_mended()
    await person.press("None of these", "Yes")
    assert ("taken", "ValueError", 1) == await again(stage, retrying)
    assert ["q1", "q2"] == [entry.answer.question for entry in stage.history(1)]


async def test_a_text_belongs_where_it_was_typed(stage: Stage, version: Broken, retrying: Retrying) -> None:
    """It is taken while its sender still stands there, and left alone once they have gone on."""
    person = await asked(stage)
    await person.press("Add a comment")
    version.breaks()
    await person.says(TEXT)
    await person.says("Another text.")
    version.is_mended()
    assert ("taken", "ValueError", 1) == await again(stage, retrying)
    assert [TEXT] == [entry.answer.comment for entry in stage.history(1)]
    status, cause, _ = await again(stage, retrying, number=2)
    assert Status.KEPT == status
    assert "has gone on since" in cause
    assert 1 == len(stage.history(1))


async def test_an_older_edit_does_not_replace_a_newer_one(stage: Stage, version: Broken, retrying: Retrying) -> None:
    """Whoever has changed the text again since is not given the earlier one back."""
    person = await asked(stage)
    await person.press("Add a comment")
    await person.sends(Said("The first text.", "m1"))
    version.breaks()
    await person.sends(Edited("The second text.", "m1"))
    version.is_mended()
    await person.sends(Edited("The third text.", "m1"))
    status, _, _ = await again(stage, retrying)
    assert Status.KEPT == status
    assert ["The first text.", "The third text."] == [entry.answer.comment for entry in stage.history(1)]


async def test_an_update_that_could_not_be_read(stage: Stage, retrying: Retrying) -> None:
    """It is read again: what is known now is taken, what is still strange stays, what says nothing is settled."""
    person = await asked(stage)
    await person.press("Add a comment")
    for event_id, raw in (("1", {"says": TEXT}), ("2", {"shouts": TEXT}), ("3", {"says": ""})):
        incoming = Incoming("telegram", "bot", event_id, "4711", Unsupported("other"))
        await stage.turns.set_aside(incoming, "text is missing", raw)
        await stage.turns.set_aside(incoming, "text is missing", raw)  # delivered again, and kept once
    assert 3 == sum("Something went wrong on our side" in words(shown) for shown in person.chat().values())
    assert ("kept", "says is missing", 1) == await again(stage, retrying, number=2)
    assert ("taken", "text is missing", 1) == await again(stage, retrying, number=3)
    assert [] == stage.history(1)
    assert ("taken", "text is missing", 1) == await again(stage, retrying)
    assert [TEXT] == [entry.answer.comment for entry in stage.history(1)]
    with stage.database.reading() as connection:
        assert 3 == len(quarantine.every(connection))


async def test_a_stranger_is_told_at_once(stage: Stage) -> None:
    """Somebody without an outbox hears it as the answer to what they sent, and it belongs to no audit."""
    receipt = await stage.turns.set_aside(Incoming("telegram", "bot", "1", "99", Said("Hello?")), "ValueError")
    assert "Something went wrong on our side" in words(receipt.reply)
    with stage.database.reading() as connection:
        assert [None] == [kept.audit for kept in quarantine.every(connection)]


async def test_a_try_that_ends_the_process_is_not_repeated(stage: Stage, retrying: Retrying) -> None:
    """What was being tried when a process ended stays in quarantine, with that as its cause."""
    await stage.turns.set_aside(Incoming("web", "web", "1", "99", Commanded("start")), "ValueError")
    with stage.database.writing() as connection:
        assert quarantine.ask(connection, 1)
        assert quarantine.claim(connection, 1)
    await retrying.begin()
    await retrying.all_asked()
    with stage.database.reading() as connection:
        kept = quarantine.one(connection, 1)
    assert ("kept", "killed the process", 1) == (kept.status, kept.cause, kept.tries)


@pytest.mark.parametrize(
    "event",
    [Pressed("7.1.0.o.0"), Said("ä\ud83d", "m1"), Edited("b", "m1"), Commanded("start", "x"), Unsupported("photo")],
)
def test_an_event_is_read_back_as_it_was(event: Event) -> None:
    """Every kind of event, with everything that belongs to it."""
    kept = KeptEvent(Incoming("web", "web", "1", "99", event, "m9"), "talk:1:2:3", {"update_id": 5})
    assert kept == KeptEvent.from_text(kept.to_text())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"incoming": {"event": {"kind": "Sung"}}}'])
def test_what_another_version_kept_is_refused(text: str) -> None:
    """It is said that it cannot be read, and nothing of it is repeated."""
    with pytest.raises(Unreadable):
        KeptEvent.from_text(text)
