"""Workbooks made for a test, and what becomes of them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from bot.importing.xlsform.form import Carried, read_xlsform
from survey.questionnaire import Question
from survey.reading.faults import Faults

Rows = Iterable[Any]
"""Rows of a sheet, each a list of what stands in its cells."""
YES_NO = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]
SETTINGS = [["form_id", "form_title"], ["invented", "Invented"]]
FILE = "form.xlsx"


def book(sheets: Mapping[str, Rows]) -> bytes:
    """Return an .xlsx file with these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def survey(*rows: Sequence[Any], headings: str = "type name label hint relevant", **more: Rows) -> bytes:
    """Return a form with these rows below the headings, and with a list 'yn' of yes and no."""
    return book({"survey": [headings.split(), *rows], "choices": YES_NO, "settings": SETTINGS, **more})


def carried(data: bytes) -> Carried:
    """Return what a workbook becomes."""
    return read_xlsform(data, FILE)


def questions(data: bytes) -> tuple[Question, ...]:
    """Return the questions that a workbook becomes."""
    return carried(data).questionnaire.questions


def refusals(data: bytes) -> list[str]:
    """Return why a workbook is refused, without the file's name."""
    with pytest.raises(Faults) as refusal:
        read_xlsform(data, FILE)
    return [str(fault).removeprefix(f"{FILE}: ") for fault in refusal.value.faults]
