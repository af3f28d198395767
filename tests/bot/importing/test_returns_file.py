"""Returns from a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.importing.mapping_file import read_mapping
from bot.importing.returns_file import ImportedReturn, RequestToFill, read_returns
from survey.answers import Answer
from survey.questionnaire import Equals, Kind, Option, Questionnaire
from survey.reading.faults import Faults
from tests.reporting.builders import NO, YES, audit, question, questionnaire

NONE = Option("none", "None of these", "None", exclusive=True)
ASKED = questionnaire(
    question("q1"),
    question("q2", Kind.SEVERAL, (YES, NO, NONE)),
    question("q3", Kind.DATE),
    question("q4", Kind.TEXT),
)
MAPPING = """\
questionnaire: file-check
case: Case
agency: Agency
questions:
  q1: {column: Q1, labels: {"Yes": yes, "No": no}, comment: Why}
  q2: {options: {yes: Q2a, no: Q2b, none: Q2n}, ticked: [x], not_ticked: ["-"]}
  q3: {column: Q3}
  q4: {column: Q4}
"""
HEAD = "Case,Agency,Q1,Why,Q2a,Q2b,Q2n,Q3,Q4\n"
REQUESTS = (
    RequestToFill(1, "C01", "health", "", {"agency": "health"}, returned=False),
    RequestToFill(2, "C01", "police", "", {"agency": "police"}, returned=True),
    RequestToFill(3, "C02", "health", "North School", {}, returned=False),
    RequestToFill(4, "C02", "health", "South School", {}, returned=False),
)
ABOUT_ITSELF = tuple(
    RequestToFill(number, None, agency, label, {}, returned=returned)
    for number, agency, label, returned in (
        (1, "health", "North", False), (2, "health", "South", False), (3, "police", "", True)
    )
)  # fmt: skip
WITHOUT_CASE = "questionnaire: file-check\nagency: Agency\nquestions:\n  q1: {column: Q1, labels: {'Yes': yes}}\n"


def imported(
    rows: str,
    *,
    asked: Questionnaire = ASKED,
    mapping: str = MAPPING,
    head: str = HEAD,
    requests: Sequence[RequestToFill] = REQUESTS,
) -> ImportedReturn:
    """Return the only return of a file with these rows."""
    (found,) = read_returns(
        (head + rows).encode(),
        "returns.csv",
        mapping=read_mapping(mapping, "mapping.yaml", asked),
        questionnaire=asked,
        audit=audit(),
        requests=requests,
    )
    return found


def refused(rows: str, **given: object) -> list[str]:
    """Return what is wrong with a file with these rows."""
    with pytest.raises(Faults) as caught:
        imported(rows, **given)  # type: ignore[arg-type] # what `imported` takes
    return [str(fault) for fault in caught.value.faults]


def test_a_row_becomes_the_answers_of_its_request() -> None:
    """Labels become codes, ticks a list, dates dates; words stay as they are, over several lines."""
    found = imported('c01,HEALTH,yes,"Seen,\ntwice.",x,X,-,03/02/2026,Kept well.\n')

    assert (2, 1, ("q1", "q2", "q3", "q4"), ()) == (found.line, found.request, found.asked, found.set_aside)
    assert (
        Answer("q1", choices=("yes",), comment="Seen,\ntwice."),
        Answer("q2", choices=("yes", "no")),
        Answer("q3", date=dt.date(2026, 2, 3)),
        Answer("q4", text="Kept well."),
    ) == found.answers


def test_an_empty_cell_is_a_question_not_answered() -> None:
    """It was asked all the same; a comment may stand alone; no tick at all differs from nothing filled in."""
    nothing_ticked = imported("C01,Health,,Cannot tell.,-,-,-,,\n")
    nothing_filled = imported("C01,Health,No,,,,,,\n")

    assert (Answer("q1", comment="Cannot tell."), Answer("q2", choices=())) == nothing_ticked.answers
    assert (Answer("q1", choices=("no",)),) == nothing_filled.answers
    assert ("q1", "q2", "q3", "q4") == nothing_filled.asked


def test_answers_to_questions_that_do_not_apply_are_set_aside() -> None:
    """The same rules hold as in the chat."""
    police_only = replace(ASKED.question("q3"), when=Equals("agency", "police", is_fact=True))
    asked = questionnaire(*(police_only if each.id == "q3" else each for each in ASKED.questions))

    found = imported("C01,Health,Yes,,,,,03/02/2026,\n", asked=asked)

    assert ("q1", "q2", "q4") == found.asked
    assert (Answer("q3", date=dt.date(2026, 2, 3)),) == found.set_aside


def test_everything_that_is_wrong_is_named_by_line_and_column() -> None:
    """No fault repeats what stands in a cell."""
    faults = refused("C01,Health,Perhaps,,x,,-,soon,\nC09,Health,Yes,,,,,,\nC01,Healht,Yes,,,,,,\n")

    assert [
        "returns.csv:2: column 'Q1': must be one of the mapping's labels: 'Yes' or 'No'",
        "returns.csv:2: column 'Q2b': is empty, though other columns of question 2 are filled",
        "returns.csv:2: column 'Q3': is no date, such as 14/02/2014 or 2014-02-14",
        "returns.csv:3: column 'Case': no request of the audit is about this case for this agency",
        "returns.csv:4: column 'Agency': is no agency of the audit; did you mean 'Health'?",
    ] == faults
    assert "Perhaps" not in "".join(faults)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("C01,Police,Yes,,,,,,\n", "column 'Case': belongs to a request that has a return already"),
        ("C01,Health,Yes,,,,,,\nC01,Health,No,,,,,,\n", "3: column 'Case': belongs to the same request as line 2"),
        ("C02,Health,Yes,,,,,,\n", "2 requests of the audit have this case and agency: name a column under 'label'"),
        ("C01,,Yes,,,,,,\n", "column 'Agency': is empty"),
        ("C01,Health,,,,,,,\n", "returns.csv:2: answers no question: leave the row out"),
        ("C01,Health,,,x,-,x,,\n", "column 'Q2a': an option that excludes the others is ticked beside them"),
        (f"C01,Health,,,,,,,{'a' * 4001}\n", "column 'Q4': has more than 4000 characters"),
    ],
)
def test_a_row_that_is_not_clear_refuses_the_whole_file(rows: str, message: str) -> None:
    """A return that is there already, two requests that fit, nothing answered, ticks that exclude each other."""
    (fault,) = refused(rows)

    assert message in fault


def test_a_label_column_tells_two_requests_apart() -> None:
    """Two schools about one case."""
    found = imported(
        "C02,Health,south school,Yes\n",
        mapping="questionnaire: file-check\ncase: Case\nagency: Agency\nlabel: School\nquestions:\n"
        "  q1: {column: Q1, labels: {'Yes': yes, 'No': no}}\n",
        head="Case,Agency,School,Q1\n",
    )

    assert 4 == found.request


def test_a_column_that_the_mapping_does_not_name_is_refused() -> None:
    """So is one that it names and the file lacks."""
    assert [
        "returns.csv:1: column '3': has a heading that the mapping does not name: map it, or list it under 'ignored'",
        "returns.csv:1: column 'Q1': is missing",
    ] == [
        fault.split("; ")[0]
        for fault in refused(
            "C01,Health,Yes\n",
            mapping="questionnaire: file-check\ncase: Case\nagency: Agency\nquestions:\n"
            "  q1: {column: Q1, labels: {'Yes': yes, 'No': no}}\n",
            head="Case,Agency,Anything\n",
        )
    ]


def test_an_agency_about_itself() -> None:
    """Where the mapping names no column for a case, a row belongs to the agency's request without one."""
    mapping = WITHOUT_CASE.replace("agency:", "label: School\nagency:")

    found = imported("Health,South,Yes\n", mapping=mapping, head="Agency,School,Q1\n", requests=ABOUT_ITSELF)

    assert (2, ("q1", "q2", "q3", "q4")) == (found.request, found.asked)


@pytest.mark.parametrize(
    ("row", "requests", "message"),
    [
        ("Health,Yes", ABOUT_ITSELF, "2 requests of the audit have this agency: name a column under 'label'"),
        ("Police,Yes", ABOUT_ITSELF, "belongs to a request that has a return already"),
        ("Health,Yes", REQUESTS, "without a case: name the case's column under 'case'"),
    ],
)
def test_a_row_without_case_that_is_not_clear(row: str, requests: Sequence[RequestToFill], message: str) -> None:
    """The column of the agency is named, for there is no other."""
    (fault,) = refused(f"{row}\n", mapping=WITHOUT_CASE, head="Agency,Q1\n", requests=requests)

    assert fault.startswith("returns.csv:2: column 'Agency': ")
    assert message in fault
