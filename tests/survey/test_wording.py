"""Answers in words, and long texts in portions."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.answers import Answer
from survey.messages import Line, Tone
from survey.phrases import Phrases
from survey.questionnaire import Kind, Option, Question
from survey.wording import excerpt, in_words, pages, portions, shown, units
from tests.survey.talk import english

RARE = settings(max_examples=150)
BUDGETS = st.integers(2, 60)
texts = st.text(st.sampled_from("ab 😀\n\u200d\u0301é👩語"), max_size=200)


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    """The English phrases, read once."""
    return english()


def _bare(text: str) -> str:
    return "".join(text.split())


@RARE
@given(texts, BUDGETS)
def test_portions_lose_white_space_at_most(text: str, budget: int) -> None:
    """Every portion fits, and together they hold the text."""
    parts = portions(text, budget)
    assert _bare(text) == _bare("".join(parts))
    assert all(units(part) <= budget for part in parts)


@RARE
@given(st.lists(texts, max_size=8), BUDGETS)
def test_pages_hold_everything_in_order(lines: list[str], budget: int) -> None:
    """No page is over the budget, none is left empty between others, and nothing is lost or moved."""
    made = pages([Line(text) for text in lines], budget)
    assert _bare("".join(lines)) == _bare("".join(line.text for page in made for line in page))
    assert all(sum(units(line.text) for line in page) <= budget for page in made)
    assert made
    assert all(page for page in made[1:])


def test_a_line_keeps_its_tone_on_every_page() -> None:
    """The person's own words stay marked as such where they run over several pages."""
    made = pages([Line("a", Tone.QUESTION), Line("word " * 100, Tone.QUOTE)], 100)
    assert len(made) > 4
    assert {Tone.QUOTE} == {line.tone for page in made[1:] for line in page}


def test_a_portion_ends_at_white_space_where_there_is_some() -> None:
    """Words stay whole; a text without a blank is parted between characters, never inside one."""
    assert ["one two", "three"] == portions("one two three", 9)
    assert ["😀😀", "😀"] == portions("😀😀😀", 5)
    assert [""] == portions("", 5)


@RARE
@given(texts, BUDGETS)
def test_an_excerpt_is_one_short_line(text: str, longest: int) -> None:
    """It is at most so many units and an ellipsis, and the whole where that fits."""
    look = excerpt(text, longest)
    assert units(look) <= longest + 2
    assert "\n" not in look
    if units(" ".join(text.split())) <= longest:
        assert " ".join(text.split()) == look
    else:
        assert look.endswith("…")


def test_units_are_those_of_the_bot_api() -> None:
    """A character beyond the basic plane counts twice."""
    assert [1, 2, 3, 1] == [units(text) for text in ("a", "😀", "a😀", "語")]


OPTIONS = (Option("a", "Yes, a long label", "Yes"), Option("b", "No, a long label", "No"))


@pytest.mark.parametrize(
    ("answer", "words", "brief"),
    [
        (None, "not answered", "not answered"),
        (Answer("q", comment="only this"), "not answered", "not answered"),
        (Answer("q", left_out=True), "left unanswered", "left unanswered"),
        (Answer("q", choices=()), "none of these", "none of these"),
        (Answer("q", choices=("a", "b")), "Yes, a long label; No, a long label", "Yes; No"),
        (Answer("q", text="As typed."), "As typed.", "As typed."),
        (Answer("q", number=0), "0", "0"),
        (Answer("q", date=dt.date(2014, 2, 14)), "14 February 2014", "14 February 2014"),
    ],
)
def test_an_answer_in_words(answer: Answer | None, words: str, brief: str, phrases: Phrases) -> None:
    """'Not answered', 'left unanswered' and 'none of these' are three different things."""
    question = Question("q", Kind.SEVERAL, "?", "?", "t", "1", options=OPTIONS)
    assert words == in_words(question, answer, phrases)
    assert brief == in_words(question, answer, phrases, short=True)


def test_the_wording_that_is_kept_with_an_answer() -> None:
    """It is what the person saw: text, hint and options."""
    question = Question("q", Kind.ONE, "Was it?", "?", "t", "1", hint="Look twice.", options=OPTIONS)
    assert shown(question) == "Was it?\nLook twice.\nYes, a long label\nNo, a long label"
