"""An audit in which agencies answer about themselves, from its files to its report, by the command line."""

from __future__ import annotations

import json

import pytest

from bot.office import utc_now
from tests.bot.command_line import CommandLine, bare
from tests.bot.more_audits import ABOUT_ITSELF, GRADED, write_audit

__all__ = ["bare"]

PAPER = """\
questionnaire: section-11-self-assessment
agency: Agency
label: School
questions:
  leadership: {column: Leadership, labels: {"Met": met, "Partly": partly_met, "Not met": not_met}, comment: Evidence}
  leadership_action: {column: Action}
"""


@pytest.fixture
def agencies(bare: CommandLine) -> CommandLine:
    """A command line where the audit is stored, without a file of cases."""
    write_audit(bare.folder, ABOUT_ITSELF, utc_now().date())
    assert 0 == bare("init").code
    assert (
        "Stored: 0 cases, 3 participants, 3 new requests.\n"
        == bare("audit", "import", "audit.yaml", "requests.csv").out
    )
    return bare


def test_from_paper_to_the_report(agencies: CommandLine) -> None:
    """A return from paper counts; the summary has a table of agencies and none of cases."""
    agencies.write("mapping.yaml", PAPER)
    rows = "Schools,first school,Partly,Minutes.,New terms by May.\nHealth,,Met,Audit of June.,\n"
    agencies.write("returns.csv", f"Agency,School,Leadership,Evidence,Action\n{rows}")
    command = ("returns", "import", ABOUT_ITSELF, "returns.csv", "--mapping", "mapping.yaml")
    assert "Stored 2 returns, marked as imported.\n" == agencies(*command).out
    assert "belongs to a request that has a return already" in agencies.refused(*command)
    table = agencies("summary", ABOUT_ITSELF).out
    assert "2 of 3 requests returned" in table
    assert ("Agency" in table, "Case" in table) == (True, False)
    assert [] == json.loads(agencies("summary", ABOUT_ITSELF, "--json").out)["cases"]
    assert "Nobody is asked about a case in this audit." in agencies.refused("case", ABOUT_ITSELF, "7")
    assert 0 == agencies("report", ABOUT_ITSELF, "--out", "report").code
    page = (agencies.folder / "report" / "report.html").read_text("utf-8")
    assert "Schools (first school)" in page
    assert "New terms by May." in page


def test_cases_need_a_key(bare: CommandLine) -> None:
    """Without one nobody could tell which child a reference means."""
    write_audit(bare.folder, GRADED, utc_now().date())
    bare("init")
    bare.edit("audit.yaml", "key_source: sent by secure e-mail\n", "")
    printed = bare.refused("audit", "import", "audit.yaml", "requests.csv", "cases.csv")
    assert "audit.yaml:1: key 'key_source': is missing: say how the key" in printed
