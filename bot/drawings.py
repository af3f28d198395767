"""What can be drawn, by name. Only the process that draws imports this: what drawing takes is heavy."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.office import office
from bot.rendering import Drawing
from bot.reports import IN_CHAT, REPORT_HTML, compiled
from bot.settings import Settings
from reporting import board, returns_curve
from reporting.board import BOARD
from reporting.curve import RETURNS_CURVE
from reporting.editions.html import render_html


def drawings(settings: Settings | None) -> dict[str, Drawing]:
    """Return a function from a message's data to the bytes of a file for each name; without settings those that read
    the database are missing."""
    pure: dict[str, Drawing] = {BOARD: board.draw, RETURNS_CURVE: returns_curve.draw}
    return pure if settings is None else {**pure, REPORT_HTML: partial(_report_html, settings)}


def _report_html(settings: Settings, data: Mapping[str, Any]) -> bytes:
    with office(settings) as here:
        return render_html(compiled(here, data["audit"], IN_CHAT)).encode()
