"""A form in several languages: all of them are carried, and what cannot be told or is missing is said with its place."""
# ruff: noqa: E501 - a table of sentences reads best with one a line

from __future__ import annotations

from typing import Any

import pytest

from bot.importing.xlsform.language_names import code_of
from survey.languages import NoSuchLanguage
from survey.loading import load_questionnaire
from survey.questionnaire import Questionnaire
from tests.bot.importing.xlsform.books import Rows, book, carried, refusals

EN, CY = "English (en)", "Cymraeg (cy)"
BOTH: dict[str, Rows] = {
    "survey": [
        ["type", "name", f"label::{EN}", f"label::{CY}", f"hint::{EN}", f"hint::{CY}", "short", f"short::{CY}"],
        ["note", "first", "Please read.", "Darllenwch."],
        ["begin_group", "outer", "Outer", "Allanol", "Once.", "Unwaith."],
        ["begin_group", "inner", "Inner"],
        ["select_one l", "q", "Seen?", "Welwyd?", "Tick\none.", "Ticiwch\nun.", "S", "W"],
        ["end_group"],
        ["end_group"],
    ],
    "choices": [
        ["list_name", "name", f"label::{EN}", f"label::{CY}", "meaning", "short"],
        ["l", "yes", "Yes", "Do", "positive", "Y"],
        [
            "l",
            "no",
            "No, and here is why it was not possible at the time of the visit",
            "Naddo, a dyma pam nad oedd yn bosibl",
        ],
    ],
    "settings": [["form_id", "form_title", f"title_in::{CY}"], ["f", "A form", "Ffurflen"]],
}
HEADINGS = ["type", "name"]


def form(columns: str, *rows: list[str], **more: Rows) -> bytes:
    """Return a form of texts with these columns for their wording."""
    return book(
        {
            "survey": [[*HEADINGS, *columns.split(" | ")], *(["text", f"q{n}", *row] for n, row in enumerate(rows))],
            **more,
        }
    )


def own(told: str) -> Rows:
    """Return the sheet that names the form's own language."""
    return [["form_title", "default_language"], ["F", told]]


def said(questionnaire: Questionnaire) -> list[Any]:
    """Return all that people read in a questionnaire."""
    headings = [(section.title, section.statement) for section in questionnaire.sections]
    questions = [(q.text, q.hint, q.short, *(option.label for option in q.options)) for q in questionnaire.questions]
    return [questionnaire.title, *headings, *questions]


def test_all_that_people_read() -> None:
    """It is carried in every language, at its place; what one lacks stands in the form's own, and where is said."""
    found = carried(book(BOTH))
    assert ("en", ["cy"]) == (found.questionnaire.language, list(found.questionnaire.translations))
    assert [
        "A form", ("A form", ""), ("Outer · Inner", "Once."), ("Please read.", "", "Please read."),
        ("Seen?", "Tick\none.", "S", "Yes", "No, and here is why it was not possible at the time of the visit"),
    ] == said(found.questionnaire)  # fmt: skip
    assert [
        "Ffurflen", ("Ffurflen", ""), ("Allanol · Inner", "Unwaith."), ("Darllenwch.", "", "Darllenwch."),
        ("Welwyd?", "Ticiwch\nun.", "W", "Do", "Naddo, a dyma pam nad oedd yn bosibl"),
    ] == said(found.questionnaire.spoken("cy"))  # fmt: skip
    assert (
        "Columns without a language are taken to be in 'en': if they are not, name their language under default_language in the sheet 'settings'.",
        f"Not translated: sheet 'survey', column 'label::{CY}', row 4: not in 'cy', and shown in 'en'.",
    ) == found.remarks


def test_the_file_can_be_read() -> None:
    """A wording stands on one line as long as it fits there, else each language on a line of its own; it loads again."""
    found = carried(book(BOTH))
    lines = found.text.splitlines()
    assert '        text: {en: "Seen?", cy: "Welwyd?"}' in lines
    assert "          - {code: yes, label: {en: Yes, cy: Do}, short: {en: Y, cy: Do}, meaning: positive}" in lines
    first = lines.index("          - code: no")
    assert [
        "            label:",
        '              en: "No, and here is why it was not possible at the time of the visit"',
        '              cy: "Naddo, a dyma pam nad oedd yn bosibl"',
    ] == lines[first + 1 : first + 4]
    again = load_questionnaire(found.text, "again.yaml")
    assert ["Y", "Do"] == [each.questions[1].options[0].short for each in (again, again.spoken("cy"))]
    assert said(found.questionnaire.spoken("cy")) == said(again.spoken("cy"))


@pytest.mark.parametrize(
    ("columns", "settings", "expected"),
    [
        ("label", [], ["en"]),
        ("label", own("Welsh"), ["cy"]),
        ("label::French", [], ["fr"]),
        ("label:French", [], ["fr"]),
        ("label::Scots (sco)", [], ["sco"]),
        ("label::Romani (rom)", own("Romani (rom)"), ["rom"]),
        ("label | label::Cymraeg", [], ["en", "cy"]),
        ("label::Cymraeg (cy) | label::English", [], ["en", "cy"]),
        ("label::Cymraeg (cy) | label::English (en-GB)", [], ["en-GB", "cy"]),
        ("label::Français | label::polski", [], ["fr", "pl"]),
        ("label::Français | label::polski", own("Polish (pl)"), ["pl", "fr"]),
        ("label::English (en) | label", own("Cymraeg"), ["cy", "en"]),
        ("label::English (en) | label::Cymraeg (cy)", own("default"), ["en", "cy"]),
    ],
)
def test_which_is_its_own(columns: str, settings: Rows, expected: list[str]) -> None:
    """The one that the settings name; else English, where it has that or columns without a language that say something
    else; else the first."""
    found = carried(form(columns, ["One", "Two"], settings=settings)).questionnaire
    assert expected == [found.language, *found.translations]


def test_a_column_without_a_language_serves_the_forms_own() -> None:
    """Where only one language is named, it is that one, and it is said."""
    found = carried(form("label::French | hint", ["Un", "Une aide"]))
    [question] = found.questionnaire.questions
    assert ("fr", "Un", "Une aide") == (found.questionnaire.language, question.text, question.hint)
    assert "Columns without a language are taken to be in 'fr'" in found.remarks[0]
    told = carried(form("label::French | hint", ["Un", "Une aide"], settings=own("French")))
    assert () == told.remarks


def test_what_is_missing_is_named_by_its_rows() -> None:
    """Also where there is no column for it yet; rows that follow each other are named together."""
    rows = [[f"Q{n}", "", "Help"] for n in range(3)] + [["Q3", "C3"], ["Q4", ""]]
    found = carried(form(f"label::{EN} | label::{CY} | hint::{EN}", *rows))
    assert (
        f"Not translated: sheet 'survey', column 'label::{CY}', rows 2-4, 6: not in 'cy', and shown in 'en'.",
        f"Not translated: sheet 'survey', column 'hint::{CY}', rows 2-4: not in 'cy', and shown in 'en'.",
        "Not translated: sheet 'settings', column 'title_in::cy': the title 'form' is not in 'cy'.",
    ) == found.remarks
    assert ["Q0", "Q1", "Q2", "C3", "Q4"] == [q.text for q in found.questionnaire.spoken("cy").questions]


LACKS_OWN = "says nothing in 'en', the form's own language, but in 'cy': write it, or name another language under default_language in the sheet 'settings'"
UNKNOWN = "is no language that is known here: write its code too, as in Welsh (cy)"
REFUSED = {
    "a label in one and a hint in another": (
        form("label::English (en) | hint::Cymraeg (cy)", ["One", ""], ["Two", "Dau"]),
        f"sheet 'survey', row 3, column 'hint::English (en)': {LACKS_OWN}",
    ),
    "its own is missing": (
        form("label::English (en) | label::Cymraeg (cy)", ["", "Un"], ["Two", "Dau"]),
        f"sheet 'survey', row 2, column 'label::English (en)': {LACKS_OWN}",
    ),
    "its own is nowhere": (
        form("label::English (en) | label::Cymraeg (cy)", ["One", "Un"], settings=own("French")),
        "sheet 'settings', row 2, column 'default_language': nothing is written in 'fr', but in 'en' and 'cy'",
    ),
    "its own is unknown": (
        form("label", ["One"], settings=own("Elvish")),
        f"sheet 'settings', row 2, column 'default_language': 'Elvish' {UNKNOWN}",
    ),
    "two texts in one language": (
        form("label | label::English", ["One", "Uno"]),
        "sheet 'survey', row 2, column 'label::English': says something else than 'label', which is in the same language: delete one of the two",
    ),
    "two columns in one language": (
        form("label::English (en) | label::english", ["One", "Two"]),
        "sheet 'survey', row 1, column 'label::english': the column stands twice, for it means the same as 'label::English (en)': delete one of them",
    ),
    "a column twice": (
        form("label::Welsh | label::Welsh", ["One", "Two"]),
        "sheet 'survey', row 1, column 'label::Welsh': the column stands twice: delete one of them",
    ),
    "an unknown language": (
        form("label | label::Elvish", ["One", "Two"]),
        f"sheet 'survey', row 1, column 'label::Elvish': 'Elvish' {UNKNOWN}",
    ),
    "a code of which nothing is known, beside another": (
        form("label | label::Romani (rom)", ["One", "Two"]),
        "sheet 'survey', row 1, column 'label::Romani (rom)': nothing is known of the language 'rom': it can be brought in alone, in a workbook of its own",
    ),
    "a heading at which other programmes break off": (
        form("label | required_message::English::Welsh", ["One", "Two"]),
        "other programmes that read XLSForms break off at it (TypeError): look at 'required_message::English::Welsh'",
    ),
    "a choice's short label by language": (
        book(
            {
                "survey": [[*HEADINGS, "label"], ["select_one l", "q", "Q"]],
                "choices": [["list_name", "name", "label", "short::Welsh"], ["l", "a", "A"], ["l", "b", "B", "C"]],
            }
        ),
        "sheet 'choices', row 1, column 'short::Welsh': other programmes break off at it: a choice's 'short' is in the form's own language alone",
    ),
    "a misspelt heading": (
        form("label", ["One"], settings=[["form_title", "titel_in::Welsh"], ["F", "Ff"]]),
        "sheet 'settings', row 1, column 'titel_in::Welsh': is no column of an XLSForm; did you mean 'title_in'?",
    ),
    "a misspelt language": (
        form("label | hint::Welhs", ["One", "Two"]),
        "sheet 'survey', row 1, column 'hint::Welhs': 'Welhs' is no language that is known here: write 'Welsh' if that is meant, or else write its code too, as in Welsh (cy)",
    ),
    "an earlier answer in a translation": (
        form("label::English | label::Cymraeg", ["One", "Hello ${q}"]),
        "sheet 'survey', row 2, column 'label::Cymraeg': shows an earlier answer in the wording (${q}), which is not carried",
    ),
    "a translation that no chat can show": (
        form("label::English | label::Cymraeg", ["One", "x" * 3001]),
        "sheet 'survey', row 2, column 'label': in 'cy': text, hint and options have 3001 characters together; a chat shows at most 3000 at once",
    ),
    "a title that breaks other programmes": (
        form("label", ["One"], settings=[["form_title", "form_title::Cymraeg (cy)"], ["F", "Ff"]]),
        "sheet 'settings', row 2, column 'form_title::Cymraeg (cy)': other programmes take one title: head the column title_in::Cymraeg (cy)",
    ),
    "a rule by language": (
        form("label::English | label::Cymraeg | required::Cymraeg", ["One", "Un", "yes"]),
        "sheet 'survey', row 1, column 'required::Cymraeg': 'required' is the same in every language",
    ),
    "a row that only a translation fills": (
        book(
            {"survey": [[*HEADINGS, "label::English", "label::Cymraeg"], ["", "", "", "Un"], ["text", "a", "A", "B"]]}
        ),
        "sheet 'survey', row 2, column 'type': is empty: say what kind of question this is, such as text",
    ),
    "choices that read alike in one language": (
        book(
            {
                "survey": [[*HEADINGS, "label"], ["select_one l", "q", "Q"]],
                "choices": [
                    ["list_name", "name", "label", f"label::{CY}"],
                    ["l", "a", "A", "C"],
                    ["l", "b", "B", "C"],
                ],
            }
        ),
        f"sheet 'choices', row 3, column 'label::{CY}': 'C' stands twice in this list; the first time in row 2",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_carried(name: str) -> None:
    """It is refused by its sheet, row and column, with what to do; no wording is dropped or guessed at."""
    data, expected = REFUSED[name]
    assert [expected] == refusals(data)


def test_the_word_other() -> None:
    """It is English: in another language it is missing, which is said, and a form whose own language is another needs
    its own word."""
    rows = [["list_name", "name", f"label::{EN}", f"label::{CY}"], ["l", "a", "A", "C"]]
    asked = [[*HEADINGS, f"label::{EN}", f"label::{CY}"], ["select_one l or_other", "q", "Q", "C"]]
    title = [["form_title", f"title_in::{CY}"], ["F", "Ff"]]
    instead = "add a choice named other to the list, in your own words"
    found = carried(book({"survey": asked, "choices": rows, "settings": title}))
    assert (
        f"Not translated: sheet 'survey', column 'type', row 2: 'or_other' adds the English word 'Other', which is not in 'cy': {instead}.",
    ) == found.remarks
    welsh: Rows = [["form_title", "default_language"], ["Ff", "cy"]]
    assert [f"sheet 'survey', row 2, column 'type': 'or_other' adds the English word 'Other': {instead}"] == refusals(
        book({"survey": asked, "choices": rows, "settings": welsh})
    )
    known = book({"survey": asked, "choices": [*rows, ["l", "other", "Else", "Arall"]], "settings": welsh})
    assert ["C", "Arall"] == [option.label for option in carried(known).questionnaire.questions[0].options]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Welsh (cy)", "cy"), ("welsh", "cy"), ("Cymraeg", "cy"), ("CY", "cy"), ("english(en)", "en"), ("cym", "cy"),
        ("pt_BR", "pt-BR"), ("Brazilian Portuguese", "pt-BR"), ("Norwegian (nb)", "nb"), ("Kurdish (ckb)", "ckb"),
        ("Farsi (fa)", "fa"), ("اردو", "ur"),
    ],
)  # fmt: skip
def test_the_code_of_a_language(written: str, expected: str) -> None:
    """It is what stands in brackets, or what the name means, in English or in the language itself."""
    assert expected == code_of(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("English (UK)", "the code of English is 'en', and 'UK' is Ukrainian: write the one that is meant"),
        ("Cymraeg (cv)", "the code of Cymraeg is 'cy', and 'cv' is Chuvash: write the one that is meant"),
        (
            "Dari (prs)",
            "the code of Dari is 'fa-AF', and 'prs' is no code that is known here: write the one that is meant",
        ),
    ],
)
def test_a_language_that_cannot_be_told(written: str, reason: str) -> None:
    """A code that is another language's would be spoken to other people."""
    with pytest.raises(NoSuchLanguage) as refused:
        code_of(written)
    assert reason == str(refused.value)
