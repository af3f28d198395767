"""Wording in several languages: `label: {en: Yes, cy: Ydw}`, parted into one source a language.

Wherever a questionnaire's file takes words it takes them by language too. What a language lacks stands in the
questionnaire's own language, label by label.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from survey.languages import BASE, NoSuchLanguage, tidied
from survey.reading.faults import Fault
from survey.reading.places import Path
from survey.reading.yaml_source import Source

_WORDS = {
    "": ("title",),
    "themes": ("title",),
    "sections": ("title", "statement"),
    "questions": ("text", "short", "hint", "probe"),
    "options": ("label", "short"),
}
"""The keys that take words, by the list that their part stands in."""
_PARTS = {"": ("themes", "sections"), "sections": ("questions",), "questions": ("options",)}


def in_own(source: Source) -> Source:
    """Return the source in the questionnaire's own language; wording that lacks it, or that stands under what is no
    language, is a fault."""
    own = own_language(source)
    faults = list(source.faults)
    for path, words in _by_language(source):
        faults += [source.fault((*path, code), why) for code in words if (why := _no_language(code))]
        if own not in words:
            faults.append(source.fault(path, f"lacks '{own}', the language of the questionnaire"))
    return replace(source, data=_spoken(source.data, own, own), faults=tuple(faults))


def translated(source: Source) -> dict[str, Source]:
    """Return the source in each further language that some of its wording has."""
    own = own_language(source)
    codes = dict.fromkeys(str(code) for _, words in _by_language(source) for code in words if code != own)
    known = {code: _no_language(code) for code in codes}
    return {
        code: replace(source, data=_spoken(source.data, code, own), faults=()) for code in codes if not known[code]
    }


def untranslated(source: Source) -> list[Fault]:
    """Return where wording that is asked lacks a language which other wording of the questionnaire has, in the order
    of the file."""
    languages = {str(code) for _, words in _by_language(source) for code in words}
    found = []
    for path, value in _wording(source.data, (), ""):
        if path[0] == "themes":
            continue  # only the report shows them
        has = {str(code) for code in value} if _is_by_language(value) else {own_language(source)}
        found += [source.fault(path, f"is not in '{code}'") for code in sorted(languages - has)]
    return sorted(found, key=lambda fault: fault.order)


def own_language(source: Source) -> str:
    """Return the language in which a questionnaire is complete."""
    own = source.data.get("language", BASE)
    return own if isinstance(own, str) else BASE


def _by_language(source: Source) -> Iterator[tuple[Path, dict[str, Any]]]:
    return ((path, value) for path, value in _wording(source.data, (), "") if _is_by_language(value))


def _is_by_language(value: Any) -> bool:
    return isinstance(value, dict) and any(not _no_language(code) for code in value)


def _wording(value: Any, path: Path, kind: str) -> Iterator[tuple[Path, Any]]:
    if not isinstance(value, dict):
        return
    for key in _WORDS[kind]:
        if value.get(key) is not None:
            yield (*path, key), value[key]
    for name in _PARTS.get(kind, ()):
        parts: list[Any] = value[name] if isinstance(value.get(name), list) else []
        for place, part in enumerate(parts):
            yield from _wording(part, (*path, name, place), name)


def _spoken(value: Any, code: str, own: str, kind: str = "") -> Any:
    """Return the part with its words in one language; what that lacks, in the questionnaire's own."""
    if not isinstance(value, dict):
        return value
    said: dict[str, Any] = {
        key: _in_one(words, code, own) if key in _WORDS[kind] and _is_by_language(words) else words
        for key, words in value.items()
    }
    for name in _PARTS.get(kind, ()):
        parts = said.get(name)
        if isinstance(parts, list):
            said[name] = [_spoken(part, code, own, name) for part in parts]
    return said


def _in_one(words: dict[str, Any], code: str, own: str) -> Any:
    return words.get(code, words.get(own, next(iter(words.values()))))


def _no_language(code: str) -> str:
    try:
        tidy = tidied(code)
    except NoSuchLanguage:
        return "is no language that is known here: write its code, such as cy"
    return "" if tidy == code else f"write '{tidy}'"
