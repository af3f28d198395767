from __future__ import annotations

from dataclasses import replace

from bot.channels import Unknown
from bot.settling import Attempt, Settling
from storage import outbox
from survey.messages import Card, Choice
from tests.bot.post import Post, database, post

__all__ = ["database", "post"]

CARD = Card("7", "Question 1", choices=(Choice("7.1.0.choose.0", "Yes", "A"),))


async def test_an_attempt_counts_once_however_often_it_is_written(post: Post) -> None:
    """A round that was lost is written again: the question is still sent once more, and then no more."""
    _, address = post.person(7001)
    row = post.writes(address, CARD)
    settling = Settling()
    for number, status in ((1, "waiting"), (2, "uncertain")):
        for _ in range(2):
            with post.database.writing() as connection:
                outbox.sending(connection, [row])
                [entry] = [entry for entry in outbox.since(connection, post.vault, address, 0) if entry.id == row]
                settling.settle(
                    connection, Attempt(replace(entry, attempts=number), Unknown(), is_new=True), post.now
                )
            assert status == post.row(row).status
