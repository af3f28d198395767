"""After a run that was killed, the event that ends the process each time it comes is known by its count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.caution import MOST_DELIVERIES, Caution, last_run
from bot.channels import Incoming
from bot.turns import NotTaken
from storage import quarantine
from storage.tables import deliveries
from survey.events import Pressed
from tests.bot.stage import Person, Stage, begin, stage, words

__all__ = ["stage"]


def caution(stage: Stage, *, was_killed: bool = True) -> Caution:
    """Return what a process that begins now sets before its turns."""
    return Caution(stage.turns, stage.writer.write, stage.clock, was_killed=was_killed)


def counted(stage: Stage) -> int:
    """Return how many events were counted."""
    with stage.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(deliveries)).scalar_one()


async def pressed(person: Person) -> Incoming:
    """Return a press that answers the first question, as it comes again after a start."""
    await begin(person)
    event = Pressed(person.token("None of these"))
    return replace(person.incoming(event, on=person.card()[0]), may_come_again=True)


def test_the_mark_of_a_run(tmp_path: Path) -> None:
    """It stays behind when a run ends without a word, and not when it ends with an error."""
    with last_run(tmp_path) as was_killed:
        assert not was_killed
        with last_run(tmp_path) as killed_meanwhile:  # what another process would find after a kill
            assert killed_meanwhile
    with pytest.raises(OSError, match="taken"), last_run(tmp_path):
        raise OSError("the port is taken")
    with last_run(tmp_path) as was_killed:
        assert not was_killed


async def test_after_a_clean_end_nothing_is_counted(stage: Stage) -> None:
    """Nor is what a run gets after it has gone through what was there."""
    person = stage.admit(stage.auditor())
    press = await pressed(person)
    await caution(stage, was_killed=False).handle(press)
    await caution(stage).handle(person.incoming(Pressed(person.token("Yes")), on=person.card()[0]))
    assert ["q1", "q2"] == [entry.answer.question for entry in stage.history(1)]
    assert 0 == counted(stage)


async def test_an_event_that_ended_the_process_goes_into_quarantine(stage: Stage) -> None:
    """With the third start at which it comes; its sender is told, and goes on."""
    person = stage.admit(stage.auditor())
    press = await pressed(person)
    for _ in range(MOST_DELIVERIES - 1):  # each of these ends with the process, before anything is stored
        await caution(stage)._count(press)
    await caution(stage).handle(press)
    with stage.database.reading() as connection:
        [kept] = quarantine.every(connection)
    assert ("killed the process", "web", stage.audit.id) == (kept.cause, kept.channel, kept.audit)
    assert any("Something went wrong on our side" in words(shown) for shown in person.chat().values())
    assert [] == stage.history(1)
    await caution(stage).handle(press)
    await person.press("None of these")
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]


async def test_what_comes_twice_in_one_run_is_counted_once(stage: Stage) -> None:
    """A batch that was not taken comes again: that ended no process."""
    person = stage.admit(stage.auditor())
    press = await pressed(person)
    careful = caution(stage)
    for _ in range(MOST_DELIVERIES + 1):
        await careful.handle(press)
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]
    assert 1 == counted(stage)


async def test_what_cannot_be_counted_is_not_tried(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the database cannot be written nothing is taken: the event comes again."""
    person = stage.admit(stage.auditor())
    press = await pressed(person)
    careful = caution(stage)

    async def locked(_: object) -> None:
        raise OperationalError("count", {}, Exception("the database is locked"))

    with monkeypatch.context() as patch:
        patch.setattr(careful, "_write", locked)
        with pytest.raises(NotTaken):
            await careful.handle(press)
    await careful.handle(press)
    assert ["q1"] == [entry.answer.question for entry in stage.history(1)]
