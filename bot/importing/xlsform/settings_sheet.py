"""The sheet 'settings' -> what stands at the top of a questionnaire."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.importing.xlsform.columns import CARRIED, TRANSLATED
from bot.importing.xlsform.findings import SETTINGS, Findings
from bot.importing.xlsform.languages import Languages
from bot.importing.xlsform.table import Table
from bot.importing.xlsform.wording import wording
from bot.importing.xlsform.words import Words

_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class FormSettings:
    """The form's own id, title, version and audience, or what stands for them where the sheet is silent: the file's
    name, version 1, and auditors."""

    id: str
    title: str
    version: int
    audience: str
    default_language: str


def read_settings(table: Table | None, stem: str) -> FormSettings:
    """Return the settings of a form whose file is called `stem`."""
    values = dict.fromkeys(CARRIED[SETTINGS], "")
    if table is not None and table.rows:
        values = {meaning: table.text(table.rows[0], meaning) for meaning in values}
        for row in table.rows[1:]:
            if any(table.holds(row, meaning) for meaning in values):
                table.fault(row, "", "only the first row below the headings counts: delete this one")
    return FormSettings(
        id=values["id_string"] or _NO_NAME.sub("-", stem).strip("-_.")[:64],
        title=values["title"] or values["id_string"] or stem,
        version=_version(table, values["version"]),
        audience=values["audience"] or "auditor",
        default_language=values["default_language"],
    )


def title_of(table: Table | None, settings: FormSettings, languages: Languages, findings: Findings) -> Words:
    """Return the title in each language in which the sheet says it; what stands for it, where it does not, is in no
    other."""
    said = wording(table, table.rows[0], "title", languages) if table is not None and table.rows else Words({})
    if not said:
        for code in languages.others:
            column = f"{TRANSLATED['title']}::{code}"
            findings.not_translated(SETTINGS, 0, column, f"the title '{settings.title}' is not in '{code}'")
    return (said or Words({languages.own: settings.title})).on_one_line


def _version(table: Table | None, written: str) -> int:
    if not written:
        return 1
    if written.isascii() and written.isdigit() and len(written) < 16:
        return int(written)
    if table is not None:
        said = f"must be a whole number from 1, and '{written[:40]}' is none: a change gets the next number"
        table.fault(table.rows[0], "version", said)
    return 1
