"""The board, from the command line."""

from __future__ import annotations

import json
import struct
import subprocess
import sys

from survey.dispositions import Disposition
from tests.bot.command_line import (
    AUDIT,
    CommandLine,
    bare,
    caseround,
    invited_home,
    returned,
    returned_home,
)
from tests.bot.more_audits import ABOUT_ITSELF
from tests.bot.test_cli_progress import move, noted, rows
from tests.bot.test_cli_without_cases import agencies

__all__ = ["agencies", "bare", "caseround", "invited_home", "returned", "returned_home"]


def test_as_a_table(returned: CommandLine) -> None:
    """Cases down, agencies across; a pair that nobody was asked about is a dash. It names nobody, and is no look."""
    move(returned, {38: Disposition.PARTIAL})
    done = returned("board", AUDIT)
    assert (0, "") == (done.code, done.err)
    assert "77 of 90 requests returned (85.6%); of those eligible 77 of 90 (85.6%)." in done.out
    found = rows(done.out)
    in_c07 = ["returned", "begun", "returned", "-", "returned", "returned", "returned", "-", "-"]
    assert (15, in_c07) == (len(found), found["C07"])
    assert ["returned"] * 4 + ["-"] * 3 + ["returned"] * 2 == found["C15"]
    assert "Auditor" not in done.out
    assert [] == noted(returned)


def test_as_json(returned: CommandLine) -> None:
    """All of it in one object, whatever its size."""
    board = json.loads(returned("board", AUDIT, "--json").out)
    assert (AUDIT, 90, 77, 85.6) == tuple(board[name] for name in ("audit", "requested", "returned", "share"))
    assert (15, 9) == (len(board["cases"]), len(board["agencies"]))
    assert 90 == sum(len(cell) for line in board["cases"] for cell in line["cells"])


def test_several_requests_in_a_cell(caseround: CommandLine) -> None:
    """Two schools are two words; two that stand alike are counted."""
    text = (caseround.folder / "requests.csv").read_text("utf-8").splitlines()
    labelled = [f"{line},{'' if index else 'label'}" for index, line in enumerate(text)]
    more = [f"C15,Schools,Auditor Robin (Schools),auditor,en,{label}" for label in ("the older", "the younger")]
    caseround.write("requests.csv", "\n".join([*labelled, *more, ""]))
    assert "2 new requests" in caseround("audit", "import", "audit.yaml", "requests.csv", "cases.csv").out
    move(caseround, {91: Disposition.RETURNED})
    last = caseround("board", AUDIT).out.partition("C15")[2]
    schools = [line.split("│")[5].strip() for line in f"│ C15{last}".splitlines() if "│" in line]
    assert "2 not invited, returned" == " ".join(schools)


def test_without_cases(agencies: CommandLine) -> None:
    """There is one line, for what is about no case."""
    found = rows(agencies("board", ABOUT_ITSELF).out)
    assert ["No case"] == list(found)
    assert 0 == agencies("board", ABOUT_ITSELF, "--out", "board.png").code


def test_as_a_picture(returned: CommandLine) -> None:
    """The file is named; what the picture says is said beside it. It is made anew each time."""
    for _ in range(2):
        done = returned("board", AUDIT, "--out", "new/board.png")
        assert (0, "new/board.png\n") == (done.code, done.out)
        assert "All requests: not invited 13, returned 77." in done.err
    assert ["board.png"] == [path.name for path in (returned.folder / "new").iterdir()]
    assert b"\x89PNG\r\n\x1a\n" == (returned.folder / "new/board.png").read_bytes()[:8]


def test_as_several_pictures(caseround: CommandLine) -> None:
    """More than 20 cases take more than one, which are numbered."""
    known = [f"C{number}" for number in range(16, 46)]
    cases = (caseround.folder / "cases.csv").read_text("utf-8")
    caseround.write("cases.csv", cases + "".join(f"{case},4,female,Neglect\n" for case in known))
    requests = (caseround.folder / "requests.csv").read_text("utf-8")
    more = "".join(f"{case},Health,Auditor Wren (Health),auditor,en\n" for case in known)
    caseround.write("requests.csv", requests + more)
    assert 0 == caseround("audit", "import", "audit.yaml", "requests.csv", "cases.csv").code
    done = caseround("board", AUDIT, "--out", "board.png")
    assert ["board-1.png", "board-2.png", "board-3.png"] == done.out.split()
    assert "Picture 3 of 3, C31 to C45" in done.err
    for name in done.out.split():
        assert (1080,) == struct.unpack(">I", (caseround.folder / name).read_bytes()[16:20])


def test_a_place_that_cannot_be_written(caseround: CommandLine) -> None:
    """It is named."""
    caseround.write("file", "")
    done = caseround("board", AUDIT, "--out", "file/board.png")
    assert (1, "") == (done.code, done.out)
    assert "file" in done.err


def test_a_table_needs_nothing_that_draws() -> None:
    """Matplotlib takes a second and 60 MB, which only a picture is worth."""
    asked = "import sys, bot.commands.showing_board; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert "False" == done.stdout.strip()
