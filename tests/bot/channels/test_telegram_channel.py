"""Sending through Telegram: every way in which it can end has its outcome."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest
from structlog.testing import capture_logs
from telegram.error import TelegramError

from bot.channels import (
    Action,
    Delivered,
    Gone,
    NotSent,
    Outcome,
    Outgoing,
    Refused,
    Unknown,
    Unreachable,
)
from bot.channels.telegram.api import Api
from bot.channels.telegram.http import AiohttpRequest
from bot.machine import steady
from bot.office import utc_now
from survey.messages import Card, Choice, Line, Record
from tests.bot.fake_bot_api import Drop, FakeBotApi, Garbage, Person, Refusal, Silence, server_error, slow_down
from tests.bot.gives_up import GivesUp
from tests.bot.post import sender
from tests.bot.process import free_port
from tests.patience import PATIENCE

CARD = Card("7", "Question 1 of 14 · C07", (Line("Was it <effective>?"),), (Choice("7.1.0.o.0", "Yes", "A"),))
SECRET = "what somebody wrote"
NEXT = replace(CARD, title="Question 2 of 14 · C07", confirms="Q1: Yes")
SEND = Outgoing("row", "7001", Action.SEND, CARD)


@asynccontextmanager
async def calling(telegram: FakeBotApi, url: str = "", token: str = "") -> AsyncIterator[Api]:
    """Give a client that may speak with another address, or with another token."""
    async with Api(GivesUp(telegram), token=token or telegram.token, url=url or telegram.url) as api:
        yield api


@pytest.fixture
def robin(telegram: FakeBotApi) -> Person:
    """Somebody who has opened the chat."""
    return telegram.person(7001)


def change(robin: Person, action: Action = Action.EDIT) -> Outgoing:
    """Return the change of the newest message into the next card, or into its record."""
    message = NEXT if action is Action.EDIT else Record("Q1: Yes")
    return Outgoing("row2", "7001", action, message, str(robin.last.id))


async def test_a_card_is_sent_edited_and_shrunk_in_one_place(api: Api, robin: Person) -> None:
    """One message goes from question to question, and at last to its record without buttons."""
    sent = await sender(api).deliver(SEND)
    assert Delivered(str(robin.last.id)) == sent
    assert "Question 1 of 14 · C07\n\nWas it <effective>?" == robin.last.text
    assert [["Yes"]] == robin.last.labels
    assert robin.last.is_protected

    assert sent == await sender(api).deliver(change(robin))
    assert robin.last.text.startswith("✓ Q1: Yes\n\nQuestion 2 of 14")

    assert sent == await sender(api).deliver(change(robin, Action.SHRINK))
    assert ("✓ Q1: Yes", []) == (robin.last.text, robin.last.labels)
    assert 1 == len(robin.shown)


async def test_an_edit_that_changes_nothing_is_delivered(api: Api, robin: Person) -> None:
    """An edit can be repeated as often as it takes."""
    await sender(api).deliver(SEND)

    assert Delivered(str(robin.last.id)) == await sender(api).deliver(replace(change(robin), message=CARD))


@pytest.mark.parametrize("action", [Action.EDIT, Action.SHRINK])
async def test_a_message_that_is_not_there_cannot_be_changed(api: Api, robin: Person, action: Action) -> None:
    """Deleted, too old, or never sent: it is gone."""
    await sender(api).deliver(SEND)
    wanted = change(robin, action)

    robin.last.is_frozen = True
    assert Gone() == await sender(api).deliver(wanted)
    robin.chat.messages.clear()
    assert Gone() == await sender(api).deliver(wanted)
    assert Gone() == await sender(api).deliver(replace(wanted, external=None))


async def test_a_message_that_somebody_wrote_is_deleted(api: Api, telegram: FakeBotApi, robin: Person) -> None:
    """For two days, and only one of this chat: what was typed elsewhere has another kind of id. Once it is gone, the
    wish is granted, whoever did it."""
    typed, late = robin.says(SECRET), robin.says(SECRET)
    wanted = Outgoing("row2", "7001", Action.DELETE, Record("It stands there still."), str(typed.id))
    assert Delivered(str(typed.id)) == await sender(api).deliver(wanted)
    assert [late.id] == list(robin.chat.messages)
    assert Delivered(str(typed.id)) == await sender(api).deliver(wanted)
    telegram.advance(48 * 3600 + 1)
    assert Gone() == await sender(api).deliver(replace(wanted, external=str(late.id)))
    for other in (None, "5f0c1b9e-0000-4000-8000-000000000000"):
        assert Gone() == await sender(api).deliver(replace(wanted, external=other))
    assert 3 == len(telegram.called("deleteMessage"))


async def test_people_who_cannot_be_reached(api: Api, telegram: FakeBotApi, robin: Person) -> None:
    """Blocked, deactivated, never started, unknown, or moved to a group: nothing arrives."""
    robin.chat.is_blocked = True
    assert Unreachable() == await sender(api).deliver(SEND)
    robin.chat.is_deactivated = True
    assert Unreachable() == await sender(api).deliver(SEND)
    robin.chat.moved_to = -100500
    assert Unreachable() == await sender(api).deliver(SEND)
    telegram.person(7002).chat.is_started = False
    assert Unreachable() == await sender(api).deliver(replace(SEND, address="7002"))
    assert Unreachable() == await sender(api).deliver(replace(SEND, address="7003"))


@pytest.mark.parametrize(
    ("fault", "outcome", "arrives"),
    [
        (slow_down(7), NotSent(7.0), False),
        (Refusal(429, "Too Many Requests"), NotSent(), False),
        (server_error(502), Unknown(), False),
        (server_error(500), Unknown(), False),
        (Drop(handled=False), Unknown(), False),
        (Drop(handled=True), Unknown(), True),
        (Silence(handled=False), Unknown(), False),
        (Silence(handled=True), Unknown(), True),
        (Garbage(200, handled=True), Unknown(), True),
        (Garbage(200, page="{}"), Unknown(), False),
        (Garbage(200, page='{"ok": true}'), Unknown(), False),
        (Garbage(503), Unknown(), False),
        (Refusal(400, "Bad Request: can't parse entities: near what somebody wrote"), Refused("can"), False),
        (Refusal(400, "Bad Request: BUTTON_DATA_INVALID"), Refused("button_data_invalid"), False),
        (Refusal(400, "Bad Request: message_id_invalid"), Gone(), False),
    ],
)
async def test_what_goes_wrong_has_its_outcome(
    telegram: FakeBotApi, robin: Person, fault: Refusal, outcome: Outcome, arrives: bool
) -> None:
    """Not sent, unknown and refused are told apart; whether it arrived is what the outcome leaves open."""
    telegram.fail("sendMessage", fault)
    async with calling(telegram) as api:
        assert outcome == await sender(api).deliver(SEND)

    assert arrives == bool(robin.shown)


async def test_without_a_connection_nothing_was_sent(telegram: FakeBotApi) -> None:
    """Nobody listens, or no connection is free: it is certain that nothing left."""
    async with calling(telegram, url=f"http://127.0.0.1:{free_port()}") as api:
        assert NotSent() == await sender(api).deliver(SEND)
    request = AiohttpRequest(connections=1, connect_seconds=PATIENCE, read_seconds=PATIENCE)
    async with Api(request, token=telegram.token, url=telegram.url) as api:
        telegram.fail("getMe", Silence(handled=False))
        busy = asyncio.create_task(api.call("getMe", {}))
        await telegram.until(lambda: telegram.called("getMe"))
        request._timeout = aiohttp.ClientTimeout(connect=0.1)
        assert NotSent() == await sender(api).deliver(SEND)
        busy.cancel()

    assert [] == telegram.called("sendMessage")


async def test_a_refused_token_leaves_the_message_unsent(telegram: FakeBotApi) -> None:
    """It waits for a better token, and the log says so."""
    async with calling(telegram, token="123456:AAwrong-but-well-formed") as api:
        with capture_logs() as logs:
            assert NotSent(60.0) == await sender(api).deliver(SEND)

    assert ["telegram.token_refused"] == [entry["event"] for entry in logs]


@pytest.mark.parametrize("fault", [None, Drop(handled=False), Silence(handled=False), Garbage(200), Garbage(404)])
async def test_no_error_shows_the_token_or_a_text(
    telegram: FakeBotApi, caplog: pytest.LogCaptureFixture, fault: Drop | None
) -> None:
    """Neither a traceback, nor what an error came from, nor any library's log holds either."""
    caplog.set_level(logging.DEBUG)
    url = "" if fault else f"http://127.0.0.1:{free_port()}"
    telegram.fail("sendMessage", *([fault] if fault else []))
    parameters = {"chat_id": 7001, "text": SECRET}
    async with calling(telegram, url=url) as api:
        with pytest.raises(TelegramError) as caught:
            await api.call("sendMessage", parameters)

    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value.__context__) + caplog.text
    assert telegram.token not in shown
    assert SECRET not in shown


async def test_a_card_that_cannot_be_shown_is_a_bug(api: Api, telegram: FakeBotApi) -> None:
    """It is not cut to fit: the caller hears of it and nothing is sent."""
    with pytest.raises(ValueError, match="4096"):
        await sender(api).deliver(replace(SEND, message=Record("x" * 5000)))

    assert [] == telegram.called("sendMessage")


async def test_the_servers_clock_is_known_from_its_answers(telegram: FakeBotApi) -> None:
    """To the second, from any answer; before the first, and where a server dates none, nothing is known."""
    request = GivesUp(telegram)
    async with Api(request, token=telegram.token, url=telegram.url) as api:
        assert None is api.server_time()
        await api.me()
        there = api.server_time()
        assert there is not None
        assert abs(utc_now() - there) < dt.timedelta(minutes=1)
        request.dated = "Fri, 14 Feb 2014 12:00:00 GMT", steady()
        assert 2014 == (api.server_time() or there).year
        request.dated = "no date", 0.0
        assert None is api.server_time()
