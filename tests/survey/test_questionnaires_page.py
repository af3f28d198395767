import re
from pathlib import Path
from textwrap import indent

import pytest

from survey.loading import load_questionnaire
from survey.loading.question_checks import LONGEST_CARD, LONGEST_LABEL, MOST_OPTIONS
from survey.loading.shape import OptionShape, QuestionnaireShape, QuestionShape, SectionShape
from survey.questionnaire import CommentRule, Kind, Meaning
from survey.reading.shapes import Shape

PAGE = (Path(__file__).parents[2] / "docs" / "questionnaires.md").read_text("utf-8")


def example() -> str:
    return _blocks()[0]


def _blocks() -> tuple[str, str]:
    whole, languages = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    return str(whole), str(languages)


def test_the_example_of_the_page_can_be_loaded() -> None:
    """A coordinator can begin with a copy of it."""
    questionnaire = load_questionnaire(example(), "example.yaml")

    assert ["file", "others", "seen", "grade", "strengths"] == [question.id for question in questionnaire.questions]


@pytest.mark.parametrize("shape", [QuestionnaireShape, SectionShape, QuestionShape, OptionShape])
def test_every_key_is_explained(shape: type[Shape]) -> None:
    """The page leaves out no key that a file may have."""
    assert [] == [key for key in shape.model_fields if f"`{key}`" not in PAGE]


def test_every_word_that_a_key_takes_is_explained() -> None:
    """Kinds, meanings and rules for comments stand on the page."""
    words = [*Kind, *Meaning, *CommentRule]

    assert [] == [word for word in words if f"`{word}`" not in PAGE]


def test_the_limits_of_the_page_are_those_that_are_checked() -> None:
    """The page and the loader agree."""
    assert f"more than {MOST_OPTIONS} options; a label of more than {LONGEST_LABEL} characters" in PAGE
    assert f"of more than {LONGEST_CARD:,} together" in PAGE


def test_every_condition_of_the_page_can_be_loaded() -> None:
    """Each form in the table is one that a file may use."""
    section = PAGE[PAGE.index("## Conditions") : PAGE.index("## What is refused")]
    conditions = re.findall(r"^\| `(\{.*?\})` \|", section, flags=re.MULTILINE)
    questions = "".join(
        f"      - {{id: extra{n}, kind: text, theme: child, text: Extra, when: {condition}}}\n"
        for n, condition in enumerate(conditions)
    )
    text = re.sub(r"reporting_order:.*\n", "", example()) + questions

    assert 8 == len(conditions)
    assert 13 == len(load_questionnaire(text, "example.yaml").questions)


def test_the_languages_of_the_page_can_be_asked_in() -> None:
    """Wording by language is read as the page writes it."""
    question = "      - id: extra\n        kind: one\n        theme: child\n" + indent(_blocks()[1], " " * 8)
    text = re.sub(r"reporting_order:.*\n", "", example()) + question

    welsh = load_questionnaire(text, "example.yaml").spoken("cy")
    assert ("Plan review", ["Do", "Naddo"]) == (welsh.title, [o.label for o in welsh.question("extra").options])
