"""A later due date: for a whole audit, an agency, a person or one request; and how people write a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from survey.progress import Asked, Progress

_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{4}))?")
_NAME_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4})?)?")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?=.)")
"""What can stand before a day, as it does where we name one."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

HALF_A_YEAR = 180
"""Days. A day that was so lately is taken for a mistake, and not for the one of the next year."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What gets a later due date: an agency by its id, a participant by theirs, or a request by its number; the whole
    audit where it names none."""

    agency: str | None = None
    participant: str | None = None
    request: int | None = None

    @property
    def is_audit(self) -> bool:
        """Whether this is the whole audit."""
        return self == Scope()

    def of(self, progress: Progress) -> tuple[Asked, ...]:
        """Return the requests that it covers."""
        if self.agency is not None:
            return progress.of_agency(self.agency)
        if self.participant is not None:
            return progress.of_participant(self.participant)
        if self.request is not None:
            asked = progress.numbered(self.request)
            return (asked,) if asked is not None else ()
        return progress.everything


def day_meant(text: str, today: dt.date) -> dt.date | None:
    """Return the day that somebody writes as '14 feb', 'Friday 14 February 2014', '14/2' or '2014-02-14'; None where
    it is none. Without a year it is the next such day, or one that was within the last half year."""
    said = _WEEKDAY.sub("", " ".join(text.casefold().split()), count=1)
    if found := _ISO.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(said):
        return _next(int(found[1]), int(found[2]), found[3], today)
    if found := _NAMED.fullmatch(said):
        return _next(int(found[1]), _month(found[2]), found[3], today)
    if found := _NAME_FIRST.fullmatch(said):
        return _next(int(found[2]), _month(found[1]), found[3], today)
    return None


def parted(text: str, today: dt.date) -> tuple[str, dt.date | None]:
    """Return what stands before a day at the end of a text, and the day; all of it and None where it ends with
    none."""
    said = text.split()
    for length in (4, 3, 2, 1):
        if len(said) >= length and (day := day_meant(" ".join(said[-length:]), today)) is not None:
            return _before(said, length), day
    return " ".join(said), None


def misdated(text: str) -> tuple[str, str] | None:
    """Return what stands before a day at the end of a text that no month has, such as '32 feb', and that day; None
    where it ends with none such."""
    said = text.split()
    for length in (3, 2):
        end = " ".join(said[-length:]).casefold()
        named = _NAMED.fullmatch(end)
        if len(said) >= length and named is not None and _month(named[2]):
            return _before(said, length), " ".join(said[-length:])
    return None


def _before(said: list[str], length: int) -> str:
    """Return what stands before the last `length` of these words, a day."""
    return " ".join(said[:-length]).removesuffix(" to").removesuffix(" until")


def _month(name: str) -> int:
    alike = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)]
    return alike[0] if len(alike) == 1 else 9 if name == "sept" else 0


def _next(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    if year:
        return _day(int(year), month, day)
    found = _day(today.year, month, day)
    if found is None or (found < today and (today - found).days > HALF_A_YEAR):
        return _day(today.year + 1, month, day) or found
    return found


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def days_due(progress: Progress, asked: Iterable[Asked]) -> tuple[dt.date, ...]:
    """Return the due dates of these requests, the earliest first, each once."""
    return tuple(sorted({progress.due(each) for each in asked}))
