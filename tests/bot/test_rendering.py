"""Drawing in a process of its own: what goes wrong there is an outcome, and the event loop goes on meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.house import shipped_phrases
from bot.rendering import CannotDraw, Renderer
from reporting.curve import RETURNS_CURVE
from survey.messages import Document, Drawn, Line, Note, Picture
from tests.bot.drawings import SECRET, png
from tests.patience import PATIENCE
from tests.reporting.test_returns_curve import CURVE

PHRASES = shipped_phrases()["en"]
NOT_DRAWN = "The picture could not be drawn. This is what it would have shown:"


def picture(drawing: str, **data: int) -> Picture:
    """Return a picture of an invented kind."""
    return Picture(drawing, data, (Line("5 of 9 returned"),), "A bar")


@pytest.fixture
async def renderer() -> AsyncIterator[Renderer]:
    """A renderer of invented things."""
    renderer = Renderer(None, PHRASES, module="tests.bot.drawings", seconds=PATIENCE)
    yield renderer
    await renderer.close()


async def drawn_by(renderer: Renderer) -> int:
    """Return the process that draws."""
    return int(await renderer.draw(picture("pid")))


async def test_what_is_drawn_comes_back(renderer: Renderer) -> None:
    """From another process, the same one each time."""
    assert png(50, 20) == await renderer.draw(picture("dot", width=50, height=20))
    assert b"A text" == await renderer.draw(Document("text", {"text": "A text"}, (), "a.txt"))
    worker = await drawn_by(renderer)
    assert worker == await drawn_by(renderer)
    assert worker != os.getpid()


async def test_the_event_loop_goes_on_meanwhile(renderer: Renderer) -> None:
    """Also while the worker is being started."""
    beats, drawing = 0, asyncio.create_task(renderer.draw(picture("pid")))
    while not drawing.done():
        await asyncio.sleep(0)
        beats += 1
    assert beats > 100


@pytest.mark.parametrize("drawing", ["wrong", "dies", "unknown"])
async def test_a_drawing_that_fails_is_an_outcome(renderer: Renderer, drawing: str) -> None:
    """Nothing of the data stands in the error or in the log, and the next thing is drawn."""
    with capture_logs() as logged, pytest.raises(CannotDraw) as failed:
        await renderer.draw(picture(drawing))
    assert failed.value.__context__ is None
    assert SECRET not in f"{failed.value!r} {logged}"
    assert [("rendering.failed", drawing)] == [(line["event"], line["drawing"]) for line in logged]
    assert await drawn_by(renderer)


async def test_a_drawing_that_takes_too_long_is_an_outcome(renderer: Renderer) -> None:
    """Its worker is ended, and the next thing is drawn by another one."""
    first = await drawn_by(renderer)
    renderer._seconds = 0.1
    with pytest.raises(CannotDraw, match="TimeoutError"):
        await renderer.draw(picture("never"))
    renderer._seconds = PATIENCE
    assert first != await drawn_by(renderer)
    assert first not in {process.pid for process in active_children()}


async def test_a_worker_that_never_begins_is_an_outcome() -> None:
    """It is ended too, though it has not said a word."""
    renderer = Renderer(None, PHRASES, module="tests.bot.drawings", seconds=0.01)
    with pytest.raises(CannotDraw):
        await renderer.draw(picture("dot"))
    await renderer.close()


async def test_a_worker_that_was_killed_is_replaced(renderer: Renderer) -> None:
    """By whom does not matter: a picture that was wanted meanwhile fails at most, and those after it are drawn."""
    os.kill(await drawn_by(renderer), signal.SIGKILL)
    results = await asyncio.gather(*(renderer.draw(picture("dot")) for _ in range(2)), return_exceptions=True)
    assert png() == results[-1]


async def test_several_are_drawn_one_after_the_other(renderer: Renderer) -> None:
    """A long one takes nothing from the time of those behind it."""
    await drawn_by(renderer)
    renderer._seconds = 0.3
    wanted: list[Drawn] = [picture("never"), picture("never"), picture("never")]
    results = await asyncio.gather(*map(renderer.draw, wanted), return_exceptions=True)
    assert [CannotDraw] * 3 == [type(result) for result in results]


async def test_a_closed_one_draws_nothing() -> None:
    """And leaves no process behind."""
    renderer = Renderer(None, PHRASES, module="tests.bot.drawings", seconds=PATIENCE)
    worker = await drawn_by(renderer)
    await renderer.close()
    with pytest.raises(CannotDraw):
        await renderer.draw(picture("dot"))
    assert worker not in {process.pid for process in active_children()}


async def test_nothing_is_started_before_it_is_needed() -> None:
    """Most people are never shown a picture."""
    before = active_children()
    renderer = Renderer(None, PHRASES)
    await renderer.close()
    assert before == active_children()


async def test_the_curve_of_returns_is_drawn() -> None:
    """By the drawings that Caseround ships."""
    renderer = Renderer(None, PHRASES, seconds=PATIENCE)
    assert (await renderer.draw(CURVE.picture())).startswith(b"\x89PNG")
    assert RETURNS_CURVE == CURVE.picture().drawing
    await renderer.close()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (picture("dot"), [NOT_DRAWN, "5 of 9 returned"]),
        (Picture("dot", {}, (), "A bar"), [NOT_DRAWN, "A bar"]),
        (Document("text", {}, (), "a.txt"), ["The file a.txt could not be made. Please ask for it again."]),
    ],
)
def test_in_the_place_of_a_picture_its_words_are_said(message: Drawn, said: list[str]) -> None:
    """A person who gets none is told what it would have shown."""
    assert Note(tuple(map(Line, said))) == Renderer(None, PHRASES).instead(message)


def test_the_worker_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    """Nobody can tell it to: it notices by itself."""
    script = (
        "import asyncio, os, signal\n"
        "from tests.bot.test_rendering import PATIENCE, PHRASES, Renderer, drawn_by\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(drawn_by(Renderer(None, PHRASES, module='tests.bot.drawings', seconds=PATIENCE)))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    path = tmp_path / "killed.py"
    path.write_text(script, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    # the worker has inherited the output: there is an end of it only once that has ended too
    ended = subprocess.run(
        [sys.executable, path], env=environment, capture_output=True, timeout=PATIENCE, check=False
    )
    assert -signal.SIGKILL == ended.returncode
