"""The web chat as the whole app wires it: real invitations, a real audit."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.app import App
from bot.channels.web.sessions import READING
from bot.office import Office
from bot.settings import Settings
from bot.stopping import stop_token
from storage import audits, invitations, notices, reminders
from storage.tables import web_sessions
from storage.times import stamp
from survey.audit import Role
from tests.bot.channels.web_client import Browser
from tests.bot.stage import Stage
from tests.bot.test_coordinator import run_by
from tests.survey.talk import AUDIT

URL = "http://audit.example"
FAR = dt.date(2999, 7, 31)
"""A day that is always to come: the app reads the clock itself."""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A data folder with an audit that closes on FAR."""
    stage = Stage(tmp_path, replace(AUDIT, due=FAR, closes=FAR))
    stage.set_up()
    yield stage
    stage.close()


@pytest.fixture
async def browser(stage: Stage) -> AsyncIterator[Browser]:
    """A browser at the app's web chat, with an auditor who has come in."""
    settings = Settings(home=stage.folder, web_address="127.0.0.1:0", web_url=f"{URL}/")
    app = App(Office(settings, stage.database, stage.vault), stage.writer)
    browser = Browser(app.web.listen())
    serving = asyncio.create_task(app.web.run(app.turns.handle))
    await browser.enter(invite(stage))
    yield browser
    await browser.close()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


def invite(stage: Stage, participant: str = "") -> str:
    """Return the path of an invitation that never expires, for a new auditor where nobody else is named."""
    whose = participant or stage.auditor()
    with stage.database.writing() as connection:
        lifetime = dt.timedelta(days=365_000)
        return f"/i/{invitations.issue(connection, whose, 'web', 'invitation', stage.clock(), lifetime).token}"


@pytest.mark.usefixtures("browser")
async def test_a_session_ends_after_its_audit(stage: Stage) -> None:
    """READING after the last minute of the day on which it closes, by the audit's own clock."""
    closes = dt.datetime.combine(FAR, dt.time.max, ZoneInfo(AUDIT.timezone))
    with stage.database.reading() as connection:
        assert [stamp(closes + READING)] == list(connection.execute(select(web_sessions.c.expires_at)).scalars())


async def test_a_code_is_typed_at_the_public_address(browser: Browser) -> None:
    """The one of the settings."""
    issued = await (await browser.post("/chat/code", {})).json()
    assert f"{URL}/device" == issued["address"]


async def test_the_board_is_for_those_who_run_the_audit(stage: Stage, browser: Browser) -> None:
    """An auditor finds none; a coordinator finds every case and agency as they stand now."""
    assert 404 == (await browser.get("/board")).status
    await browser.enter(invite(stage, run_by(stage)))
    page = await (await browser.get("/board")).text()
    assert "Returned: 0 of 1 requested (0.0%); of 1 eligible (0.0%)." in page
    assert "opened" in page
    now = await browser.get("/board/now")
    assert (200, True) == (now.status, "C07" in await now.text())


async def test_a_nominee_has_no_commands_yet(stage: Stage, browser: Browser) -> None:
    """Neither an auditor's nor a coordinator's: they answer a question, and are nobody until then."""
    assert "data-command" in await (await browser.get("/chat")).text()
    await browser.enter(invite(stage, run_by(stage, "Kim Wren", Role.NOMINEE)))
    page = await (await browser.get("/chat")).text()
    assert "data-command" not in page
    assert "/board" not in page


async def test_one_press_stops_the_e_mails(stage: Stage, browser: Browser) -> None:
    """Opening the link changes nothing, for mail scanners do. Pressing the button does, and so does a mail program on
    its reader's behalf, from nowhere and with no cookie; a forged link does nothing, and cannot be tried for ever."""
    whose = stage.auditor("Auditor Wren")
    path = f"/stop/{stop_token(stage.vault, whose)}"
    page = await (await browser.get(path)).text()
    assert "Stop these e-mails?" in page
    await browser.http.head(path)
    assert set() == stopped(stage)
    forged = [await browser.press(f"{path[:-1]}{last}") for last in "0123456789abcdef" if last != path[-1]]
    assert {404} == {answer.status for answer in forged}
    assert set() == stopped(stage)
    one_click = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    for _ in range(2):
        answer = await browser.press(path, one_click, **{"List-Unsubscribe": "One-Click"})
        assert (200, True) == (answer.status, "The e-mails are stopped." in await answer.text())
        assert {whose} == stopped(stage)
    more = [await browser.press(f"/stop/{'0' * 32}-{'0' * 64}") for _ in range(6)]
    assert [404] * 5 + [429] == [answer.status for answer in more]
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, AUDIT.id).key
        assert 1 == len(notices.of_audit(connection, key, AUDIT.id))


def stopped(stage: Stage) -> set[str]:
    """Return who wants no more reminders."""
    with stage.database.reading() as connection:
        return reminders.stopped(connection, AUDIT.id)
