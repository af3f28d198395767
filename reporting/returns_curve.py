"""The curve of returns against the due date, as a picture that can be read on a telephone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from reporting.charts import INK, PAPER, QUIET, TRACK
from reporting.curve import Curve
from reporting.lettering import any_script, font, width_of, wrapped

WIDTH, PLOT, DOTS = 360.0, 200.0, 216
"""In points, and points to the inch in pixels: 1080 pixels wide, so its letters are as large as a telephone's own."""
TITLE, TEXT, SMALL, LINE = 13.0, 11.0, 9.5, 16.0
LEFT, RIGHT, EDGE = 34.0, 14.0, 8.0
LINE_COLOUR, UNDER = "#12436D", "#E3EDF6"
DUE = "#7A2E06"
HEADROOM = 1.14


def draw(data: Mapping[str, Any]) -> bytes:
    """Return the curve as PNG; raises KeyError, TypeError or ValueError where the data is not that of a curve."""
    out = BytesIO()
    with any_script():
        figure(Curve.from_json(data)).savefig(out, format="png", dpi=DOTS)
    return out.getvalue()


def figure(curve: Curve) -> Figure:
    """Return the curve as a figure: title, days, what was asked for as lines, and its base beneath."""
    title = wrapped(curve.title, font(TITLE, bold=True), WIDTH - 2 * EDGE)
    notes = [line for text in (curve.stands(), curve.base()) for line in wrapped(text, font(SMALL), WIDTH - 2 * EDGE)]
    top = EDGE + (LINE + 2) * len(title) + 26
    height = top + PLOT + 28 + 14 * len(notes) + EDGE
    drawn = Figure(figsize=(WIDTH / 72, height / 72), facecolor=PAPER)
    for index, line in enumerate(title):
        _write(drawn, EDGE + LINE / 2 + (LINE + 2) * index, line, TITLE, INK, bold=True)
    for index, line in enumerate(notes):
        _write(drawn, top + PLOT + 35 + 14 * index, line, SMALL, QUIET)
    area = (LEFT / WIDTH, 1 - (top + PLOT) / height, (WIDTH - LEFT - RIGHT) / WIDTH, PLOT / height)
    _draw_days(drawn.add_axes(area), curve)
    return drawn


def _write(drawn: Figure, middle: float, text: str, size: float, colour: str, *, bold: bool = False) -> None:
    drawn.text(
        EDGE / WIDTH,
        1 - middle / (drawn.get_figheight() * 72),
        text,
        fontproperties=font(size, bold=bold),
        color=colour,
        verticalalignment="center_baseline",
        parse_math=False,
    )


def _draw_days(axes: Axes, curve: Curve) -> None:
    first = min(curve.opens, curve.due)
    last = max(curve.closes, curve.due, first + dt.timedelta(days=1))
    axes.set_xlim(first.toordinal(), last.toordinal())
    axes.set_ylim(0, max(curve.requested, curve.returned, 1) * HEADROOM)
    axes.set_facecolor(PAPER)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    _draw_asked(axes, curve)
    _draw_due(axes, curve)
    _draw_returns(axes, curve)
    _mark_axes(axes, curve, first, last)


def _draw_asked(axes: Axes, curve: Curve) -> None:
    """Draw what was asked for as lines across, each named on the side where the other is not."""
    start = axes.get_xlim()[0]
    levels = [(curve.requested, "requested", 4.0, "bottom", (0, (1, 2)))]
    if curve.eligible != curve.requested:
        levels.append((curve.eligible, "eligible", -4.0, "top", (0, (5, 3))))
    for count, name, above, side, dashes in levels:
        axes.axhline(count, color=QUIET, linewidth=1.2, linestyle=dashes, zorder=1)
        axes.annotate(
            f"{count} {name}",
            (start, count),
            (4, above),
            textcoords="offset points",
            verticalalignment=side,
            fontproperties=font(SMALL),
            color=QUIET,
            zorder=4,
        )


def _draw_due(axes: Axes, curve: Curve) -> None:
    at = curve.due.toordinal()
    axes.axvline(at, color=DUE, linewidth=1.6, linestyle=(0, (6, 3)), zorder=2, clip_on=False)
    said = f"due {curve.due.day} {curve.due:%B}"
    first, last = axes.get_xlim()
    wide, room = width_of(said, font(TEXT, bold=True)), WIDTH - LEFT - RIGHT
    middle = (at - first) / (last - first) * room
    shift = min(max(middle, wide / 2), room - wide / 2) - middle
    axes.annotate(
        said,
        (at, axes.get_ylim()[1]),
        (shift, 5),
        textcoords="offset points",
        horizontalalignment="center",
        verticalalignment="bottom",
        fontproperties=font(TEXT, bold=True),
        color=DUE,
        annotation_clip=False,
    )


def _draw_returns(axes: Axes, curve: Curve) -> None:
    days, counts = zip(*_steps(curve), strict=True)
    axes.fill_between(days, counts, step="post", color=UNDER, linewidth=0, zorder=0)
    axes.plot(days, counts, drawstyle="steps-post", color=LINE_COLOUR, linewidth=2.6, zorder=3, clip_on=False)
    axes.plot(days[-1], counts[-1], "o", color=LINE_COLOUR, markersize=7, zorder=4, clip_on=False)
    first, last = axes.get_xlim()
    is_late, is_low = (days[-1] - first) / (last - first) > 0.6, counts[-1] < 0.1 * axes.get_ylim()[1]
    # before and above its end a curve that only rises leaves room, and after it nothing is drawn
    axes.annotate(
        f"{counts[-1]} returned",
        (days[-1], counts[-1]),
        (-7, 7) if is_late else (10, 9 if is_low else 0),
        textcoords="offset points",
        horizontalalignment="right" if is_late else "left",
        verticalalignment="bottom" if is_late else "center_baseline",
        fontproperties=font(TEXT, bold=True),
        color=LINE_COLOUR,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.5},
        zorder=5,
    )


def _steps(curve: Curve) -> Iterator[tuple[int, int]]:
    """Yield days and how many were returned from then on, from the opening until today, or the close."""
    start, end = curve.opens.toordinal(), max(curve.opens, min(curve.today, curve.closes)).toordinal()
    yield start, max((count for date, count in curve.days if date < curve.opens), default=0)
    for date, count in curve.days:
        if start <= date.toordinal() <= end:
            yield date.toordinal(), count
    yield end, curve.returned


def _mark_axes(axes: Axes, curve: Curve, first: dt.date, last: dt.date) -> None:
    """Name the first and the last day and those between that leave room, and a few counts."""
    span = (last - first).days
    days = [first, last]
    for date in (curve.due, first + dt.timedelta(days=span // 2)):
        if all(abs((date - other).days) > span * 0.17 for other in days):
            days.append(date)
    axes.set_xticks([date.toordinal() for date in days], [f"{date.day} {date:%b}" for date in days])
    axes.set_yticks(_counts(max(curve.requested, curve.returned, 1)))
    axes.grid(visible=True, axis="y", color=TRACK, linewidth=1.0)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=5)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(fontproperties=font(SMALL), color=QUIET)
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.get_xticklabels()[1].set_horizontalalignment("right")


def _counts(most: int) -> list[int]:
    """Return a handful of round counts from 0 to `most`."""
    step = next(each for each in _round_numbers() if most / each <= 5)
    return list(range(0, most + 1, step))


def _round_numbers() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
