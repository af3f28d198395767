"""How fast messages may leave: 30 a second for a bot, about one a second for a chat, people before bulk."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

PER_SECOND = 30
BULK_PER_SECOND = 20
"""What bulk may take of it: whoever is answering finds room at once."""
CHAT_SECONDS = 1.0
CHAT_BURST = 4
"""So many messages to one chat may follow each other at once, before its pace holds."""


class Pace:
    """Kept by one sender for one bot; `clock` gives seconds that never go back.

    A message counts from the moment at which it may leave to a second after it has landed: however long it takes, it
    reached Telegram in between, and there the next ones are counted. Messages leave in the writer's thread and land
    on the event loop: each of these is one step that no other thread can see the half of.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        per_second: int = PER_SECOND,
        bulk_per_second: int = BULK_PER_SECOND,
    ) -> None:
        self._clock = clock
        self._per_second = per_second
        self._bulk_per_second = bulk_per_second
        self._flying: set[str] = set()
        self._landed: deque[float] = deque(maxlen=per_second)
        # for each chat the moment at which it has nothing of its burst in use
        self._rested: dict[str, float] = {}

    def free(self) -> int:
        """Return how many messages may leave now, all chats together."""
        return max(0, self._per_second - len(self._flying) - len(self._recent(self._clock())))

    def wait(self, address: str, *, bulk: bool) -> float:
        """Return the seconds until a message to this address may leave, 0 where it may now."""
        now = self._clock()
        chat = self._rested.get(address, now) - now - (CHAT_BURST - 1) * CHAT_SECONDS
        return max(0.0, chat, self._window(self._bulk_per_second if bulk else self._per_second, now))

    def held(self) -> int:
        """Return how many chats must wait whatever the others do."""
        return sum(self.wait(address, bulk=False) > 0 for address in self._rested)

    def leaves(self, address: str, message: str) -> None:
        """Count a message that leaves now."""
        now = self._clock()
        self._flying.add(message)
        self._rested = {chat: rested for chat, rested in self._rested.items() if rested > now}
        self._rested[address] = max(now, self._rested.get(address, now)) + CHAT_SECONDS

    def landed(self, message: str) -> None:
        """Count a message of which it is known now what became of it."""
        self._landed.append(self._clock())
        self._flying.discard(message)

    def _window(self, allowed: int, now: float) -> float:
        recent = self._recent(now)
        too_many = len(self._flying) + len(recent) + 1 - allowed
        if too_many <= 0:
            return 0.0
        return recent[too_many - 1] + 1.0 - now if too_many <= len(recent) else 1.0

    def _recent(self, now: float) -> list[float]:
        return [landed for landed in tuple(self._landed) if landed > now - 1.0]
