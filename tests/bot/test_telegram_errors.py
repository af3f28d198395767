"""The table of everything that can become of a message at Telegram, in its own words: what it means, and what the
outbox says afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select

from bot.channels import Delivered, Gone, NotSent, Outcome, Outgoing, Refused, Unknown, Unreachable
from bot.channels.telegram.api import Api
from bot.channels.telegram.http import AiohttpRequest
from storage import live_cards
from storage.shown import shown
from storage.tables import addresses
from survey.messages import Card, Choice, Document, Line, Message, Note, Picture, Record, Tone
from tests.bot.fake_bot_api import Drop, Fault, Garbage, Refusal, Silence, server_error, slow_down
from tests.bot.post import Post, database, post, sender
from tests.bot.process import free_port

__all__ = ["database", "post"]

CARD = Card("7", "Question 1", choices=(Choice("7.1.0.o.0", "Yes", "A"),))
NEXT = replace(CARD, title="Question 2", confirms="Q1: Yes")
RECORD = Record("Q1: Yes")
THIRD = replace(CARD, title="Question 3", confirms="Q2: Yes")
REMINDER = Note((Line("Still open"),))
ALERT = Note((Line("Call 999", Tone.ALERT),))
PICTURE = Picture("dot", {}, (Line("5 of 9"),), "A bar")
DOCUMENT = Document("text", {}, (), "report.html")
SORTS: dict[str, Message] = {
    "card": CARD, "edit": NEXT, "shrink": RECORD, "reminder": REMINDER, "alert": ALERT, "picture": PICTURE,
    "document": DOCUMENT,
}  # fmt: skip
TOO_LARGE = "Request Entity Too Large"
EDITS = ("edit", "shrink")
METHODS = {**dict.fromkeys(EDITS, "editMessageText"), "picture": "sendPhoto", "document": "sendDocument"}
NEW = ("card", "reminder", "alert", "picture", "document")
ALL = tuple(SORTS)
KINDS = {"Bad Request": 400, "Unauthorized": 401, "Forbidden": 403, "Not Found": 404}


@dataclass(frozen=True)
class Row:
    """What Telegram says of messages of these sorts, what it means, and where their rows stand then.

    `wait` is the time in seconds after which a row that waits is tried again, `reaches` whether the address is still
    one at which somebody is reached.
    """

    fault: Fault
    sorts: tuple[str, ...]
    outcome: Outcome
    status: str
    wait: float = 0
    reaches: bool = True


def said(what: str, **parameters: int) -> Refusal:
    """Return a refusal in Telegram's words."""
    return Refusal(KINDS[what.partition(":")[0]], what, **parameters)


def unclear(fault: Fault) -> Iterator[Row]:
    """Yield what an end that may have been a success means: what does no harm twice is done again."""
    yield Row(fault, ("card", "alert", "edit", "shrink"), Unknown(), "waiting", wait=1)
    yield Row(fault, ("reminder", "picture", "document"), Unknown(), "uncertain")


def nobody(what: str, **parameters: int) -> Row:
    """Return what it means that nobody is reached there."""
    return Row(said(what, **parameters), ALL, Unreachable(), "failed", reaches=False)


def never(what: str, reason: str, sorts: tuple[str, ...] = NEW) -> Row:
    """Return what it means that Telegram will never take a message."""
    return Row(said(what), sorts, Refused(reason), "failed")


TABLE = (
    # slow down
    Row(slow_down(7), ALL, NotSent(7.0), "waiting", wait=7),
    Row(slow_down(3600), ("card", "edit"), NotSent(3600.0), "waiting", wait=3600),
    Row(Refusal(429, "Too Many Requests"), ALL, NotSent(), "waiting", wait=1),
    # unclear
    *unclear(server_error(502)),
    *unclear(server_error(500)),
    *unclear(Garbage(502)),
    *unclear(Garbage(200)),
    *unclear(Drop(handled=False)),
    *unclear(Drop(handled=True)),
    *unclear(Silence(handled=False)),
    # something in between, whose word on a person or a message is none
    *unclear(Garbage(400)),
    *unclear(Garbage(403)),
    # blocked, gone, moved
    nobody("Forbidden: bot was blocked by the user"),
    nobody("Forbidden: user is deactivated"),
    nobody("Forbidden: bot can't initiate conversation with a user"),
    nobody("Bad Request: chat not found"),
    nobody("Bad Request: user not found"),
    nobody("Bad Request: PEER_ID_INVALID"),
    nobody("Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100500),
    # wrong token
    Row(said("Unauthorized"), ALL, NotSent(60.0), "waiting", wait=60),
    Row(said("Not Found"), ALL, NotSent(60.0), "waiting", wait=60),
    Row(Garbage(404), ("card", "edit"), NotSent(60.0), "waiting", wait=60),
    # the message is gone, or cannot be changed any more: a card stands anew below, a record needs none
    *(
        Row(said(f"Bad Request: {what}"), (sort,), Gone(), "delivered")
        for what in ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")
        for sort in ("edit", "shrink")
    ),
    # not modified
    Row(said("Bad Request: message is not modified: specified new message content and reply markup are exactly "
             "the same as a current content and reply markup of the message"),
        ("edit", "shrink"), Delivered("101"), "delivered"),
    # what can never be shown
    never("Bad Request: message is too long", "message is too long"),
    never("Bad Request: MESSAGE_TOO_LONG", "message_too_long"),
    never("Bad Request: BUTTON_DATA_INVALID", "button_data_invalid"),
    never("Bad Request: message text is empty", "message text is empty"),
    never("Bad Request: can't parse entities: near what somebody wrote", "can"),
    never("Bad Request: something new", "something new", (*NEW, "shrink")),
    # a file that is too large, and what is no picture
    Row(Refusal(413, TOO_LARGE), ("picture", "document"), Refused(TOO_LARGE.lower()), "failed"),
    never("Bad Request: PHOTO_INVALID_DIMENSIONS", "photo_invalid_dimensions", ("picture",)),
    never("Bad Request: IMAGE_PROCESS_FAILED", "image_process_failed", ("picture",)),
    # an edit that is refused for any other reason stands as a new message
    Row(said("Bad Request: MESSAGE_EDIT_TIME_EXPIRED"), ("edit",), Refused("message_edit_time_expired"), "delivered"),
)  # fmt: skip


def named(value: object) -> str:
    """Return how a row of the table is called."""
    return value.description[:50] if isinstance(value, Refusal) else repr(value)


@contextmanager
def outcomes(post: Post) -> Iterator[list[Outcome]]:
    """Give the outcomes of the channel's deliveries, as they come."""
    deliver, found = post.channel.deliver, []

    async def listened(outgoing: Outgoing) -> Outcome:
        outcome = await deliver(outgoing)
        found.append(outcome)
        return outcome

    post.channel.deliver = listened  # type: ignore[method-assign] # the test's own object
    yield found


@pytest.mark.parametrize("fault", list(dict.fromkeys(row.fault for row in TABLE)), ids=named)
async def test_each_error_has_its_outcome_and_its_row(post: Post, fault: Fault) -> None:
    """For each sort of message that it can meet: the next row of its address is tried, or is not, after that."""
    lines = [(row, sort) for row in TABLE if row.fault is fault for sort in row.sorts]
    async with post.delivering():
        with outcomes(post) as found:
            for number, (row, sort) in enumerate(lines):
                await check(post, found, row, sort, number)


async def check(post: Post, found: list[Outcome], row: Row, sort: str, number: int) -> None:
    """Hold one line of the table against one message."""
    person, address = post.person(7001 + number)
    target = await standing(post, address) if sort in EDITS else None
    found.clear()
    post.telegram.fail(METHODS.get(sort, "sendMessage"), row.fault)
    written = post.writes(address, SORTS[sort], target=target, bulk=sort in {"reminder", "alert"})
    await post.telegram.until(lambda: attempted(post, written))
    after = post.row(written)
    outcome = Delivered(str(person.last.id)) if isinstance(row.outcome, Delivered) else row.outcome
    assert (sort, outcome, row.status, row.wait) == (sort, found[0], after.status, post.waits(written))
    with post.database.reading() as connection:
        reachable = connection.execute(select(addresses.c.reachable).where(addresses.c.id == address)).scalar()
    assert row.reaches == reachable


async def standing(post: Post, address: str) -> str:
    """Return the row of a card that was delivered a while ago."""
    row = post.writes(address, CARD)
    await post.becomes(row, "delivered")
    return row


def attempted(post: Post, row: str) -> bool:
    """Return whether one attempt at a row has ended."""
    return (1, False) == (post.row(row).attempts, post.row(row).status == "sending")


@pytest.mark.parametrize("url", ["http://127.0.0.1:{free}", "http://api.telegram.invalid", "https://{telegram}"])
@pytest.mark.parametrize("sort", NEW)
async def test_without_a_connection_nothing_left(post: Post, url: str, sort: str) -> None:
    """Nobody listens, the name is not known, or there is no certificate: also a reminder is tried again."""
    _, address = post.person(7001)
    url = url.format(free=free_port(), telegram=post.telegram.url.removeprefix("http://"))
    async with Api(AiohttpRequest(connect_seconds=1.0), token=post.telegram.token, url=url) as api:
        post.channel = sender(api)
        async with post.delivering():
            with outcomes(post) as found:
                written = post.writes(address, SORTS[sort], bulk=sort != "card")
                await post.telegram.until(lambda: attempted(post, written))
    assert (NotSent(), "waiting", 1) == (found[0], post.row(written).status, post.waits(written))
    assert [] == post.telegram.calls


@pytest.mark.parametrize("error", ["message can't be edited", "MESSAGE_EDIT_TIME_EXPIRED"])
async def test_an_edit_that_fails_becomes_a_new_message(post: Post, error: str) -> None:
    """The live card goes on in it: a later edit finds it there. Of what can only not be edited, the buttons go."""
    robin, address = post.person(7001)
    async with post.delivering():
        sent = await standing(post, address)
        with post.database.writing() as connection:
            live_cards.put(connection, address, "7", sent)
        old = robin.last
        post.telegram.fail("editMessageText", said(f"Bad Request: {error}"))
        await post.becomes(post.writes(address, NEXT, target=sent), "delivered")
        new = robin.last
        await post.becomes(post.writes(address, THIRD, target=sent), "delivered")
    assert [old.id, new.id] == [shown.id for shown in robin.shown]
    assert "Question 3" in new.text
    assert ([] if "can't" in error else [["Yes"]]) == old.labels
    with post.database.reading() as connection:
        assert [str(new.id)] == [card.external for card in shown(connection, [address])[address].live]


async def test_a_record_that_cannot_be_written_leaves_no_buttons(post: Post) -> None:
    """What was to shrink to a line keeps its words, if Telegram will not have it otherwise."""
    robin, address = post.person(7001)
    async with post.delivering():
        sent = await standing(post, address)
        post.telegram.fail("editMessageText", said("Bad Request: message can't be edited"))
        await post.becomes(post.writes(address, RECORD, target=sent), "delivered")
    assert [("Question 1", [])] == [(shown.text, shown.labels) for shown in robin.shown]


async def test_after_a_refusal_of_the_person_nothing_is_tried(post: Post) -> None:
    """What is written for them later fails without a call."""
    robin, address = post.person(7001)
    robin.chat.is_blocked = True
    async with post.delivering():
        await post.becomes(post.writes(address, CARD), "failed")
        for later in (CARD, REMINDER, ALERT):
            await post.becomes(post.writes(address, later), "failed")
    assert 1 == len(post.telegram.calls)
