"""Turns on PostgreSQL when the world fails: nothing is acknowledged, and the same event goes through later."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from structlog.testing import capture_logs

from bot.channels import Incoming
from bot.turns import NotTaken
from storage.postgresql import WRITERS
from survey.events import Pressed
from tests.bot.stage import Person, Stage, begin
from tests.postgresql import Server


@pytest.fixture
def stage(tmp_path: Path, postgresql_url: str) -> Iterator[Stage]:
    """A stage whose database is PostgreSQL."""
    stage = Stage(tmp_path, url=postgresql_url)
    stage.set_up()
    yield stage
    stage.close()


@pytest.fixture
async def answering(stage: Stage) -> tuple[Person, Incoming]:
    """Somebody at the first question, and the press that answers it."""
    person = stage.admit(stage.auditor())
    await begin(person)
    return person, person.incoming(Pressed(person.token("None of these")), on=person.card()[0])


def answered(stage: Stage, request: int = 1) -> list[str]:
    """Return the questions of a request's history."""
    return [entry.answer.question for entry in stage.history(request)]


async def test_a_connection_that_is_cut(stage: Stage, answering: tuple[Person, Incoming], postgresql: Server) -> None:
    """The batch that meets it is not taken, and the next one has a new connection."""
    person, press = answering
    postgresql.cut_off(stage.url)
    with pytest.raises(NotTaken):
        await stage.turns.handle(press)
    assert [] == answered(stage)
    await stage.turns.handle(press)
    assert ["q1"] == answered(stage)
    assert "Question 2 of 14 · C07" == person.card()[1].title


async def test_a_connection_that_is_cut_in_the_middle_of_a_batch(
    stage: Stage, answering: tuple[Person, Incoming], postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Turns that had gone well before it in the same batch are not taken either, and nothing of them is stored."""
    _, press = answering
    other = stage.admit(stage.auditor("Auditor Lark", cases=("C08",)))
    await begin(other)
    second = other.incoming(Pressed(other.token("None of these")), on=other.card()[0])
    turn = stage.turns._turn

    def cut_before_the_second(*given: Any) -> object:
        if second in given:
            postgresql.cut_off(stage.url)
        return turn(*given)

    monkeypatch.setattr(stage.turns, "_turn", cut_before_the_second)
    outcomes = await asyncio.gather(*map(stage.turns.handle, (press, second)), return_exceptions=True)
    assert [NotTaken, NotTaken] == list(map(type, outcomes))
    assert [] == answered(stage) == answered(stage, 2)
    monkeypatch.undo()
    await asyncio.gather(*map(stage.turns.handle, (press, second)))
    assert ["q1"] == answered(stage) == answered(stage, 2)


async def test_a_server_that_is_started_again(
    stage: Stage, answering: tuple[Person, Incoming], postgresql: Server
) -> None:
    """While it is down every batch is refused; once it is back the very next one is taken."""
    _, press = answering
    postgresql.stop()
    try:
        for _ in range(2):
            with pytest.raises(NotTaken):
                await stage.turns.handle(press)
    finally:
        postgresql.start()
    await stage.turns.handle(press)
    await stage.turns.handle(press)
    assert ["q1"] == answered(stage)


async def test_a_deadlock_with_somebody_elses_session(
    stage: Stage, answering: tuple[Person, Incoming], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends the batch as a locked database does: nothing is quarantined, and the event is taken when it comes.

    Caseround's own transactions take turns, so that none can meet another; somebody with a psql can meet one.
    """
    _, press = answering
    turn = stage.turns._turn
    with psycopg.connect(stage.url.replace("+psycopg", "")) as somebody, ThreadPoolExecutor(1) as pool:
        # they would wait an hour, so that it is the turn's transaction in which the deadlock is found
        somebody.execute("SET deadlock_timeout = '1h'")
        somebody.execute("LOCK TABLE answers IN EXCLUSIVE MODE")
        meanwhile: list[Future[object]] = []

        def met(*given: Any) -> object:
            wait_for_writers = f"SELECT pg_advisory_xact_lock({WRITERS})".encode()
            meanwhile.append(pool.submit(somebody.execute, wait_for_writers))
            return turn(*given)

        monkeypatch.setattr(stage.turns, "_turn", met)
        with pytest.raises(NotTaken), capture_logs() as logged:
            await stage.turns.handle(press)
        assert [{"event": "batch.failed", "error": "OperationalError", "events": 1, "log_level": "error"}] == logged
        await asyncio.wrap_future(meanwhile[0])
        somebody.rollback()
    monkeypatch.undo()
    assert [] == answered(stage)
    await stage.turns.handle(press)
    assert ["q1"] == answered(stage)
