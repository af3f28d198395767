"""Updates that cannot be read: who sent them, and reading them again."""

from __future__ import annotations

import pytest

from bot.channels import Incoming
from bot.channels.telegram.events import reread, sender
from bot.kept_event import Unreadable
from survey.events import Said


@pytest.mark.parametrize(
    ("kind", "content", "address"),
    [
        ("message", {"chat": {"id": 7, "type": "private"}}, "7"),
        ("message", {"from": {"id": 7}, "chat": "?"}, "7"),
        ("message", {"chat": {"id": -7, "type": "group"}, "from": {"id": 7}}, ""),
        ("message", {"chat": {"id": True}}, ""),
        ("edited_message", {"chat": {"id": 7}}, "7"),
        ("callback_query", {"from": {"id": 7}, "message": "?"}, "7"),
        ("callback_query", {"from": {"id": 7}, "message": {"chat": {"id": -7, "type": "group"}}}, ""),
        ("callback_query", "?", ""),
    ],
)
def test_who_sent_what_cannot_be_read(kind: str, content: object, address: str) -> None:
    """Whoever wrote in private can be told, as far as their number stands where it should; a group cannot."""
    assert address == sender({"update_id": 1, kind: content})


def test_what_was_kept_is_read_again() -> None:
    """As an event of the same bot; what is nothing to us is nothing then, and what is strange is so still."""
    chat = {"id": 7, "type": "private"}
    update = {"update_id": 5, "message": {"message_id": 9, "chat": chat, "text": "Hello"}}
    assert Incoming("telegram", "1", "5", "7", Said("Hello", "9")) == reread(update, "1")
    assert reread({"update_id": 5, "message": {"chat": {"id": -7, "type": "group"}}}, "1") is None
    with pytest.raises(Unreadable, match="chat is not dict"):
        reread({"update_id": 5, "message": {"text": "secret"}}, "1")
