"""Charts."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace

import pytest

from reporting.charts import FILLS, NARROW, WIDE, Layout, bar_chart, svg
from reporting.collation import collate
from reporting.figures import QuestionFigures
from reporting.lettering import any_script, font, width_of
from reporting.words import described
from survey.answers import Answer
from survey.questionnaire import Kind, Meaning, Option
from tests.reporting.builders import DONT_KNOW, NO, NOT_APPLICABLE, YES, given, question, questionnaire

ABSURD = (
    'costs $5 or $\\frac{1}{$ <b>bold</b> & "quoted"',
    "هل تم التحدث مع الطفل على انفراد؟",
    "漢字かな交じり文 🙂",
    "x" * 300,
    "a label of many words that goes on and on " * 6,
)


def figures_of(*options: Option, kind: Kind = Kind.ONE, chosen: tuple[str, ...] = ()) -> QuestionFigures:
    """Return the figures of one question, with a return for each code."""
    returns = [given(number, Answer("q1", choices=(code,))) for number, code in enumerate(chosen)]
    return collate(questionnaire(question("q1", kind, options)), returns, []).questions[0]


@pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("label", ABSURD, ids=["markup", "right-to-left", "other-script", "one-word", "long"])
def test_any_label_can_be_drawn_and_none_is_cut(label: str, layout: Layout) -> None:
    """Dollars, markup and any script are plain text; long labels are wrapped within the chart."""
    option = replace(YES, short=label)

    drawn = bar_chart(figures_of(option, NO, chosen=("yes",)), layout)
    texts = [text.get_text() for text in drawn.texts]

    assert "".join(label.split()) in "".join("".join(texts).split())
    with any_script():
        assert all(width_of(text, font(11.5)) <= layout.width for text in texts)
    assert svg(drawn).startswith("<?xml")


def test_a_chart_says_count_share_base_and_note() -> None:
    """They stand in the picture itself, for a picture travels without its page."""
    chart = bar_chart(figures_of(YES, NO, chosen=("yes", "yes", "no")), note="Synthetic data")
    texts = [text.get_text() for text in chart.texts]

    assert {"Yes", "2 (66.7%)", "No", "1 (33.3%)", "Synthetic data"} <= set(texts)
    assert "n = 3 answered of 3 asked; 0 not answered" in texts


def test_both_bases_stand_in_the_chart() -> None:
    """Where 'not applicable' can be chosen, the share without it is beneath."""
    chart = bar_chart(figures_of(YES, NO, NOT_APPLICABLE, chosen=("yes", "na")))

    assert "Where applicable (n = 1): Yes 100.0%; No 0.0%" in [text.get_text() for text in chart.texts]


def test_meanings_differ_in_more_than_colour() -> None:
    """No two fills share lightness and pattern; what is no view is outlined and hatched."""
    assert set(Meaning) == set(FILLS)
    assert FILLS[Meaning.DONT_KNOW].hatch != FILLS[Meaning.NOT_APPLICABLE].hatch
    assert all(FILLS[each].hatch for each in (Meaning.NEGATIVE, Meaning.DONT_KNOW, Meaning.NOT_APPLICABLE))


def test_the_same_figures_give_the_same_picture() -> None:
    """No date and no chance in it, and nothing that is fetched."""
    figures = figures_of(YES, NO, DONT_KNOW, chosen=("yes", "no", "dk"))
    first, second = (svg(bar_chart(figures)) for _ in range(2))

    assert first == second
    assert [] == re.findall(r"(?:href|src)=\"https?:[^\"]*\"|@import|url\(http", first)


def test_nothing_returned_draws_empty_bars() -> None:
    """A chart without a base shows counts of 0 and no share."""
    chart = bar_chart(figures_of(YES, NO))

    assert ["Yes", "0", "No", "0"] == [text.get_text() for text in chart.texts[:4]]


def test_ticking_nothing_has_its_own_bar() -> None:
    """None of these stands beside the options."""
    several = questionnaire(question("q1", Kind.SEVERAL, (YES, NO), minimum=0))
    figures = collate(several, [given(1, Answer("q1", choices=()))], []).questions[0]

    assert {"None of these", "1 (100.0%)"} <= {text.get_text() for text in bar_chart(figures).texts}
    assert "none of these 1 (100.0%)" in described(figures)


def test_a_question_without_options_has_no_chart() -> None:
    """It is refused by name."""
    figures = collate(questionnaire(question("q1", Kind.NUMBER)), [], []).questions[0]

    with pytest.raises(ValueError, match="q1"):
        bar_chart(figures)


def test_the_alternative_text_says_the_same_figures() -> None:
    """Number, short wording, each count and share, the base and what was not answered."""
    text = described(figures_of(YES, NO, chosen=("yes", "yes", "no")))

    assert (
        "Bar chart. Question 1: About q1. Yes 2 (66.7%); No 1 (33.3%). n = 3 answered of 3 asked; 0 not answered."
        == text
    )


def test_only_missing_letters_pass_in_silence() -> None:
    """Another warning is still heard."""
    with pytest.warns(UserWarning, match="something else"), any_script():
        warnings.warn("something else", stacklevel=1)
