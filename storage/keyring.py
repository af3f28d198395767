"""A few things that were costly to make, kept in memory: those used last."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Keyring(Generic[T]):
    """At most `size` values by name; the one that was not used for longest goes first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> T | None:
        """Return the value of a name, None where it is not kept."""
        with self._lock:
            if name in self._values:
                self._values.move_to_end(name)
            return self._values.get(name)

    def keep(self, name: str, value: T) -> T:
        """Keep a value and return it."""
        with self._lock:
            self._values[name] = value
            self._values.move_to_end(name)
            if len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def drop(self, name: str) -> None:
        """Forget a value, where it is kept."""
        with self._lock:
            self._values.pop(name, None)
