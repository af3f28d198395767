"""Figures -> matplotlib Figure objects: horizontal bars that can be told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from reporting.figures import QuestionFigures
from reporting.lettering import any_script, font, width_of, wrapped
from reporting.words import base, count_and_share, second_base, shows_none
from survey.questionnaire import Meaning
from survey.shares import per_cent

PAPER, TRACK, INK, QUIET = "#FFFFFF", "#F1F3F5", "#1D2733", "#52606D"
TEXT, SMALL, BAR, GAP, LINE = 11.5, 9.5, 17.0, 9.0, 15.0


@dataclass(frozen=True, slots=True)
class Fill:
    """How a bar is drawn. `hatch` and `edge` tell it apart where colours cannot be."""

    colour: str
    edge: str
    hatch: str = ""


FILLS = {
    Meaning.POSITIVE: Fill("#12436D", "#12436D"),
    Meaning.NEGATIVE: Fill("#F46A25", "#7A2E06", "///"),
    Meaning.NEUTRAL: Fill("#801650", "#801650"),
    Meaning.NOT_APPLICABLE: Fill("#E9ECEF", "#52606D", "|||"),
    Meaning.DONT_KNOW: Fill("#E9ECEF", "#52606D", "xxx"),
}
NONE_FILL = Fill("#FFFFFF", "#52606D", "---")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand, in points: `stacked` puts a label above its bar instead of beside it."""

    width: float
    label_width: float
    bar_left: float
    stacked: bool


WIDE = Layout(width=660, label_width=250, bar_left=264, stacked=False)
NARROW = Layout(width=330, label_width=328, bar_left=1, stacked=True)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label in lines, the part of the base that it shows (0 to 1), and what stands at its end."""

    lines: tuple[str, ...]
    part: float
    value: str
    fill: Fill


def bar_chart(figures: QuestionFigures, layout: Layout = WIDE, *, note: str = "") -> Figure:
    """Return the bars of a choice question: a bar for each option, with count, share and the base n; `note` is
    written beneath. Raises ValueError for a question that has no options."""
    if not figures.is_choice:
        raise ValueError(f"question {figures.question.id} has no options to draw")
    with any_script():
        bars = _bars(figures, layout)
        notes = [line for text in (base(figures), second_base(figures), note) for line in _note_lines(text, layout)]
        return _drawn(bars, notes, layout)


def svg(figure: Figure) -> str:
    """Return a chart as an SVG document, the same text for the same figures; letters stay text."""
    out = StringIO()
    with any_script(), rc_context({"svg.hashsalt": "caseround", "svg.fonttype": "none"}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _bars(figures: QuestionFigures, layout: Layout) -> list[Bar]:
    def part(count: int) -> float:
        return count / figures.answered if figures.answered else 0.0

    bars = [
        Bar(_label(each.option.short, layout), part(each.count), count_and_share(each), FILLS[each.option.meaning])
        for each in figures.options
    ]
    if shows_none(figures):
        value = f"{figures.none_of_these} ({per_cent(figures.none_share)})"
        bars.append(Bar(_label("None of these", layout), part(figures.none_of_these), value, NONE_FILL))
    return bars


def _label(text: str, layout: Layout) -> tuple[str, ...]:
    return wrapped(text, font(TEXT), layout.label_width)


def _note_lines(text: str, layout: Layout) -> tuple[str, ...]:
    return wrapped(text, font(SMALL), layout.width - 4) if text else ()


def _row_height(bar: Bar, layout: Layout) -> float:
    label = LINE * len(bar.lines)
    return label + BAR + 3 if layout.stacked else max(label, BAR)


def _drawn(bars: Sequence[Bar], notes: Sequence[str], layout: Layout) -> Figure:
    height = sum(_row_height(bar, layout) + GAP for bar in bars) + 14 * len(notes) + 8
    longest = layout.width - layout.bar_left - max(width_of(bar.value, font(TEXT, bold=True)) for bar in bars) - 10
    pen = _Pen(layout.width, height)
    top = 2.0
    for bar in bars:
        _draw_bar(pen, bar, top, longest, layout)
        top += _row_height(bar, layout) + GAP
    for index, line in enumerate(notes):
        pen.write(0, top + 7 + 14 * index, line, SMALL, QUIET)
    return pen.figure


def _draw_bar(pen: _Pen, bar: Bar, top: float, longest: float, layout: Layout) -> None:
    label = LINE * len(bar.lines)
    middle = top + label + 3 + BAR / 2 if layout.stacked else top + _row_height(bar, layout) / 2
    first_line = top + LINE / 2 if layout.stacked else middle - label / 2 + LINE / 2
    for index, line in enumerate(bar.lines):
        pen.write(0, first_line + LINE * index, line, TEXT, INK)
    pen.box(layout.bar_left, middle - BAR / 2, longest, Fill(TRACK, TRACK))
    if bar.part:
        pen.box(layout.bar_left, middle - BAR / 2, longest * bar.part, bar.fill)
    pen.write(layout.bar_left + longest * bar.part + 7, middle, bar.value, TEXT, INK, bold=True)


class _Pen:
    """Draws on a new figure in points from its top left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure(figsize=(width / 72, height / 72), facecolor=PAPER)
        self._width = width
        self._height = height

    def write(self, left: float, middle: float, text: str, size: float, colour: str, *, bold: bool = False) -> None:
        self.figure.text(
            left / self._width,
            1 - middle / self._height,
            text,
            fontproperties=font(size, bold=bold),
            color=colour,
            verticalalignment="center_baseline",
            parse_math=False,
        )

    def box(self, left: float, top: float, width: float, fill: Fill) -> None:
        corner = (left / self._width, 1 - (top + BAR) / self._height)
        box = Rectangle(corner, width / self._width, BAR / self._height, facecolor=fill.colour, edgecolor=fill.edge)
        box.set(linewidth=0.9, hatch=fill.hatch, hatch_linewidth=0.8)
        self.figure.add_artist(box)
