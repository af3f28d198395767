"""How long a piece of work takes."""

from __future__ import annotations

import time
from collections.abc import Callable

from survey.answers import LONGEST_TEXT


def seconds(work: Callable[[str], object], text: str, times: int) -> float:
    """Return what some work on a text takes on average."""
    start = time.perf_counter()
    for _ in range(times):
        work(text)
    return (time.perf_counter() - start) / times


def filled(part: str) -> str:
    """Return the longest text that can be kept, made of nothing but this part."""
    return (part * LONGEST_TEXT)[:LONGEST_TEXT]
