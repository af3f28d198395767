"""Receiving from Telegram: nothing is acknowledged before it is stored, and nothing stops the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.channels import Incoming, Receipt
from bot.channels.telegram.api import Api, TokenRefused
from bot.channels.telegram.events import FORWARD, KINDS, OTHER
from bot.channels.telegram.http import AiohttpRequest
from bot.house import shipped_phrases
from survey.events import Commanded, Edited, Pressed, Said, Unsupported
from survey.messages import Line, Note
from tests.bot.channels.receiving import FAREWELL, SORRY, NotTaken, Turns, receiving
from tests.bot.fake_bot_api import Drop, FakeBotApi, Person, Refusal, server_error, slow_down


@pytest.fixture
def turns(telegram: FakeBotApi) -> Turns:
    """Turns that take everything."""
    return Turns(telegram)


@pytest.fixture
def robin(telegram: FakeBotApi) -> Person:
    """Somebody who has opened the chat."""
    return telegram.person(7001)


async def shows_buttons(api: Api, person: Person) -> None:
    """Give the person a message with a button."""
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "7.1.0.o.0"}]]}
    await api.call("sendMessage", {"chat_id": person.id, "text": "?", "reply_markup": keyboard})


async def test_what_people_do_becomes_events(api: Api, turns: Turns, robin: Person) -> None:
    """Texts, commands, presses and edits arrive in order, with the ids by which they are known again."""
    await shows_buttons(api, robin)
    async with receiving(turns, api):
        text = robin.says("hello")
        robin.says("/start abc_DEF-1")
        robin.says("/Overview@invented_audit_bot")
        robin.presses("Yes")
        robin.edits(text, "hello again")
        events = await turns.comes(5)

    assert [
        Said("hello", str(text.id)),
        Commanded("start", "abc_DEF-1"),
        Commanded("overview"),
        Pressed("7.1.0.o.0"),
        Edited("hello again", str(text.id)),
    ] == events
    assert {("telegram", "123456", "7001")} == {(came.channel, came.bot, came.address) for came in turns.came}
    assert ["", "", "", str(robin.last.id), ""] == [came.on for came in turns.came]
    assert 5 == len({came.event_id for came in turns.came})


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"photo": [{"file_id": "x"}], "caption": "c"}, "photo"),
        ({"voice": {"file_id": "x"}}, "voice"),
        ({"video_note": {"file_id": "x"}}, "video_note"),
        ({"animation": {"file_id": "x"}, "document": {"file_id": "x"}}, "animation"),
        ({"document": {"file_id": "x"}}, "document"),
        ({"sticker": {"file_id": "x"}}, "sticker"),
        ({"venue": {}, "location": {}}, "location"),
        ({"contact": {}}, "contact"),
        ({"poll": {}}, "poll"),
        ({"text": "passed on", "forward_origin": {"type": "hidden_user"}}, "forward"),
        ({"something_new": {}}, "other"),
    ],
)
async def test_what_no_question_takes_is_named(
    api: Api, turns: Turns, robin: Person, content: dict[str, Any], what: str
) -> None:
    """Everything but texts is handed on as what it is, without its content."""
    async with receiving(turns, api):
        robin.sends(**content)
        assert [Unsupported(what)] == await turns.comes(1)


@pytest.mark.parametrize("what", [*KINDS, FORWARD, OTHER])
def test_there_are_words_for_everything_that_no_question_takes(what: str) -> None:
    """Whatever somebody sends, the conversation has an answer for it."""
    assert shipped_phrases()["en"](f"unsupported.{what}")


async def test_nothing_is_acknowledged_before_it_is_stored(api: Api, turns: Turns, robin: Person) -> None:
    """While a turn is being written the update stays with Telegram; the next call acknowledges it."""
    robin.says("one")
    waiting = asyncio.Event()

    async def slow(incoming: Incoming) -> Receipt:
        turns.came.append(incoming)
        turns.telegram.changed()
        await waiting.wait()
        return Receipt()

    task = asyncio.create_task(turns.channel(api).run(slow))
    await turns.comes(1)
    assert 1 == len(turns.telegram.updates)

    waiting.set()
    await turns.telegram.until(lambda: not turns.telegram.updates)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_batch_that_was_not_taken_comes_again(api: Api, turns: Turns, robin: Person) -> None:
    """After a short pause the same events are handed on again, under the same ids."""
    refusals = iter([True, True, False])

    def answer(_: Incoming) -> Receipt:
        if next(refusals, False):
            raise NotTaken
        return Receipt()

    turns.answer = answer
    async with receiving(turns, api):
        robin.says("one")
        assert [Said("one", "101")] * 3 == await turns.comes(3)
        await turns.telegram.until(lambda: not turns.telegram.updates)

    assert 1 == len({came.event_id for came in turns.came})
    assert [1.0, 2.0] == turns.pauses


async def test_a_refused_turn_holds_its_chat_and_no_other(api: Api, turns: Turns, robin: Person) -> None:
    """What the same person did after it waits for it; others are served meanwhile."""
    sam = turns.telegram.person(7002)
    failing = iter([True])

    def answer(incoming: Incoming) -> Receipt:
        if incoming.address == "7001" and next(failing, False):
            raise NotTaken
        return Receipt()

    turns.answer = answer
    robin.says("one")
    robin.says("two")
    sam.says("three")
    async with receiving(turns, api):
        await turns.telegram.until(lambda: not turns.telegram.updates)

    texts = [(came.address, came.event.text) for came in turns.came if isinstance(came.event, Said)]
    assert [("7001", "one"), ("7002", "three"), ("7001", "one"), ("7001", "two"), ("7002", "three")] == texts


async def test_one_slow_chat_does_not_hold_the_others(api: Api, turns: Turns, robin: Person) -> None:
    """Chats are handled side by side."""
    sam = turns.telegram.person(7002)
    served = asyncio.Event()

    async def handle(incoming: Incoming) -> Receipt:
        if incoming.address == "7001":
            await served.wait()
        else:
            served.set()
        return await turns.handle(incoming)

    robin.says("first")
    sam.says("second")
    task = asyncio.create_task(turns.channel(api).run(handle))
    await turns.comes(2)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task

    assert ["7002", "7001"] == [came.address for came in turns.came]


async def test_an_update_that_makes_no_sense_is_set_aside(api: Api, turns: Turns, robin: Person) -> None:
    """It is kept with its cause and acknowledged, whoever sent it is told; what stands behind it is handled."""
    broken = turns.telegram.push(
        "message", {"message_id": "?", "chat": {"id": robin.id, "type": "private"}, "text": "secret"}
    )
    robin.says("next")
    async with receiving(turns, api):
        await turns.comes(1)
        await turns.telegram.until(lambda: not turns.telegram.updates)
        await robin.sees(SORRY)

    ((incoming, cause, raw),) = turns.quarantined
    assert ("telegram", str(broken), str(robin.id)) == (incoming.channel, incoming.event_id, incoming.address)
    assert "message_id is not int" == cause
    assert raw is not None
    assert "secret" == raw["message"]["text"]


async def test_what_waited_at_the_start_may_come_again(api: Api, turns: Turns, robin: Person) -> None:
    """The first batch can hold what an earlier process was given; until it is stored it stays the first."""
    robin.says("waited")
    refusals = iter([True])

    def answer(_: Incoming) -> Receipt:
        if next(refusals, False):
            raise NotTaken
        return Receipt()

    turns.answer = answer
    async with receiving(turns, api):
        await turns.comes(2)
        await turns.telegram.until(lambda: not turns.telegram.updates)
        robin.says("came later")
        await turns.comes(3)
    assert [True, True, False] == [incoming.may_come_again for incoming in turns.came]


async def test_a_turn_that_breaks_is_set_aside(api: Api, turns: Turns, robin: Person) -> None:
    """A bug costs its own event only; its text stays out of the logs, and the button stops spinning."""
    await shows_buttons(api, robin)

    def answer(incoming: Incoming) -> Receipt:
        if isinstance(incoming.event, Pressed):
            raise ZeroDivisionError("what somebody wrote")
        return Receipt()

    turns.answer = answer
    with capture_logs() as logs:
        async with receiving(turns, api):
            query = robin.presses("Yes")
            robin.says("next")
            await turns.comes(2)
            assert "" == await robin.toast(query)

    assert ["ZeroDivisionError"] == [cause for _, cause, _ in turns.quarantined]
    assert "what somebody wrote" not in str(logs)


async def test_what_cannot_be_set_aside_is_not_acknowledged(api: Api, turns: Turns, robin: Person) -> None:
    """While the quarantine cannot be written the update stays with Telegram."""
    broken = turns.telegram.push("message", {"text": "secret"})
    full = iter([True])
    keep = turns.set_aside

    async def set_aside(incoming: Incoming, cause: str, raw: Mapping[str, Any] | None) -> Receipt:
        if next(full, False):
            raise OSError("disk full")
        return await keep(incoming, cause, raw)

    turns.set_aside = set_aside  # type: ignore[method-assign] # the test's own object
    async with receiving(turns, api):
        await turns.telegram.until(lambda: not turns.telegram.updates)

    assert [str(broken)] == [incoming.event_id for incoming, *_ in turns.quarantined]


async def test_presses_are_answered_with_the_turns_words(api: Api, turns: Turns, robin: Person) -> None:
    """The toast comes after the commit; an answer that comes too late is no error."""
    await shows_buttons(api, robin)
    turns.answer = lambda _: Receipt(toast="Saved" + "!" * 300)
    async with receiving(turns, api):
        late = robin.presses("Yes")
        del turns.telegram.queries[late]
        query = robin.presses("Yes")
        toast = await robin.toast(query)

    assert "Saved" + "!" * 195 == toast
    assert late not in turns.telegram.toasts


async def test_a_press_without_data_or_message_content_is_handed_on(api: Api, turns: Turns, robin: Person) -> None:
    """Clients can send anything, and Telegram forgets old messages: the conversation decides."""
    await shows_buttons(api, robin)
    async with receiving(turns, api):
        robin.last.is_forgotten = True
        robin.presses("Yes")
        robin.presses_data(None, robin.last)
        robin.presses_data("forged", robin.last)
        assert [Pressed("7.1.0.o.0"), Pressed(""), Pressed("forged")] == await turns.comes(3)

    assert {str(robin.last.id)} == {came.on for came in turns.came}


async def test_a_stranger_is_answered_directly(api: Api, turns: Turns, robin: Person) -> None:
    """Whoever takes part in nothing has no outbox: the turn's reply goes out at once, and again where it may not have
    arrived, for it stands nowhere else; where it is refused it is left."""
    turns.answer = lambda _: Receipt(reply=Note((Line("Ask your coordinator for a link & come back."),)))
    faults = (slow_down(7), server_error(502), Drop(handled=False))
    turns.telegram.fail("sendMessage", Refusal(403, "Forbidden: bot was blocked by the user"), *faults)
    async with receiving(turns, api):
        robin.says("/start")
        await turns.telegram.until(lambda: turns.telegram.called("sendMessage"))
        robin.says("/start")
        await robin.sees("Ask your coordinator for a link & come back.")
    assert [7, 5, 20] == turns.pauses
    assert 1 == len(robin.shown)


async def test_groups_are_left_politely(api: Api, turns: Turns, robin: Person) -> None:
    """One sentence, then the bot leaves; nothing said there reaches a conversation."""
    group = turns.telegram.group(-500)
    async with receiving(turns, api):
        group.adds_bot()
        group.says("hello bot")
        await turns.telegram.until(lambda: turns.telegram.left)
        private = robin.says("private")
        assert [Said("private", str(private.id))] == await turns.comes(1)

    assert [FAREWELL] == [shown.text for shown in group.shown]
    assert [-500] == turns.telegram.left


async def test_a_group_that_could_not_be_left_is_left_at_the_next_word(api: Api, turns: Turns) -> None:
    """A line that broke meanwhile does not make the bot a silent member."""
    group = turns.telegram.group(-500)
    turns.telegram.fail("leaveChat", server_error())
    async with receiving(turns, api):
        group.adds_bot()
        await turns.telegram.until(lambda: turns.telegram.called("leaveChat") and not turns.telegram.updates)
        while not turns.telegram.left:
            group.says("hello bot")
            await turns.telegram.until(lambda: not turns.telegram.updates)

    assert [-500] == turns.telegram.left
    assert [] == turns.came


async def test_blocking_the_bot_is_no_event(api: Api, turns: Turns, robin: Person) -> None:
    """Delivery learns of it when it next has something to say."""
    async with receiving(turns, api):
        robin.blocks()
        robin.unblocks()
        robin.sends(pinned_message={"message_id": 1})
        robin.says("here again")
        assert 1 == len(await turns.comes(1))

    assert [] == turns.quarantined


async def test_the_line_may_break_at_any_time(api: Api, turns: Turns, robin: Person) -> None:
    """Dropped connections, server errors and floods are waited out, ever longer, and nothing is lost."""
    telegram = turns.telegram
    telegram.fail("getMe", server_error())
    telegram.fail("getUpdates", Drop(handled=False), server_error(500), slow_down(7), Drop(handled=True))
    async with receiving(turns, api):
        robin.says("after all")
        assert 1 == len(await turns.comes(1))

    assert [1.0, 2.0, 4.0, 7.0, 8.0] == turns.pauses


async def test_another_receiver_is_named_and_waited_for(api: Api, turns: Turns, robin: Person) -> None:
    """Two processes with one token take each other's turn away: it is said plainly, and tried again slowly."""
    with capture_logs() as logs:
        async with receiving(turns, api):
            await turns.telegram.until(lambda: turns.telegram.called("getUpdates"))
            await api.call("getUpdates", {"timeout": 0})
            await turns.telegram.until(lambda: len(turns.telegram.called("getUpdates")) >= 3)
            robin.says("served")
            await turns.comes(1)

    assert [15.0] == turns.pauses
    assert "telegram.conflict" in [entry["event"] for entry in logs]


async def test_a_webhook_is_removed_and_no_update_with_it(api: Api, turns: Turns, robin: Person) -> None:
    """What waited for a webhook is fetched by polling instead."""
    turns.telegram.webhook = "https://elsewhere.example/hook"
    robin.says("waiting since before")
    async with receiving(turns, api):
        assert 1 == len(await turns.comes(1))

    assert [{"drop_pending_updates": False}] == turns.telegram.called("deleteWebhook")


async def test_the_menu_is_set(api: Api, turns: Turns) -> None:
    """The commands stand in the chat's menu, in each language, and in English for everybody else; a menu that
    Telegram refuses does not keep the bot from receiving."""
    turns.telegram.fail("setMyCommands", Refusal(400, "Bad Request: BOT_COMMAND_INVALID"))
    async with receiving(turns, api):
        await turns.telegram.until(lambda: turns.telegram.called("getUpdates"))
    async with receiving(turns, api):
        await turns.telegram.until(lambda: turns.telegram.commands)

    assert [{"command": "overview", "description": "Where you are"}] == turns.telegram.commands
    assert ["pt", None] == [call.get("language_code") for call in turns.telegram.called("setMyCommands")][:2]


@pytest.mark.parametrize("token", ["123456:AAwrong-but-well-formed", "nonsense"])
async def test_a_wrong_token_stops_loudly_and_is_not_shown(telegram: FakeBotApi, turns: Turns, token: str) -> None:
    """The error says what to check; the token stands neither in it nor in what it came from."""
    async with Api(AiohttpRequest(), token=token, url=telegram.url) as api:
        with pytest.raises(TokenRefused, match="CASEROUND_TELEGRAM_TOKEN") as caught:
            await turns.channel(api).run(turns.handle)

    assert token not in repr(caught.value)
    assert token not in repr(caught.value.__context__)
    assert token not in repr(api)


async def test_the_bot_knows_its_own_link(api: Api) -> None:
    """Invitations are links that open the chat."""
    me = await api.me()

    assert "https://t.me/invented_audit_bot?start=abc" == me.link("abc")
