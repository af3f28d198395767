"""A questionnaire is in one language: which one, and what is said of the others."""

from __future__ import annotations

import pytest

from tests.bot.importing.xlsform.books import Rows, book, carried, refusals

CHOICES = [["list_name", "name", "label::English (en)", "label::Cymraeg (cy)"], ["l", "a", "Yes", "Ie"], ["l", "b", "No", "Na"]]  # fmt: skip # noqa: E501 - one sheet
BOTH = {
    "survey": [
        ["type", "name", "label::English (en)", "label::Cymraeg (cy)", "hint"],
        ["select_one l", "q", "Seen?", "Welwyd?", "A hint"],
    ],
    "choices": CHOICES,
}


@pytest.mark.parametrize("wanted", ["cy", "Cymraeg", "cymraeg (CY)"])
def test_one_is_chosen(wanted: str) -> None:
    """By its code or its name; what stands in a column without a language serves for it, and the other is named."""
    found = carried(book(BOTH), wanted)
    [question] = found.questionnaire.questions
    assert "cy" == found.questionnaire.language
    assert ("Welwyd?", ["Ie", "Na"], "A hint") == (question.text, [o.label for o in question.options], question.hint)
    assert (
        "sheet 'survey', column '...::English (en)': another language than the one that was chosen",
    ) == found.left_out


def test_several_and_none_is_chosen() -> None:
    """They are named, and so is the way to choose."""
    several = "is written in 'English (en)' and 'Cymraeg (cy)', and a questionnaire is in one language: "
    assert [f"{several}choose one with --language"] == refusals(book(BOTH))
    assert [f"{several}'fr' is none of them"] == refusals(book(BOTH), "fr")


@pytest.mark.parametrize(
    ("heading", "settings", "wanted", "expected"),
    [
        ("label", [], "", "en"),
        ("label", [], "cy", "cy"),
        ("label", [["default_language"], ["Welsh"]], "", "cy"),
        ("label::French", [], "", "fr"),
        ("label:French", [], "french", "fr"),
        ("label::pt-BR", [], "", "pt-BR"),
        ("label::Scots (sco)", [], "", "sco"),
    ],
)
def test_the_code_of_a_language(heading: str, settings: Rows, wanted: str, expected: str) -> None:
    """It is what stands in brackets, or what the English name means."""
    data = book({"survey": [["type", "name", heading], ["text", "a", "A"]], "settings": settings})
    assert expected == carried(data, wanted).questionnaire.language


def test_a_language_that_nobody_knows() -> None:
    """It needs its code."""
    data = book({"survey": [["type", "name", "label::Elvish"], ["text", "a", "A"]]})
    assert ["sheet 'survey', row 1, column 'label::Elvish': 'Elvish' is no language that is known here: write its code too, as in English (en)"] == refusals(data)  # fmt: skip # noqa: E501 - one sentence


def test_a_column_without_a_language_beside_one_with() -> None:
    """Where both say something else in a row, they are two languages; an empty column is none."""
    headings = ["type", "name", "label", "label::French (fr)", "label::Greek (el)"]
    data = book({"survey": [headings, ["text", "a", "One", "Un"]]})
    assert ["is written in 'French (fr)' and 'default', and a questionnaire is in one language: choose one with --language"] == refusals(data)  # fmt: skip # noqa: E501 - one sentence
    assert "One" == carried(data, "default").questionnaire.questions[0].text
    assert "Un" == carried(data, "fr").questionnaire.questions[0].text


def test_wording_that_is_there_in_another_language_only() -> None:
    """It is not left out in silence."""
    data = book(
        {
            "survey": [
                ["type", "name", "label::English (en)", "label::French (fr)", "hint::French (fr)"],
                ["text", "a", "", "Un"],
                ["text", "b", "Two", "Deux", "Une aide"],
            ]
        }
    )
    assert [
        "sheet 'survey', row 2, column 'label::English (en)': has no text in 'English (en)', but in 'French (fr)'",
        "sheet 'survey', row 3, column 'hint::French (fr)': has no text in 'English (en)', but in 'French (fr)'",
    ] == refusals(data, "en")
