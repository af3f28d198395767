"""The shipped questionnaires that are unlike the template: graded files, and an agency about itself."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from survey.answers import Answer
from survey.path import Facts, standing
from survey.questionnaire import CommentRule, FactValue, Kind, Meaning, Question, Questionnaire
from tests.survey.talk import shipped

GRADED = shipped("graded-case-audit")
ABOUT_ITSELF = shipped("section-11-self-assessment")
WORKSHOP = shipped("practitioners-workshop")
BOTH = (GRADED, ABOUT_ITSELF)
ALL = (*BOTH, WORKSHOP, shipped("parents-conversation"))
AUDIENCES = {"parents-conversation": "parent", "practitioners-workshop": "practitioner"}
PLANS = ("child_in_need", "child_protection", "looked_after")


def grades() -> list[Question]:
    """Return the questions that are answered with a grade."""
    return [question for question in GRADED.questions if question.kind is Kind.SCALE]


def plans_asked(facts: Facts, answers: Mapping[str, Answer] | None = None) -> list[str]:
    """Return which of the sections about a plan are asked, and whether the kind of plan is."""
    asked = standing(GRADED, {"role": "auditor", **facts}, answers or {}).asked
    sections = {GRADED.section_of(question.id).id for question in asked}
    return [section.id for section in GRADED.sections if section.id in {*PLANS, "plan_kind"} & sections]


class TestGraded:
    @pytest.mark.parametrize(
        ("plan", "sections"),
        [
            ("child in need", ["child_in_need"]),
            ("child protection", ["child_protection"]),
            ("looked after", ["looked_after"]),
            (None, ["plan_kind"]),
            ("Early help", ["plan_kind"]),
        ],
    )
    def test_the_section_on_the_plan_goes_by_its_kind(self, plan: FactValue, sections: list[str]) -> None:
        """The audit's own record decides; where it has none of the three, the auditor is asked."""
        assert sections == plans_asked({"plan": plan})

    def test_an_audit_that_records_no_kind_of_plan_loses_nothing(self) -> None:
        """The auditor's word opens the same section as the record would."""
        answers = [Answer("plan_kind", choices=(plan,)) for plan in (*PLANS, "none")]

        assert [*(["plan_kind", plan] for plan in PLANS), ["plan_kind"]] == [
            plans_asked({}, {"plan_kind": answer}) for answer in answers
        ]

    def test_every_grade_is_one_of_the_four_and_asks_for_its_reason(self) -> None:
        """In the words of the inspection framework, the best first, in ten sections and overall."""
        four = [
            ("Outstanding", Meaning.POSITIVE),
            ("Good", Meaning.POSITIVE),
            ("Requires improvement to be good", Meaning.NEGATIVE),
            ("Inadequate", Meaning.NEGATIVE),
        ]

        assert 11 == len(grades())
        assert all(four == [(option.label, option.meaning) for option in grade.options] for grade in grades())
        assert {CommentRule.ASKED} == {grade.comment for grade in grades()}

    def test_every_section_with_a_grade_asks_for_strengths_and_areas_for_development(self) -> None:
        """Their short wording names the section, for it stands alone in a report."""
        for grade in grades()[:-1]:
            section = GRADED.section_of(grade.id)
            what = grade.short.removeprefix("Grade: ")
            *_, strengths, development = section.questions
            assert (Kind.TEXT, f"Strengths: {what}") == (strengths.kind, strengths.short)
            assert (Kind.TEXT, f"Areas for development: {what}") == (development.kind, development.short)

    def test_what_needs_action_at_once_shows_whom_to_tell(self) -> None:
        """And nothing else does."""
        escalating = [(q.id, o.code) for q in GRADED.questions for o in q.options if o.escalates]

        assert [("overall_concern", "yes")] == escalating


class TestAboutItself:
    def test_every_standard_is_rated_and_asks_for_evidence(self) -> None:
        """Ten standards, each met, partly met or not."""
        ratings = [question for question in ABOUT_ITSELF.questions if question.kind is Kind.SCALE]

        assert 10 == len(ratings)
        assert {("Met", "Partly met", "Not met")} == {tuple(o.label for o in each.options) for each in ratings}
        assert {CommentRule.ASKED} == {each.comment for each in ratings}
        assert all("what is your evidence?" in each.hint for each in ratings)

    @pytest.mark.parametrize(("rating", "is_asked"), [("met", False), ("partly_met", True), ("not_met", True)])
    def test_an_action_is_asked_for_where_a_standard_is_not_fully_met(self, rating: str, *, is_asked: bool) -> None:
        """Of each standard by itself."""
        ratings = [question.id for question in ABOUT_ITSELF.questions if question.kind is Kind.SCALE]
        for name in ratings:
            now = standing(ABOUT_ITSELF, {"role": "auditor"}, {name: Answer(name, choices=(rating,))})
            actions = [q.id for q in now.asked if q.id.endswith("_action")]
            assert ([f"{name}_action"] if is_asked else []) == actions

    def test_it_looks_at_no_case(self) -> None:
        """All that is asked is asked without a case's facts, so that nothing waits for one."""
        unconditional = [q.id for q in ABOUT_ITSELF.questions if not q.id.endswith("_action")]

        assert unconditional == [q.id for q in standing(ABOUT_ITSELF, {}, {}).asked]


@pytest.mark.parametrize("questionnaire", ALL, ids=lambda each: each.id)
def test_they_are_reported_whole(questionnaire: Questionnaire) -> None:
    """Every question stands in the report in the order of asking, a heading's questions together."""
    themes = [question.theme for question in questionnaire.questions]

    assert [question.id for question in questionnaire.questions] == list(questionnaire.reporting_order)
    assert [theme.id for theme in questionnaire.themes] == list(dict.fromkeys(themes))
    assert len(questionnaire.themes) == 1 + sum(a != b for a, b in pairwise(themes))


@pytest.mark.parametrize("questionnaire", ALL, ids=lambda each: each.id)
def test_they_say_for_whom_they_are_and_fit_a_chart(questionnaire: Questionnaire) -> None:
    """Who answers, and labels that stand beside a bar."""
    longest = max(len(option.short) for question in questionnaire.questions for option in question.options)

    assert (1, "en") == (questionnaire.version, questionnaire.language)
    assert AUDIENCES.get(questionnaire.id, "auditor") == questionnaire.audience
    assert longest <= 60
    assert questionnaire.source


class TestWorkshop:
    def test_the_four_hypotheses_take_agreement_and_why(self) -> None:
        """From agreeing to disagreeing, or 'does not apply', which is no view."""
        hypotheses = [question for question in WORKSHOP.questions if question.theme == "hypotheses"]
        agreement = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")

        assert ["appropriate", "closed_early", "support_after", "new_view"] == [each.id for each in hypotheses]
        assert {(*agreement, "Does not apply")} == {tuple(o.label for o in each.options) for each in hypotheses}
        assert {Meaning.NOT_APPLICABLE} == {each.options[-1].meaning for each in hypotheses}
        assert {(Kind.SCALE, "Why do you see it so?")} == {(each.kind, each.probe) for each in hypotheses}

    def test_what_else_is_asked(self) -> None:
        """What the findings bring up, what was met, what helped, one change, and an account of their own."""
        others = [(question.id, question.kind) for question in WORKSHOP.questions if question.theme != "hypotheses"]

        assert [
            ("findings", Kind.TEXT),
            ("met", Kind.SEVERAL),
            ("helped", Kind.TEXT),
            ("one_change", Kind.TEXT),
            ("account", Kind.TEXT),
        ] == others
        assert not any(question.required for question in WORKSHOP.questions)

    def test_it_is_asked_of_everybody_alike(self) -> None:
        """Several practitioners of a case and of several agencies, and those who were invited for none."""
        assert {} == WORKSHOP.facts
        assert WORKSHOP.questions == standing(WORKSHOP, {}, {}).asked
