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
    """Kept by one sender for one bot; `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sent: deque[float] = deque(maxlen=PER_SECOND)
        # for each chat the moment at which it has nothing of its burst in use
        self._rested: dict[str, float] = {}

    def free(self) -> int:
        """Return how many messages may leave now, all chats together."""
        recent = self._clock() - 1.0
        return PER_SECOND - sum(sent > recent for sent in self._sent)

    def wait(self, address: str, *, bulk: bool) -> float:
        """Return the seconds until a message to this address may leave, 0 where it may now."""
        now = self._clock()
        allowed = BULK_PER_SECOND if bulk else PER_SECOND
        window = self._sent[-allowed] + 1.0 - now if len(self._sent) >= allowed else 0.0
        chat = self._rested.get(address, now) - now - (CHAT_BURST - 1) * CHAT_SECONDS
        return max(0.0, window, chat)

    def held(self) -> int:
        """Return how many chats must wait whatever the others do."""
        return sum(self.wait(address, bulk=False) > 0 for address in self._rested)

    def spend(self, address: str) -> None:
        """Count a message that leaves now."""
        now = self._clock()
        self._sent.append(now)
        self._rested = {chat: rested for chat, rested in self._rested.items() if rested > now}
        self._rested[address] = max(now, self._rested.get(address, now)) + CHAT_SECONDS
