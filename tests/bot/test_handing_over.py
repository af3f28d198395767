"""Rows that leave from memory, in the transaction that writes them."""

from __future__ import annotations

from dataclasses import replace

from bot.pace import CHAT_BURST
from storage import outbox
from storage.ids import new_id
from storage.later import together
from storage.outbox import Entry
from survey.messages import Card, Choice
from tests.bot.fake_bot_api import slow_down
from tests.bot.post import Post, post, titles
from tests.databases import either as database

__all__ = ["database", "post"]

CARD = Card("7", "Question 1", choices=(Choice("7.1.0.o.0", "Yes", "A"),))


def hand_over(post: Post, address: str, *cards: Card, committed: bool = True) -> list[str]:
    """Write rows and give them to delivery, as a batch of turns does."""
    assert post.delivery is not None
    rounds = post.delivery.rounds()
    entries = [
        Entry(
            0,
            new_id(),
            address,
            "telegram",
            "send",
            None,
            "",
            card,
            None,
            bulk=False,
            attempts=0,
            created_at=post.now,
        )
        for card in cards
    ]
    with post.database.writing() as connection, together(connection) as batch:
        for each in rounds:
            each.before(connection)
        for entry in entries:
            outbox.append(
                connection, post.vault, key=post.keys[address], id=entry.id, address=address, channel="telegram",
                action="send", message=entry.message, now=post.now,
            )  # fmt: skip
        batch.write()
        for each in rounds:
            each.after(connection, entries)
        if not committed:
            connection.rollback()
    for each in rounds:
        (each.committed if committed else each.lost)()
    return [entry.id for entry in entries]


def cards(count: int) -> list[Card]:
    return [replace(CARD, title=f"Question {number}") for number in range(1, count + 1)]


async def test_what_one_turn_shows_leaves_together_and_in_order(post: Post) -> None:
    """Nobody waits for a round in between."""
    robin, address = post.person(7001)
    async with post.delivering():
        await post.idles()
        rows = hand_over(post, address, *cards(3))
        assert ["sending"] * 3 == [post.row(row).status for row in rows]
        await post.becomes(rows[-1], "delivered")

    assert ["Question 1", "Question 2", "Question 3"] == titles(robin)


async def test_behind_what_has_not_left_the_others_stay(post: Post) -> None:
    """Told to slow down with the first, the rest goes back to wait behind it."""
    robin, address = post.person(7001)
    async with post.delivering():
        await post.idles()
        post.telegram.fail("sendMessage", slow_down(5))
        rows = hand_over(post, address, *cards(3))
        for row in rows:
            await post.tried(row, 1)
        assert [] == robin.shown
        post.passes(5)
        await post.becomes(rows[-1], "delivered")

    assert ["Question 1", "Question 2", "Question 3"] == titles(robin)


async def test_a_chat_keeps_its_pace(post: Post) -> None:
    """What is more than a burst waits where it was written, in its order."""
    robin, address = post.person(7001)
    async with post.delivering():
        await post.idles()
        rows = hand_over(post, address, *cards(CHAT_BURST + 2))
        assert ["sending"] * CHAT_BURST + ["waiting"] * 2 == [post.row(row).status for row in rows]
        await post.becomes(rows[CHAT_BURST - 1], "delivered")
        for row in rows[CHAT_BURST:]:
            post.passes(1)
            await post.becomes(row, "delivered")

    assert [f"Question {number}" for number in range(1, CHAT_BURST + 3)] == titles(robin)


async def test_rows_that_were_not_committed_do_not_leave(post: Post) -> None:
    """Nobody sees what was never stored."""
    robin, address = post.person(7001)
    async with post.delivering():
        await post.idles()
        hand_over(post, address, *cards(1), committed=False)
        await post.idles()
        await post.lands()
        [row] = hand_over(post, address, replace(CARD, title="Question 2"))
        await post.becomes(row, "delivered")

    assert ["Question 2"] == titles(robin)
