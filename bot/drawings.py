"""What can be drawn, by name. Only the process that draws imports this: what drawing takes is heavy."""

from __future__ import annotations

from bot.rendering import Drawing
from bot.settings import Settings
from reporting import board, returns_curve
from reporting.board import BOARD
from reporting.curve import RETURNS_CURVE


def drawings(settings: Settings | None) -> dict[str, Drawing]:  # noqa: ARG001 - what reads the database needs it
    """Return a function from a message's data to the bytes of a file for each name; without settings those that read
    the database are missing."""
    return {BOARD: board.draw, RETURNS_CURVE: returns_curve.draw}
