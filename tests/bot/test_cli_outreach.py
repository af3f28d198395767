"""Letters to those whom no channel reaches, from the command line."""

from __future__ import annotations

import csv
import json

from tests.bot.command_line import AUDIT, WREN, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]


def test_the_list_makes_no_links(caseround: CommandLine) -> None:
    """It only says who, and why; the look is in the ledger."""
    done = caseround("outreach", AUDIT)
    assert (0, "") == (done.code, done.err)
    assert WREN in done.out
    assert "no link was made yet" in done.out
    caseround("invite", AUDIT)
    assert "has never opened their link" in caseround("outreach", AUDIT).out


def test_a_mail_merge_of_exactly_these(caseround: CommandLine) -> None:
    """A line for each person, with a link of their own in the text and nothing else on stdout."""
    lines = list(csv.DictReader(caseround("outreach", AUDIT, "--format", "csv").out.splitlines(keepends=True)))
    assert ["participant", "email", "why", "subject", "text"] == list(lines[0])
    assert 12 == len({line["text"] for line in lines}) == len({line["participant"] for line in lines})
    assert [] == [line for line in lines if "http://127.0.0.1:8080/i/" not in line["text"]]
    rows = json.loads(caseround("outreach", AUDIT, "--format", "json").out)
    assert {line["participant"] for line in lines} == {row["participant"] for row in rows}


def test_another_audit_has_nobody(caseround: CommandLine) -> None:
    """A wrong id is a sentence."""
    assert "another" in caseround.refused("outreach", "another")
