"""Questions of a board's own, and links that people can open."""

from __future__ import annotations

import csv
import json
import unicodedata

from bot.office import shipped_questionnaires
from tests.bot.command_line import AUDIT, INVITED, WREN, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

SHIPPED = next(text for text in shipped_questionnaires() if "id: repeat-child-protection-plan\n" in text)
OWN = SHIPPED.replace("id: repeat-child-protection-plan", "id: our-own")


def test_a_questionnaire_of_ones_own(caseround: CommandLine) -> None:
    """It is published, and then an audit can ask it."""
    caseround.write("own.yaml", OWN)
    caseround.edit("audit.yaml", "auditor: repeat-child-protection-plan", "auditor: our-own")
    assert "caseround questionnaire publish" in caseround.refused("audit", "import", *INVITED)
    assert "Published version 1 of our-own.\n" == caseround("questionnaire", "publish", "own.yaml").out
    assert 0 == caseround("audit", "import", *INVITED).code


def test_a_published_version_never_changes(caseround: CommandLine) -> None:
    """The same text again is no harm; another text needs another version."""
    caseround.write("own.yaml", OWN)
    caseround("questionnaire", "publish", "own.yaml")
    assert "was published already" in caseround("questionnaire", "publish", "own.yaml").out
    caseround.write("own.yaml", OWN.replace("title: Case audit", "title: Our audit"))
    assert "raise `version`" in caseround.refused("questionnaire", "publish", "own.yaml")


def test_a_questionnaire_for_another_role(caseround: CommandLine) -> None:
    """What is written for practitioners is not put to auditors."""
    caseround.write("own.yaml", OWN.replace("audience: auditor", "audience: practitioner"))
    caseround("questionnaire", "publish", "own.yaml")
    caseround.edit("audit.yaml", "auditor: repeat-child-protection-plan", "auditor: our-own")
    assert "is for the role 'practitioner', not 'auditor'" in caseround.refused("audit", "import", *INVITED)


def test_another_spelling_is_the_same_request(caseround: CommandLine) -> None:
    """A file that a different computer has saved adds nobody and nothing."""
    text = (caseround.folder / "requests.csv").read_text("utf-8").replace("Auditor Wren", "Auditor Wrén")
    caseround.write("requests.csv", unicodedata.normalize("NFC", text))
    first = json.loads(_after_import(caseround))
    caseround.write("requests.csv", unicodedata.normalize("NFD", text).replace("Auditor Wre", "AUDITOR WRE"))
    again = json.loads(_after_import(caseround))
    assert first["requested"] == again["requested"]


def _after_import(caseround: CommandLine) -> str:
    assert 0 == caseround("audit", "import", *INVITED).code
    return caseround("summary", AUDIT, "--json").out


def test_links_need_an_address_that_people_can_type(caseround: CommandLine) -> None:
    """Listening everywhere says nothing about where people reach it."""
    said = caseround.refused("invite", AUDIT, CASEROUND_WEB_ADDRESS="0.0.0.0:8080")
    assert "Set CASEROUND_WEB_URL" in said


def test_a_link_ends_with_the_audit(caseround: CommandLine) -> None:
    """What a coordinator reads as the last day is the day on which the audit closes."""
    closes = next(
        line.partition(": ")[2]
        for line in (caseround.folder / "audit.yaml").read_text("utf-8").splitlines()
        if line.startswith("closes")
    )
    made = json.loads(caseround("invite", AUDIT, "--again", WREN, "--format", "json").out)
    assert {closes} == {each["closes"] for each in made}
    rows = csv.DictReader(caseround("invite", AUDIT, "--again", WREN, "--format", "csv").out.splitlines())
    assert [WREN] == [row["participant"] for row in rows]
