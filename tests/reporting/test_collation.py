"""Counting returns."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from reporting.collation import collate, counted
from reporting.figures import QuestionFigures
from survey.answers import Answer
from survey.dispositions import Disposition
from survey.questionnaire import Kind, Question, Questionnaire
from survey.returns import IMPORTED, Return
from tests.reporting.builders import DONT_KNOW, NO, NOT_APPLICABLE, YES, given, question, questionnaire, requested


def figures_of(asked: Questionnaire | Question, *returns: Return) -> QuestionFigures:
    """Return the figures of the first question."""
    whole = asked if isinstance(asked, Questionnaire) else questionnaire(asked)
    return collate(whole, returns, []).questions[0]


def one(code: str, comment: str = "") -> Answer:
    """Return a single choice."""
    return Answer("q1", choices=(code,), comment=comment)


class TestThreeDifferentThings:
    """Not answered, nothing ticked and not applicable are never mixed up."""

    def test_a_question_left_unanswered_is_item_non_response(self) -> None:
        """It was asked and has no answer, with or without a comment: it leaves the base n."""
        figures = figures_of(
            question("q1"), given(1, one("yes")), given(2), given(3, Answer("q1", comment="I could not tell."))
        )

        assert (3, 1, 2, 0) == (figures.asked, figures.answered, figures.not_answered, figures.not_asked)
        assert Decimal("100.0") == figures.options[0].share

    def test_a_question_that_did_not_apply_was_not_asked(self) -> None:
        """It is no item non-response, and its answer of earlier does not count."""
        figures = figures_of(question("q1"), given(1, one("yes")), given(2, one("no"), asked=()))

        assert (1, 1, 0, 1) == (figures.asked, figures.answered, figures.not_answered, figures.not_asked)
        assert [1, 0] == [option.count for option in figures.options]

    def test_ticking_nothing_is_an_answer(self) -> None:
        """None of these counts in the base n, apart from what was not answered."""
        several = question("q1", Kind.SEVERAL, minimum=0)
        figures = figures_of(
            several, given(1, Answer("q1", choices=())), given(2), given(3, Answer("q1", choices=("yes", "no")))
        )

        assert (2, 1, 1) == (figures.answered, figures.none_of_these, figures.not_answered)
        assert [1, 1] == [option.count for option in figures.options]
        assert Decimal("50.0") == figures.none_share

    def test_not_applicable_is_an_answer_that_the_second_base_leaves_out(self) -> None:
        """The share of answered keeps it; the share where applicable does not."""
        figures = figures_of(
            question("q1", options=(YES, NO, NOT_APPLICABLE)), given(1, one("yes")), given(2, one("na")), given(3)
        )

        assert (2, 1, "where applicable") == (figures.answered, figures.with_view, figures.view_name)
        assert [Decimal("50.0"), Decimal("0.0"), Decimal("50.0")] == [each.share for each in figures.options]
        assert [Decimal("100.0"), Decimal("0.0"), None] == [each.view_share for each in figures.options]


def test_the_second_base_is_named_after_what_it_leaves_out() -> None:
    """Without such an option there is none."""
    names = [
        figures_of(question("q1", options=options)).view_name
        for options in ((YES, DONT_KNOW), (YES, DONT_KNOW, NOT_APPLICABLE), (YES, NO))
    ]

    assert ["where a view was given", "where applicable and a view was given", ""] == names


def test_shares_of_several_choices_are_of_returns() -> None:
    """Two ticks in each of two returns are 100% twice, and no total is worked out from them."""
    both = Answer("q1", choices=("yes", "no"))
    figures = figures_of(question("q1", Kind.SEVERAL), given(1, both), given(2, both))

    assert [Decimal("100.0"), Decimal("100.0")] == [option.share for option in figures.options]
    assert figures.rounded_total is None


def test_rounded_shares_that_miss_a_hundred_are_named() -> None:
    """A third each makes 99.9."""
    three = question("q1", options=(YES, NO, replace(NO, code="later")))
    figures = figures_of(three, *(given(number, one(code)) for number, code in enumerate(("yes", "no", "later"))))

    assert Decimal("99.9") == figures.rounded_total


def test_nothing_returned_is_counted_as_nothing() -> None:
    """No return: every count is 0, no share has a base."""
    collation = collate(questionnaire(question("q1"), question("q2", Kind.NUMBER)), [], [])

    assert (0, 0, 0) == (collation.returns, collation.questions[0].asked, collation.questions[0].answered)
    assert [None, None] == [option.share for option in collation.questions[0].options]
    assert collation.questions[1].spread is None


def test_numbers_have_lowest_median_and_highest() -> None:
    """An even count has its median in the middle of two."""
    figures = figures_of(
        question("q1", Kind.NUMBER), *(given(each, Answer("q1", number=each)) for each in (1, 9, 2, 4))
    )

    assert figures.spread is not None
    assert (1, Decimal("3.0"), 9) == (figures.spread.lowest, figures.spread.median, figures.spread.highest)
    assert figures.options == ()


def test_dates_have_earliest_and_latest() -> None:
    """One date is both."""
    day = dt.date(2026, 2, 3)
    figures = figures_of(question("q1", Kind.DATE), given(1, Answer("q1", date=day)), given(2))

    assert figures.period is not None
    assert (day, day, 1) == (figures.period.earliest, figures.period.latest, figures.not_answered)


def test_texts_and_comments_keep_where_they_come_from() -> None:
    """Case, agency, import and synthetic stand with each of them."""
    answer = Answer("q1", text="Seen alone twice.", comment="In school.")
    figures = figures_of(question("q1", Kind.TEXT), given(7, answer, case="C03", origin=IMPORTED, synthetic=True))
    (text,), (comment,) = figures.texts, figures.comments

    assert ("Seen alone twice.", "In school.") == (text.text, comment.text)
    assert (7, "C03", "health", True, True) == (
        comment.request,
        comment.case,
        comment.agency,
        comment.imported,
        comment.synthetic,
    )


def test_how_a_family_can_be_reached_is_counted_and_not_reported() -> None:
    """What is said beside the option that opens a contact is for the coordinators; beside another it is a comment."""
    asked = question("q1", options=(replace(YES, opens_contact=True), NO))
    said = (one("yes", "Mornings only."), one("yes"), one("no", "In court."))
    figures = figures_of(asked, *(given(each, answer) for each, answer in enumerate(said, 1)))

    assert (1, ["In court."]) == (figures.on_contact, [comment.text for comment in figures.comments])


def test_questions_stand_in_the_order_of_reporting_without_the_one_that_repeats() -> None:
    """What is left out is named with its reason."""
    repeat = replace(question("q3"), repeats="q1")
    collation = collate(questionnaire(question("q1"), question("q2"), repeat, order=["q2", "q1"]), [], [])

    assert ["q2", "q1"] == [figures.question.id for figures in collation.questions]
    assert [("q3", "It asks the same as question 1, whose figures stand above.")] == [
        (each.question.id, each.note) for each in collation.left_out
    ]


def test_the_latest_return_of_a_request_counts() -> None:
    """A resubmission replaces the earlier return, in whatever order they come."""
    first, second = given(1, one("no")), given(1, one("yes"), number=2)

    assert (second,) == counted([second, first], [requested(1)])


@pytest.mark.parametrize("disposition", [Disposition.NOT_KNOWN, Disposition.WITHDRAWN, Disposition.PARTIAL])
def test_a_return_of_a_request_that_does_not_stand_as_returned_does_not_count(disposition: Disposition) -> None:
    """The figures and the return rate rest on the same returns."""
    assert counted([given(1, one("no"))], [requested(1, disposition)]) == ()


def test_versions_imports_and_synthetic_returns_are_counted() -> None:
    """The report says under which version returns were given, and how many came from a file."""
    collation = collate(
        questionnaire(question("q1")),
        [given(1, version=2), given(2, origin=IMPORTED, synthetic=True), given(3, version=2)],
        [],
    )

    assert (((1, 1), (2, 2)), 1, 1) == (collation.versions, collation.imported, collation.synthetic)


def test_an_option_that_no_version_has_is_an_error() -> None:
    """A count that cannot be placed is never dropped in silence."""
    with pytest.raises(KeyError, match="gone"):
        figures_of(question("q1"), given(1, one("gone")))
