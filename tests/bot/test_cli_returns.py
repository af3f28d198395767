"""Returns that came on paper, and the report, from the command line."""

from __future__ import annotations

import json
import re

from reporting.writing import EDITIONS, OF_PARENTS, OF_WORKSHOP
from tests.bot.command_line import (
    AUDIT,
    RETURNED,
    CommandLine,
    bare,
    caseround,
    invited_home,
    returned,
    returned_home,
)

__all__ = ["bare", "caseround", "invited_home", "returned", "returned_home"]

IMPORT = ("returns", "import", AUDIT, *RETURNED)
FILES = tuple(EDITIONS | OF_WORKSHOP | OF_PARENTS)


class TestReturnsImport:
    def test_once(self, caseround: CommandLine) -> None:
        """All 77 are stored; a second time all are refused, each with its line, and nothing changes."""
        assert "Stored 77 returns, marked as imported.\n" == caseround(*IMPORT).out
        printed = caseround.refused(*IMPORT).splitlines()
        assert [f"returns.csv:{line}: column 'case'" for line in range(2, 79)] == [
            line.rpartition(":")[0] for line in printed[:-1]
        ]
        assert {"belongs to a request that has a return already"} == {
            line.rpartition(": ")[2] for line in printed[:-1]
        }
        assert "Refused: nothing was stored. Faults found: 77." == printed[-1]

    def test_refused_whole(self, caseround: CommandLine) -> None:
        """76 good lines and a bad one are nothing; the text that was not understood is not repeated."""
        text = (caseround.folder / "returns.csv").read_text("utf-8")
        caseround.write("returns.csv", text.replace("C01,under 5,Police,Yes", "C01,under 5,Police,Canary", 1))
        printed = caseround.refused(*IMPORT)
        assert re.match(r"returns\.csv:4: column 'Q2': must be one of the mapping's labels: ", printed)
        assert "Faults found: 1." in printed
        assert "Canary" not in printed

    def test_with_a_wrong_mapping(self, caseround: CommandLine) -> None:
        """The mapping's own faults have its own lines."""
        caseround.edit("mapping.yaml", "  q13:", "  q31:")
        assert re.match(r"mapping\.yaml:\d+: ", caseround.refused(*IMPORT))


class TestReport:
    def test_files(self, returned: CommandLine) -> None:
        """The page, the figures and two tables; their names alone are printed, in a folder that is made for them."""
        done = returned("report", AUDIT, "--out", "new/report")
        assert 0 == done.code
        assert [f"new/report/{name}" for name in FILES] == done.out.split()
        assert sorted(FILES) == sorted(path.name for path in (returned.folder / "new/report").iterdir())
        figures = json.loads((returned.folder / "new/report/figures.json").read_text("utf-8"))
        assert (90, 77, 77) == tuple(figures["returns"][name] for name in ("requested", "returned", "imported"))

    def test_a_folder_that_cannot_be_written(self, caseround: CommandLine) -> None:
        """The place is named."""
        caseround.write("file", "")
        done = caseround("report", AUDIT, "--out", "file/report")
        assert (1, "") == (done.code, done.out)
        assert "Not a directory: file/report." in done.err

    def test_without_any_return(self, caseround: CommandLine) -> None:
        """There is a report too, on nothing yet."""
        assert 0 == caseround("report", AUDIT, "--out", "report").code
        figures = json.loads((caseround.folder / "report/figures.json").read_text("utf-8"))
        assert 0 == figures["returns"]["returned"]
