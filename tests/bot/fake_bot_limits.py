"""How much Telegram lets one bot say: 30 messages a second in all, and about one a second in each chat."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

from tests.bot.fake_bot_text import Refusal

PER_SECOND = 30
CHAT_BURST = 5
COUNTED = frozenset({"sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageReplyMarkup"})


class Limits:
    """Refuses what comes too fast; `refused` counts it. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.refused = 0
        self._clock = clock
        self._taken: deque[float] = deque()
        self._rested: dict[object, float] = {}

    def check(self, method: str, chat: object) -> None:
        """Count a call; raises Refusal with the time to wait, and then the call does not count."""
        if method not in COUNTED:
            return
        now = self._clock()
        while self._taken and self._taken[0] <= now - 1.0:
            self._taken.popleft()
        overall = self._taken[0] + 1.0 - now if len(self._taken) >= PER_SECOND else 0.0
        rested = max(now, self._rested.get(chat, now))
        wait = max(overall, rested - now - (CHAT_BURST - 1))
        if wait > 0:
            self.refused += 1
            seconds = math.ceil(wait)
            raise Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self._taken.append(now)
        self._rested[chat] = rested + 1.0
