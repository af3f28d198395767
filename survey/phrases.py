"""The phrases that people see, in one language: a gettext catalogue whose keys name the phrase."""

from __future__ import annotations

import datetime as dt
from gettext import GNUTranslations
from io import BytesIO, StringIO

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DATES = {"en": "en_GB"}
"""Whose way of writing a date goes with a language; 'en' alone is American."""


class MissingPhrase(LookupError):
    """The catalogue of a language has no entry for a key."""


class Phrases:
    """Looks phrases up by key and fills in their details."""

    def __init__(self, language: str, catalogue: str) -> None:
        """Take the text of a PO file; raises babel's PoFileError where it is not one."""
        self.language = language
        compiled = BytesIO()
        write_mo(compiled, read_po(StringIO(catalogue), abort_invalid=True))
        compiled.seek(0)
        self._translations = GNUTranslations(compiled)
        self._plain: dict[str, str] = {}

    def __call__(self, key: str, **details: str | int) -> str:
        """Return the phrase; raises MissingPhrase where the catalogue has none."""
        if details:
            return self._filled(key, self._translations.gettext(key), details)
        if key not in self._plain:
            self._plain[key] = self._filled(key, self._translations.gettext(key), {})
        return self._plain[key]

    def many(self, key: str, count: int, **details: str | int) -> str:
        """Return the phrase for this count, which it can show as {count}; raises MissingPhrase."""
        return self._filled(key, self._translations.ngettext(key, key, count), {"count": count, **details})

    def day(self, day: dt.date) -> str:
        """Return a date as people of this language write it: '14 February 2014'."""
        return format_date(day, "long", locale=DATES.get(self.language, self.language))

    def weekday(self, day: dt.date) -> str:
        """Return a date of about now, with its weekday: 'Friday 14 February'."""
        return format_date(day, "EEEE d MMMM", locale=DATES.get(self.language, self.language))

    def moment(self, at: dt.datetime) -> str:
        """Return a date and a time of the clock, as they stand: '14 February 2014, 09:05'."""
        return f"{self.day(at.date())}, {at:%H:%M}"

    @staticmethod
    def _filled(key: str, phrase: str, details: dict[str, str | int]) -> str:
        if phrase == key:
            raise MissingPhrase(key)
        return phrase.format(**details)
