# ruff: noqa: E501 - what a person sees on one line stands on one line
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.loading import load_questionnaire
from survey.questionnaire import (
    All,
    Answered,
    AnyOf,
    AnyPart,
    CommentRule,
    Equals,
    Kind,
    Meaning,
    Not,
    Option,
    Questionnaire,
    Theme,
)
from survey.reading.faults import Fault, Faults

FULL = """\
id: review
version: 3
title: Case review
audience: auditor
language: en-GB
source: Invented
themes:
  - {id: file, title: The file}
  - {id: work, title: The work}
reporting_order: [depth, known, plan, seen, visits, grade, gaps]
sections:
  - id: opening
    title: The file
    questions:
      - {id: welcome, kind: statement, text: Please have the file at hand.}
      - id: known
        kind: one
        theme: file
        text: Is the child known?
        short: Known
        options:
          - {code: yes, label: "Yes", meaning: positive}
          - {code: no, label: "No", meaning: negative, escalates: true}
          - {code: not_applicable, label: Not applicable, meaning: not_applicable}
      - id: known_again
        kind: one
        theme: file
        text: Is the child known?
        repeats: known
        options: [{code: no, label: "No"}, {code: yes, label: "Yes"}]
      - id: plan
        kind: several
        theme: file
        number: 2a
        text: >
          What does the
          file hold?
        hint: Tick all that you find.
        minimum: 1
        maximum: 2
        options:
          - {code: chronology, label: A chronology, short: Chronology}
          - {code: plan, label: A plan}
          - {code: none, label: None of these, exclusive: true, asks_comment: true}
        when: {question: known, equals: yes}
      - id: depth
        kind: number
        theme: file
        text: How many volumes?
        minimum: 0
        maximum: 99
        comment: none
  - id: work
    title: The work
    statement: Now to the work.
    when: {any: [{fact: agency, equals: police}, {not: {fact: age, any_of: [0, 1]}}]}
    questions:
      - {id: seen, kind: date, theme: work, text: When was the child last seen?, when: {answered: depth}}
      - id: visits
        kind: text
        theme: work
        text: What did the visits show?
        comment: asked
        when: {all: [{question: plan, any_of: [plan, chronology]}, {question: seen, equals: 2026-11-02}]}
      - id: grade
        kind: scale
        theme: work
        text: How good was the work?
        options:
          - {code: outstanding, label: Outstanding}
          - {code: good, label: Good}
          - {code: requires_improvement, label: Requires improvement}
          - {code: inadequate, label: Inadequate}
      - {id: gaps, kind: several, theme: work, text: Gaps?, probe: What would help?, options: [{code: any, label: There are gaps}]}
"""


@pytest.fixture(scope="module")
def full() -> Questionnaire:
    return load_questionnaire(FULL, "full.yaml")


def test_the_head(full: Questionnaire) -> None:
    """What stands at the top of the file stands at the top of the value."""
    assert ("review", 3, "Case review", "auditor", "en-GB", "Invented") == (
        full.id,
        full.version,
        full.title,
        full.audience,
        full.language,
        full.source,
    )
    assert (Theme("file", "The file"), Theme("work", "The work")) == full.themes
    assert ("depth", "known", "plan", "seen", "visits", "grade", "gaps") == full.reporting_order


def test_numbers_follow_the_order_of_asking(full: Questionnaire) -> None:
    """A statement has no number, and a number of one's own does not use one up."""
    assert ["", "1", "2", "2a", "3", "4", "5", "6", "7"] == [question.number for question in full.questions]


def test_options(full: Questionnaire) -> None:
    """A short wording is the label where none is given; an option means nothing by itself."""
    assert (
        Option("chronology", "A chronology", "Chronology"),
        Option("plan", "A plan", "A plan"),
        Option("none", "None of these", "None of these", exclusive=True, asks_comment=True),
    ) == full.question("plan").options
    assert Option("no", "No", "No", Meaning.NEGATIVE, escalates=True) == full.question("known").option("no")
    assert Kind.SCALE == full.question("grade").kind
    assert ("outstanding", "good", "requires_improvement", "inadequate") == full.question("grade").codes


def test_a_question(full: Questionnaire) -> None:
    """A folded text is one line, bounds and the repeated question are kept."""
    plan = full.question("plan")

    assert ("What does the file hold?", "What does the file hold?", "Tick all that you find.") == (
        plan.text,
        plan.short,
        plan.hint,
    )
    assert (1, 2) == (plan.minimum, plan.maximum)
    assert "known" == full.question("known_again").repeats


def test_comments(full: Questionnaire) -> None:
    """Every question invites a comment unless it says otherwise; a statement takes none, a probe asks for one."""
    assert {
        "welcome": CommentRule.NONE,
        "known": CommentRule.INVITED,
        "depth": CommentRule.NONE,
        "visits": CommentRule.ASKED,
        "gaps": CommentRule.ASKED,
    } == {name: full.question(name).comment for name in ("welcome", "known", "depth", "visits", "gaps")}
    assert ("", "What would help?") == (full.question("visits").probe, full.question("gaps").probe)


def test_conditions(full: Questionnaire) -> None:
    """Every form of condition is carried; a date is compared as it is written."""
    assert Equals("known", "yes") == full.question("plan").when
    assert Answered("depth") == full.question("seen").when
    assert (
        AnyPart((Equals("agency", "police", is_fact=True), Not(AnyOf("age", (0, 1), is_fact=True))))
        == full.sections[1].when
    )
    assert All((AnyOf("plan", ("plan", "chronology")), Equals("seen", "2026-11-02"))) == full.question("visits").when
    assert "Now to the work." == full.sections[1].statement


def test_without_an_order_of_reporting_it_is_the_order_of_asking() -> None:
    """Statements and repeated questions stay out of it."""
    text = FULL.replace("reporting_order: [depth, known, plan, seen, visits, grade, gaps]\n", "")

    assert ("known", "plan", "depth", "seen", "visits", "grade", "gaps") == load_questionnaire(
        text, "f.yaml"
    ).reporting_order


MANY_WRONG = """\
id: bad one
version: "1"
title: Bad
audience: auditors
themes:
  - {id: t, title: T}
  - {id: t, title: T again}
reporting_order: [q1, q1, q99]
colour: red
sections:
  - id: s
    title: S
    title: S again
    questions:
      - id: q1
        kind: one
        theme: tt
        text: First?
        txt: typing error
        options:
          - {code: yes, label: "Yes"}
          - {code: yes, label: "yes", exclusive: true}
          - {code: no, label: No, meaning: positiv}
        when: {question: q2, equals: yes}
      - id: q2
        kind: on
        theme: t
        text: Second?
        when: {question: q1, equals: maybe}
      - id: q2
        kind: text
        theme: t
        text: Third
        options: [{code: a, label: A}, {code: b, label: B}]
        when: {all: [{answered: q7}, {fact: agency}, {nott: {}}]}
      - id: q5
        kind: several
        theme: t
        text: {a: 1}
        options: [{code: 1, label: One}]
        minimum: 3
        maximum: 2
        repeats: q9
      - id: q6
        kind: one
        text: Fourth
        options: [{code: a, label: 12}, {code: b, label: ""}]
        when: {answered: q6}
      - just text
  - id: s2
    questions: []
    when: {fact: role, equals: true}
"""

FORMS = (
    "{question: q2, equals: yes}, {question: q2, any_of: [yes, no]}, {fact: agency, equals: police}, "
    "{question: q3, at_least: 2}, {answered: q2}, {all: [...]}, {any: [...]}, {not: {...}}"
)


def test_every_error_is_named_at_once_with_line_question_and_key() -> None:
    """A file with three dozen errors is mended in one go."""
    with pytest.raises(Faults) as refused:
        load_questionnaire(MANY_WRONG, "bad.yaml")

    assert f"""\
bad.yaml:1: key 'id': takes 1 to 64 letters, digits, '-', '_' and '.' without spaces, and begins with a letter or digit
bad.yaml:2: key 'version': must be a whole number
bad.yaml:4: key 'audience': must be 'auditor', 'parent', 'practitioner', 'interviewer', 'coordinator' or 'lead'; \
did you mean 'auditor'?
bad.yaml:7: theme t, key 'id': the theme 't' stands twice; the first time on line 6
bad.yaml:8: key 'reporting_order[2]': 'q1' stands twice
bad.yaml:8: key 'reporting_order[3]': there is no question 'q99'
bad.yaml:8: key 'reporting_order': leaves out 'q2' and 'q6': every question that is asked is reported
bad.yaml:9: key 'colour': is no key that is known here
bad.yaml:13: section s, key 'title': the key stands twice; the first time on line 12
bad.yaml:17: question q1, key 'theme': there is no theme 'tt'; did you mean 't'?
bad.yaml:19: question q1, key 'txt': is no key that is known here; did you mean 'text'?
bad.yaml:22: question q1, option yes, key 'code': the code 'yes' stands twice; the first time on line 21
bad.yaml:22: question q1, option yes, key 'label': the label 'yes' stands twice; the first time on line 21
bad.yaml:22: question q1, option yes, key 'exclusive': only means something where several can be ticked (kind: several)
bad.yaml:23: question q1, option no, key 'meaning': must be 'positive', 'negative', 'not_applicable', 'dont_know' \
or 'neutral'; did you mean 'positive'?
bad.yaml:24: question q1, key 'when.question': looks at 'q2', which is not asked before this: a condition can only \
look back; that one waits for this one in turn
bad.yaml:26: question q2, key 'kind': must be 'one', 'several', 'scale', 'text', 'number', 'date' or 'statement'; \
did you mean 'one'?
bad.yaml:30: question q2, key 'id': the question 'q2' stands twice; the first time on line 25
bad.yaml:34: question q2, key 'options': a question of kind 'text' has none: leave them out, or choose another kind
bad.yaml:35: question q2, key 'when.all[1].answered': there is no question 'q7'
bad.yaml:35: question q2, key 'when.all[2]': is no condition: write one of {FORMS}
bad.yaml:35: question q2, key 'when.all[3].nott': is no part of a condition; did you mean 'not'?
bad.yaml:39: question q5, key 'text': must be text: put it in quotes
bad.yaml:40: question q5, option number 1, key 'code': must be text: put it in quotes
bad.yaml:41: question q5, key 'minimum': is 3, and above the maximum of 2
bad.yaml:43: question q5, key 'repeats': there is no question 'q9'
bad.yaml:44: question q6, key 'theme': is missing: name the theme under which the question is reported
bad.yaml:47: question q6, option a, key 'label': must be text: put it in quotes
bad.yaml:47: question q6, option b, key 'label': must not be empty
bad.yaml:48: question q6, key 'when.answered': decides about 'q6' and looks at its answer: a condition can only look back
bad.yaml:49: question number 6: must hold keys, such as 'id'
bad.yaml:50: section s2, key 'title': is missing
bad.yaml:51: section s2, key 'questions': must hold at least one
bad.yaml:52: section s2, key 'when.equals': must be a word or a whole number; put other values in quotes""" == str(
        refused.value
    )


SPOILED = ["", " []", " {}", " {a: 1}", " [1, [2]]", " 3", " -1.5", " true", " 2026-11-02", " known", ' "\\0"']


@settings(max_examples=60)
@given(st.data())
def test_however_a_file_is_spoiled_it_is_refused_in_order(data: st.DataObject) -> None:
    """Any value can stand anywhere, any line can be missing: the answer is a questionnaire or faults with lines."""
    lines = FULL.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        value = data.draw(st.sampled_from([None, *SPOILED]))
        keys = re.findall(r"\w+:", lines[place]) or [":"]
        key = data.draw(st.sampled_from(keys))
        spoiled = re.sub(rf"{key}( [^,}}\]]*)?", f"{key}{value}", lines[place], count=1)
        lines[place : place + 1] = [] if value is None else [spoiled]

    outcome = attempt("\n".join(lines))

    assert isinstance(outcome, Questionnaire) or all(1 <= fault.line <= len(lines) + 1 for fault in outcome)


def attempt(text: str) -> Questionnaire | tuple[Fault, ...]:
    try:
        return load_questionnaire(text, "f.yaml")
    except Faults as refused:
        return refused.faults
