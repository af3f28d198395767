"""How long to wait before the next try."""

from __future__ import annotations

from collections.abc import Callable

LONGEST = 300.0


def doubling(attempt: int, *, longest: float = LONGEST) -> float:
    """Return 1 s after the first attempt, twice as much after each further one, `longest` at most."""
    return min(longest, 2.0 ** min(attempt - 1, 30))


class Backoff:
    """A row of failures in one place; `random` gives 0 to 1, so that many clients do not come back at once."""

    def __init__(self, random: Callable[[], float], *, longest: float = 60.0) -> None:
        self._random = random
        self._longest = longest
        self._failures = 0

    def failed(self) -> float:
        """Return the seconds to wait after one more failure: a half to the whole of the doubled time."""
        self._failures += 1
        return doubling(self._failures, longest=self._longest) * (0.5 + self._random() / 2)

    def succeeded(self) -> None:
        """Begin anew."""
        self._failures = 0
