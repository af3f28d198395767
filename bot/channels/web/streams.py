"""Who is listening: the open feeds of each address, and how they are woken."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Streams:
    """The open feeds by address id; every method is called on the event loop."""

    def __init__(self) -> None:
        self._wakes: dict[str, set[asyncio.Event]] = {}
        self.closing = False

    @contextmanager
    def joined(self, address_id: str) -> Iterator[asyncio.Event]:
        """Yield an event that is set whenever there may be something new for this address."""
        wake = asyncio.Event()
        self._wakes.setdefault(address_id, set()).add(wake)
        try:
            yield wake
        finally:
            self._wakes[address_id].discard(wake)
            if not self._wakes[address_id]:
                del self._wakes[address_id]

    def addresses(self) -> list[str]:
        """Return the addresses that have a feed open."""
        return list(self._wakes)

    def nudge(self, address_id: str) -> None:
        """Wake the feeds of one address."""
        for wake in self._wakes.get(address_id, ()):
            wake.set()

    def close(self) -> None:
        """Wake every feed so that it ends."""
        self.closing = True
        for address_id in self._wakes:
            self.nudge(address_id)
