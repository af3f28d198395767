"""What people send that is no form, and what spreadsheets do to what people type."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from bot.importing.xlsform import workbook
from tests.bot.importing.xlsform.books import SETTINGS, YES_NO, book, carried, questions, refusals, survey

GOOD = survey(["text", "why", "Why?"])
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _packed(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return data.getvalue()


def _with(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the good form with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return _packed({**parts, part: change(parts[part])})


SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"type,name,label\n", "is no Excel workbook: in Excel, save it as 'Excel workbook (.xlsx)'"),
        (b"PK\x03\x04 and nothing", "is no Excel workbook"),
        (GOOD[:-40], "is no Excel workbook"),
        (_packed({"readme.txt": b"x"}), "is no Excel workbook"),
        (_packed({"content.xml": b"<x/>"}), "is a spreadsheet of another kind than .xlsx"),
        (_packed({"xl/workbook.bin": b"x"}), "is a spreadsheet of another kind than .xlsx"),
        (_packed({"xl/workbook.xml": b"<x"}), "is damaged, or no Excel workbook"),
        (_packed({"xl/media/image1.png": b"x"}), "is damaged, or no Excel workbook"),
        (_with(SHEET, lambda xml: xml[:-30]), "is damaged, or no Excel workbook"),
        (_with(SHEET, lambda xml: BOMB + xml.replace(b"why", b"&b;")), "is damaged, or no Excel workbook"),
        (OLD_OFFICE + b"x" * 2000, "is damaged, or no Excel workbook"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
        (b"x" * (workbook.LARGEST_FILE + 1), "has more than 10 MB"),
        (_with(SHEET, lambda xml: xml + b" " * workbook.LARGEST_SHEET), "unpacks to 15 MB, more than any form"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_workbook(data: bytes, said: str) -> None:
    """One sentence says what it is instead, and what to do."""
    [reason] = refusals(data)
    assert reason.startswith(said)


def test_a_form_reaches_only_so_far() -> None:
    """Something far below or far to the right was never meant to be there."""
    far: list[list[str]] = [[]] * workbook.MOST_ROWS
    assert ["holds something below row 5,000 of sheet 'survey': delete it, no form is so long"] == refusals(
        survey(["text", "a", "A"], *far, ["text", "b", "B"])
    )
    assert ["holds something beyond column 250 of sheet 'survey': delete it, no form is so wide"] == refusals(
        survey(["text", "a", "A", *[None] * 250, "stray"])
    )


def test_sheets_in_any_case_and_empty_rows() -> None:
    """Names of sheets and headings in capitals or with blanks, and gaps of a hundred rows, change nothing."""
    data = book(
        {
            " Survey": [["Type ", " NAME", "Label"], ["text", "a", "A"], *[[]] * 100, ["select_one yn", "b", "B"]],
            "CHOICES": [["List Name", "name", "label"], *YES_NO[1:]],
            "Settings": SETTINGS,
        }
    )
    assert ["a", "b"] == [question.id for question in questions(data)]


def test_what_stands_in_cells() -> None:
    """Numbers that Excel keeps as 1.0, blanks and breaks at the edges, and Excel's own marks for breaks."""
    choices = [
        ["list_name", "name", "label"],
        ["n", 1.0, 2013],
        ["n", 2, " Much\nlater\xa0"],
        ["n", True, "2014_x000D_"],
    ]
    [question] = questions(survey(["select_one  n ", " year ", "\nWhich\nyear?  "], choices=choices))
    assert ("year", "Which\nyear?") == (question.id, question.text)
    assert [("1", "2013"), ("2", "Much later"), ("TRUE", "2014")] == [(o.code, o.label) for o in question.options]


def test_quotes_that_a_word_processor_bent() -> None:
    """A condition with curly quotes says what one with straight ones says."""
    rows = [["select_one yn", "a", "A"], ["text", "b", "B", "", "${a} = \u2018yes\u2019 or ${a}=\u201cno\u201d"]]
    assert questions(survey(*rows))[1].when is not None


def test_dates_errors_and_formulas() -> None:
    """What a cell was meant to say can only be asked."""
    data = survey(["text", "a", dt.date(2026, 2, 1)], ["text", "b", '="B" & "?"'], ["text", "c", "#REF!"])
    book = load_workbook(io.BytesIO(data))
    book["survey"]["C4"].data_type = "e"
    changed = io.BytesIO()
    book.save(changed)
    date, formula, error = refusals(changed.getvalue())
    assert date.startswith("sheet 'survey', row 2, column 'label': holds a date or a time. Excel makes one of what")
    assert formula.startswith("sheet 'survey', row 3, column 'label': holds a formula without a result")
    assert error.startswith("sheet 'survey', row 4, column 'label': holds an error (#REF!)")


def test_the_result_of_a_formula_counts() -> None:
    """Excel stores it beside the formula; an error stays one."""
    cell = b'<c r="C2" t="str"><f>"Why"&amp;"?"</f><v>Why?</v></c>'
    wrong = b'<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'

    def saying(new: bytes) -> Callable[[bytes], bytes]:
        return lambda xml: xml[: xml.index(b'<c r="C2"')] + new + xml[xml.index(b"</row>", xml.index(b'<c r="C2"')) :]

    assert "Why?" == questions(_with(SHEET, saying(cell)))[0].text
    assert ["sheet 'survey', row 2, column 'label': holds an error (#DIV/0!): mend the formula, or type what it should say"] == refusals(_with(SHEET, saying(wrong)))  # fmt: skip # noqa: E501 - one sentence


def test_text_that_looks_like_a_formula() -> None:
    """Somebody typed it as text, and it stays text."""
    data = survey(["text", "a", "=x"])
    book = load_workbook(io.BytesIO(data))
    book["survey"]["C2"].data_type = "s"
    changed = io.BytesIO()
    book.save(changed)
    assert "=x" == questions(changed.getvalue())[0].text


def test_one_sheet_alone_is_the_survey() -> None:
    """Whatever it is called; of several one has to be called so."""
    rows = [["type", "name", "label"], ["text", "a", "A"]]
    assert "form" == carried(book({"Sheet1": rows, "Sheet2": []})).questionnaire.id
    assert ["has no sheet 'survey', which holds the questions"] == refusals(book({"Sheet1": rows, "Sheet2": rows}))


def test_a_sheet_whose_name_is_misspelt() -> None:
    """It is not passed over; one that is something else is, and that is said."""
    rows = [["list_name", "name", "label"]]
    data = survey(["text", "a", "A"], Changelog=[["2026", "begun"]])
    assert "Left out: sheet 'Changelog': it is no sheet of an XLSForm." in carried(data).remarks
    data = book({"survey": [["type", "name", "label"], ["text", "a", "A"]], "chioces": rows})
    assert ["sheet 'chioces': is no sheet of an XLSForm; did you mean 'choices'?"] == refusals(data)
