"""Publishing a new version while people answer, and offering it to them, over the command line."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing

import pytest

from bot.office import office, utc_now
from bot.settings import Settings
from storage import audits, ledger, requests, responses
from survey.answers import Answer
from survey.dispositions import Disposition
from tests.bot.command_line import AUDIT, INVITED, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

FIRST = """id: our-own
version: 1
title: Our own questions
audience: auditor
themes: [{id: t, title: T}]
sections:
  - id: s
    title: S
    questions:
      - id: seen
        kind: one
        theme: t
        text: Was the child seen?
        options: [{code: y, label: "Yes"}, {code: n, label: "No"}]
      - {id: why, kind: text, theme: t, text: Why?}
      - {id: plan, kind: text, theme: t, text: What is the plan?}
"""
SECOND = FIRST.replace("version: 1", "version: 2").replace("seen?", "seen alone?").replace("id: plan", "id: plans")
COMMAND = ("questionnaire", "carry-over", "our-own")


@pytest.fixture
def own(caseround: CommandLine) -> CommandLine:
    """A command line where an audit asks a board's own questions, and one of its requests has an answer."""
    caseround.write("own.yaml", FIRST)
    caseround("questionnaire", "publish", "own.yaml")
    text = (caseround.folder / "audit.yaml").read_text("utf-8").replace(f"id: {AUDIT}", "id: own-audit", 1)
    caseround.write("audit.yaml", text.replace("auditor: repeat-child-protection-plan", "auditor: our-own"))
    assert 0 == caseround("audit", "import", *INVITED).code
    with office(Settings(home=caseround.home)) as here, here.database.writing() as connection:
        now = utc_now()
        key = audits.load(connection, here.vault, "own-audit").key
        first = requests.of_audit(connection, "own-audit", key)[0].number
        response = responses.begin(connection, here.vault, first, 1, now)
        entry = responses.Entry(
            Answer("seen", choices=("y",)), "Was the child seen?", None, "web", now.isoformat(), 1
        )
        responses.add_answer(connection, response, 1, entry)
        requests.dispose(connection, first, Disposition.PARTIAL, reason="answered", by=None, now=now)
    caseround.write("own.yaml", SECOND)
    return caseround


def offers(own: CommandLine) -> list[str]:
    """Return what the ledger says was offered."""
    with closing(sqlite3.connect(own.home / "caseround.db")) as connection:
        rows = connection.execute("SELECT action FROM ledger WHERE action LIKE 'offered%'")
        return [action for (action,) in rows]


def test_a_version_is_offered_to_those_who_are_answering(own: CommandLine) -> None:
    """What would happen stands there first, question by question; the offer is made once."""
    assert "Published version 2" in own("questionnaire", "publish", "own.yaml").out
    done = own(*COMMAND, "--yes")
    assert (0, "") == (done.code, done.err)
    said = " ".join(done.out.split())
    assert "The newest version of our-own is 2" in said
    assert "1 request being answered under version 1" in said
    for row in (
        "1. Was the child seen alone? │ asked again: other wording",
        "2. Why? │ stand",
        "3. What is the plan? │ new",
        "3. What is the plan? │ kept, not counted: no longer asked",
    ):
        assert row in said
    assert "It would be offered for 1 request, to 1 person." in said
    assert "Offered version 2 for 1 request. Each person decides." in said
    assert "1 person cannot be reached just now" in said
    again = own(*COMMAND, "--yes").out
    assert "1 request: offered already, and not decided yet." in again
    assert "Nothing was changed." in again
    assert ["offered.2"] == offers(own)
    with office(Settings(home=own.home)) as here, here.database.reading() as connection:
        assert ledger.verify(connection, "own-audit") is None


@pytest.mark.parametrize(("typed", "made"), [("n\n", []), ("y\n", ["offered.2"])])
def test_it_asks_once(own: CommandLine, monkeypatch: pytest.MonkeyPatch, typed: str, made: list[str]) -> None:
    """Whoever says no has changed nothing."""
    own("questionnaire", "publish", "own.yaml")
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert "Offer it to them now?" in own(*COMMAND, "--audit", "own-audit").out
    assert made == offers(own)


def test_when_there_is_nobody_to_offer_it_to(own: CommandLine) -> None:
    """Nobody answers under an earlier version, or only in another audit."""
    assert "There is nobody to offer it to. Nothing was changed." in own(*COMMAND, "--yes").out
    own("questionnaire", "publish", "own.yaml")
    assert "There is nobody to offer it to." in own(*COMMAND, "--audit", AUDIT, "--yes").out
    assert [] == offers(own)


def test_what_is_unknown_is_refused(own: CommandLine) -> None:
    """A questionnaire or an audit that is not there is named."""
    assert "'unknown' is published" in own.refused("questionnaire", "carry-over", "unknown")
    assert "There is no audit 'unknown'" in own.refused(*COMMAND, "--audit", "unknown")


def test_a_question_that_changes_its_kind_is_refused(own: CommandLine) -> None:
    """When it is published, by line and key, and not when the report is compiled."""
    own.write("own.yaml", SECOND.replace("{id: why, kind: text", "{id: why, kind: number"))
    said = own.refused("questionnaire", "publish", "own.yaml")
    assert "own.yaml:15: question why, key 'kind': version 1 asks for the kind 'text'" in said
    assert "give the question a new id" in said
