"""The phrases that people see, in one language: a gettext catalogue whose keys name the phrase."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from gettext import GNUTranslations
from io import BytesIO

from babel.dates import format_date
from babel.messages.mofile import write_mo

from survey.catalogues import Entry, english_entries, usable
from survey.languages import BASE, direction

DATES = {"en": "en_GB"}
"""Whose way of writing a date goes with a language; 'en' alone is American."""
COUNT = "count"
_OTHER_WAY = str.maketrans("◀▶←→", "▶◀→←")


class MissingPhrase(LookupError):
    """The catalogue of a language has no entry for a key."""


class _Turned(GNUTranslations):
    """The phrases of a language that is written from right to left: what points ahead points to the left."""

    def gettext(self, message: str) -> str:
        return super().gettext(message).translate(_OTHER_WAY)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return super().ngettext(msgid1, msgid2, n).translate(_OTHER_WAY)


def isolated(detail: str | int) -> str | int:
    """Return what is filled into a sentence that runs from right to left, so that its own direction moves nothing
    around it; an address stays as it can be copied."""
    return f"\u2068{detail}\u2069" if isinstance(detail, str) and detail and "://" not in detail else detail


class Phrases:
    """Looks phrases up by key and fills in their details.

    What a language lacks is said in the `fallback`, phrase by phrase. `others` are the further languages that the
    installation has.
    """

    others: tuple[str, ...] = ()

    def __init__(self, language: str, catalogue: str, fallback: Phrases | None = None) -> None:
        """Take the text of a PO file; raises survey.catalogues.BrokenCatalogue where it is not one."""
        self.language = language
        self._fallback = fallback
        self._house: Mapping[str, Phrases] = {}
        self._english: dict[str, Entry] = english_entries(catalogue) if fallback is None else fallback._english  # noqa: SLF001 - the same class
        self._turns = self.direction == "rtl"
        compiled = BytesIO()
        write_mo(compiled, usable(catalogue, language, self._english))
        compiled.seek(0)
        self._translations = (_Turned if self._turns else GNUTranslations)(compiled)
        self._plain: dict[str, str] = {}

    @property
    def direction(self) -> str:
        """'rtl' where the language is written from right to left, 'ltr' else."""
        return direction(self.language)

    def spoken(self, language: str) -> Phrases:
        """Return the phrases of another language of the installation; these where it has none."""
        return self._house.get(language, self)

    def __call__(self, key: str, **details: str | int) -> str:
        """Return the phrase; raises MissingPhrase where no catalogue has it."""
        if details:
            return self._filled(key, self._translations.gettext(key), details)
        if key not in self._plain:
            self._plain[key] = self._filled(key, self._translations.gettext(key), {})
        return self._plain[key]

    def many(self, key: str, count: int, **details: str | int) -> str:
        """Return the phrase for this count, which it can show as {count}; raises MissingPhrase."""
        phrase = self._translations.ngettext(key, key, count)
        if phrase == key and self._fallback is not None:
            return self._fallback.many(key, count, **details)
        return self._filled(key, phrase, {COUNT: count, **details})

    def day(self, day: dt.date) -> str:
        """Return a date as people of this language write it: '14 February 2014'."""
        return format_date(day, "long", locale=self._dates)

    def weekday(self, day: dt.date) -> str:
        """Return a date of about now, with its weekday: 'Friday 14 February'."""
        return format_date(day, "EEEE d MMMM", locale=self._dates)

    def moment(self, at: dt.datetime) -> str:
        """Return a date and a time of the clock, as they stand: '14 February 2014, 09:05'."""
        return f"{self.day(at.date())}, {at:%H:%M}"

    @property
    def _dates(self) -> str:
        return DATES.get(self.language, self.language.replace("-", "_"))

    def _filled(self, key: str, phrase: str, details: Mapping[str, str | int]) -> str:
        if phrase == key:
            if self._fallback is None:
                raise MissingPhrase(key)
            return self._fallback(key, **details)
        if self._turns:
            details = {name: isolated(value) for name, value in details.items()}
        return phrase.format(**details)


def in_one_house(catalogues: Mapping[str, str]) -> dict[str, Phrases]:
    """Return the phrases of each language, the catalogue of English among them; raises BrokenCatalogue."""
    base = Phrases(BASE, catalogues[BASE])
    spoken = {BASE: base}
    spoken |= {code: Phrases(code, text, base) for code, text in catalogues.items() if code != BASE}
    for code, phrases in spoken.items():
        phrases.others = tuple(other for other in spoken if other != code)
        phrases._house = spoken  # noqa: SLF001 - the same module
    return spoken
