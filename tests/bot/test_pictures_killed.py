"""Killed around the moment in which a picture leaves: it is never sent twice, and what stands behind it comes."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.office import office, utc_now
from bot.settings import Settings
from storage import addresses, audits, outbox, participants
from storage.ids import new_id
from storage.tables import outbox as rows
from survey.messages import Document, Line, Message, Note, Picture
from tests.bot.command_line import AUDIT, invited_home
from tests.bot.fake_bot_api import FakeBotApi
from tests.bot.test_kills import home, running
from tests.reporting.test_returns_curve import CURVE

__all__ = ["home", "invited_home"]


def written(home: Path, *messages: Message) -> None:
    """Write what an auditor at 7001 in Telegram is to be shown."""
    with office(Settings(home=home)) as here, here.database.writing() as connection:
        key = audits.load(connection, here.vault, AUDIT).key
        person = participants.contacts(connection, here.vault, AUDIT)[0]
        address = addresses.bind(
            connection, here.vault, key, participant=person.id, channel="telegram", address="7001", now=utc_now()
        )
        for message in messages:
            outbox.append(
                connection, here.vault, key=key, id=new_id(), address=address.id, channel="telegram", action="send",
                message=message, now=utc_now(),
            )  # fmt: skip


def stands(home: Path) -> list[tuple[str, int]]:
    """Return where each row stands and how often it was tried."""
    with office(Settings(home=home)) as here, here.database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(rows.c.status, rows.c.attempts).order_by(rows.c.seq))]


@pytest.mark.parametrize("home", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("step", "arrived"), [("before_sending", 0), ("after_sending", 1)])
async def test_killed_while_a_picture_leaves(home: Path, step: str, arrived: int) -> None:
    """Nobody knows whether it has arrived: it is uncertain, and not repeated."""
    picture: Picture | Document = CURVE.picture()
    await asyncio.to_thread(written, home, picture, Note((Line("What stands behind it"),)))
    async with FakeBotApi() as telegram:
        robin = telegram.person(7001)
        async with running(home, telegram, step, 1) as process:
            assert -signal.SIGKILL == await process.ends()
        assert arrived == len(robin.shown)
        async with running(home, telegram, "never", 0):
            await robin.sees("What stands behind it")
    assert arrived == len(telegram.called("sendPhoto"))
    assert [("uncertain", 1), ("delivered", 1)] == await asyncio.to_thread(stands, home)
