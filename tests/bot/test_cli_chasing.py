"""Reminding people and giving them more time over the command line."""

from __future__ import annotations

import datetime as dt
import json

from reporting.words import day
from tests.bot.command_line import AUDIT, WREN, CommandLine, bare, caseround, invited_home
from tests.bot.test_cli_reminders import with_wren

__all__ = ["bare", "caseround", "invited_home", "with_wren"]


def test_somebody_is_reminded(with_wren: CommandLine) -> None:
    """What would happen stands there first; who has just come in is passed over."""
    done = with_wren("remind", AUDIT, "wren", "--yes")
    assert (0, "") == (done.code, done.err)
    assert ["Nobody would be reminded.", f"Passed over, for they did something within the last hour: {WREN}."] == (
        done.out.splitlines()
    )
    assert "Passed over, for nothing reaches them: " in with_wren("remind", AUDIT, "--yes").out
    assert "'nobody at all' is no agency and nobody who is asked" in with_wren.refused(
        "remind", AUDIT, "nobody at all"
    )


def test_more_time(caseround: CommandLine) -> None:
    """For one request, in the words of the chat; a second time nothing would change."""
    until = dt.date.fromisoformat(json.loads(caseround("summary", AUDIT, "--json").out)["closes"])
    words = ("extend", AUDIT, "1", "health", *f"{until:%d %b %Y}".split(), "--yes")
    done = caseround(*words)
    assert (0, "") == (done.code, done.err)
    assert done.out.startswith(f"C01 · Health: due {day(until)} instead of ")
    assert "This changes 1 outstanding request. " in done.out
    assert until.isoformat() in caseround("case", AUDIT, "1", "--json").out
    assert f"it is due on {day(until)} already" in caseround.refused(*words)
    assert "Say the day too" in caseround.refused("extend", AUDIT, "health")
