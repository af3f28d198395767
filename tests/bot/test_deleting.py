"""What somebody wrote is deleted from the chat on its way through delivery."""

from __future__ import annotations

from typing import Any

import pytest

from survey.messages import Card, Choice, Line, Note
from tests.bot.fake_bot_api import Refusal
from tests.bot.post import UNCLEAR, Post, post, titles
from tests.databases import either as database

__all__ = ["database", "post"]

CARD = Card("7", "Question 1", choices=(Choice("7.1.0.o.0", "Yes", "A"),))
DELETED = Note((Line("Delete it by hand."),))


async def test_what_somebody_wrote_is_deleted(post: Post) -> None:
    """Their message goes, the card behind it follows, and nothing more is said."""
    robin, address = post.person(7001)
    typed = robin.says("what somebody wrote")
    async with post.delivering():
        row = post.writes(address, DELETED, deletes=str(typed.id))
        await post.becomes(row, "delivered")
        await post.becomes(post.writes(address, CARD), "delivered")

    assert [("Question 1", True)] == [(shown.text, shown.by_bot) for shown in robin.chat.messages.values()]


@pytest.mark.parametrize(
    "refusal",
    [Refusal(400, "Bad Request: message can't be deleted"), Refusal(400, "Bad Request: something new")],
)
async def test_what_cannot_be_deleted_is_said(post: Post, refusal: Refusal) -> None:
    """Too old, or refused for a reason that is not known here: the person hears what to do."""
    robin, address = post.person(7001)
    typed = robin.says("what somebody wrote")
    post.telegram.fail("deleteMessage", refusal)
    async with post.delivering():
        row = post.writes(address, DELETED, deletes=str(typed.id))
        await post.becomes(row, "delivered")

    assert ["Delete it by hand."] == titles(robin)


async def test_what_is_gone_already_needs_no_word(post: Post) -> None:
    """Whoever deleted it: nothing is left for the person to do."""
    robin, address = post.person(7001)
    async with post.delivering():
        await post.becomes(post.writes(address, DELETED, deletes="4711"), "delivered")

    assert [] == robin.shown


@pytest.mark.parametrize("fault", UNCLEAR)
async def test_an_unclear_delete_is_done_again(post: Post, fault: Any) -> None:
    """It can be repeated as often as it takes."""
    robin, address = post.person(7001)
    typed = robin.says("what somebody wrote")
    post.telegram.fail("deleteMessage", fault)
    async with post.delivering():
        row = post.writes(address, DELETED, deletes=str(typed.id))
        await post.tried(row, 1)
        post.passes(60)
        await post.becomes(row, "delivered")

    assert {} == robin.chat.messages
