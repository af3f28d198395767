"""The languages of a form: by which headings they go, and which is the questionnaire's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.importing.xlsform.columns import TRANSLATED
from bot.importing.xlsform.findings import SETTINGS, Findings
from bot.importing.xlsform.language_names import code_of, is_known
from bot.importing.xlsform.table import Column, Table
from survey.languages import BASE, NoSuchLanguage
from survey.reading.shapes import listed

_PLAIN = "default"
"""What some programmes write where a column without a language is meant."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The codes of a form's languages, by what its headings call them; a column without a language is in its own."""

    own: str
    by_heading: Mapping[str, str]

    @property
    def others(self) -> tuple[str, ...]:
        """The codes of the further languages, in the order of their columns."""
        return tuple(code for code in dict.fromkeys(self.by_heading.values()) if code != self.own)

    def code(self, column: Column) -> str:
        """Return the language of a column; '' where it is not known, which was said."""
        return self.by_heading.get(column.language, "") if column.language else self.own

    def columns(self, table: Table, meaning: str) -> dict[str, list[Column]]:
        """Return the columns of a table for this wording, by the codes of their languages; its own come first."""
        found: dict[str, list[Column]] = {code: [] for code in (self.own, *self.others)}
        for column in table.called(meaning):
            if code := self.code(column):
                found[code].append(column)
        return found

    def heading(self, table: Table, meaning: str, code: str) -> str:
        """Return how the column of a language is headed, or would be."""
        begins = TRANSLATED[meaning]
        called = next((f"{begins}::{name}" for name, known in self.by_heading.items() if known == code), meaning)
        return next((column.heading for column in self.columns(table, meaning)[code]), called)


def find_languages(tables: Sequence[Table], default: str, findings: Findings) -> Languages:
    """Return the languages in which something is written; `default` is what the settings call its own, if anything.

    A language that cannot be told, and columns that are in the same one, are faults.
    """
    told = "" if default.casefold() == _PLAIN else default
    written = list(_written(tables))
    by_heading = _by_heading(written, findings)
    plain = [column for table, column in written if table.name != SETTINGS and not column.language]
    codes = list(dict.fromkeys(by_heading.values()))
    own = _told(told, codes, findings, plain=bool(plain)) if told else _presumed(codes, tables)
    languages = _without_unknown(Languages(own, by_heading), written, findings)
    for table in tables:
        _same_language_twice(table, languages)
    if plain and codes and not told:
        findings.taken(
            f"Columns without a language are taken to be in '{own}': if they are not, name their language under"
            " default_language in the sheet 'settings'."
        )
    return languages


def _by_heading(written: Iterable[tuple[Table, Column]], findings: Findings) -> dict[str, str]:
    found: dict[str, str] = {}
    for table, column in written:
        try:
            if column.language:
                found[column.language] = code_of(column.language)
        except NoSuchLanguage as reason:
            findings.fault(table.name, 1, column.heading, str(reason))
    return found


def _told(default: str, codes: Sequence[str], findings: Findings, *, plain: bool) -> str:
    """Return the language that the settings name."""
    try:
        own = code_of(default)
    except NoSuchLanguage as reason:
        findings.fault(SETTINGS, 2, "default_language", str(reason))
        return codes[0] if codes else BASE
    if plain or own in codes or not codes:
        return own
    findings.fault(SETTINGS, 2, "default_language", f"nothing is written in '{own}', but in {listed(codes, 'and')}")
    return codes[0]


def _presumed(codes: Sequence[str], tables: Iterable[Table]) -> str:
    """Return the language that is a form's own where its settings name none: English, or where there is none, the
    first."""
    for code in codes:
        if code.partition("-")[0] == BASE:
            return code
    return BASE if not codes or _plain_is_another(tables) else codes[0]


def _plain_is_another(tables: Iterable[Table]) -> bool:
    """Return whether a row says one thing in a language, and another in the column without one."""
    for table in tables:
        for meaning in TRANSLATED if table.name != SETTINGS else ():
            columns = table.called(meaning)
            for row in table.rows:
                said = {(bool(c.language), row.cell(c.place).text) for c in columns if row.cell(c.place).text}
                plain = {text for named, text in said if not named}
                if plain and {text for named, text in said if named} - plain:
                    return True
    return False


def _written(tables: Iterable[Table]) -> Iterator[tuple[Table, Column]]:
    """Yield the columns for wording in which there is some."""
    for table in tables:
        for column in table.columns:
            if column.meaning in TRANSLATED and any(row.cell(column.place).text for row in table.rows):
                yield table, column


def _same_language_twice(table: Table, languages: Languages) -> None:
    for meaning in TRANSLATED:
        for columns in languages.columns(table, meaning).values():
            named = [column for column in columns if column.language]
            for column in named[1:]:
                table.stands_twice(column, named[0])


def _without_unknown(languages: Languages, written: Iterable[tuple[Table, Column]], findings: Findings) -> Languages:
    """Return the languages; a language of which only a code is known is none of several, for nobody could be offered
    it."""
    unknown = [(table, column, code) for table, column in written if not is_known(code := languages.code(column))]
    if not (unknown and languages.others):
        return languages
    for table, column, code in unknown:
        reason = f"nothing is known of the language '{code}': it can be brought in alone, in a workbook of its own"
        findings.fault(table.name, 1, column.heading, reason)
    return replace(languages, by_heading={})
