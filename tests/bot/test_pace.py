"""How fast messages may leave."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.pace import BULK_PER_SECOND, CHAT_BURST, PER_SECOND, Pace


@dataclass
class Seconds:
    """A clock that a test moves."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """The clock."""
    return Seconds()


def sends(pace: Pace, chat: str) -> None:
    """Let a message leave that lands at once."""
    pace.leaves(chat, chat)
    pace.landed(chat)


def test_a_bot_sends_thirty_within_any_second(seconds: Seconds) -> None:
    """The thirty-first waits until the first has landed a second ago."""
    pace = Pace(seconds)
    for number in range(PER_SECOND):
        assert 0 == pace.wait(f"chat {number}", bulk=False)
        sends(pace, f"chat {number}")
        seconds.now += 0.01

    assert 0 == pace.free()
    assert pytest.approx(0.7) == pace.wait("another", bulk=False)
    seconds.now += 0.705
    assert 1 == pace.free()
    assert 0 == pace.wait("another", bulk=False)


def test_what_is_on_its_way_counts(seconds: Seconds) -> None:
    """A slow line does not let messages pile up, to arrive all together with the next ones."""
    pace = Pace(seconds)
    for number in range(PER_SECOND):
        pace.leaves(f"chat {number}", f"message {number}")
    seconds.now += 5
    assert (0, 1.0) == (pace.free(), pace.wait("another", bulk=False))
    pace.landed("message 7")
    seconds.now += 0.4
    assert 0 == pace.free()
    assert pytest.approx(0.6) == pace.wait("another", bulk=False)
    seconds.now += 0.601
    assert 1 == pace.free()


def test_a_chat_gets_a_small_burst_and_then_one_a_second(seconds: Seconds) -> None:
    """A few messages may follow each other; a quiet chat has its burst again."""
    pace = Pace(seconds)
    for _ in range(CHAT_BURST):
        assert 0 == pace.wait("chat", bulk=False)
        sends(pace, "chat")

    assert 1.0 == pace.wait("chat", bulk=False)
    assert 1 == pace.held()
    assert 0 == pace.wait("another", bulk=False)
    seconds.now += 1.0
    assert 0 == pace.wait("chat", bulk=False)
    sends(pace, "chat")
    assert 1.0 == pace.wait("chat", bulk=False)
    seconds.now += CHAT_BURST
    for _ in range(CHAT_BURST):
        assert 0 == pace.wait("chat", bulk=False)
        sends(pace, "chat")


def test_bulk_leaves_room_for_whoever_is_answering(seconds: Seconds) -> None:
    """Reminders take at most two thirds of a second's messages."""
    pace = Pace(seconds)
    for number in range(BULK_PER_SECOND):
        assert 0 == pace.wait(f"chat {number}", bulk=True)
        sends(pace, f"chat {number}")

    assert 1.0 == pace.wait("another", bulk=True)
    assert 0 == pace.wait("another", bulk=False)


def test_a_slower_channel(seconds: Seconds) -> None:
    """It has a pace of its own, and what is still under way counts until it has landed."""
    pace = Pace(seconds, per_second=4, bulk_per_second=4)
    for number in range(4):
        assert 0 == pace.wait(f"chat {number}", bulk=True)
        pace.leaves(f"chat {number}", f"message {number}")
    seconds.now += 60
    assert (0, True) == (pace.free(), pace.wait("another", bulk=True) > 0)
    pace.landed("message 0")
    seconds.now += 1
    assert (1, 0) == (pace.free(), pace.wait("another", bulk=True))
