"""The board as a picture for a telephone: every cell has a sign, and a word where it fits, beside its colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from reporting.board import in_cell, moment, part
from reporting.board_headings import Headings, headings
from reporting.lettering import any_script, fitted, font, width_of, wrapped
from reporting.pen import INK, PAPER, QUIET, Pen
from reporting.rates import rate_in
from reporting.words import RATES, SHORT, rate_lines
from survey.dispositions import Disposition

WIDTH = 1080.0
MARGIN, GAP, LINE = 24.0, 3.0, 46.0
TITLE, LEAD, BODY, SMALL = 34.0, 27.0, 23.0, 19.0
SIGN, LEAST_SIGN, WORD, LEAST_WORD = 28.0, 17.0, 22.0, 18.0
NOBODY = "-"
SEVERAL = "Several signs in a cell: several requests, such as to two schools. A number beside a sign counts them."
WHOLE = "The counts and rates are those of the whole audit."
NOTHING = "Nobody is asked yet."


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is drawn. Its sign tells it apart where colours cannot be seen; only what is returned or accepted is
    dark."""

    sign: str
    fill: str
    ink: str = INK


STYLES = {
    Disposition.NOT_INVITED: Style("□", "#FFFFFF"),
    Disposition.INVITED: Style("○", "#EDF1F5"),
    Disposition.OPENED: Style("◔", "#D3E4F3"),
    Disposition.PARTIAL: Style("◑", "#A5C8E6"),
    Disposition.RETURNED: Style("●", "#2A6BA5", PAPER),
    Disposition.ACCEPTED: Style("✔", "#0F3355", PAPER),
    Disposition.SENT_BACK: Style("↩", "#F6A766"),
    Disposition.NOT_KNOWN: Style("?", "#EADFC4"),
    Disposition.DECLINED: Style("✕", "#E9B8D0"),
    Disposition.WITHDRAWN: Style("⊘", "#D3D6DA"),
}
MORE = Style("+", PAPER)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells stand, in pixels from the top left corner."""

    left: float
    top: float
    column: float
    worded: float

    def at(self, line: int, column: int) -> tuple[float, float]:
        """Return the left and top of a cell."""
        return self.left + self.column * column, self.top + LINE * line


def png(data: Mapping[str, Any]) -> bytes:
    """Return a board as a PNG picture; the same board gives the same bytes."""
    out = BytesIO()
    with any_script():
        drawn = figure(data)
        FigureCanvasAgg(drawn)
        drawn.savefig(out, format="png", dpi=Pen.DPI, metadata={"Software": None})
    return out.getvalue()


def figure(data: Mapping[str, Any]) -> Figure:
    """Return a board drawn: title, date and rates, headings, a line for each case, and the legend."""
    with any_script():
        head = _head(data)
        names = [each["name"] for each in data["agencies"]]
        left = MARGIN + _label_width(data)
        column = (WIDTH - MARGIN - left) / max(1, len(names))
        heading = headings(names, column)
        top = MARGIN + sum(size * 1.3 for _, size, _ in head) + 14
        grid = Grid(left, top + heading.height + 8, column, _word_size(data, column))
        bottom = grid.at(len(data["cases"]), 0)[1] + 18
        legend, notes = _legend(data), _notes(data)
        height = bottom + 44 * len(legend) + sum(size * 1.35 for _, size in notes) + MARGIN
        pen = Pen(WIDTH, height)
        _draw_head(pen, head)
        _draw_headings(pen, heading, grid)
        _draw_cells(pen, data, grid)
        _draw_legend(pen, legend, notes, bottom)
    return pen.figure


def _head(data: Mapping[str, Any]) -> list[tuple[str, float, bool]]:
    """Return the lines above the board, each with its size and whether it is bold."""
    texts = [(data["title"], TITLE, True), (f"{data['board']} · {moment(data)}", BODY, False)]
    texts += [(text, LEAD, True) for text in rate_lines(rate_in(data))]
    if data["pictures"] > 1:
        texts.append((part(data), BODY, False))
    if data["synthetic"]:
        texts.append(("Synthetic data: all of it is invented", BODY, False))
    return [(line, size, bold) for text, size, bold in texts for line in _lines(text, size, bold=bold)]


def _lines(text: str, size: float, *, bold: bool = False) -> tuple[str, ...]:
    return wrapped(text, font(size, bold=bold), WIDTH - 2 * MARGIN)


def _label_width(data: Mapping[str, Any]) -> float:
    return max((width_of(line["name"], font(BODY, bold=True)) for line in data["cases"]), default=0) + 14


def _word_size(data: Mapping[str, Any], column: float) -> float:
    """Return the size in which each disposition's sign and word fit a cell; 0 where they would be too small."""
    words = [f"{STYLES[each].sign} {SHORT[each]}" for each in map(Disposition, data["by_disposition"])]
    size = min((fitted(word, column - GAP - 12, WORD) for word in words), default=0)
    return size if size >= LEAST_WORD else 0


def _legend(data: Mapping[str, Any]) -> list[list[tuple[str, Style, str]]]:
    """Return the rows of the legend: sign, style and words of each entry. Their counts are those of the audit."""
    entries = [
        (STYLES[each].sign, STYLES[each], f"{SHORT[each]} {data['by_disposition'][each.value]}")
        for each in Disposition
        if each.value in data["by_disposition"]
    ]
    if any(not cell for line in data["cases"] for cell in line["cells"]):
        entries.append((NOBODY, Style(NOBODY, PAPER, QUIET), "nobody asked"))
    rows: list[list[tuple[str, Style, str]]] = []
    room = 0.0
    for entry in entries:
        needed = _entry_width(entry[2])
        if needed > room:
            rows.append([])
            room = WIDTH - 2 * MARGIN
        rows[-1].append(entry)
        room -= needed
    return rows


def _entry_width(words: str) -> float:
    return 44 + 10 + width_of(words, font(BODY)) + 26


def _notes(data: Mapping[str, Any]) -> list[tuple[str, float]]:
    texts = [] if data["cases"] else [(NOTHING, BODY)]
    if any(len(cell) > 1 for line in data["cases"] for cell in line["cells"]):
        texts.append((SEVERAL, SMALL))
    if data["pictures"] > 1:
        texts.append((WHOLE, SMALL))
    texts.append((RATES, SMALL))
    return [(line, size) for text, size in texts for line in _lines(text, size)]


def _draw_head(pen: Pen, head: Sequence[tuple[str, float, bool]]) -> None:
    top = MARGIN
    for text, size, bold in head:
        pen.write(MARGIN, top + size * 0.65, text, size, INK, bold=bold)
        top += size * 1.3


def _draw_headings(pen: Pen, heading: Headings, grid: Grid) -> None:
    bottom = grid.top - 8
    for index, lines in enumerate(heading.lines):
        middle = grid.at(0, index)[0] + (grid.column - GAP) / 2
        for number, line in enumerate(lines):
            if heading.upright:
                along = middle + (number - (len(lines) - 1) / 2) * heading.spacing
                pen.write_up(along, bottom, line, heading.size, INK)
            else:
                along = bottom - (len(lines) - number - 0.5) * heading.spacing
                pen.write(middle, along, line, heading.size, INK, align="center")


def _draw_cells(pen: Pen, data: Mapping[str, Any], grid: Grid) -> None:
    for number, line in enumerate(data["cases"]):
        pen.write(MARGIN, grid.at(number, 0)[1] + (LINE - GAP) / 2, line["name"], BODY, INK, bold=True)
        for index, cell in enumerate(line["cells"]):
            _draw_cell(pen, in_cell(cell), *grid.at(number, index), grid)


def _draw_cell(pen: Pen, found: Mapping[Disposition, int], left: float, top: float, grid: Grid) -> None:
    whole, height = grid.column - GAP, LINE - GAP
    if not found:
        pen.write(left + whole / 2, top + height / 2, NOBODY, BODY, QUIET, align="center")
        return
    pieces = _pieces(found, whole)
    if len(found) == 1 and grid.worded:
        [(style, sign)], [each] = pieces, found
        pieces = [(style, f"{sign} {SHORT[each]}")]
    width = whole / len(pieces)
    for index, (style, text) in enumerate(pieces):
        size = fitted(text, width - 6, grid.worded if len(found) == 1 and grid.worded else SIGN)
        pen.box((left + width * index, top), (width, height), style.fill, QUIET)
        pen.write(left + width * (index + 0.5), top + height / 2, text, size, style.ink, align="center")


def _pieces(found: Mapping[Disposition, int], width: float) -> list[tuple[Style, str]]:
    """Return the pieces of a cell: style, and sign with how many there are if it is not one. Where they would be too
    small, the second and last says how many requests more there are."""
    pieces = [(STYLES[each], _counted(STYLES[each].sign, count)) for each, count in found.items()]
    if all(fitted(text, width / len(pieces) - 6, SIGN) >= LEAST_SIGN for _, text in pieces):
        return pieces
    rest = sum(found.values()) - next(iter(found.values()))
    return [pieces[0], (MORE, f"{MORE.sign}{rest}")] if rest else pieces


def _counted(sign: str, count: int) -> str:
    return sign if count == 1 else f"{sign}{count}"


def _draw_legend(
    pen: Pen, legend: Sequence[Sequence[tuple[str, Style, str]]], notes: Sequence[tuple[str, float]], top: float
) -> None:
    for row in legend:
        left = MARGIN
        for sign, style, words in row:
            pen.box((left, top), (44, 36), style.fill, QUIET)
            pen.write(left + 22, top + 18, sign, BODY, style.ink, align="center")
            pen.write(left + 54, top + 18, words, BODY, INK)
            left += _entry_width(words)
        top += 44
    for text, size in notes:
        pen.write(MARGIN, top + size * 0.68, text, size, QUIET)
        top += size * 1.35
