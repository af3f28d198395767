"""Pictures and documents in Telegram, over real HTTP: sent once, or their words in their place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.house import shipped_phrases
from bot.rendering import Renderer
from survey.messages import Card, Document, Drawn, Line, Picture, Tone
from tests.bot.drawings import SECRET, png
from tests.bot.fake_bot_api import Drop, Refusal, Silence, slow_down
from tests.bot.fake_bot_files import LARGEST_FILE, LARGEST_PHOTO, File
from tests.bot.post import UNCLEAR, Post, database, post, titles
from tests.patience import PATIENCE
from tests.reporting.test_returns_curve import CURVE

__all__ = ["database", "post"]

PICTURE = Picture("dot", {"width": 60, "height": 40}, (Line("5 of 9 <returned>", Tone.LABEL), Line("n = 9")), "A bar")
DOCUMENT = Document("text", {"text": "A report."}, (Line("The report"),), "report.html")
CARD = Card("7", "Question 1")
KINDS = pytest.mark.parametrize(
    ("drawn", "method"), [(PICTURE, "sendPhoto"), (DOCUMENT, "sendDocument")], ids=["picture", "document"]
)
WORDS = {
    "sendPhoto": "The picture could not be drawn. This is what it would have shown:\n\n5 of 9 <returned>\nn = 9",
    "sendDocument": "The file report.html could not be made. Please ask for it again.\n\nThe report",
}


@asynccontextmanager
async def drawing(post: Post, module: str = "tests.bot.drawings") -> AsyncIterator[Renderer]:
    """Deliver with a process that draws."""
    renderer = Renderer(None, shipped_phrases()["en"], module=module, seconds=PATIENCE)
    post.channel._renderer = renderer  # type: ignore[attr-defined] # the test's own channel
    try:
        async with post.delivering():
            yield renderer
    finally:
        await renderer.close()


async def test_a_picture_is_drawn_and_sent_with_its_caption(post: Post) -> None:
    """Marked up as a note is, and kept from being forwarded as a card is; what stands behind it follows."""
    robin, address = post.person(7001)
    async with drawing(post):
        sent = post.writes(address, PICTURE)
        await post.becomes(post.writes(address, CARD), "delivered")
    assert ["5 of 9 <returned>\nn = 9", "Question 1"] == [shown.text for shown in robin.shown]
    picture = robin.shown[0]
    assert (png(60, 40), True) == (picture.file, picture.is_protected)
    assert [{"type": "bold", "offset": 0, "length": 17}] == picture.content["caption_entities"]
    assert ("delivered", str(picture.id)) == (post.row(sent).status, post.row(sent).external)


async def test_a_document_is_made_and_sent_under_its_name(post: Post) -> None:
    """It can be saved: that is what a file is asked for."""
    robin, address = post.person(7001)
    async with drawing(post):
        await post.becomes(post.writes(address, DOCUMENT), "delivered")
    [shown] = robin.shown
    assert (b"A report.", False, "The report") == (shown.file, shown.is_protected, shown.text)
    described = shown.content["document"]
    assert ("report.html", "text/html") == (described["file_name"], described["mime_type"])


async def test_the_curve_of_returns_arrives(post: Post) -> None:
    """Drawn by what Caseround ships."""
    robin, address = post.person(7001)
    async with drawing(post, "bot.drawings"):
        await post.becomes(post.writes(address, CURVE.picture()), "delivered")
    assert 1080 == robin.last.content["photo"][0]["width"]
    assert "52 of 84 eligible requests were returned" in robin.last.text


async def test_the_file_itself_is_in_no_log_and_no_call_twice(post: Post) -> None:
    """One call, as a form, with the parameters beside the file."""
    _, address = post.person(7001)
    async with post.delivering():
        with capture_logs() as logged:
            await post.becomes(post.writes(address, PICTURE), "delivered")
    [parameters] = post.telegram.called("sendPhoto")
    assert File("dot.png", "image/png", png()) == parameters["photo"]
    assert ("7001", "HTML", True) == tuple(parameters[name] for name in ("chat_id", "parse_mode", "protect_content"))
    assert [] == logged


@KINDS
@pytest.mark.parametrize("fault", UNCLEAR)
async def test_one_that_may_have_arrived_is_not_repeated(post: Post, drawn: Drawn, method: str, fault: Any) -> None:
    """It is uncertain, whoever waits for it, and what stands behind it goes on."""
    robin, address = post.person(7001)
    post.telegram.fail(method, fault)
    async with post.delivering():
        sent = post.writes(address, drawn)
        await post.becomes(post.writes(address, CARD), "delivered")
    assert ("uncertain", 1) == (post.row(sent).status, len(post.telegram.called(method)))
    assert ["Question 1"] == titles(robin)


@KINDS
async def test_the_time_to_wait_survives_a_restart(post: Post, drawn: Drawn, method: str) -> None:
    """Told to slow down, nothing went out: it is drawn and sent again after that time, by the next process too."""
    robin, address = post.person(7001)
    post.telegram.fail(method, slow_down(40))
    sent = post.writes(address, drawn)
    async with post.delivering():
        await post.tried(sent, 1)
    async with post.delivering():
        post.passes(39)
        await post.idles()
        assert [] == robin.shown
        post.passes(1)
        await post.becomes(sent, "delivered")
    assert 1 == len(robin.shown)


@KINDS
async def test_somebody_who_has_blocked_the_bot(post: Post, drawn: Drawn, method: str) -> None:
    """It fails, and nothing is said in its place."""
    robin, address = post.person(7001)
    robin.chat.is_blocked = True
    async with post.delivering():
        await post.becomes(post.writes(address, drawn), "failed")
        await post.becomes(post.writes(address, drawn), "failed")
    assert [method] == [name for name, _ in post.telegram.calls]


@KINDS
async def test_what_telegram_will_not_have_is_told_in_words(post: Post, drawn: Drawn, method: str) -> None:
    """The row has failed; the person knows what it would have shown."""
    robin, address = post.person(7001)
    post.telegram.fail(method, Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"))
    async with post.delivering():
        await post.becomes(post.writes(address, drawn), "failed")
    assert [WORDS[method]] == [shown.text for shown in robin.shown]


@KINDS
@pytest.mark.parametrize("name", ["wrong", "dies", "unknown"])
async def test_what_cannot_be_drawn_is_told_in_words(post: Post, drawn: Drawn, method: str, name: str) -> None:
    """Nothing is uploaded, nothing of what was to be drawn is logged, and what stands behind it goes on."""
    robin, address = post.person(7001)
    async with drawing(post):
        with capture_logs() as logged:
            sent = post.writes(address, replace(drawn, drawing=name))
            await post.becomes(post.writes(address, CARD), "delivered")
    assert ("failed", []) == (post.row(sent).status, post.telegram.called(method))
    assert [WORDS[method], "Question 1"] == [shown.text for shown in robin.shown]
    assert {"rendering.failed", "delivery.failed"} == {line["event"] for line in logged}
    assert SECRET not in str(logged)


async def test_what_takes_too_long_is_told_in_words(post: Post) -> None:
    """Meanwhile everybody else is served."""
    robin, address = post.person(7001)
    sam, other = post.person(7002)
    async with drawing(post) as renderer:
        await post.becomes(post.writes(address, PICTURE), "delivered")
        renderer._seconds = 0.3
        sent = post.writes(address, replace(PICTURE, drawing="never"))
        post.writes(other, CARD)
        await sam.sees("Question 1")
        assert "sending" == post.row(sent).status
        await post.becomes(sent, "failed")
    assert WORDS["sendPhoto"] == robin.last.text


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (slow_down(5), "waiting"),
        (Refusal(403, "Forbidden: bot was blocked by the user"), "failed"),
        (Silence(handled=True), "uncertain"),
        (Drop(handled=True), "uncertain"),
    ],
)
async def test_the_words_in_its_place_fail_like_any_others(post: Post, fault: Any, status: str) -> None:
    """What certainly did not arrive is tried again from the start; twice it is never said."""
    robin, address = post.person(7001)
    post.telegram.fail("sendMessage", fault)
    async with post.delivering():
        sent = post.writes(address, replace(PICTURE, drawing="wrong"))
        await post.telegram.until(lambda: post.row(sent).attempts and post.row(sent).status == status)
        if status == "waiting":
            post.passes(5)
            await post.becomes(sent, "failed")
            assert [WORDS["sendPhoto"]] == [shown.text for shown in robin.shown]
    assert len(robin.shown) <= 1


def grown(content: bytes, size: int) -> bytes:
    return content + bytes(size - len(content))


@pytest.mark.parametrize(
    ("drawn", "content", "said"),
    [
        (PICTURE, lambda: grown(png(), LARGEST_PHOTO), ""),
        (PICTURE, lambda: grown(png(), LARGEST_PHOTO + 1), "file of size 10485761 bytes is too big for a photo"),
        (PICTURE, lambda: png(5000, 5001), "photo_invalid_dimensions"),
        (PICTURE, lambda: png(420, 20), "photo_invalid_dimensions"),
        (PICTURE, lambda: b"<svg/>", "image_process_failed"),
        (PICTURE, lambda: b"", "file must be non-empty"),
        (DOCUMENT, lambda: bytes(LARGEST_FILE), ""),
        (DOCUMENT, lambda: bytes(LARGEST_FILE + 2**15), "request entity too large"),
    ],
)
async def test_telegrams_limits(
    post: Post, monkeypatch: pytest.MonkeyPatch, drawn: Drawn, content: Callable[[], bytes], said: str
) -> None:
    """10 MB for a picture, 50 for a file; what is beyond them is told in words."""
    robin, address = post.person(7001)

    async def draw(_: object) -> bytes:
        return content()

    monkeypatch.setattr(post.channel._renderer, "draw", draw)  # type: ignore[attr-defined] # the test's own channel
    async with post.delivering():
        with capture_logs() as logged:
            await post.becomes(post.writes(address, drawn), "failed" if said else "delivered")
    assert bool(said) == ("could not be" in robin.last.text)
    assert said in str(logged)


async def test_a_caption_has_1024_units(post: Post) -> None:
    """As Telegram counts; one that is longer is a bug, and whoever shows a picture splits it off before."""
    robin, address = post.person(7001)
    async with post.delivering():
        await post.becomes(post.writes(address, replace(PICTURE, lines=(Line("😀" * 512),))), "delivered")
        assert "😀" * 512 == robin.last.text
        await post.becomes(post.writes(address, replace(PICTURE, lines=())), "delivered")
        assert "" == robin.last.text
        await post.becomes(post.writes(address, replace(PICTURE, lines=(Line("x" * 1025),))), "failed")
    assert 2 == len(robin.shown)
