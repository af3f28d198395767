"""A questionnaire as the text of its file, with the row of the workbook from which each line comes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.importing.xlsform.words import Words

_WIDTH = 118
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_TEXT = frozenset({"true", "false", "null"})
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that stands in the workbook on this sheet, in this row, as keys and values of a questionnaire."""

    sheet: str
    row: int
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file, and for each of its lines the sheet and row from which it comes."""

    text: str
    origins: tuple[tuple[str, int], ...]


def write(form: Part) -> Written:
    """Return the file. Values are texts, words, numbers, true, conditions, and lists of parts."""
    lines = list(_block(form, ""))
    return Written("".join(f"{text}\n" for text, _ in lines), tuple(origin for _, origin in lines))


_Line = tuple[str, tuple[str, int]]


def _block(part: Part, indent: str) -> Iterator[_Line]:
    origin = (part.sheet, part.row)
    for key, value in part.data.items():
        if isinstance(value, tuple):
            yield f"{indent}{key}:", origin
            for item in value:
                yield from _item(item, f"{indent}  ")
        else:
            for line in _entry(key, value, indent):
                yield line, origin


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    """Yield a key with its value on one line, or where that is too long, what the value holds on a line each."""
    line = f"{indent}{key}: {_flow(value)}"
    inner = _by_language(value) if isinstance(value, Words) else value
    if len(line) <= _WIDTH or not isinstance(inner, dict):
        yield line
    else:
        yield f"{indent}{key}:"
        for name, held in inner.items():
            yield f"{indent}  {name}: {_flow(held)}"


def _item(part: Part, indent: str) -> Iterator[_Line]:
    if "kind" not in part.data and not any(isinstance(value, tuple) for value in part.data.values()):
        line = f"{indent}- {_flow(dict(part.data))}"
        if len(line) <= _WIDTH:
            yield line, (part.sheet, part.row)
            return
    for position, (text, origin) in enumerate(_block(part, f"{indent}  ")):
        yield f"{indent}- {text.lstrip()}" if position == 0 else text, origin


def _by_language(words: Words) -> Any:
    return dict(words.said) if len(words.said) > 1 else words.own


def _flow(value: Any) -> str:
    if isinstance(value, Words):
        return _flow(_by_language(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.casefold() not in _NOT_TEXT:
        return value
    return _UNPRINTABLE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
