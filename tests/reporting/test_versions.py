"""Several versions of a questionnaire counted as one."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from reporting.collation import collate
from reporting.editions.figures import render_figures
from reporting.editions.html import render_html
from reporting.editions.table import render_table
from reporting.report import Report
from reporting.versions import VersionsDiffer, merged
from survey.answers import Answer
from survey.questionnaire import Kind
from tests.reporting.builders import NO, NOT_APPLICABLE, YES, given, question, questionnaire, report, requested


def test_answers_of_both_versions_are_counted_by_option_code() -> None:
    """A reworded option is the same option; a withdrawn one keeps its count and says so."""
    first = questionnaire(question("q1", options=(YES, NO, NOT_APPLICABLE)))
    second = questionnaire(question("q1", options=(replace(YES, label="Yes, clearly"), NO)), version=2)
    returns = [given(number, Answer("q1", choices=(code,))) for number, code in enumerate(("yes", "na", "yes"))]

    (figures,) = collate(merged([second, first]), returns, []).questions

    assert [("Yes, clearly", 2), ("No, it is not", 0), ("Not applicable (asked in version 1)", 1)] == [
        (each.option.label, each.count) for each in figures.options
    ]


def test_a_withdrawn_question_is_reported_last_and_says_so() -> None:
    """It was asked only of those who answered the earlier version."""
    first = questionnaire(question("q1"), question("q2"))
    second = questionnaire(question("q1"), version=2)
    returns = [given(1, Answer("q2", choices=("no",)), asked=("q1", "q2")), given(2, asked=("q1",), version=2)]

    figures = collate(merged([first, second]), returns, []).questions

    assert ["q1", "q2"] == [each.question.id for each in figures]
    assert "What about q2? (asked in version 1)" == figures[1].question.text
    assert (1, 1) == (figures[1].asked, figures[1].not_asked)


def test_a_question_that_changed_its_kind_cannot_be_counted() -> None:
    """The error names the question and both versions, and what to do."""
    first, second = questionnaire(question("q1", Kind.TEXT)), questionnaire(question("q1"), version=2)

    with pytest.raises(VersionsDiffer, match=r"q1 .*version 2 than in version 1.*new id"):
        merged([first, second])


def test_one_choice_and_a_scale_are_counted_alike() -> None:
    """Putting options into an order does not change what they say."""
    first, second = questionnaire(question("q1")), questionnaire(question("q1", Kind.SCALE), version=2)

    assert Kind.SCALE is merged([first, second]).question("q1").kind


def two_versions() -> Report:
    """Return a report on three returns of two versions, in one of which an answer was carried over."""
    first = questionnaire(question("q1"), question("q2"))
    second = questionnaire(question("q1"), replace(question("q2", text="Is q2 so?"), hint="Look."), version=2)
    yes = [Answer(name, choices=("yes",)) for name in ("q1", "q2")]
    asked = ("q1", "q2")
    returns = [
        given(1, *yes, asked=asked),
        given(2, *yes, asked=asked, version=2, carried={"q1": 1}, agency="police"),
        given(3, *yes, asked=asked, version=2, case="C02"),
    ]
    requests = [requested(1), requested(2, agency="police"), requested(3, case="C02")]
    return report(second, returns, requests, earlier=[first])


def test_every_answer_says_under_which_version_it_was_given() -> None:
    """One that was carried over belongs to the version under which it was given, not to its return's."""
    whole = two_versions().whole
    assert (((1, 1), (2, 2)), ((1, 1),)) == (whole.versions, whole.carried)
    assert [((1, 2), (2, 1)), ((1, 1), (2, 2))] == [each.versions for each in whole.questions]
    assert [((1, 2), (2, 1)), ()] == [option.versions for option in whole.questions[0].options]


def test_an_earlier_wording_stands_with_the_figures() -> None:
    """Only where answers were given to it."""
    wordings = two_versions().wordings
    assert {"q2"} == set(wordings)
    [earlier] = wordings["q2"]
    assert (1, "What about q2?", 1) == (earlier.version, earlier.question.text, earlier.answered)


def test_the_page_says_it_in_words() -> None:
    """In the section on how to read the figures, below the question, and in the case's table."""
    page = render_html(two_versions())
    said = "1 return under version 1, 2 returns under version 2. In these, 1 answer given under version 1 was carried"
    assert f"{said} over." in page
    said = "1 of these answers was given under version 1, when the question was put like this:"
    options = "<q><bdi>Yes, it is</bdi></q>, <q><bdi>No, it is not</bdi></q>."
    assert f"{said} <q><bdi>What about q2?</bdi></q> with the answers {options}" in page
    assert '<th scope="col">Police <span class="base">(version 2)</span></th>' in page
    assert 1 == page.count('<bdi class="mark">Yes</bdi> <span class="base">(version 1)</span>')


def test_the_tables_say_it_in_figures() -> None:
    """JSON and CSV hold the same counts for each version."""
    made = two_versions()
    found = json.loads(render_figures(made))
    assert [{"version": 1, "answers": 1}] == found["returns"]["carried_over"]
    assert [{"version": 1, "answered": 2}, {"version": 2, "answered": 1}] == found["questions"][0]["versions"]
    assert ["Yes, it is", "No, it is not"] == [
        option["label"] for option in found["questions"][1]["earlier_wordings"][0]["options"]
    ]
    rows = list(csv.DictReader(io.StringIO(render_table(made))))
    assert [("version 1: 2; version 2: 1", "version 1: 2; version 2: 1"), ("", "version 1: 2; version 2: 1")] == [
        (row["count_by_version"], row["answered_by_version"]) for row in rows[:2]
    ]


def test_versions_of_two_questionnaires_are_no_report() -> None:
    """They are reported one by one."""
    with pytest.raises(ValueError, match="one questionnaire"):
        merged([questionnaire(question("q1")), replace(questionnaire(question("q1")), id="other")])
