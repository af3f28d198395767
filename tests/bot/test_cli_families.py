"""`caseround families`: who may be approached, what is noted of it, and links, from the command line."""

from __future__ import annotations

import json

import pytest
import typer

from bot.app import house_of
from bot.families import Families
from bot.office import office, utc_now
from bot.settings import Settings
from storage import audits, questionnaires
from survey.answers import Answer
from tests.bot.command_line import AUDIT, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

HOW = "Through the \x1b[2Jschool nurse."
C07_OF_HEALTH = 38


@pytest.fixture
def offered(caseround: CommandLine) -> CommandLine:
    """A command line where an agency has offered help with reaching a family."""
    with office(Settings(home=caseround.home)) as here, here.database.writing() as connection:
        stored = audits.load(connection, here.vault, AUDIT)
        asked = questionnaires.load(connection, "repeat-child-protection-plan", 1)
        families = Families(house_of(here), connection, stored, utc_now())
        assert (1,) == families.submitted(C07_OF_HEALTH, "C07", asked, [Answer("q14", choices=("yes",), comment=HOW)])
    return caseround


def test_a_family_on_the_command_line(offered: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is listed without what anybody wrote, shown with it, noted with a reason after asking once, and refused in
    words before anything is asked."""
    listed = json.loads(offered("families", AUDIT, "--json").out)
    [family] = listed["families"]
    assert ("C07", "suggested", ["health"]) == (family["case"], family["state"], family["agencies"])
    assert 1 == listed["figures"]["suggested"]
    assert "nurse" not in str(listed)
    shown = offered("families", AUDIT, "1").out
    assert "Through the \\x1b[2Jschool nurse." in shown
    why = ("families", AUDIT, "1", "--note", "not_appropriate", "--yes", "--why")
    assert "say in a few words why" in offered(*why, "").err
    assert "could show who somebody is" in offered(*why, "Dr Heron is against it.").err
    impossible = offered("families", AUDIT, "1", "--note", "declined").err
    assert "Suggested. Nobody has decided yet." in impossible
    assert "What can be noted now: They have been asked; Not appropriate." in impossible
    words = ("families", AUDIT, "1", "--note", "not_appropriate", "--why", "A court case.")
    asked: list[str] = []

    def confirm(text: str) -> bool:
        asked.append(text)
        return False

    monkeypatch.setattr(typer, "confirm", confirm)
    done = offered(*words)
    assert ["Do it now?"] == asked
    assert [
        "Family contact 1, C07: suggested.",
        "It would be noted as not appropriate: A court case.",
        "Nothing was changed.",
    ] == done.out.splitlines()
    assert "Family contact 1, C07: suggested." in offered("families", AUDIT, "1").out
    done = offered(*words, "--yes")
    assert (0, True) == (done.code, "not appropriate (noted, the command line): A court case." in done.out)
    assert "noted now: It may be appropriate after all." in offered("families", AUDIT, "1", "--invite").err
    refused = offered("families", AUDIT, "7", "--invite")
    assert (1, "no family contact number 7" in refused.err) == (refused.code, True)
    for wrong in (("--invite",), ("1", "--invite", "--json"), ("1", "--invite", "--another")):
        assert 2 == offered("families", AUDIT, *wrong).code


def test_a_link_for_each_parent(offered: CommandLine) -> None:
    """Another parent is another contact, and the audit must ask parents: this one does not yet."""
    added = offered("families", AUDIT, "1", "--another", "--json", "--yes")
    assert (2, "suggested") == (json.loads(added.out)["number"], json.loads(added.out)["state"])
    refused = offered("families", AUDIT, "2", "--invite")
    assert (1, True) == (refused.code, "no words in which they consent" in refused.err)
