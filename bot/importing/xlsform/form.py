"""The bytes of a workbook -> a questionnaire's file, checked whole."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import PurePath

from bot.importing.xlsform.choices import list_names, offered, read_choices
from bot.importing.xlsform.findings import CHOICES, SETTINGS, SHEETS, SURVEY, Findings
from bot.importing.xlsform.groups import sections
from bot.importing.xlsform.languages import find_languages
from bot.importing.xlsform.loading import load
from bot.importing.xlsform.settings_sheet import read_settings, title_of
from bot.importing.xlsform.standard import check_standard
from bot.importing.xlsform.survey_sheet import SurveySheet, lists_offered
from bot.importing.xlsform.table import Table, judge, read_table
from bot.importing.xlsform.workbook import Sheet, read_sheets
from bot.importing.xlsform.writing import Part, Written, write
from survey.questionnaire import Questionnaire
from survey.reading.shapes import nearest

_NOT_CARRIED = ("external_choices", "entities", "osm")


@dataclass(frozen=True, slots=True)
class Carried:
    """A form that was carried: the questionnaire's file, what it holds, and a sentence for each thing that was left
    out, is not translated, or could have been meant otherwise."""

    written: Written
    questionnaire: Questionnaire
    remarks: tuple[str, ...]

    @property
    def text(self) -> str:
        """The questionnaire's file."""
        return self.written.text


def read_xlsform(data: bytes, file: str) -> Carried:
    """Return the questionnaire of an XLSForm, in each of its languages; `file` is what errors call it.

    Raises Faults with everything in it that cannot be carried, each with its sheet, row and column.
    """
    findings = Findings(file)
    sheets = _sheets(read_sheets(data, findings), findings)
    tables = {name: read_table(sheet, name, findings) for name, sheet in sheets.items()}
    known = list_names(tables[CHOICES]) if CHOICES in tables else frozenset()
    if CHOICES in tables:
        tables[CHOICES] = offered(tables[CHOICES], lists_offered(tables[SURVEY]))
    for table in tables.values():
        judge(table)
    form = _form(tables, PurePath(file).stem, known, findings)
    written = write(form)
    questionnaire = load(written, findings) if form.data["sections"] else None
    findings.finish()
    check_standard(tables, PurePath(file).stem, findings)
    findings.finish()
    if questionnaire is None:
        raise AssertionError("a form that cannot be loaded has faults")
    return Carried(written, questionnaire, findings.remarks)


def _sheets(sheets: tuple[Sheet, ...], findings: Findings) -> Mapping[str, Sheet]:
    """Return the sheets that are read, by name; one sheet alone is the survey, whatever it is called."""
    found: dict[str, Sheet] = {}
    filled = [sheet for sheet in sheets if sheet.rows]
    for sheet in filled:
        name = sheet.name.strip().casefold()
        if name in SHEETS:
            if name in found:
                findings.fault(name, 0, "", "the sheet stands twice")
            found[name] = sheet
        elif len(filled) == 1:
            found[SURVEY] = sheet
        elif name in _NOT_CARRIED:
            findings.fault(sheet.name, 0, "", "is not carried: delete the sheet, and the rows that use it")
    for sheet in filled:
        name = sheet.name.strip().casefold()
        likely = nearest(name, [each for each in SHEETS if each not in found])
        if sheet not in found.values() and name not in _NOT_CARRIED:
            if likely:
                findings.fault(sheet.name, 0, "", f"is no sheet of an XLSForm{likely}")
            else:
                findings.leave_out(sheet.name, 0, "", "it is no sheet of an XLSForm")
    if SURVEY not in found:
        findings.fault("", 0, "", "has no sheet 'survey', which holds the questions")
        findings.finish()
    return found


def _form(tables: Mapping[str, Table], stem: str, known: Set[str], findings: Findings) -> Part:
    settings = read_settings(tables.get(SETTINGS), stem)
    present = [tables[name] for name in SHEETS if name in tables]
    languages = find_languages(present, settings.default_language, findings)
    lists = read_choices(tables.get(CHOICES), languages)
    placed = SurveySheet(tables[SURVEY], lists, known, languages).read()
    title = title_of(tables.get(SETTINGS), settings, languages, findings)
    themes, made = sections(placed, title)
    top = {
        "id": settings.id,
        "version": settings.version,
        "title": title,
        "audience": settings.audience,
        "language": languages.own,
        "themes": themes,
        "sections": made,
    }
    return Part(SETTINGS, 2, top)
