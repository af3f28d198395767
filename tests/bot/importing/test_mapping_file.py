"""Mapping files."""

from __future__ import annotations

import pytest

from bot.importing.mapping_file import read_mapping
from survey.questionnaire import Kind
from survey.reading.faults import Faults
from tests.reporting.builders import question, questionnaire

ASKED = questionnaire(question("q1"), question("q2", Kind.SEVERAL), question("q3", Kind.DATE))
WHOLE = """\
questionnaire: file-check
case: Case
agency: Agency
label: School
ignored: [Row]
synthetic: true
questions:
  q1:
    column: Q1
    labels: {"Yes": yes, "Nope": no}
    comment: Q1 words
  q2:
    options: {yes: Q2a, no: Q2b}
    ticked: [x]
    not_ticked: ["-"]
  q3:
    column: Q3
"""


def refused(text: str) -> list[str]:
    """Return what is wrong with a mapping, each with its line."""
    with pytest.raises(Faults) as caught:
        read_mapping(text, "mapping.yaml", ASKED)
    return [str(fault) for fault in caught.value.faults]


def test_a_mapping_names_what_each_column_holds() -> None:
    """Labels are found in any case of letters."""
    mapping = read_mapping(WHOLE, "mapping.yaml", ASKED)
    one, several, date = mapping.questions

    assert ("Case", "Agency", "School", ("Row",), True) == (
        mapping.case,
        mapping.agency,
        mapping.label,
        mapping.ignored,
        mapping.synthetic,
    )
    assert ("no", None, ("Q1", "Q1 words")) == (one.code("NOPE"), one.code("maybe"), one.columns)
    assert (True, False, None, ("Q2a", "Q2b")) == (
        several.tick("X"),
        several.tick("-"),
        several.tick("?"),
        several.columns,
    )
    assert ("Q3",) == date.columns


def test_everything_that_is_wrong_is_named_at_once() -> None:
    """Each fault has its line and key, and says what would be right."""
    text = (
        WHOLE.replace("agency: Agency", "agenci: Agency")
        .replace('Nope": no', 'Nope": nope')
        .replace("  q3:", "  q4:")
    )

    assert [
        "mapping.yaml:1: key 'agency': is missing",
        "mapping.yaml:3: key 'agenci': is no key that is known here; did you mean 'agency'?",
        "mapping.yaml:10: key 'questions.q1.labels.Nope': is none of the options, which are 'yes' or 'no'",
        "mapping.yaml:16: key 'questions.q4': is no question that takes an answer",
    ] == refused(text)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("file-check", "parents", "which is 'file-check'"),
        ("column: Q3", "column: Q1", "stands twice"),
        ("ignored: [Row]", "ignored: [case]", "stands twice"),
        ("yes: Q2a, no: Q2b", "yes: Q2a", "names no column for the option 'no'"),
        ("yes: Q2a, no", "yep: Q2a, yes: Q2c, no", "is none of the options"),
        ('not_ticked: ["-"]', "not_ticked: [X]", "stands twice"),
        ('"Yes": yes,', '"Yes": yes, "yes": no,', "stands twice"),
        ('    labels: {"Yes": yes, "Nope": no}\n', "", "is missing"),
    ],
)
def test_a_mapping_that_is_not_clear_is_refused(before: str, after: str, message: str) -> None:
    """A wrong questionnaire, a column or label used twice, an option without column, a choice without labels."""
    assert before in WHOLE

    (fault,) = refused(WHOLE.replace(before, after))

    assert message in fault
