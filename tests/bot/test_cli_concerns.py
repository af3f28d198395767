"""`caseround concerns` and `concern-close`: what was raised, who has it, and closing it from the command line."""

from __future__ import annotations

import io
import json
import sys

import pytest
from sqlalchemy import select

from bot.ahead import Ahead
from bot.app import house_of
from bot.concerns import Concerns
from bot.office import office
from bot.settings import Settings
from storage import audits, ledger, participants
from storage.concerns import State
from storage.tables import ledger as ledger_rows
from survey.concerns import Concerned, Told
from tests.bot.command_line import AUDIT, WREN, CommandLine, Done, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

C07_OF_HEALTH = 38
SAID = "the child of \x1b[2Jnobody"


@pytest.fixture
def raised(caseround: CommandLine) -> CommandLine:
    """A command line where somebody has raised a concern."""
    with office(Settings(home=caseround.home)) as here, here.database.writing() as connection:
        stored = audits.load(connection, here.vault, AUDIT)
        wren = next(c for c in participants.contacts(connection, here.vault, AUDIT) if c.name == WREN)
        of_audit = Concerns(house_of(here), connection, stored.audit, stored.key, Ahead(connection, here.vault, ()))
        of_audit.say(Concerned(Told.NOT_YET, SAID), C07_OF_HEALTH, wren.id)
    return caseround


def noted(line: CommandLine) -> list[str]:
    """Return what the audit's ledger says of concerns; its chain is whole."""
    with office(Settings(home=line.home)) as here, here.database.reading() as connection:
        assert ledger.verify(connection, AUDIT) is None
        found = connection.execute(select(ledger_rows.c.action, ledger_rows.c.subject).order_by(ledger_rows.c.seq))
        return [" ".join(row) for row in found if row.action.startswith("concerns.")]


def answering(line: CommandLine, answer: str, *words: str) -> Done:
    """Run a command at which somebody types an answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO(answer))
        return line(*words)


def test_no_concern_was_raised(caseround: CommandLine) -> None:
    """It says so, and that nobody would hear of one."""
    printed = caseround("concerns", AUDIT).out
    assert "No concern was raised." in printed
    assert "No coordinator can be alerted of a concern" in printed
    assert "CONCERN" not in caseround("summary", AUDIT).out


def test_the_list_shows_all_of_it_and_the_look_is_recorded(raised: CommandLine) -> None:
    """Who raised it, about what, and what they wrote, in which nothing steers the terminal."""
    printed = raised("concerns", AUDIT).out
    for words in ("C07", "Health", WREN, "not told yet", "nobody has it", "the child of \\x1b[2Jnobody"):
        assert words in printed
    assert ["concerns.raised concern:1", "concerns.seen concerns:1"] == noted(raised)


def test_json_holds_no_words_and_no_names(raised: CommandLine) -> None:
    """A program hears what stands where."""
    done = raised("concerns", AUDIT, "--json")
    [concern] = json.loads(done.out)["concerns"]
    assert (1, "C07", "health", "open", "not_yet", 0) == tuple(
        concern[name] for name in ("number", "case", "agency", "state", "manager", "alerted")
    )
    assert "nobody" not in done.out
    assert WREN not in done.out


def test_the_summary_begins_with_it(raised: CommandLine) -> None:
    """Before anything else, with what to do next where nobody can be alerted."""
    first, second, *_ = raised("summary", AUDIT).out.splitlines()
    assert first == f"CONCERN 1 about a child: C07 · Health, NOBODY HAS IT. See: caseround concerns {AUDIT}"
    assert second.startswith("No coordinator can be alerted of a concern")
    found = json.loads(raised("summary", AUDIT, "--json").out)
    assert ([{"number": 1, "case": "C07", "state": "open"}], False) == (found["concerns"], found["can_alert"])


def test_closing_asks_once(raised: CommandLine) -> None:
    """With no, nothing changes; with yes it is closed, kept sealed, and in the ledger."""
    words = ("concern-close", AUDIT, "1", "--outcome", "Seen by the duty team.")
    asked = answering(raised, "n\n", *words)
    assert "Concern 1 · C07 · Health: nobody has it" in asked.out
    assert "  Seen by the duty team." in asked.out
    assert "Nothing was closed." in asked.out
    assert ["concerns.raised concern:1"] == noted(raised)
    done = answering(raised, "y\n", *words)
    assert (0, True) == (done.code, "Concern 1 is closed." in done.out)
    assert ["concerns.raised concern:1", "concerns.closed concern:1"] == noted(raised)
    assert not any("duty team" in statement for statement in raised.stored())
    assert "Seen by the duty team." in raised("concerns", AUDIT).out
    assert "CONCERN" not in raised("summary", AUDIT).out
    with office(Settings(home=raised.home)) as here, here.database.reading() as connection:
        stored = audits.load(connection, here.vault, AUDIT)
        of_audit = Concerns(house_of(here), connection, stored.audit, stored.key, Ahead(connection, here.vault, ()))
        assert (State.CLOSED, None) == (of_audit.one(1).state, of_audit.one(1).closed_by)
    assert "was closed before" in raised.refused(*words, "--yes")


def test_what_cannot_be_closed(raised: CommandLine) -> None:
    """An unknown number, an unknown audit, and an outcome without a word or with somebody's name."""
    assert "There is no concern number 2" in raised.refused("concern-close", AUDIT, "2", "--outcome", "x", "--yes")
    assert "There is no audit 'nowhere'" in raised.refused("concern-close", "nowhere", "1", "--outcome", "x")
    assert "There is no audit 'nowhere'" in raised.refused("concerns", "nowhere")
    named = raised.refused("concern-close", AUDIT, "1", "--outcome", "Mrs Heron was told.", "--yes")
    assert "looks as if it could identify someone" in named
    assert "There was no text in that" in raised.misused("concern-close", AUDIT, "1", "--outcome", "  ", "--yes")
