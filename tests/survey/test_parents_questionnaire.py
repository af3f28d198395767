"""What parents are asked: every topic of the published conversations, in words that they can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from survey.consent_file import read_consent
from survey.path import standing
from survey.questionnaire import CommentRule, Kind, Questionnaire
from tests.survey.plain_words import grade, hard_to_read
from tests.survey.pseudo import entries
from tests.survey.talk import shipped

FILE = (files("survey") / "questionnaires" / "parents-conversation.yaml").read_text("utf-8")
TOPICS = {
    "2.4.1": {"support", "together"},
    "3.5.1": {"support", "together"},
    "3.5.2": {"help_clear", "help_stopped"},
    "3.5.3": {"ended", "reasons"},
    "3.5.4": {"meaning"},
    "3.5.5": {"worker", "changes"},
    "3.3.8": {"helped", "not_helped", "child_helped"},
    "4.1.6": {"helped", "not_helped", "child_helped"},
}
"""The paragraphs that say what parents were asked about, or should be, and the questions that do it here."""


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return shipped("parents-conversation")


def messages(questionnaire: Questionnaire) -> Iterator[str]:
    """Yield all that a parent reads of it, apart from what can be pressed."""
    yield questionnaire.title
    for section in questionnaire.sections:
        yield from (section.title, *([section.statement] if section.statement else []))
    for question in questionnaire.questions:
        yield from (text for text in (question.text, question.hint, question.probe) if text)


def options(questionnaire: Questionnaire) -> list[str]:
    """Return what can be pressed."""
    return [option.label for question in questionnaire.questions for option in question.options]


def test_every_topic_is_asked_about(asked: Questionnaire) -> None:
    """And the file names the paragraph above each question."""
    every = re.findall(r"# ([\d., ]+\d)[^\n]*\n      - id: (\w+)", FILE)
    paragraphs = {name: set(numbers.split(", ")) for numbers, name in every}

    assert {question.id for question in asked.questions} == set(paragraphs)
    for paragraph, names in TOPICS.items():
        assert names <= {name for name, numbers in paragraphs.items() if paragraph in numbers}


def test_a_reading_age_of_eleven_at_most(asked: Questionnaire) -> None:
    """Every prompt, hint and follow-up by itself and together, and every option."""
    assert [] == hard_to_read(messages(asked))
    assert [] == hard_to_read(options(asked))


def test_what_is_too_hard_is_named() -> None:
    """By its grade, its length, a word that is none of a parent's, and a case reference."""
    hard = "Multi-agency professionals consider appropriate interventions regarding C07 at the earliest opportunity."
    (*reasons, whole) = [each.partition(":")[0] for each in hard_to_read([hard, f"I am {'so ' * 120}tired."])]
    assert "grade 25.2" == reasons[0]
    assert ["'Multi-agency'", "'professionals'", "'interventions'"] == reasons[1:4]
    assert "'C07' looks like a case reference" == reasons[4]
    assert ["371 characters", "grade 44.3"] == reasons[5:]
    assert whole.endswith("on the whole")


def test_open_prompts_with_a_gentle_follow_up(asked: Questionnaire) -> None:
    """Each open one has one; a few scales stand in words, and nothing has to be answered."""
    kinds = [question.kind for question in asked.questions]
    opened = [question for question in asked.questions if question.kind is Kind.TEXT]

    assert (11, 4, 1) == (kinds.count(Kind.TEXT), kinds.count(Kind.SCALE), kinds.count(Kind.SEVERAL))
    assert all(question.probe.endswith("?") for question in opened)
    assert not any(question.required for question in asked.questions)
    assert {CommentRule.NONE} == {question.comment for question in asked.questions if not question.probe}


def test_the_first_and_the_last_are_easy(asked: Questionnaire) -> None:
    """The first takes a tick, the last asks for something good; no question has more than two sentences."""
    first, last = asked.questions[0], asked.questions[-1]

    assert (Kind.SEVERAL, "") == (first.kind, first.probe)
    assert "going well" in last.text
    assert all(len(re.findall(r"[.?!]", question.text)) <= 2 for question in asked.questions)


def test_what_others_told_plays_no_part(asked: Questionnaire) -> None:
    """No question goes by what is known of the case, and none is filled in: everybody is asked the same."""
    assert {} == asked.facts
    assert asked.questions == standing(asked, {}, {}).asked
    assert not any("{" in text for text in messages(asked))


def test_the_easiest_words_that_say_it(asked: Questionnaire) -> None:
    """The figure of docs/questionnaires.md."""
    assert 0.7 == round(grade(messages(asked)), 1)


def test_the_words_around_it_are_as_easy() -> None:
    """The phrases of the parents' conversation, and the demonstration's words of consent."""
    phrases = entries((files("survey") / "locale" / "en" / "LC_MESSAGES" / "caseround.po").read_text("utf-8"))
    shown = [forms for key, forms in phrases.items() if key.startswith("parent.") and ".words." not in key]
    said = [form for forms in shown for form in forms]
    consent = (files("bot.demo") / "consent.yaml").read_text("utf-8")
    wording = read_consent(consent, "consent.yaml")

    assert len(said) > 50
    assert [] == hard_to_read(re.sub(r"\{\w+\}", "Friday", form) for form in said)
    assert [] == hard_to_read((*wording.says.values(), *wording.asks.values()))
