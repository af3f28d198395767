"""Forms that others wrote: each is carried and answered to the end, or refused with reasons that can be found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.importing.xlsform.columns import TRANSLATED, meaning_of
from bot.importing.xlsform.findings import SHEETS, SURVEY, Findings, SheetFault
from bot.importing.xlsform.form import read_xlsform
from bot.importing.xlsform.workbook import Sheet, read_sheets
from survey.questionnaire import Questionnaire
from survey.reading.faults import Faults
from survey.state import Stage
from tests.bot.importing.xlsform.books import Rows, book
from tests.survey.invented import seeded
from tests.survey.monkey import Monkey
from tests.survey.talk import Talk, english, situation

FORMS = Path(__file__).parent / "forms"
PHRASES = english()
CY = "Yn Gymraeg: "
FAR = 40
"""More columns than any of the forms has."""


@dataclass(frozen=True)
class Carried:
    """A form that becomes so many questions and notes; so many things are said of it, such as what is left out."""

    questions: int
    remarks: int


@dataclass(frozen=True)
class Refused:
    """A form in which so many things are against it; one of them is this, in this place."""

    faults: int
    sheet: str
    row: int
    column: str
    reason: str


VERDICTS: dict[str, Carried | Refused] = {
    "allow_comment_rows_test.xls": Carried(1, 3),
    "another_loop.xls": Refused(2, "survey", 2, "type", "'begin loop over types': a group cannot be asked several"),
    "attribute_columns_test.xlsx": Refused(59, "survey", 14, "type", "'decimal' is not carried: only whole numbers"),
    "bad_calc.xlsx": Refused(2, "survey", 2, "type", "'calculate' is not carried: nothing is calculated: delete the"),
    "badly_named_choices_sheet.xls": Carried(3, 0),
    "blank_second_row.xls": Carried(1, 0),
    "calculate.xls": Refused(6, "survey", 2, "type", "'calculate' is not carried: nothing is calculated: delete the"),
    "calculate_without_calculation.xls": Refused(20, "survey", 8, "type", "'decimal' is not carried: only whole"),
    "cascading_select_test_equivalent.xls": Refused(4, "survey", 5, "type", "'calculate' is not carried: nothing is"),
    "choice_filter_test.xlsx": Refused(4, "survey", 3, "choice_filter", "options cannot depend on an answer: ask a"),
    "choice_name_as_type.xls": Refused(4, "survey", 2, "type", "the list 'zone' has one choice, and there is"),
    "choice_name_same_as_select_name.xls": Refused(1, "survey", 2, "type", "the list 'zone' has one choice, and"),
    "default_time_demo.xls": Refused(2, "survey", 2, "type", "'time' is not carried: there are days, but no times"),
    "duplicate_columns.xlsx": Refused(45, "survey", 14, "type", "'decimal' is not carried: only whole numbers can"),
    "excel_with_macros.xlsm": Refused(1, "survey", 3, "type", "'deviceid' records something about the device or its"),
    "extra_sheet_names.xlsx": Carried(1, 0),
    "flat_xlsform_test.xlsx": Refused(43, "survey", 14, "type", "'decimal' is not carried: only whole numbers can"),
    "gps.xls": Refused(1, "survey", 2, "type", "'gps' is not carried: there are no places and maps in a chat: use"),
    "group.xls": Refused(1, "survey", 4, "type", "'phone number' limits what can be answered, and only integer and"),
    "group_name_test.xls": Refused(2, "survey", 4, "type", "'phone number' limits what can be answered, and only"),
    "group_names_must_be_unique.xls": Refused(1, "survey", 3, "type", "'geopoint' is not carried: there are no"),
    "hidden.xls": Refused(1, "survey", 2, "type", "'hidden' is not carried: nobody would see it: delete the row"),
    "ict_survey_fails.xls": Carried(1, 6),
    "include.xls": Refused(1, "survey", 3, "type", "'include' is no type of an XLSForm: use text, integer, date,"),
    "include_json.xls": Refused(1, "survey", 2, "type", "'include' is no type of an XLSForm: use text, integer,"),
    "instance_xmlns_test.xls": Carried(1, 1),
    "loop.xls": Refused(2, "survey", 3, "type", "'begin loop over toilet_type': a group cannot be asked several"),
    "not_closed_group_test.xls": Refused(2, "survey", 3, "type", "this group is never closed"),
    "ODKValidateWarnings.xlsx": Refused(1, "survey", 3, "type", "'phone number' limits what can be answered, and"),
    "or_other.xlsx": Refused(1, "survey", 3, "choice_filter", "options cannot depend on an answer: ask a question"),
    "pull_data.xlsx": Refused(3, "survey", 2, "type", "'calculate' is not carried: nothing is calculated: delete"),
    "repeat_date_test.xls": Refused(5, "survey", 3, "type", "'calculate' is not carried: nothing is calculated:"),
    "search_and_select.xlsx": Refused(3, "survey", 2, "type", "the list 'fruits' has one choice, and there is"),
    "select_one_external.xlsx": Refused(5, "survey", 3, "type", "'select_one_external counties': choices from"),
    "settings.xls": Carried(2, 2),
    "simple_loop.xls": Refused(1, "survey", 2, "type", "'begin loop over my_columns': a group cannot be asked"),
    "sms_info.xls": Refused(4, "survey", 9, "type", "'image' is not carried: a file, picture or recording cannot be"),
    "spaces_in_choices_header.xls": Refused(3, "survey", 2, "default", "an answer that stands there before anybody"),
    "specify_other.xls": Carried(1, 0),
    "style_settings.xls": Carried(2, 1),
    "survey_no_name.xlsx": Carried(1, 0),
    "table-list.xls": Refused(4, "choices", 23, "image", "pictures, sound and video cannot be shown"),
    "text_and_integer.xls": Carried(2, 0),
    "text_and_integer_xlsx.xlsx": Refused(2, "survey", 2, "label", "is empty: write what is asked"),
    "tutorial.xls": Refused(1, "survey", 2, "type", "'begin repeat': a group cannot be asked several times; ask for"),
    "unknown_question_type.xls": Refused(52, "survey", 2, "type", "'set form title' is no type of an XLSForm: use"),
    "widgets.xls": Refused(30, "survey", 4, "type", "'decimal' is not carried: only whole numbers can be asked: use"),
    "xl_date_ambiguous.xlsx": Refused(5, "survey", 4, "relevant", "'0': never holds, so this would never be asked:"),
    "xl_date_ambiguous_v1.xlsx": Refused(4, "survey", 6, "default", "an answer that stands there before anybody"),
    "xml_escaping.xls": Refused(5, "survey", 2, "type", "'calculate' is not carried: nothing is calculated: delete"),
    "yes_or_no_question.xls": Carried(1, 0),
}  # fmt: skip


def test_every_form_has_a_verdict() -> None:
    """None is passed over."""
    assert sorted(VERDICTS) == sorted(path.name for path in FORMS.glob("*.xls*"))


@pytest.mark.parametrize("name", [name for name, verdict in VERDICTS.items() if isinstance(verdict, Refused)])
def test_refused(name: str) -> None:
    """Everything that is against it is named at once, with sheet, row and column."""
    with pytest.raises(Faults) as refusal:
        read_xlsform((FORMS / name).read_bytes(), name)
    faults = [fault for fault in refusal.value.faults if isinstance(fault, SheetFault)]
    expected = VERDICTS[name]
    assert isinstance(expected, Refused)
    place = (expected.sheet, expected.row, expected.column)
    assert [expected.reason] == [
        fault.message[: len(expected.reason)] for fault in faults if place == (fault.where, fault.line, fault.key)
    ]
    assert expected.faults == len(faults) == len(refusal.value.faults)
    assert [] == [fault for fault in faults if fault.line and not (fault.where and fault.message)]


@pytest.mark.parametrize("name", [name for name, verdict in VERDICTS.items() if isinstance(verdict, Carried)])
def test_carried(name: str) -> None:
    """The questionnaire is answered and submitted by somebody who presses and types."""
    carried = read_xlsform((FORMS / name).read_bytes(), name)
    assert VERDICTS[name] == Carried(len(carried.questionnaire.questions), len(carried.remarks))
    walk(carried.questionnaire)


@pytest.mark.parametrize("name", [name for name, verdict in VERDICTS.items() if isinstance(verdict, Carried)])
def test_carried_in_two_languages(name: str) -> None:
    """With a second column beside each that holds wording, nothing is missing in either language, and both are
    answered to the end: by the same names and codes, in other words."""
    carried = read_xlsform(translated((FORMS / name).read_bytes()), name).questionnaire
    welsh = carried.spoken("cy")
    assert ("en", "cy") == (carried.language, welsh.language)
    for question, other in zip(carried.questions, welsh.questions, strict=True):
        assert (question.id, question.codes) == (other.id, other.codes)
        words = [question.text, *(option.label for option in question.options)]
        expected = [text if text == "Other" else f"{CY}{text}" for text in words]
        assert expected == [other.text, *(option.label for option in other.options)]
    walk(carried)
    walk(welsh)


def translated(data: bytes) -> bytes:
    """Return a form that says each of its wordings in a second language too."""
    sheets = read_sheets(data, Findings("form.xls"))
    return book({sheet.name: _translated(sheet) for sheet in sheets if sheet.rows})


def _translated(sheet: Sheet) -> Rows:
    name = sheet.name.strip().casefold()
    headings, *rows = [{column: cell.text for column, cell in row.cells.items()} for row in sheet.rows]
    for column, heading in list(headings.items()):
        meaning, _ = meaning_of(name if name in SHEETS else SURVEY, heading)
        if meaning in TRANSLATED:
            headings[column + FAR] = f"{TRANSLATED[meaning]}::Cymraeg (cy)"
            for row in (row for row in rows if column in row):
                row[column + FAR] = f"{CY}{row[column]}"
    return [[row.get(column) for column in range(2 * FAR)] for row in (headings, *rows)]


def walk(questionnaire: Questionnaire) -> None:
    """Answer a questionnaire to the end, and submit it."""
    talk = Talk(situation(questionnaire), PHRASES)
    Monkey(talk, seeded(1)).finish()
    assert talk.state.stage is Stage.SUBMITTED
    assert talk.situation.returned is not None
    assert set(talk.situation.returned.asked) == {
        question.id for question in talk.situation.questionnaire.questions if question.id in talk.given
    }
