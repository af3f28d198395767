"""Languages as people and browsers call them: the code, the name in the language itself, the direction of writing."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

BASE = "en"
"""The language in which every phrase is complete."""


class NoSuchLanguage(LookupError):
    """A code names no language."""


@cache
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as unknown:
        raise NoSuchLanguage(
            f"'{code}' is no language that is known here. Give its code, such as cy for Welsh or pl for Polish."
        ) from unknown


def tidied(code: str) -> str:
    """Return a code as HTML writes it ('pt-BR' for 'pt_br'); raises NoSuchLanguage."""
    return str(_locale(code)).replace("_", "-")


def own_name(code: str) -> str:
    """Return what a language is called in itself: 'Cymraeg' for 'cy'; the code of one that is not known."""
    try:
        name = _locale(code).get_display_name() or code
    except NoSuchLanguage:
        return code
    return name[:1].upper() + name[1:]


def english_name(code: str) -> str:
    """Return what a language is called in English: 'Welsh' for 'cy'; the code of one that is not known."""
    try:
        return _locale(code).get_display_name(BASE) or code
    except NoSuchLanguage:
        return code


def direction(code: str) -> str:
    """Return 'rtl' for a language that is written from right to left, 'ltr' else."""
    try:
        return "rtl" if _locale(code).text_direction == "rtl" else "ltr"
    except NoSuchLanguage:
        return "ltr"


def script(code: str) -> str:
    """Return the script in which a language is mostly written, as ISO 15924 calls it: 'Arab' for 'fa'; empty for one
    that is not known."""
    likely = get_global("likely_subtags")
    whole = code.replace("-", "_")
    return next(iter(str(likely.get(whole) or likely.get(whole.partition("_")[0], "")).split("_")[1:]), "")
