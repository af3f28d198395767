"""Reviewing returns over the command line: looking into one, accepting it, and sending questions of it back."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing

import pytest

from bot.office import utc_now
from reporting.words import SHORT
from survey.dispositions import Disposition
from tests.bot.command_line import (
    AUDIT,
    INVITED,
    WREN,
    CommandLine,
    bare,
    caseround,
    invited_home,
    returned,
    returned_home,
)
from tests.bot.more_audits import ABOUT_ITSELF, write_audit

__all__ = ["bare", "caseround", "invited_home", "returned", "returned_home"]

HERE = (AUDIT, "1", "health")
NEW = "Auditor Whimbrel"
NOTE = "Which plan is meant?"
ASKED = ("--question", "7", "--note", NOTE)


def ledger(caseround: CommandLine) -> list[tuple[str, str]]:
    """Return what the ledger says of returns that were reviewed."""
    with closing(sqlite3.connect(caseround.home / "caseround.db")) as connection:
        rows = connection.execute("SELECT action, subject FROM ledger WHERE action LIKE 'return.%' ORDER BY seq")
        return list(rows)


def rates(caseround: CommandLine) -> str:
    """Return how many of the requests about the first case have a return that counts."""
    return caseround("case", AUDIT, "1").out.splitlines()[1]


def stands(caseround: CommandLine) -> str:
    """Return where the request to Health about the first case stands."""
    with closing(sqlite3.connect(caseround.home / "caseround.db")) as connection:
        query = "SELECT disposition FROM requests WHERE case_reference = 'C01' AND agency = 'health'"
        return str(connection.execute(query).fetchone()[0])


def test_a_return_is_looked_into(returned: CommandLine) -> None:
    """Each answer stands there with its number and short wording; every look is recorded."""
    done = returned("return", *HERE)
    assert 0 == done.code
    heading, disposition, *lines = done.out.splitlines()
    assert heading.startswith("C01 · Health: return 1, imported on ")
    assert "It stands at 'Returned'." == disposition
    assert "7. Professional to speak and see the child alone" in lines
    assert f"That you looked is recorded in the ledger of {AUDIT}.\n" == done.err
    returned("return", AUDIT, "c01", "Health")
    assert ["return.opened"] * 2 == [action for action, _ in ledger(returned)]


def test_questions_are_sent_back(returned: CommandLine) -> None:
    """What would happen stands there first; the case shows it, and the note is nowhere to be read."""
    counted = rates(returned)
    done = returned("sendback", *HERE, *ASKED, "--question", "2", "--note", "By whom?", "--yes")
    assert (0, "") == (done.code, done.err)
    said = done.out.splitlines()
    assert said[0].startswith("C01 · Health: return 1, imported on ")
    assert said[0].endswith(". These would be sent back:")
    assert ["  2. Overseen or discussed in supervision", "     Note: By whom?"] == said[1:3]
    assert f"     Note: {NOTE}" in said
    assert ["Sent back.", "The auditor cannot be reached just now, and will find it on coming back."] == said[-2:]
    assert "sent_back" == stands(returned)
    assert SHORT[Disposition.SENT_BACK] in returned("case", AUDIT, "1").out
    assert counted == rates(returned)
    assert f"Return 1 was sent back with: {NOTE} (waits)" in returned("return", *HERE).out
    assert NOTE not in "".join(returned.stored())
    assert "was sent back already" in returned.refused("sendback", *HERE, *ASKED, "--yes")


def test_a_return_is_accepted(returned: CommandLine) -> None:
    """Once."""
    done = returned("accept", *HERE, "--yes")
    assert 0 == done.code
    assert "It stands at 'Returned', and would be accepted as it is.\nAccepted.\n" in done.out
    assert "accepted" == stands(returned)
    assert "was accepted already" in returned.refused("accept", *HERE, "--yes")
    assert SHORT[Disposition.ACCEPTED] in returned("case", AUDIT, "1").out


@pytest.mark.parametrize(
    ("words", "question"),
    [(("accept", *HERE), "Accept it now?"), (("sendback", *HERE, *ASKED), "Send it back now?")],
)
@pytest.mark.parametrize(("typed", "changes"), [("n\n", False), ("y\n", True)])
def test_it_asks_once(  # noqa: PLR0917 - two pairs of parameters
    returned: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    question: str,
    typed: str,
    changes: bool,
) -> None:
    """Whoever says no has changed nothing."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    before = returned.stored()
    assert question in returned(*words).out
    assert changes == (returned.stored() != before)


def test_what_cannot_be_done_is_said(returned: CommandLine) -> None:
    """Nothing is changed, and the sentence says what there is."""
    assert "has no question '15'" in returned.refused("sendback", *HERE, "--question", "15", "--note", NOTE, "--yes")
    assert "'99' is no case" in returned.refused("return", AUDIT, "99", "Health")
    assert "'Fire' is no agency" in returned.refused("accept", AUDIT, "1", "Fire", "--yes")
    assert "There is no audit 'unknown'" in returned.refused("return", "unknown", "1", "Health")
    assert "one --note for each --question" in returned.misused("sendback", *HERE, *ASKED, "--question", "2")


def test_before_anything_was_returned(caseround: CommandLine) -> None:
    """The sentence says where the request stands."""
    for words in (("return", *HERE), ("accept", *HERE, "--yes"), ("sendback", *HERE, *ASKED, "--yes")):
        assert "it stands at 'not invited'" in caseround.refused(*words)


def test_two_schools_are_told_apart(bare: CommandLine) -> None:
    """By their labels, which the sentence lists; an audit without cases has - in place of one."""
    write_audit(bare.folder, ABOUT_ITSELF, utc_now().date())
    bare("init")
    bare("audit", "import", "audit.yaml", "requests.csv")
    assert "--label: first school, second school." in bare.refused("return", ABOUT_ITSELF, "-", "Schools")
    said = bare.refused("return", ABOUT_ITSELF, "-", "Schools", "--label", "Second School")
    assert "no return of Schools (second school)" in said
    assert "Write - in place of the case." in bare.refused("return", ABOUT_ITSELF, "C01", "Schools")


def test_a_request_is_given_to_somebody_new(returned: CommandLine) -> None:
    """What would happen stands there first; the rates stay as they were."""
    before = returned("summary", AUDIT).out
    done = returned("reassign", *HERE, "--to", NEW, "--yes")
    assert (0, "") == (done.code, done.err)
    assert [
        f"C01 · Health stands at 'Returned', and is with {WREN}.",
        f"It would go to {NEW}, who is new to this audit, with every answer in it; {WREN} could not open it.",
        "Moved.",
        f"They cannot be reached yet. For a link: caseround invite {AUDIT}",
    ] == done.out.splitlines()
    assert before == returned("summary", AUDIT).out
    assert NEW in returned("invite", AUDIT, "--format", "csv").out
    assert "is with them already" in returned.refused("reassign", *HERE, "--to", "auditor whimbrel", "--yes")
    assert 0 == returned("audit", "import", *INVITED).code
    # a part of a name is enough where it is one person's, as in the chat
    assert f"It would go to {WREN}, with" in returned("reassign", *HERE, "--to", "wren", "--yes").out


def test_moving_asks_once(returned: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever says no has changed nothing."""
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    before = returned.stored()
    assert "Nothing was moved." in returned("reassign", *HERE, "--to", NEW).out
    assert before == returned.stored()
