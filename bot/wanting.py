"""Whether a row that could leave is still wanted: what is computed from rows is looked at again in that moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection


class Unwanted(Protocol):
    """Looks again at rows that could leave now."""

    def __call__(self, connection: Connection, rows: Sequence[str], /) -> set[str]:
        """Take back those that nobody wants any more, and return them."""


def all_wanted(_: Connection, __: Sequence[str]) -> set[str]:
    """Take nothing back."""
    return set()
