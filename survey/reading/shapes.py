"""What the parts of a file may hold, and how a person is told where one does not fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic_core import ErrorDetails

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that may run over several lines."""
_NO_BREAK = r"^[^\n]*$"
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=_NO_BREAK)]
"""Text of one line, such as a label."""
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_NO_BREAK)]
"""A line that stands on a card beside other texts."""
Number = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8, pattern=_NO_BREAK)]
"""What people call a question: '7' or '2a'."""
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
"""An id or a code: what files and data call a thing."""


class Shape(BaseModel):
    """The keys that a part of a file may have, and what each of them takes.

    `stand_ins` are values for keys that cannot be read, so that the others can be checked all the same.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    stand_ins: ClassVar[Mapping[str, Any]] = {}


def said(detail: ErrorDetails, shape: type[Shape]) -> str:
    """Return one of pydantic's error details as a sentence that says what to write instead."""
    kind, expected = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f"is no key that is known here{nearest(str(detail['loc'][-1]), shape.model_fields)}"
    if kind != "missing" and detail["input"] is None:
        return EMPTY
    if kind in {"enum", "literal_error"}:
        known = _MEMBER.sub(r"\1", expected["expected"])
        return f"must be {known}{nearest(str(detail['input']), _words(known))}"
    if kind == "string_pattern_mismatch":
        return _ONE_LINE if expected["pattern"] == _NO_BREAK else _NAME
    return _SENTENCES.get(kind, str(detail["msg"])).format(**expected)


_MEMBER = re.compile(r"<[\w.]+: ('[^']*')>")
"""How pydantic writes a member of an enumeration."""
EMPTY = "is empty: write a value, or leave the key out"
_ONE_LINE = "must stand on one line"
_NAME = "takes 1 to 64 letters, digits, '-', '_' and '.' without spaces, and begins with a letter or digit"
_SENTENCES = {
    "missing": "is missing",
    "string_type": "must be text: put it in quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "has more than {max_length} characters, too many to show on a card",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must hold keys with values",
    "date_type": "must be a date such as 2026-11-02, without quotes",
    "too_short": "must hold at least one",
    "too_long": "has more than {max_length} items, too many to show on a card",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}


def _words(expected: str) -> list[str]:
    return expected.split("'")[1::2]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return '; did you mean ...?' with the known word that is most like this one, empty if none is like it; of
    words that differ in capitals only, the first."""
    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(name.casefold(), name)
    alike = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return f"; did you mean '{by_fold[alike[0]]}'?" if alike else ""


def listed(words: Iterable[object], last: str = "or") -> str:
    """Return the words as 'a', 'b' or 'c'."""
    quoted = [f"'{word}'" for word in words]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
