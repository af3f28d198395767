"""Asking once before something is changed, and then changing exactly what was shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import typer
from sqlalchemy import Connection

from bot.commands.paper import paper
from bot.office import Office

Plan = TypeVar("Plan")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Seen(Generic[Plan]):
    """What would be done now, and the lines that say so; `covers` is whom or what it is about, where the lines do not
    name them all, and `asks` is False where there is nothing to do."""

    planned: Plan
    lines: tuple[str, ...]
    covers: tuple[object, ...] = ()
    asks: bool = True

    def says_what(self, other: Seen[Plan]) -> bool:
        """Return whether both say the same about the same."""
        return (self.lines, self.covers) == (other.lines, other.covers)


def as_shown(
    here: Office,
    look: Callable[[Connection], Seen[Plan]],
    do: Callable[[Connection, Plan], Done],
    *,
    ask: str,
    otherwise: str,
    agreed: bool,
) -> Done | None:
    """Show what would be done, ask once, and do it; returns what `do` returned, None where nothing was done.

    Where people went on meanwhile, so that something else would be done than what was shown, that is shown instead.
    Whoever says no reads `otherwise`.
    """
    say = paper().print
    with here.database.reading() as connection:
        seen = look(connection)
    while True:
        for line in seen.lines:
            say(line)
        if not seen.asks:
            return None
        if not agreed and not typer.confirm(ask):
            say(otherwise)
            return None
        with here.database.writing() as connection:
            stands = look(connection)
            if stands.says_what(seen):
                return do(connection, stands.planned)
        say("Something has changed meanwhile. Nothing was done yet; this is what would be done now:")
        seen = stands
