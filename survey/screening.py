"""What in a text looks as if it identifies someone.

A rule finds a form: a number with its check digit, a date beside a word of birth, a title with a surname. A first
name alone has no form, so no rule finds it, and the person is told so. Rules look at a folded text
(survey.folding), so that spaces, hyphens and digits of any script count alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import digits

from survey.folding import Folded, folded, without_capitals
from survey.titles import titled


class Kind(StrEnum):
    """What a part of a text looks like."""

    NHS_NUMBER = "nhs_number"
    EMAIL = "email"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    DATE_OF_BIRTH = "date_of_birth"
    TITLE_SURNAME = "title_surname"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of a text, from the character `start` to before `end`."""

    kind: Kind
    start: int
    end: int


Spans = Iterator[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`find` yields where its kind stands in a folded text, which can be so only where that holds one of the
    characters `needs`."""

    kind: Kind
    find: Callable[[str], Spans]
    needs: str = ""


def screen(text: str, words: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return what looks as if it identifies someone, in the order of the text and without overlaps.

    `words` are the audit's own: whole words, whatever their capitals and accents.
    """
    plain = folded(text)
    held = frozenset(plain.text)
    rules = [rule for rule in RULES if not rule.needs or not held.isdisjoint(rule.needs)]
    found = [_found(plain, rule.kind, span) for rule in rules for span in rule.find(plain.text)]
    known = tuple(words)
    if known:
        small = without_capitals(plain)
        found += [_found(small, Kind.WORD, match.span()) for match in _any_of(known).finditer(small.text)]
    return tuple(_apart(found))


def can_be_found(word: str) -> bool:
    """Return whether a word of an audit's list can be told apart in a text: two letters or digits at least."""
    return sum(char.isalnum() for char in folded(word).text) >= 2


def _found(plain: Folded, kind: Kind, span: tuple[int, int]) -> Finding:
    return Finding(kind, *plain.place(*span))


def _apart(found: list[Finding]) -> Iterator[Finding]:
    end = 0
    for finding in sorted(found, key=lambda each: (each.start, -each.end)):
        if finding.start >= end:
            yield finding
            end = finding.end


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the words; a space or a hyphen in one stands for either, or several."""
    parts = [re.split(r"[ -]+", without_capitals(folded(word.strip())).text) for word in words]
    choices = "|".join("[ -]+".join(map(re.escape, part)) for part in sorted(parts, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")


# NHS number: ten digits, shown as 3 3 4; the last is a check digit, modulus 11 (NHS Data Dictionary, NHS NUMBER)

_TEN_DIGITS = re.compile(r"(?<!\d)(?<!\d-)\d{3}[ .-]{0,2}\d{3}[ .-]{0,2}\d{4}(?!-?\d)")


def _nhs_numbers(text: str) -> Spans:
    return (match.span() for match in _TEN_DIGITS.finditer(text) if _checks(match[0]))


def _checks(written: str) -> bool:
    figures = [int(char) for char in written if char.isdecimal()]
    weighted = sum(digit * weight for digit, weight in zip(figures, range(10, 1, -1), strict=False))
    return len(set(figures)) > 1 and (11 - weighted % 11) % 11 == figures[-1]


# E-mail address: a local part, '@', and a domain with a dot

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


def _emails(text: str) -> Spans:
    return (match.span() for match in _EMAIL.finditer(text))


# Postcode: the forms of BS 7666 with Royal Mail's 124 areas; a letter ends the district in central London alone,
# and the second half never holds C I K M O V. What reads as an ordinal or a measure in small letters ('s17 2nd') is
# none.

_AREAS = """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY
    G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP
    NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB
    W WA WC WD WF WN WR WS WV YO ZE
"""
_POSTCODE = re.compile(
    rf"(?<!\w)(?i:(?:{'|'.join(_AREAS.split())})(?:[1-9]\d?|0)|(?:E|N|W|EC|NW|SE|SW|WC)[1-9][A-Z]|GIR)"
    r" {0,2}(?P<inward>\d(?i:[ABD-HJLNP-UW-Z]{2}))(?!\w)"
)
_NO_INWARD = re.compile(r"1st|2nd|3rd|[04-9]th|\d(?:hr|yr|ft|lb|st)")


def _postcodes(text: str) -> Spans:
    return (match.span() for match in _POSTCODE.finditer(text) if not _NO_INWARD.fullmatch(match["inward"]))


# Telephone: numbers of places (01, 02) and mobiles (07) with ten or eleven digits, 0 included, and with +44 (Ofcom,
# National Telephone Numbering Plan); any number with '+' and a country's code (ITU-T E.164). 03, 05, 08 and 09 belong
# to organisations: they identify nobody. A local number counts behind a word such as 'tel'.

_NATIONAL = re.compile(r"(?<![\w+])(?<!\d[./-])\(?0[127](?:[ .()-]{0,2}\d){8,9}(?!\d)")
_ABROAD = re.compile(r"(?<![\w+])(?:\+|00(?=44|353))[1-9](?:[ .()-]{0,3}\d){7,13}(?!\d)")
_LOCAL = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|mob)\b\.?(?: (?:no|num|number)\b\.?)?(?: (?:is|was))?:? {0,2}"
    r"(?P<number>\d(?:[ -]?\d){5,7})(?![\d/])",
    re.IGNORECASE,
)


def _telephones(text: str) -> Spans:
    for match in _NATIONAL.finditer(text):
        if _is_national(re.findall(r"\d+", match[0])):
            yield match.span()
    yield from (match.span() for match in _ABROAD.finditer(text))
    yield from (match.span("number") for match in _LOCAL.finditer(text))


def _is_national(groups: list[str]) -> bool:
    """Return whether groups of digits are a number and no dates: '07.11.2013 9.30' begins with two digits."""
    number = "".join(groups)
    return len(groups[0]) > 2 and (len(number) == 11 or number[1] == "1")


# Date of birth: a date is one only beside a word that says so, or in brackets behind an age. Dates of meetings,
# visits and plans are what an audit is full of.

_DAY, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:(?:19|20)\d\d|\d\d)(?!\d)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NUMBERED = rf"{_DAY} ?[./-] ?(?:0?[1-9]|1[0-2]) ?[./-] ?{_YEAR}|(?:19|20)\d\d[./-]\d\d?[./-]\d\d?"
_DAY_MONTH = rf"{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} {_DAY}(?:st|nd|rd|th)?"
_DATE = rf"(?<!\d)(?:{_NUMBERED}|(?:{_DAY_MONTH}),? {_YEAR})"
_BIRTH = r"\b(?:d\.? ?o\.? ?b\b\.?|d/o/b|dates? of birth|birth[ -]?dates?|birthdays?)"
_SAYS = r"(?:\W{1,3}(?:is|was|are|on|as|of|the|given as|recorded as|shown as|down as|on file)\b){0,3}\W{0,3}"
_BORN = r"(?<!new[ -])(?<!still[ -])(?<!un-)\bborn\W{1,3}(?:\w+ly )?(?:(?:in|at|by) (?:[\w'-]+,? ){1,4}?)?"
_ON = r"(?:on )?(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"
_AGE = r"\b(?:aged? \d{1,2}|\d{1,2}[ -]?(?:years?|yrs?|months?|weeks?)[ -]old|\d{1,2} ?y/?o)(?: \w+)?,? ?\("
_BORN_ON = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BIRTH}{_SAYS}{_ON}(?P<date>{_DATE}|{_DAY_MONTH})",
        rf"{_BORN}{_ON}(?P<date>{_DATE})",
        rf"\bb\. ?(?P<date>{_DATE})",
        rf"(?P<date>{_DATE})\W{{1,2}}(?:(?:is|was|as) (?:\w+ )?|(?<=\()){_BIRTH}",
        rf"{_AGE}(?P<date>{_DATE})\)",
    )
]


def _dates_of_birth(text: str) -> Spans:
    return (match.span("date") for pattern in _BORN_ON for match in pattern.finditer(text))


RULES = (
    Rule(Kind.NHS_NUMBER, _nhs_numbers, needs=digits),
    Rule(Kind.EMAIL, _emails, needs="@"),
    Rule(Kind.POSTCODE, _postcodes, needs=digits),
    Rule(Kind.TELEPHONE, _telephones, needs=digits),
    Rule(Kind.DATE_OF_BIRTH, _dates_of_birth, needs=digits),
    Rule(Kind.TITLE_SURNAME, titled),
)
"""Every rule that is the same in every audit."""
