"""The examples on the page about setting up an audit are files that Caseround takes."""

from __future__ import annotations

import re
from pathlib import Path

from bot.importing.audit_file import read_audit
from bot.importing.cases_file import read_cases
from bot.importing.mapping_file import read_mapping
from bot.importing.requests_file import read_requests
from tests.survey.talk import shipped

PAGE = (Path(__file__).parents[3] / "docs" / "audit.md").read_text("utf-8")
YAML = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
TABLES = [table.replace("    ", "") for table in re.findall(r"(?:^    \S.*\n)+", PAGE, re.MULTILINE)]


def test_the_audit_and_its_tables_are_taken() -> None:
    """The three files of the page fit each other."""
    audit = read_audit(YAML[0], "audit.yaml")
    cases = read_cases(TABLES[0].encode(), "cases.csv", audit)
    requests = read_requests(TABLES[1].encode(), "requests.csv", audit, [case.reference for case in cases])
    assert frozenset({"q13", "comments"}) == audit.web_only
    assert ["", "first school", "second school"] == [request.label for request in requests]


def test_the_mapping_is_taken() -> None:
    """The mapping of the page fits the shipped questionnaire."""
    mapping = read_mapping(YAML[1], "mapping.yaml", shipped("repeat-child-protection-plan"))
    assert ("Case", "Agency") == (mapping.case, mapping.agency)
