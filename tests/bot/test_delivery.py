"""The outbox on its way out: a real database, real HTTP, and what goes wrong between them."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import uvloop
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.delivery import Courier
from bot.pace import CHAT_BURST, Pace
from bot.writer import Writer
from storage import live_cards, outbox
from storage.shown import shown
from storage.tables import addresses as address_rows
from survey.messages import Card, Choice, Line, Note, Record, Tone
from tests.bot.fake_bot_api import Drop, Person, Refusal, Silence, server_error, slow_down
from tests.bot.post import UNCLEAR, Fetched, Post, post, titles
from tests.databases import either as database
from tests.patience import PATIENCE

__all__ = ["database", "post"]

CARD = Card("7", "Question 1", choices=(Choice("7.1.0.o.0", "Yes", "A"),))
SECOND = replace(CARD, title="Question 2", confirms="Q1: Yes")
THIRD = replace(CARD, title="Question 3", confirms="Q2: Yes")
RECORD = Record("Q1: Yes")


def _served(everyone: list[tuple[Person, str]]) -> int:
    return sum(bool(person.shown) for person, _ in everyone)


async def test_a_card_goes_out_and_its_edits_follow_it(post: Post) -> None:
    """The row keeps the channel's id, by which later rows change the same message; order is the order of writing."""
    robin, address = post.person(7001)
    async with post.delivering():
        sent = post.writes(address, CARD)
        edited = post.writes(address, SECOND, target=sent)
        shrunk = post.writes(address, RECORD, target=sent)
        await post.becomes(shrunk, "delivered")

    assert ["✓ Q1: Yes"] == titles(robin)
    assert {str(robin.last.id)} == {post.row(row).external for row in (sent, edited, shrunk)}
    assert ["sendMessage", "editMessageText", "editMessageText"] == [method for method, _ in post.telegram.calls]


async def test_what_was_waiting_goes_out_at_the_start(post: Post) -> None:
    """A row that was committed just before a kill needs no nudge."""
    robin, address = post.person(7001)
    post.writes(address, CARD)
    async with post.delivering():
        await robin.sees("Question 1")


async def test_one_silent_chat_does_not_hold_the_others(post: Post) -> None:
    """Addresses go side by side: one waits for its answer, another has its message meanwhile."""
    _, first = post.person(7001)
    sam, second = post.person(7002)
    post.telegram.fail("sendMessage", Silence(handled=False))
    async with post.delivering():
        held = post.writes(first, CARD)
        await post.telegram.until(lambda: post.telegram.called("sendMessage"))
        post.writes(second, CARD)
        await sam.sees("Question 1")
        assert "sending" == post.row(held).status


async def test_the_time_to_wait_survives_a_restart(post: Post) -> None:
    """Told to slow down, the row keeps the time; later rows of that chat wait behind it."""
    robin, address = post.person(7001)
    post.telegram.fail("sendMessage", slow_down(40))
    sent = post.writes(address, CARD)
    behind = post.writes(address, SECOND)
    async with post.delivering():
        await post.tried(sent, 1)
    async with post.delivering():
        post.passes(39)
        await post.idles()
        assert [] == robin.shown
        post.passes(1)
        await post.becomes(behind, "delivered")

    assert ["Question 1", "Question 2"] == titles(robin)


async def test_what_was_not_sent_is_tried_ever_later(post: Post) -> None:
    """Without a connection the waits double up to five minutes; the row is never given up."""
    robin, address = post.person(7001)
    sent = post.writes(address, CARD)
    waits = []
    post.telegram.fail("sendMessage", *[Refusal(429, "Too Many Requests")] * 10)
    async with post.delivering():
        for attempts in range(1, 11):
            await post.tried(sent, attempts)
            waits.append((dt.datetime.fromisoformat(post.row(sent).not_before) - post.now).total_seconds())
            post.passes(waits[-1])
        await robin.sees("Question 1")

    assert [1, 2, 4, 8, 16, 32, 64, 128, 256, 300] == waits


@pytest.mark.parametrize("fault", UNCLEAR)
async def test_a_question_that_may_have_arrived_is_sent_once_more(post: Post, fault: Any) -> None:
    """Seen twice it does no harm; after the second unclear end it is left, and what follows goes on."""
    robin, address = post.person(7001)
    post.telegram.fail("sendMessage", fault)
    async with post.delivering():
        sent = post.writes(address, CARD)
        await post.tried(sent, 1)
        post.passes(1)
        await post.becomes(sent, "delivered")
        assert ["Question 1"] == titles(robin)

        post.telegram.fail("sendMessage", fault, fault)
        lost = post.writes(address, SECOND)
        await post.tried(lost, 1)
        post.passes(1)
        await post.becomes(lost, "uncertain")
        await post.becomes(post.writes(address, THIRD), "delivered")


async def test_a_slow_start_does_not_use_up_the_repeat(post: Post) -> None:
    """Attempts that certainly sent nothing do not count as unclear."""
    _, address = post.person(7001)
    post.telegram.fail("sendMessage", slow_down(1), slow_down(1), server_error())
    async with post.delivering():
        sent = post.writes(address, CARD)
        for attempts in (1, 2, 3):
            await post.tried(sent, attempts)
            post.passes(10)
        await post.becomes(sent, "delivered")


async def test_an_edit_that_may_have_arrived_is_repeated_until_it_is_certain(post: Post) -> None:
    """It says the same each time; 'not modified' is its success."""
    robin, address = post.person(7001)
    async with post.delivering():
        sent = post.writes(address, CARD)
        await post.becomes(sent, "delivered")
        post.telegram.fail("editMessageText", Drop(handled=True), server_error(), server_error(500))
        edited = post.writes(address, SECOND, target=sent)
        for attempts in (1, 2, 3):
            await post.tried(edited, attempts)
            post.passes(10)
        await post.becomes(edited, "delivered")

    assert 1 == robin.last.edits


async def test_a_reminder_that_may_have_arrived_is_not_repeated(post: Post) -> None:
    """Twice reminded is worse than once perhaps."""
    _, address = post.person(7001)
    post.telegram.fail("sendMessage", server_error())
    async with post.delivering():
        await post.becomes(post.writes(address, Note((Line("Still open"),)), bulk=True), "uncertain")

    assert 1 == len(post.telegram.called("sendMessage"))


async def test_a_question_shown_in_bulk_is_repeated_like_any_other(post: Post) -> None:
    """Seen twice it does no harm, and whoever was answering before an outage is not left with nothing."""
    robin, address = post.person(7001)
    post.telegram.fail("sendMessage", server_error())
    async with post.delivering():
        sent = post.writes(address, CARD, bulk=True)
        await post.tried(sent, 1)
        post.passes(1)
        await robin.sees("Question 1")


async def test_an_alert_is_sent_until_it_is_certain(post: Post) -> None:
    """Whom to call in an emergency may stand there twice, but must stand there."""
    robin, address = post.person(7001)
    post.telegram.fail("sendMessage", *[server_error()] * 4)
    async with post.delivering():
        alert = post.writes(address, Note((Line("Call 999", Tone.ALERT),)), bulk=True)
        for attempts in (1, 2, 3, 4):
            await post.tried(alert, attempts)
            post.passes(10)
        await robin.sees("Call 999")


async def test_a_card_whose_message_is_gone_is_sent_anew(post: Post) -> None:
    """The live card goes on in the new message: whatever changes it later finds it there."""
    robin, address = post.person(7001)
    async with post.delivering():
        sent = post.writes(address, CARD)
        await post.becomes(sent, "delivered")
        with post.database.writing() as connection:
            live_cards.put(connection, address, "7", sent)
        robin.chat.messages.clear()
        await post.becomes(post.writes(address, SECOND, target=sent), "delivered")
        anew = robin.last.id
        await post.becomes(post.writes(address, THIRD, target=sent), "delivered")

    assert [anew] == [shown.id for shown in robin.shown]
    assert ["Question 3"] == titles(robin)
    with post.database.reading() as connection:
        assert [str(anew)] == [card.external for card in shown(connection, [address])[address].live]


async def test_a_card_that_never_went_out_is_sent_by_its_edit(post: Post) -> None:
    """An uncertain question is made good by the next one."""
    robin, address = post.person(7001)
    post.telegram.fail("sendMessage", Refusal(400, "Bad Request: BUTTON_DATA_INVALID"))
    async with post.delivering():
        sent = post.writes(address, CARD)
        await post.becomes(sent, "failed")
        await post.becomes(post.writes(address, SECOND, target=sent), "delivered")
        await post.becomes(post.writes(address, THIRD, target=sent), "delivered")

    assert ["Question 3"] == titles(robin)


async def test_nothing_is_shrunk_that_is_not_there(post: Post) -> None:
    """A record of a message that is gone, or never was, needs no message of its own."""
    robin, address = post.person(7001)
    async with post.delivering():
        sent = post.writes(address, CARD)
        await post.becomes(sent, "delivered")
        robin.chat.messages.clear()
        await post.becomes(post.writes(address, RECORD, target=sent), "delivered")
        post.telegram.fail("sendMessage", Refusal(400, "Bad Request: BUTTON_DATA_INVALID"))
        never = post.writes(address, CARD)
        await post.becomes(post.writes(address, RECORD, target=never), "failed")

    assert [] == robin.shown


async def test_who_blocked_the_bot_is_marked(post: Post) -> None:
    """Their rows fail, their address is known as out of reach, and everyone else is served."""
    robin, address = post.person(7001)
    sam, other = post.person(7002)
    robin.chat.is_blocked = True
    async with post.delivering():
        rows_of_robin = [post.writes(address, CARD), post.writes(address, SECOND)]
        post.writes(other, CARD)
        for row in rows_of_robin:
            await post.becomes(row, "failed")
        await sam.sees("Question 1")

    with post.database.reading() as connection:
        reachable = dict(map(tuple, connection.execute(select(address_rows.c.id, address_rows.c.reachable))))
    assert (False, True) == (reachable[address], reachable[other])


@pytest.mark.parametrize("card", [CARD, replace(CARD, title="x" * 5000)])
async def test_what_can_never_be_shown_fails_alone(post: Post, card: Card) -> None:
    """Telegram's refusal and a bug of ours are logged by reason, and what stands behind them goes out."""
    robin, address = post.person(7001)
    post.telegram.fail("sendMessage", *([Refusal(400, "Bad Request: message is too long")] if card is CARD else []))
    with capture_logs() as logs:
        async with post.delivering():
            refused = post.writes(address, card)
            await post.becomes(post.writes(address, SECOND), "delivered")

    assert "failed" == post.row(refused).status
    (reason,) = [entry["reason"] for entry in logs if entry["event"] == "delivery.failed"]
    assert ("message is too long" if card is CARD else "ValueError") == reason
    assert ["Question 2"] == titles(robin)


async def test_rows_of_a_killed_process_are_unclear(post: Post) -> None:
    """A question is sent once more, a reminder is not, and a second kill leaves the question as it is."""
    robin, address = post.person(7001)
    sam, other = post.person(7002)
    card = post.writes(address, CARD)
    reminder = post.writes(other, Note((Line("Still open"),)), bulk=True)
    with post.database.writing() as connection:
        assert {card, reminder} == outbox.sending(connection, [card, reminder])
    async with post.delivering():
        await post.becomes(reminder, "uncertain")
        assert "waiting" == post.row(card).status
    with post.database.writing() as connection:
        assert {card} == outbox.sending(connection, [card])
    async with post.delivering():
        await post.becomes(card, "uncertain")

    assert [] == robin.shown + sam.shown


async def test_quick_ticking_becomes_one_edit(post: Post) -> None:
    """When a chat's burst is used up, what changes the same message meanwhile is merged."""
    robin, address = post.person(7001)
    async with post.delivering():
        sent = post.writes(address, CARD)
        await post.becomes(sent, "delivered")
        for number in range(CHAT_BURST - 1):
            await post.becomes(post.writes(address, replace(CARD, title=f"Tick {number}"), target=sent), "delivered")
        calls = len(post.telegram.calls)
        for number in range(CHAT_BURST - 1, 20):
            last = post.writes(address, replace(CARD, title=f"Tick {number}"), target=sent)
        await post.idles()
        assert calls == len(post.telegram.calls)
        post.passes(1)
        await post.becomes(last, "delivered")

    assert calls + 1 == len(post.telegram.calls)
    assert ["Tick 19"] == titles(robin)


async def test_who_is_answering_goes_before_any_bulk(post: Post) -> None:
    """Fifty reminders wait for the pace; a question that comes after them does not."""
    everyone = [post.person(8000 + number) for number in range(50)]
    robin, address = post.person(7001)
    for _, other in everyone:
        post.writes(other, Note((Line("Still open"),)), bulk=True)
    async with post.delivering():
        await post.telegram.until(lambda: _served(everyone) == 20)
        await post.becomes(post.writes(address, CARD), "delivered")
        assert 20 == _served(everyone)
        for count in (40, 50):
            await post.lands()
            post.passes(1.01)
            await post.telegram.until(lambda count=count: _served(everyone) == count)  # type: ignore[misc] # bound now

    assert ["Question 1"] == titles(robin)


async def test_who_is_answering_does_not_wait_behind_their_own_reminder(post: Post) -> None:
    """It stands before their next card and was hurried, so it leaves with it; those of the others wait their turn."""
    everyone = [post.person(8000 + number) for number in range(25)]
    robin, address = post.person(7001)
    async with post.delivering():
        sent = post.writes(address, CARD)
        await post.becomes(sent, "delivered")
        post.passes(10)
        for _, other in everyone:
            post.writes(other, Note((Line("Still open"),)), bulk=True)
        reminder = post.writes(address, Note((Line("Still open"),)), bulk=True)
        await post.telegram.until(lambda: _served(everyone) == 20)
        with post.database.writing() as connection:
            outbox.hurry(connection, address)
        answer = post.writes(address, SECOND, target=sent)
        await post.becomes(answer, "delivered")

    assert ("delivered", 20) == (post.row(reminder).status, _served(everyone))
    assert "Still open" in titles(robin)


async def test_a_database_that_fails_costs_no_message_and_repeats_none(post: Post) -> None:
    """What was delivered is written down as soon as the database takes it."""
    robin, address = post.person(7001)
    async with post.delivering():
        post.telegram.fail("sendMessage", Silence(handled=True))
        alert = post.writes(address, Note((Line("one"),)), bulk=True)
        await robin.sees("one")
        post.failing = [OperationalError("", {}, Exception("disk full"))] * 3
        for left in (2, 1, 0):
            await post.telegram.until(lambda left=left: len(post.failing) == left)  # type: ignore[misc] # bound now
            post.passes(0)
        await post.becomes(alert, "uncertain")
        await post.becomes(post.writes(address, CARD), "delivered")

    assert 2 == len(post.telegram.called("sendMessage"))


async def test_stopping_waits_for_what_is_under_way(post: Post) -> None:
    """A message that is being sent when Caseround stops is written down as delivered."""
    robin, address = post.person(7001)
    sent = post.writes(address, CARD)
    async with post.delivering():
        await post.telegram.until(lambda: post.telegram.called("sendMessage"))

    assert "delivered" == post.row(sent).status
    assert ["Question 1"] == titles(robin)


async def test_stopping_gives_back_what_was_claimed_and_not_begun(post: Post) -> None:
    """Stopped between the commit that claims a row and the call, the row waits: it is certain that nothing left."""
    _, address = post.person(7001)
    async with post.delivering():
        await post.idles()
        reminder = post.writes(address, Note((Line("Still open"),)), bulk=True)
        post.hold = asyncio.Event()
        await post.telegram.until(lambda: post.hold is None)
        assert "sending" == post.row(reminder).status

    assert "waiting" == post.row(reminder).status
    assert [] == post.telegram.called("sendMessage")


async def test_a_channel_whose_clients_fetch_is_only_nudged(post: Post) -> None:
    """Delivery leaves its rows alone."""
    _, address = post.person(7001)
    fetched = Fetched()
    post.others.append(fetched)
    async with post.delivering():
        row = post.writes(address, CARD, channel="fetched")
        await post.idles()

    assert [address] == [nudge for nudge in fetched.nudges if nudge]
    assert "waiting" == post.row(row).status


def test_a_wait_too_short_for_a_timer_is_none(post: Post) -> None:
    """On the loop that Caseround runs on, which has timers of whole milliseconds, the next round begins at once."""

    async def waits() -> None:
        courier = Courier(
            post.channel, write=Writer(post.database).write, vault=post.vault, clock=lambda: post.now, pace=Pace()
        )
        for _ in range(2):
            courier._wake_in(0.0003)
        async with asyncio.timeout(PATIENCE):
            await courier._news.wait()

    uvloop.run(waits())
