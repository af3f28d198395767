"""Pictures and documents of the web chat over real HTTP: whose they are, when they are drawn, and how they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.channels.web.files import MOST_KEPT
from bot.channels.web.guard import POLICY
from survey.messages import Document, Drawn, Line, Message, Picture
from tests.bot.channels.web_client import Browser, guest, served, stage, stranger
from tests.bot.channels.web_stage import Served, Stage
from tests.bot.drawings import png
from tests.bot.painted import Painted
from tests.storage.invented import note

__all__ = ["guest", "served", "stage", "stranger"]
PICTURE = Picture("dot", {"secret": "of the picture"}, (Line("5 of 9"),), "A bar")
DOCUMENT = Document("text", {"audit": "secret"}, (), "Réport of 3 March.html")


@pytest.fixture
async def other(served: Served, stage: Stage) -> AsyncIterator[Browser]:
    """The browser of another participant."""
    browser = Browser(served.url)
    await browser.enter(await stage.invite((await stage.another()).id))
    yield browser
    await browser.close()


async def pushed(stage: Stage, message: Message) -> str:
    """Show the person a message; returns the path of what belongs to it."""
    return f"/chat/files/{await stage.push(message)}"


def painted(stage: Stage) -> Painted:
    assert isinstance(stage.renderer, Painted)
    return stage.renderer


async def test_a_picture_comes_as_one(stage: Stage, guest: Browser) -> None:
    """With its type, kept by nobody on the way, under the same policy as every page."""
    answer = await guest.get(await pushed(stage, PICTURE))
    assert (200, png()) == (answer.status, await answer.read())
    headers = ("Content-Type", "X-Content-Type-Options", "Cache-Control", "Content-Security-Policy")
    assert ["image/png", "nosniff", "no-store", POLICY] == [answer.headers[name] for name in headers]


async def test_a_document_is_saved_and_not_shown(stage: Stage, guest: Browser) -> None:
    """Under its name, in any letters: as a page of our own it could act as one."""
    answer = await guest.get(await pushed(stage, DOCUMENT))
    assert (200, b"A file.") == (answer.status, await answer.read())
    assert "text/html" == answer.headers["Content-Type"]
    assert "attachment; filename*=utf-8''R%C3%A9port%20of%203%20March.html" == answer.headers["Content-Disposition"]
    assert ("nosniff", "no-store") == (answer.headers["X-Content-Type-Options"], answer.headers["Cache-Control"])


async def test_it_is_drawn_when_it_is_first_asked_for(stage: Stage, guest: Browser) -> None:
    """Not before, and once, however many ask; its size can be had before itself."""
    path = await pushed(stage, DOCUMENT)
    assert 0 == painted(stage).count
    sizes = await asyncio.gather(*(guest.http.head(path) for _ in range(4)))
    assert {"7"} == {size.headers["Content-Length"] for size in sizes}
    assert b"A file." == await (await guest.get(path)).read()
    assert 1 == painted(stage).count


async def test_what_was_drawn_is_not_kept_for_ever(
    stage: Stage, guest: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for longest ago goes first; it is drawn again."""
    assert MOST_KEPT > 10**7
    monkeypatch.setattr("bot.channels.web.files.MOST_KEPT", 2 * len(png()))
    paths = [await pushed(stage, PICTURE) for _ in range(3)]
    for path in (*paths, paths[2], paths[1]):
        assert 200 == (await guest.get(path)).status
    assert 3 == painted(stage).count
    assert 200 == (await guest.get(paths[0])).status
    assert 4 == painted(stage).count


async def test_nobody_else_has_it(stage: Stage, guest: Browser, other: Browser, stranger: Browser) -> None:
    """Another person's session is told that there is none, also after it was drawn; a stranger is not let in."""
    path = await pushed(stage, PICTURE)
    for _ in range(2):
        assert [404, 401] == [(await browser.get(path)).status for browser in (other, stranger)]
        assert 200 == (await guest.get(path)).status
    assert 1 == painted(stage).count


async def test_a_page_of_somebody_else_has_nothing(stage: Stage, guest: Browser) -> None:
    """The browser's cookie was replaced since the page was loaded; an image names whom it is for."""
    path, mine = await pushed(stage, PICTURE), await stage.address()
    del guest.http.headers["X-Scope"]
    assert 200 == (await guest.get(f"{path}?scope={mine}")).status
    assert 409 == (await guest.get(path)).status
    await guest.press(await stage.invite((await stage.another()).id))
    assert 409 == (await guest.get(f"{path}?scope={mine}")).status


async def test_there_is_nothing_under_other_rows(stage: Stage, guest: Browser) -> None:
    """A message of words has no file, and neither has what was never sent."""
    for path in (await pushed(stage, note("Words")), "/chat/files/" + "0" * 32, "/chat/files/..%2F..%2Fmaster.key"):
        assert 404 == (await guest.get(path)).status
    assert 0 == painted(stage).count


async def test_what_was_erased_is_gone(stage: Stage, guest: Browser) -> None:
    """Also where it had been drawn before: without its key nobody can say what it was."""
    path = await pushed(stage, PICTURE)
    assert 200 == (await guest.get(path)).status
    await stage.writer.write(lambda connection: stage.vault.erase(connection, stage.person.key.id))
    assert (await guest.get(path)).status in {401, 404}


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (Picture("wrong", {}, (), ""), "The picture could not be drawn. This is what it would have shown:"),
        (Document("wrong", {}, (), "a.txt"), "The file a.txt could not be made. Please ask for it again."),
    ],
)
async def test_what_cannot_be_drawn_says_so(stage: Stage, guest: Browser, drawn: Drawn, said: str) -> None:
    """And is tried again a minute later, when it is asked for; other things are drawn meanwhile."""
    path = await pushed(stage, drawn)
    for seconds, count in ((0, 1), (59, 1), (2, 2)):
        stage.now += timedelta(seconds=seconds)
        answer = await guest.get(path)
        assert (503, {"message": said}) == (answer.status, await answer.json())
        assert count == painted(stage).count
    assert 200 == (await guest.get(await pushed(stage, PICTURE))).status


async def test_the_page_is_not_told_what_it_is_drawn_from(stage: Stage, guest: Browser) -> None:
    """Caption, alternative text and name are all that it needs."""
    await stage.push(PICTURE)
    await stage.push(DOCUMENT)
    picture, document = [event["message"] for event in await (await guest.feed()).until_ready()][-2:]
    line = {"text": "5 of 9", "tone": "plain"}
    assert {"kind": "picture", "lines": [line], "alt": "A bar"} == picture
    assert {"kind": "document", "lines": [], "name": "Réport of 3 March.html"} == document
