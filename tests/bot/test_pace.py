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


def test_a_bot_sends_thirty_within_any_second(seconds: Seconds) -> None:
    """The thirty-first waits until the first is a second old."""
    pace = Pace(seconds)
    for number in range(PER_SECOND):
        assert 0 == pace.wait(f"chat {number}", bulk=False)
        pace.spend(f"chat {number}")
        seconds.now += 0.01

    assert 0 == pace.free()
    assert pytest.approx(0.7) == pace.wait("another", bulk=False)
    seconds.now += 0.705
    assert 1 == pace.free()
    assert 0 == pace.wait("another", bulk=False)


def test_a_chat_gets_a_small_burst_and_then_one_a_second(seconds: Seconds) -> None:
    """A few messages may follow each other; a quiet chat has its burst again."""
    pace = Pace(seconds)
    for _ in range(CHAT_BURST):
        assert 0 == pace.wait("chat", bulk=False)
        pace.spend("chat")

    assert 1.0 == pace.wait("chat", bulk=False)
    assert 1 == pace.held()
    assert 0 == pace.wait("another", bulk=False)
    seconds.now += 1.0
    assert 0 == pace.wait("chat", bulk=False)
    pace.spend("chat")
    assert 1.0 == pace.wait("chat", bulk=False)
    seconds.now += CHAT_BURST
    for _ in range(CHAT_BURST):
        assert 0 == pace.wait("chat", bulk=False)
        pace.spend("chat")


def test_bulk_leaves_room_for_whoever_is_answering(seconds: Seconds) -> None:
    """Reminders take at most two thirds of a second's messages."""
    pace = Pace(seconds)
    for number in range(BULK_PER_SECOND):
        assert 0 == pace.wait(f"chat {number}", bulk=True)
        pace.spend(f"chat {number}")

    assert 1.0 == pace.wait("another", bulk=True)
    assert 0 == pace.wait("another", bulk=False)
