"""Which of a form's languages becomes the questionnaire: a questionnaire is in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from bot.importing.xlsform.columns import TRANSLATED
from bot.importing.xlsform.findings import SETTINGS, SURVEY, Findings
from bot.importing.xlsform.table import Column, Table
from bot.importing.xlsform.workbook import Row
from survey.reading.shapes import listed

WITHOUT = "default"
"""What a column without a language is called, as other programmes that read XLSForms call it."""
FALLBACK = "en"
_CODE = re.compile(r"\(\s*(?P<code>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)\s*$")


@dataclass(frozen=True, slots=True)
class Language:
    """The language that is carried: its name in the headings ('' for columns without one), and its code."""

    heading: str
    code: str

    def text(self, table: Table, row: Row, meaning: str) -> str:
        """Return what stands in a row in this language; where it is empty, what stands there without a language."""
        written = {column.language.casefold(): row.cell(column.place).text for column in table.called(meaning)}
        return written.get(self.heading.casefold(), "") or written.get("", "")


def choose_language(tables: Iterable[Table], default: str, wanted: str, findings: Findings) -> Language:
    """Return the language to carry, of those in which something is written.

    `default` is what the settings call the language of columns without one, `wanted` what was asked for ('' for
    neither). Where there are several and none was asked for, or another one, that is a fault.
    """
    found = list(tables)
    names = dict.fromkeys(column.language for column in _written(found) if column.language)
    by_fold = {name.casefold(): name for name in names}
    if not by_fold:
        return Language("", _code(wanted or default or FALLBACK, "", findings))
    if default.casefold() not in by_fold and _plain_differs(found):
        by_fold[(default or WITHOUT).casefold()] = ""
    chosen = _chosen(by_fold, wanted, findings)
    for name in by_fold.values():
        if name != chosen and name:
            findings.leave_out(SURVEY, 0, f"...::{name}", "another language than the one that was chosen")
    return Language(chosen, _code(chosen or default or FALLBACK, chosen, findings))


def _chosen(by_fold: dict[str, str], wanted: str, findings: Findings) -> str:
    if not wanted and len(by_fold) == 1:
        return next(iter(by_fold.values()))
    for fold, name in by_fold.items():
        code = _CODE.search(name)
        if wanted and wanted.casefold() in {fold, code["code"].casefold() if code else fold, _bare(fold)}:
            return name
    names = listed([name or fold for fold, name in by_fold.items()], "and")
    how = "choose one with --language" if not wanted else f"'{wanted}' is none of them"
    findings.fault("", 0, "", f"is written in {names}, and a questionnaire is in one language: {how}")
    return next(iter(by_fold.values()))


def _bare(name: str) -> str:
    return _CODE.sub("", name).strip()


def _written(tables: Iterable[Table]) -> Iterator[Column]:
    """Yield the columns for wording in which there is some."""
    for table in tables:
        for column in table.columns:
            if column.meaning in TRANSLATED and any(row.cell(column.place).text for row in table.rows):
                yield column


def _plain_differs(tables: Iterable[Table]) -> bool:
    """Return whether a row says one thing in a language, and another in the column without one."""
    for table in tables:
        for meaning in TRANSLATED:
            for row in table.rows:
                said = {
                    bool(c.language): row.cell(c.place).text for c in table.called(meaning) if row.cell(c.place).text
                }
                if len(said) == 2 and len(set(said.values())) == 2:
                    return True
    return False


def _code(name: str, heading: str, findings: Findings) -> str:
    """Return the code of a language: 'en' for 'English (en)', 'English' and 'en'."""
    found = _CODE.search(name)
    if found:
        return found["code"].replace("_", "-")
    try:
        return str(Locale.parse(name.replace("-", "_"))).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        names = {str(english).casefold(): str(code) for code, english in Locale("en").languages.items()}
    if name.casefold() not in names:
        place = (SURVEY, 1, f"label::{heading}") if heading else (SETTINGS, 2, "default_language")
        findings.fault(*place, f"'{name}' is no language that is known here: write its code too, as in English (en)")
    return names.get(name.casefold(), FALLBACK).replace("_", "-")
