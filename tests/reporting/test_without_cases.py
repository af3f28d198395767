"""A report on agencies that answer about themselves: there is no case in it."""

from __future__ import annotations

import json

import pytest

from reporting.editions.figures import render_figures
from reporting.editions.html import render_html
from reporting.report import Report
from reporting.requested import RequestRow
from survey.answers import Answer
from survey.dispositions import Disposition
from survey.questionnaire import Kind, Question
from survey.returns import Return
from tests.reporting.builders import given, question, questionnaire, report, requested
from tests.reporting.test_html import Page

ASKED: tuple[Question, ...] = (question("q1", Kind.SCALE), question("q2", Kind.TEXT))
ACTION = "A plan of action. " * 20


def returned(request: int, agency: str, code: str, *others: Answer, comment: str = "") -> Return:
    """Return what an agency answered about itself."""
    rating = Answer("q1", choices=(code,), comment=comment)
    names = ("q1", *(other.question for other in others))
    return given(request, rating, *others, asked=names, case=None, agency=agency)


@pytest.fixture(scope="module")
def found() -> Report:
    """Two agencies and a return of each; of the second there is another request, told apart by its label."""
    return report(
        questionnaire(*ASKED),
        [
            returned(1, "police", "yes", comment="Minutes of March."),
            returned(2, "health", "no", Answer("q2", text=ACTION)),
        ],
        [
            requested(1, case=None, agency="police"),
            RequestRow(2, "file-check", None, "health", Disposition.RETURNED, "North"),
            RequestRow(3, "file-check", None, "health", Disposition.INVITED, "South"),
        ],
        cases=(),
    )


@pytest.fixture(scope="module")
def page(found: Report) -> Page:
    """Its page."""
    return Page(render_html(found))


def test_each_agencys_answers_stand_side_by_side(found: Report) -> None:
    """In the order of the audit, with the label of the request."""
    assert ((), ["Police", "Health (North)"]) == (
        found.cases,
        [found.asked_of(given.request, given.agency) for given in found.returns],
    )
    rating, action = found.rows
    assert ["Yes", "No"] == [cell.text for cell in rating.cells]
    assert ["not_asked", "answered"] == [cell.state for cell in action.cells]


def test_a_long_text_is_only_begun_in_a_cell(found: Report, page: Page) -> None:
    """In full it stands with its question."""
    cell = found.rows[1].cells[1]
    assert len(cell.text) < len(ACTION) / 2
    assert cell.text.endswith(" …")
    assert ACTION.strip() in page.text


def test_the_figures_have_their_bases(found: Report) -> None:
    """A question that was put to one of two says so."""
    figures = json.loads(render_figures(found))
    assert [(2, 0), (1, 1)] == [(each["answered"], each["did_not_apply"]) for each in figures["questions"]]
    assert (3, 2, []) == (figures["returns"]["requested"], figures["returns"]["returned"], figures["cases"])


def test_the_page_speaks_of_no_case_and_no_child(page: Page) -> None:
    """Neither in the figures nor in how to read them."""
    words = page.text.casefold().replace("demonshire safeguarding children board", "").replace("caseround", "")
    assert "case" not in words
    assert "child" not in words
    for said in ("all agencies together", "agency by agency", "each about itself", "submitted about itself"):
        assert said in words


def test_a_comment_says_what_it_stands_beside(page: Page) -> None:
    """A reason is nothing without the grade that it is for."""
    assert "Minutes of March. Police · Yes" in page.text


def test_before_the_first_return(found: Report) -> None:
    """There is a page too."""
    empty = report(questionnaire(*ASKED), [], [requested(1, Disposition.INVITED, case=None)], cases=())
    assert "Nothing has been returned yet." in Page(render_html(empty)).text
