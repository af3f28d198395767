"""Several versions of a questionnaire counted as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reporting.collation import collate
from reporting.versions import VersionsDiffer, merged
from survey.answers import Answer
from survey.questionnaire import Kind
from tests.reporting.builders import NO, NOT_APPLICABLE, YES, given, question, questionnaire


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


def test_versions_of_two_questionnaires_are_no_report() -> None:
    """They are reported one by one."""
    with pytest.raises(ValueError, match="one questionnaire"):
        merged([questionnaire(question("q1")), replace(questionnaire(question("q1")), id="other")])
