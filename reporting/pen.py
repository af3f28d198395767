"""Drawing on a new figure in pixels from its top left corner."""

from __future__ import annotations

from typing import Literal

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from reporting.lettering import font

PAPER, INK, QUIET = "#FFFFFF", "#1D2733", "#52606D"


class Pen:
    """Writes and draws boxes. Sizes of letters are in pixels as well: at 72 dots an inch a point is one."""

    DPI = 72

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure(figsize=(width / self.DPI, height / self.DPI), dpi=self.DPI, facecolor=PAPER)
        self._width = width
        self._height = height

    def write(
        self,
        x: float,
        middle: float,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        align: Literal["left", "center"] = "left",
    ) -> None:
        """Write a line; `x` is its left end or its centre."""
        self.figure.text(
            x / self._width,
            1 - middle / self._height,
            text,
            fontproperties=font(size, bold=bold),
            color=colour,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,
        )

    def write_up(self, middle: float, bottom: float, text: str, size: float, colour: str) -> None:
        """Write a line that runs upwards from `bottom`."""
        self.figure.text(
            middle / self._width,
            1 - bottom / self._height,
            text,
            fontproperties=font(size),
            color=colour,
            rotation=90,
            rotation_mode="anchor",
            horizontalalignment="left",
            verticalalignment="center_baseline",
            parse_math=False,
        )

    def box(self, corner: tuple[float, float], size: tuple[float, float], fill: str, edge: str) -> None:
        """Draw a box of this width and height; `corner` is its left and top."""
        (left, top), (width, height) = corner, size
        lower_left = (left / self._width, 1 - (top + height) / self._height)
        box = Rectangle(lower_left, width / self._width, height / self._height, facecolor=fill, edgecolor=edge)
        box.set(linewidth=1)
        self.figure.add_artist(box)
