"""The board: cases down, agencies across, each cell where its requests stand; as plain values, as text, as pictures.

A board is a JSON object. `cases` are its lines, each with its `cells` in the order of `agencies`, and each cell the
dispositions of its requests: none where nobody was asked, several such as for two schools. Its figures are those of
the whole audit.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import ceil
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from reporting.rates import figures, rate_in
from reporting.words import NO_AGENCY, NO_CASE, both_rates, counts, day
from survey.dispositions import Disposition
from survey.messages import Line, Picture
from survey.progress import Progress

BOARD = "board"
"""The drawing's name."""
MOST_CASES = 20
MOST_AGENCIES = 10
"""On one picture, so that it is legible on a telephone."""

Board = dict[str, Any]
_Part = TypeVar("_Part")


def whole_board(progress: Progress, now: dt.datetime) -> Board:
    """Return all cases and agencies as one board; `now` is an aware time, shown in the audit's zone."""
    audit, columns = progress.audit, progress.columns
    return {
        "audit": audit.id,
        "title": audit.title,
        "board": audit.board,
        "synthetic": audit.synthetic,
        "at": now.astimezone(ZoneInfo(audit.timezone)).isoformat(timespec="minutes"),
        **figures(progress.asked),
        "agencies": [
            {"agency": each.id, "name": each.name} if each else {"agency": None, "name": NO_AGENCY}
            for each in columns
        ],
        "cases": [
            {
                "case": case,
                "name": case or NO_CASE,
                "cells": [
                    [request.disposition.value for request in progress.at(case, each.id if each else None)]
                    for each in columns
                ],
            }
            for case in progress.lines
        ],
        "picture": 1,
        "pictures": 1,
    }


def board_data(progress: Progress, now: dt.datetime) -> list[Board]:
    """Return the board in parts that fit a picture each, at least one; `now` as for `whole_board`."""
    whole = whole_board(progress, now)
    parts = [
        {**whole, "agencies": whole["agencies"][left:right], "cases": _cut(lines, left, right)}
        for lines in _parts(whole["cases"], MOST_CASES)
        for left, right in _ranges(len(whole["agencies"]), MOST_AGENCIES)
    ]
    return [{**part, "picture": number, "pictures": len(parts)} for number, part in enumerate(parts, start=1)]


def draw(data: Mapping[str, Any]) -> bytes:
    """Return a board as a PNG picture, 1,080 pixels wide."""
    from reporting.board_picture import png  # noqa: PLC0415 - seconds of imports that the board's text does without

    return png(data)


def caption(data: Mapping[str, Any]) -> str:
    """Return what a board's picture says, as text: the rates with their bases, and the counts by disposition."""
    lines = [f"{data['title']}, {moment(data)}", f"{both_rates(rate_in(data))}."]
    if data["requested"]:
        lines.append(f"All requests: {counts(_typed(data['by_disposition']))}.")
    if data["pictures"] > 1:
        lines.append(f"{part(data)}: {counts(_shown(data))}.")
    return "\n".join(lines)


def picture(data: Mapping[str, Any]) -> Picture:
    """Return the message: a board, with a caption that says the same."""
    said = caption(data)
    return Picture(BOARD, data, tuple(map(Line, said.splitlines())), alt=said)


def moment(data: Mapping[str, Any]) -> str:
    """Return when a board was read: '3 March 2026, 14:05'."""
    at = dt.datetime.fromisoformat(data["at"])
    return f"{day(at.date())}, {at:%H:%M}"


def part(data: Mapping[str, Any]) -> str:
    """Return what a picture of several shows: 'Picture 2 of 3, C21 to C40, Health to Police'."""
    ends = [_ends([each["name"] for each in data[name]]) for name in ("cases", "agencies")]
    return ", ".join([f"Picture {data['picture']} of {data['pictures']}", *filter(None, ends)])


def in_cell(cell: Sequence[str]) -> dict[Disposition, int]:
    """Return how many requests of a cell stand at each disposition that occurs in it, in the order of a request's
    life."""
    return _typed(Counter(cell))


def _ends(names: Sequence[str]) -> str:
    return " to ".join(dict.fromkeys([names[0], names[-1]])) if names else ""


def _shown(data: Mapping[str, Any]) -> dict[Disposition, int]:
    return in_cell(list(chain.from_iterable(cell for line in data["cases"] for cell in line["cells"])))


def _typed(found: Mapping[str, int]) -> dict[Disposition, int]:
    return {each: found[each.value] for each in Disposition if found.get(each.value)}


def _cut(lines: Sequence[Mapping[str, Any]], left: int, right: int) -> list[dict[str, Any]]:
    return [{**line, "cells": line["cells"][left:right]} for line in lines]


def _parts(items: Sequence[_Part], most: int) -> list[Sequence[_Part]]:
    return [items[begin:end] for begin, end in _ranges(len(items), most)]


def _ranges(size: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the begin and end of as few parts as can be, all about the same size; at least one, if empty."""
    number = max(1, ceil(size / most))
    for index in range(number):
        yield index * size // number, (index + 1) * size // number
