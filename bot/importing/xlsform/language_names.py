"""What people call a language in a heading or in the settings -> its code."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from babel import Locale
from babel.localedata import exists

from survey.languages import BASE, NoSuchLanguage, english_name, own_name, tidied

_IN_BRACKETS = re.compile(r"\(\s*(?P<code>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)\s*$")
_LIKELY_MISSPELT = 0.8


def code_of(written: str) -> str:
    """Return the code of 'Welsh (cy)', 'Welsh', 'Cymraeg' or 'cy'; raises NoSuchLanguage, which says what to write.

    A code in brackets stands even where nothing else is known of its language.
    """
    found = _IN_BRACKETS.search(written)
    spelled = found["code"].replace("_", "-") if found else written
    name = written[: found.start()].strip() if found else written
    code, named = _known(spelled), _named(name)
    if found and named and not _agree(named, code or spelled):
        other = f"'{spelled}' is {english_name(code)}" if code else f"'{spelled}' is no code that is known here"
        raise NoSuchLanguage(f"the code of {name} is '{named}', and {other}: write the one that is meant")
    if not (found or named or code):
        raise NoSuchLanguage(f"'{written}' is no language that is known here{_likely(name)}")
    return code or _known(named) or named or spelled


def is_known(code: str) -> bool:
    """Return whether a questionnaire can hold this language beside others."""
    return _known(code) == code


def _likely(name: str) -> str:
    known = {each.casefold(): each for each in [*_own(), *_english()]}
    alike = get_close_matches(name.casefold(), known, n=1, cutoff=_LIKELY_MISSPELT)
    likely = f"write '{known[alike[0]]}' if that is meant, or else " if alike else ""
    return f": {likely}write its code too, as in Welsh (cy)"


def _agree(named: str, code: str) -> bool:
    """Return whether two codes are of one language, or of one that is called a kind of the other: Bokmål is
    Norwegian."""
    first, second = english_name(named), english_name(code)
    return named.partition("-")[0] == code.partition("-")[0] or first in second or (second in first != code)


def _known(code: str) -> str:
    try:
        tidy = tidied(code)
    except NoSuchLanguage:
        return ""
    return tidy if "-" in code or "_" in code else tidy.partition("-")[0]  # 'cym' says nothing of a country


def _named(name: str) -> str:
    fold = name.casefold()
    return next((code for names in (_english, _own) for each, code in names().items() if each.casefold() == fold), "")


@cache
def _english() -> dict[str, str]:
    """Return the codes of languages by what these are called in English."""
    return {str(name): str(code).replace("_", "-") for code, name in Locale(BASE).languages.items()}


@cache
def _own() -> dict[str, str]:
    """Return the codes of languages by what these are called in themselves."""
    codes = [code for code in map(str, Locale(BASE).languages) if exists(code)]
    return {own_name(code): code.replace("_", "-") for code in codes}
