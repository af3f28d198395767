"""The fake server keeps Telegram's rules, seen through a client that other bots use every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter
from telegram.request import HTTPXRequest

from tests.bot.fake_bot_api import FakeBotApi, Person
from tests.bot.fake_bot_limits import Limits

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])


@pytest.fixture
async def telegram() -> AsyncIterator[FakeBotApi]:
    """The server, on a free port."""
    async with FakeBotApi() as server:
        yield server


@pytest.fixture
async def bot(telegram: FakeBotApi) -> AsyncIterator[Bot]:
    """The usual client."""
    bot = Bot(telegram.token, base_url=f"{telegram.url}/bot", request=HTTPXRequest(connection_pool_size=8))
    async with bot:
        yield bot


@pytest.fixture
def robin(telegram: FakeBotApi) -> Person:
    """Somebody who has opened the chat."""
    return telegram.person(7001)


async def test_an_update_stays_until_a_higher_offset_confirms_it(bot: Bot, robin: Person) -> None:
    """Asking again without an offset brings the same updates; asking for what follows drops them."""
    for text in ("one", "two", "three"):
        robin.says(text)

    first = await bot.get_updates(limit=2)
    again = await bot.get_updates(limit=2)
    rest = await bot.get_updates(offset=first[-1].update_id + 1)

    assert ["one", "two"] == [update.message.text for update in first if update.message]
    assert [update.update_id for update in first] == [update.update_id for update in again]
    assert ["three"] == [update.message.text for update in rest if update.message]


async def test_a_press_is_lost_after_150_seconds_and_a_message_after_a_day(
    telegram: FakeBotApi, bot: Bot, robin: Person
) -> None:
    """What nobody fetched in time is gone, and a late press cannot be answered."""
    await bot.send_message(robin.id, "?", reply_markup=YES)
    query = robin.presses("Yes")
    robin.says("hello")

    telegram.advance(151)
    assert ["hello"] == [update.message.text for update in await bot.get_updates() if update.message]
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query)

    telegram.advance(24 * 3600)
    assert () == await bot.get_updates()


async def test_a_press_can_come_without_its_message(bot: Bot, robin: Person) -> None:
    """Of an old message only the chat and the id are left."""
    await bot.send_message(robin.id, "?", reply_markup=YES)
    robin.last.is_forgotten = True
    robin.presses("Yes")

    (update,) = await bot.get_updates()

    assert update.callback_query is not None
    message = update.callback_query.message
    assert message is not None
    assert (robin.last.id, 0) == (message.message_id, message.date.timestamp())
    assert not getattr(message, "text", None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<b>open", "Can't find end tag"),
        ("a <3 b", "Unsupported start tag"),
        ("<b>x</i>", "Unmatched end tag"),
        (" ", "text is empty"),
        ("😀" * 2049, "message is too long"),
    ],
)
async def test_texts_are_refused_as_telegram_refuses_them(bot: Bot, robin: Person, text: str, sentence: str) -> None:
    """Markup must be whole, and the length counts in UTF-16 units."""
    with pytest.raises(BadRequest, match=rf"(?i){sentence}"):
        await bot.send_message(robin.id, text, parse_mode="HTML")


async def test_escaped_text_of_the_greatest_length_is_taken(bot: Bot, robin: Person) -> None:
    """The length counts after the markup is read."""
    await bot.send_message(robin.id, "<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")

    assert "<" * 4096 == robin.last.text


async def test_edits_have_their_refusals(bot: Bot, robin: Person) -> None:
    """The same content, a message that is gone, and one that is too old are three sentences."""
    sent = await bot.send_message(robin.id, "one")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("one", robin.id, sent.message_id)
    robin.last.is_frozen = True
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("two", robin.id, sent.message_id)
    await bot.delete_message(robin.id, sent.message_id)
    with pytest.raises(BadRequest, match="to edit not found"):
        await bot.edit_message_text("two", robin.id, sent.message_id)


async def test_what_either_side_wrote_can_be_deleted_for_two_days(
    telegram: FakeBotApi, bot: Bot, robin: Person
) -> None:
    """In a private chat; not in another one, not twice, and not later."""
    typed, other = robin.says("one"), telegram.person(7002)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(other.id, typed.id)
    await bot.delete_message(robin.id, typed.id)
    assert {} == robin.chat.messages
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(robin.id, typed.id)
    late, sent = robin.says("two"), await bot.send_message(robin.id, "three")
    telegram.advance(48 * 3600 + 1)
    for message in (late.id, sent.message_id):
        with pytest.raises(BadRequest, match="can't be deleted for everyone"):
            await bot.delete_message(robin.id, message)
    with pytest.raises(BadRequest, match="identifier is not specified"):
        await bot.delete_message(robin.id, "nonsense")  # type: ignore[arg-type]  # what a mistake would send


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(bot: Bot, robin: Person) -> None:
    """Whoever wants to keep the buttons sends them again."""
    sent = await bot.send_message(robin.id, "?", reply_markup=YES)
    await bot.edit_message_reply_markup(robin.id, sent.message_id, reply_markup=None)

    assert [] == robin.last.labels


async def test_people_who_block_the_bot_are_not_reached(bot: Bot, robin: Person) -> None:
    """A blocked bot, and a chat that was never opened."""
    robin.blocks()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(robin.id, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(7002, "hello")


async def test_a_webhook_stands_in_the_way_of_polling(telegram: FakeBotApi, bot: Bot) -> None:
    """While one is set, asking for updates is a conflict."""
    telegram.webhook = "https://elsewhere.example/hook"
    with pytest.raises(Conflict):
        await bot.get_updates()


async def test_an_unknown_token_is_refused(telegram: FakeBotApi) -> None:
    """A wrong and a malformed token are both refused."""
    for token in ("123456:AAwrong-but-well-formed", "nonsense"):
        with pytest.raises(InvalidToken):
            async with Bot(token, base_url=f"{telegram.url}/bot"):
                pass


@pytest.mark.parametrize("label", ["☑ A", "A", "Regular and purposeful meetings", "Regular"])
async def test_a_person_presses_what_they_see(bot: Bot, robin: Person, label: str) -> None:
    """By the button's own label, without its tick, by the option that the text lists for it, or by its beginning."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("☑ A", callback_data="a"), *YES.inline_keyboard[0]]])
    await bot.send_message(robin.id, "Which?\n\n☑ A  Regular and purposeful meetings", reply_markup=keyboard)
    robin.presses(label)

    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert "a" == update.callback_query.data
    with pytest.raises(AssertionError, match="no button 'No' among"):
        robin.presses("No")


async def test_what_comes_too_fast_is_refused(telegram: FakeBotApi, bot: Bot) -> None:
    """Thirty a second in all, five at once in a chat and then one a second; the refusal says how long to wait."""
    seconds = [0.0]
    telegram.limits = Limits(lambda: seconds[0])
    for _ in range(5):
        await bot.send_message(telegram.person(7001).id, "?")
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(7001, "?")
    assert dt.timedelta(seconds=1) == caught.value.retry_after
    for number in range(25):
        await bot.send_message(telegram.person(8000 + number).id, "?")
    with pytest.raises(RetryAfter):
        await bot.send_message(telegram.person(9000).id, "?")
    seconds[0] = 1.0
    await bot.send_message(7001, "?")
    assert 2 == telegram.limits.refused
