from pathlib import Path

import pytest

from survey.loading import load_questionnaire
from survey.questionnaire import CommentRule, Kind, Meaning, Questionnaire

FILE = Path(__file__).parents[2] / "survey" / "questionnaires" / "repeat-child-protection-plan.yaml"

TEMPLATE = """
1) Does your agency's file for this child contain?
- up-to-date basic information for the child (name, date of birth address, parent or carer's details, etc.)
- up-to-date details of other agencies or workers involved
- case summary or chronology of key events
- Most recent Child Protection Plan, Case Conference and Core Group papers
- A marker or alert on the file indicating a Child Protection Plan (if the Plan has closed very recently, please \
state below)

2) Is there evidence that this child or young person's case has been overseen or discussed in supervision with a \
manager or safeguarding lead?
- Yes
- No
- Not applicable

3) Is there evidence that this child or young person's case has been overseen or discussed in supervision with a \
manager or safeguarding lead?
- Yes
- No

4) In the most recent Child Protection Plan, are the tasks and dates for completion for your agency clear?
- Yes
- No
- Not applicable

5) Is your agency clear about how their actions or intervention within the most recent Child Protection Plan are \
expected to impact positively on the child?
- Yes
- No
- Not applicable

6) Has your agency contributed to the Child Protection Conference or Core Group's knowledge of the child's \
lived/daily experience?
- Yes
- No we do not have information to contribute

7) Has a professional in the Core Group been identified to speak to and see the child alone?
- Yes, my agency is taking this role
- Yes, another agency is taking this role
- Don't know
- No

8) Has a professional been identified to explain the plan to the child and feedback the child's response?
- Yes, my agency is taking this role
- Yes, another agency is taking this role
- Don't know
- No

9) Does your file for this child contain the previous Child Protection Plan and related recording?
- Yes, this came from a handover or referral from another service or agency
- Yes, this agency was involved at the time
- Yes, the current practitioner from this agency was involved at the time
- Yes, this was received as part of the current Child Protection process
- Yes, this was provided by child or parent
- Yes, this was provided by another source (please comment below)
- No information about the previous Child Protection Plan

10) Does your file for this child contain information regarding work with the child or family following the last \
Child Protection Plan (e.g. Child in Need Plan, CAF, or other support)?
- Yes, handover or referral information came from another service or agency
- Yes, this agency was involved at the time
- Yes, the current practitioner from this agency was involved at the time
- Yes, information was received as part of the current Child Protection process
- Yes, information provided by child or parent
- Yes, information from another source (please comment below)
- No information about support or intervention since the previous Child Protection Plan

11) In the period between the previous and most recent Child Protection Plans, did your agency raise concerns or \
make a referral to Children's Social Care?
- Yes (please comment below on the outcome)
- No

12) In your view are the concerns that led to the most recent Child Protection Plan similar to the previous \
concerns that led to the previous Child Protection Plan?
- Yes - the same issues that were not sufficiently addressed previously.
- Yes - but there are now additional reason(s) for concern.
- No- there are now very significant differences in the concerns since the previous Child Protection Plan
- Don't know / Not Sure

13) Has the audit of this child's case identified any particular areas of strength, good practice, deficits in \
practice or concerns? (it is expected that any significant concerns will be brought to the attention of your \
manager immediately)
- Yes (please describe briefly in the comments box below)
- No

14) We would like to arrange telephone conversations, where appropriate, with families involved in this audit. \
Would you be able to help us make contact with this family?
- Yes
- No
- Not appropriate
"""


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    return load_questionnaire(FILE.read_text("utf-8"), FILE.name)


def test_every_question_and_option_is_worded_as_in_the_template(shipped: Questionnaire) -> None:
    """Wording, numbers and order are those of the published template, to the letter."""
    written = "\n".join(
        "\n".join([f"\n{question.number}) {question.text}", *(f"- {option.label}" for option in question.options)])
        for question in shipped.questions
    )

    assert TEMPLATE == written + "\n"


def test_questions_stand_under_the_headings_of_the_report(shipped: Questionnaire) -> None:
    """The order of reporting differs from the order of asking, and keeps each heading together."""
    headings = {
        "File and record management": ["q1", "q2"],
        "Background information and previous Child Protection Plan": ["q9", "q10"],
        "The child's daily lived experience": ["q6", "q7", "q8", "q5"],
        "Repeat Child Protection Plan": ["q12", "q11", "q4"],
        "Parents' perspective": ["q14"],
        "Other comments regarding multi-agency working": ["q13"],
    }

    assert [name for names in headings.values() for name in names] == list(shipped.reporting_order)
    assert list(headings) == [theme.title for theme in shipped.themes]
    for title, names in headings.items():
        assert {title} == {shipped.theme(shipped.question(name).theme).title for name in names}


def test_question_3_repeats_question_2(shipped: Questionnaire) -> None:
    """The template asks the same thing twice; the second is marked, and left out of the report."""
    assert {"q3": "q2"} == {question.id: question.repeats for question in shipped.questions if question.repeats}
    assert "file_management" == shipped.question("q3").theme


def test_kinds(shipped: Questionnaire) -> None:
    """Question 1 can be ticked as a whole, in part or not at all; every other question takes one answer."""
    kinds = {question.id: question.kind for question in shipped.questions}

    assert Kind.SEVERAL == kinds.pop("q1")
    assert {Kind.ONE} == set(kinds.values())
    assert 0 == shipped.question("q1").minimum


def test_a_comment_is_asked_for_where_the_template_says_so(shipped: Questionnaire) -> None:
    """'please comment below' asks for a comment; every question invites one."""
    asking = {
        (question.id, option.code)
        for question in shipped.questions
        for option in question.options
        if option.asks_comment
    }

    assert {("q9", "other_source"), ("q10", "other_source"), ("q11", "yes"), ("q13", "yes"), ("q14", "yes")} == asking
    assert {CommentRule.INVITED} == {question.comment for question in shipped.questions}


def test_only_a_yes_to_question_13_escalates(shipped: Questionnaire) -> None:
    """A concern that the audit has found shows the escalation route."""
    escalating = [
        (question.id, option.code)
        for question in shipped.questions
        for option in question.options
        if option.escalates
    ]

    assert [("q13", "yes")] == escalating


@pytest.mark.parametrize(
    ("question", "meanings"),
    [
        ("q1", "+++++"),
        ("q2", "+-n"),
        ("q3", "+-"),
        ("q4", "+-n"),
        ("q5", "+-n"),
        ("q6", "+-"),
        ("q7", "++?-"),
        ("q8", "++?-"),
        ("q9", "++++++-"),
        ("q10", "++++++-"),
        ("q11", "00"),
        ("q12", "-00?"),
        ("q13", "00"),
        ("q14", "00n"),
    ],
)
def test_what_each_option_means(shipped: Questionnaire, question: str, meanings: str) -> None:
    """Positive +, negative -, not applicable n, don't know ?, neither 0."""
    signs = {
        Meaning.POSITIVE: "+",
        Meaning.NEGATIVE: "-",
        Meaning.NOT_APPLICABLE: "n",
        Meaning.DONT_KNOW: "?",
        Meaning.NEUTRAL: "0",
    }

    assert meanings == "".join(signs[option.meaning] for option in shipped.question(question).options)


def test_it_is_for_auditors_and_names_its_source(shipped: Questionnaire) -> None:
    """The file says who answers it, its version, and where its wording comes from."""
    assert ("repeat-child-protection-plan", 1, "auditor", "en") == (
        shipped.id,
        shipped.version,
        shipped.audience,
        shipped.language,
    )
    assert shipped.source.endswith("appendix 3: audit template questions")


def test_chart_labels_fit_a_chart(shipped: Questionnaire) -> None:
    """Every option has a short wording that stands beside a bar."""
    longest = max(len(option.short) for question in shipped.questions for option in question.options)

    assert longest <= 60
