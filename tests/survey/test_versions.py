"""When an answer to one version of a question is an answer to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from survey.questionnaire import Answered, CommentRule, Kind, Meaning, Option, Question
from survey.versions import Fate, Part, asked_alike, compare, counted_together, differences
from tests.survey.asking import one, questionnaire

YES, NO = Option("yes", "Yes", "Yes"), Option("no", "No", "No")
ASKED = Question("a", Kind.ONE, "Was the child seen?", "Seen", "t", hint="In the last year.", options=(YES, NO))


@pytest.mark.parametrize(
    "change",
    [
        {"short": "Child seen"},
        {"theme": "u"},
        {"number": "7"},
        {"when": Answered("b")},
        {"options": (NO, YES)},
        {"options": (replace(YES, short="Y"), replace(NO, meaning=Meaning.NEGATIVE))},
    ],
    ids=str,
)
def test_what_nobody_meets_when_answering_changes_nothing(change: dict[str, Any]) -> None:
    """What the report calls it, where it stands, when it is asked, and the order of a list."""
    assert asked_alike(ASKED, replace(ASKED, **change))


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"text": "Was the child seen"}, Part.TEXT),
        ({"hint": ""}, Part.HINT),
        ({"probe": "How was that?"}, Part.PROBE),
        ({"options": (YES, replace(NO, label="Not at all"))}, Part.OPTIONS),
        ({"options": (YES, NO, Option("partly", "Partly", "Partly"))}, Part.OPTIONS),
        ({"options": (YES, replace(NO, code="never"))}, Part.OPTIONS),
        ({"options": (YES, replace(NO, escalates=True))}, Part.RULES),
        ({"options": (YES, replace(NO, asks_comment=True))}, Part.RULES),
        ({"comment": CommentRule.ASKED}, Part.RULES),
        ({"repeats": "b"}, Part.RULES),
        ({"kind": Kind.SEVERAL}, Part.KIND),
    ],
    ids=str,
)
def test_what_a_person_meets_changes_the_question(change: dict[str, Any], part: Part) -> None:
    """A mended comma too: the answer was given to the other wording."""
    assert part in differences(ASKED, replace(ASKED, **change))


def test_on_a_scale_the_order_says_something() -> None:
    """Elsewhere it is only a list."""
    scale = replace(ASKED, kind=Kind.SCALE)
    assert (Part.OPTIONS,) == differences(scale, replace(scale, options=(NO, YES)))


def test_a_number_with_other_bounds() -> None:
    """Whoever could not answer 40 may want to now."""
    number = Question("n", Kind.NUMBER, "How many?", "How many?", "t", maximum=30)
    assert (Part.RULES,) == differences(number, replace(number, maximum=50))


def test_every_question_has_a_fate() -> None:
    """In the order of the later version; what is gone comes last."""
    before = questionnaire(one("a"), one("b"), one("c"))
    after = questionnaire(one("new"), one("c"), one("a", "hint: Take your time."))
    assert [
        ("new", Fate.NEW),
        ("c", Fate.UNCHANGED),
        ("a", Fate.CHANGED),
        ("b", Fate.GONE),
    ] == [(change.question.id, change.fate) for change in compare(before, after)]


def test_a_section_that_is_renamed_asks_the_same() -> None:
    """Its title and its place are no part of its questions."""
    before = questionnaire(one("a"))
    after = replace(before, sections=(replace(before.sections[0], title="Another", statement="Read this."),))
    assert [Fate.UNCHANGED] == [change.fate for change in compare(before, after)]


def test_one_choice_and_a_scale_are_counted_together() -> None:
    """Other kinds are not, whatever their wording."""
    assert counted_together(ASKED, replace(ASKED, kind=Kind.SCALE))
    assert not counted_together(ASKED, replace(ASKED, kind=Kind.SEVERAL))
