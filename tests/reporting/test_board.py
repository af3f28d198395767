"""The board as plain values and as text."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from reporting.board import board_data, caption, in_cell, whole_board
from survey.dispositions import Disposition
from tests.reporting.boards import NOW, agencies, full, progress

D = Disposition
SMALL = (
    ("C01", "health", D.RETURNED),
    ("C01", "police", D.NOT_KNOWN),
    ("C02", "health", D.SENT_BACK),
    ("C02", "health", D.INVITED),
    ("C02", "health", D.INVITED),
)


def test_each_cell_holds_where_its_requests_stand() -> None:
    """Several where several are asked, none where nobody is; agencies in the order of the audit's file."""
    board = whole_board(progress(SMALL), NOW)
    assert ["Police", "Health"] == [each["name"] for each in board["agencies"]]
    assert {"C01": [["not_known"], ["returned"]], "C02": [[], ["sent_back", "invited", "invited"]]} == {
        line["case"]: line["cells"] for line in board["cases"]
    }
    assert {D.INVITED: 2, D.SENT_BACK: 1} == in_cell(board["cases"][1]["cells"][1])


def test_the_figures_are_those_of_the_audit() -> None:
    """5 requested, 2 returned (one sent back), 1 child not known."""
    board = whole_board(progress(SMALL), NOW)
    names = ("requested", "returned", "share", "not_known", "eligible", "share_of_eligible")
    assert (5, 2, 40.0, 1, 4, 50.0) == tuple(board[name] for name in names)
    assert {"invited": 2, "returned": 1, "sent_back": 1, "not_known": 1} == board["by_disposition"]


def test_the_time_is_local_to_the_audit() -> None:
    """And the board comes through JSON as it is."""
    board = whole_board(progress(SMALL), NOW)
    assert "2026-07-01T00:05+01:00" == board["at"]
    assert board == json.loads(json.dumps(board))


def test_no_request_is_left_out() -> None:
    """Also one about no case, and one of somebody who answers for no agency."""
    board = whole_board(progress([*SMALL, (None, "police", D.OPENED), ("C01", None, D.PARTIAL)]), NOW)
    assert ["Police", "Health", "No agency"] == [each["name"] for each in board["agencies"]]
    assert ["C01", "C02", "No case"] == [line["name"] for line in board["cases"]]
    assert [["opened"], [], []] == board["cases"][2]["cells"]
    assert 7 == sum(len(cell) for line in board["cases"] for cell in line["cells"])


@pytest.mark.parametrize(
    ("cases", "asked", "sizes"),
    [
        (20, 10, [(20, 10)]),
        (21, 2, [(10, 2), (11, 2)]),
        (45, 9, [(15, 9)] * 3),
        (3, 11, [(3, 5), (3, 6)]),
        (21, 11, [(10, 5), (10, 6), (11, 5), (11, 6)]),
    ],
)
def test_at_most_twenty_cases_and_ten_agencies_a_picture(
    cases: int, asked: int, sizes: list[tuple[int, int]]
) -> None:
    """About as many on each, and together all of them, once."""
    known = full(cases, agencies(*(f"Agency {number}" for number in range(asked))))
    parts = board_data(known, NOW)
    assert sizes == [(len(part["cases"]), len(part["agencies"])) for part in parts]
    assert [(number, len(sizes)) for number in range(1, len(sizes) + 1)] == [
        (part["picture"], part["pictures"]) for part in parts
    ]
    shown = Counter(
        (line["case"], agency["agency"], stands)
        for part in parts
        for line in part["cases"]
        for agency, cell in zip(part["agencies"], line["cells"], strict=True)
        for stands in cell
    )
    assert Counter((each.case, each.agency, each.disposition.value) for each in known.asked) == shown


def test_the_caption_says_the_same_as_the_picture() -> None:
    """The date, both rates with their bases, and how many requests stand where."""
    [board] = board_data(progress(SMALL), NOW)
    assert (
        "Spring audit, 1 July 2026, 00:05\n"
        "2 of 5 requests returned (40.0%); of those eligible 2 of 4 (50.0%).\n"
        "All requests: invited 2, returned 1, sent back 1, not known 1."
    ) == caption(board)


def test_the_caption_of_one_picture_of_several_says_which() -> None:
    """With the counts of that part beside those of the whole."""
    cells = [(f"C{number:02}", "health", D.RETURNED if number > 11 else D.OPENED) for number in range(1, 23)]
    first, second = board_data(progress(cells), NOW)
    assert "All requests: opened 11, returned 11." in caption(first)
    assert "Picture 1 of 2, C01 to C11, Health: opened 11." in caption(first)
    assert "Picture 2 of 2, C12 to C22, Health: returned 11." in caption(second)


def test_before_anybody_is_asked() -> None:
    """There is one board, which says so."""
    [board] = board_data(progress([]), NOW)
    assert ([], []) == (board["agencies"], board["cases"])
    assert "Spring audit, 1 July 2026, 00:05\nNothing was requested." == caption(board)
