"""A turn shows a picture and a document: through the outbox to both channels, drawn by the app's own renderer."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import App
from bot.office import Office
from bot.participants.respondent import Respondent
from bot.settings import Settings
from storage import invitations
from storage.tables import outbox
from survey.events import Commanded, Event
from survey.messages import Document, Drawn, Line, Note, Picture
from tests.bot.channels.web_client import Browser
from tests.bot.fake_bot_api import FakeBotApi, Person
from tests.bot.stage import Stage
from tests.patience import PATIENCE
from tests.reporting.test_returns_curve import CURVE
from tests.survey.talk import AUDIT

FAR = dt.date(2999, 7, 31)
LONG = replace(CURVE.picture(), lines=(Line("5 of 9 returned. " * 80),))
FILE = Document("unknown", {}, (Line("The report"),), "report.html")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A data folder with an audit that closes on FAR."""
    stage = Stage(tmp_path, replace(AUDIT, due=FAR, closes=FAR))
    stage.set_up()
    yield stage
    stage.close()


@pytest.fixture
def showing(monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """What /returns shows within the test, as a command of the coordinator does."""
    shown: list[Drawn] = []
    take = Respondent.take

    def taken(self: Respondent, event: Event, *, returning: bool = False) -> str:
        if event != Commanded("returns"):
            return take(self, event, returning=returning)
        for drawn in shown:
            self.screen.attach(self.participant.key, drawn)
        return ""

    monkeypatch.setattr(Respondent, "take", taken)
    return shown


@asynccontextmanager
async def running(stage: Stage, telegram: FakeBotApi) -> AsyncIterator[App]:
    """Run the whole app, with a bot."""
    settings = Settings(
        home=stage.folder, web_address="127.0.0.1:0", web_url="http://audit.example",
        telegram_token=SecretStr(telegram.token), telegram_api_url=telegram.url,
    )  # fmt: skip
    app = App(Office(settings, stage.database, stage.vault), stage.writer)
    app._renderer._seconds = PATIENCE
    app.web.listen()
    task = asyncio.create_task(app.run())
    try:
        yield app
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def enrolled(stage: Stage, telegram: FakeBotApi) -> Person:
    """Return an auditor who speaks with the bot."""
    stage.admit(stage.auditor(), "telegram", "7001")
    return telegram.person(7001)


def stored(stage: Stage) -> list[tuple[str, bytes]]:
    with stage.database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(outbox.c.status, outbox.c.payload_sealed))]


async def test_in_telegram(stage: Stage, showing: list[Drawn]) -> None:
    """The picture arrives as a photo, and what cannot be made is told; what is stored is sealed."""
    showing += [CURVE.picture(), FILE]
    async with FakeBotApi() as telegram:
        robin = enrolled(stage, telegram)
        async with running(stage, telegram):
            robin.says("/returns")
            await telegram.until(lambda: any("report.html" in shown.text for shown in robin.shown))
    picture, words = robin.shown[-2:]
    assert 1080 == picture.content["photo"][0]["width"]
    assert "52 of 84 eligible requests were returned" in picture.text
    assert "The file report.html could not be made. Please ask for it again.\n\nThe report" == words.text
    sealed = stored(stage)[-2:]
    assert ["delivered", "failed"] == [status for status, _ in sealed]
    assert not any(
        secret in payload for _, payload in sealed for secret in (b"returns_curve", b"eligible", b"report")
    )


async def test_a_caption_that_is_too_long_for_telegram_follows_by_itself(stage: Stage, showing: list[Drawn]) -> None:
    """Whole, behind the picture."""
    showing += [LONG]
    async with FakeBotApi() as telegram:
        robin = enrolled(stage, telegram)
        async with running(stage, telegram):
            robin.says("/returns")
            await telegram.until(lambda: any("5 of 9" in shown.text for shown in robin.shown))
    assert ["What this picture shows is told in the next message.", ("5 of 9 returned. " * 80).strip()] == [
        shown.text for shown in robin.shown[-2:]
    ]


async def test_in_the_web_chat(stage: Stage, showing: list[Drawn]) -> None:
    """The page hears of the picture, caption and all, and fetches it; a document that cannot be made says so."""
    showing += [LONG, FILE]
    auditor = stage.auditor()
    with stage.database.writing() as connection:
        lifetime = dt.timedelta(days=365_000)
        invited = invitations.issue(connection, auditor, "web", "invitation", stage.clock(), lifetime).token
    async with FakeBotApi() as telegram, running(stage, telegram) as app:
        browser = Browser(app.web.listen())
        await browser.enter(f"/i/{invited}")
        await browser.did("command", "returns")
        events = await (await browser.feed()).until_ready()
        picture, document = events[-2:]
        assert ("picture", LONG.alt) == (picture["message"]["kind"], picture["message"]["alt"])
        assert [LONG.lines[0].text] == [line["text"] for line in picture["message"]["lines"]]
        answer = await browser.get(f"/chat/files/{picture['id']}")
        assert (200, "image/png") == (answer.status, answer.headers["Content-Type"])
        assert 503 == (await browser.get(f"/chat/files/{document['id']}")).status
        await browser.close()


@pytest.mark.parametrize(("units", "parts"), [(1020, 1), (1021, 2)])
async def test_where_a_caption_becomes_too_long(stage: Stage, showing: list[Drawn], units: int, parts: int) -> None:
    """With what the channel may add to it, and by its own way of counting."""
    showing += [Picture("dot", {}, (Line("😀" * (units // 2) + "x" * (units % 2)),), "A bar")]
    person = stage.admit(stage.auditor(), "telegram", "7001")
    await person.commands("returns")
    shown = list(person.chat().values())[-parts:]
    assert [Picture, Note][:parts] == [type(message) for message in shown]
