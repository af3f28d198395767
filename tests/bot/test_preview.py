"""The invented request of a preview: its facts, and what is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from bot.preview import NoSuchFact, Preview, invent
from survey.audit import Window
from survey.loading import load_questionnaire
from survey.questionnaire import FactValue, Questionnaire

TODAY = dt.date(2026, 3, 2)
LOOKS_AT_FACTS = """
id: invented
version: 1
title: Invented
audience: {audience}
themes: [{{id: t, title: T}}]
sections:
  - id: plan
    title: Plan
    when: {{all: [{{fact: kind_of_plan, equals: child_in_need}}, {{not: {{fact: agency, equals: police}}}}]}}
    questions:
      - {{id: q1, theme: t, kind: text, text: One?, when: {{fact: age, any_of: [3, 4]}}}}
      - {{id: q2, theme: t, kind: text, text: Two?, when: {{any: [{{answered: q1}}, {{fact: role, equals: lead}}]}}}}
  - id: other
    title: Other
    questions:
      - {{id: q3, theme: t, kind: text, text: Three?, when: {{fact: kind_of_plan, any_of: [none, child_in_need]}}}}
"""


def looking(audience: str = "auditor") -> Questionnaire:
    return load_questionnaire(LOOKS_AT_FACTS.format(audience=audience), "invented")


def invented(audience: str = "auditor", **given: str) -> Preview:
    return invent(looking(audience), given, "en", TODAY)


def test_what_conditions_look_at() -> None:
    """Every fact with every value that it is compared with, once, in the order of asking."""
    assert {
        "kind_of_plan": ("child_in_need", "none"),
        "agency": ("police",),
        "age": (3, 4),
        "role": ("lead",),
    } == looking().facts


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({}, {}),
        ({"kind_of_plan": "child protection", "age": "12"}, {"kind_of_plan": "child protection", "age": 12}),
        ({"agency": "health", "case": "C99"}, {"agency": "health", "case": "C99"}),
        ({"age": "", "agency": " "}, {"age": None, "agency": None}),
        ({"case": "", "age": "4"}, {"case": None, "age": None, "kind_of_plan": None}),
    ],
)
def test_facts_that_are_given_and_others(given: Mapping[str, str], changed: Mapping[str, FactValue]) -> None:
    """A fact has its first value unless another is given; an empty one has none, and without a case none has."""
    usual: dict[str, FactValue] = {"case": "C01", "agency": "police", "kind_of_plan": "child_in_need", "age": 3}
    expected = usual | dict(changed)
    found = invented(**given)
    assert expected == found.facts
    assert (expected["case"], expected["agency"]) == (found.request.case, found.request.agency)
    attributes = {name: value for name, value in expected.items() if name not in {"case", "agency"}}
    assert (attributes if expected["case"] else None) == (found.case and found.case.attributes)


def test_the_audit_is_open() -> None:
    """Whatever the time zone of whoever looks at it."""
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    half_a_day = dt.timedelta(hours=12)
    assert {Window.OPEN} == {invented().audit.window(noon + shift) for shift in (-half_a_day, half_a_day)}


def test_a_parent_has_no_agency() -> None:
    """Unless a condition looks at it, nobody gives a parent one."""
    plain = LOOKS_AT_FACTS.replace("{{fact: agency, equals: police}}", "{{fact: age, equals: 9}}")
    questionnaire = load_questionnaire(plain.format(audience="parent"), "invented")
    assert None is invent(questionnaire, {}, "en", TODAY).request.agency


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kindofplan": "x"}, "looks at 'kindofplan'; did you mean 'kind_of_plan'?"),
        ({"gender": "x"}, "looks at 'gender'. What can be set is 'case', 'agency', 'kind_of_plan' and 'age'."),
        ({"role": "parent"}, "The role is 'auditor', for whom the questionnaire is: it cannot be set."),
    ],
)
def test_a_fact_that_nothing_looks_at(given: Mapping[str, str], said: str) -> None:
    """It would change nothing, and nobody would notice."""
    with pytest.raises(NoSuchFact) as refusal:
        invented(**given)
    assert said in str(refusal.value)
