"""The column 'type': what kind of question, group or note a row is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyxform import aliases, constants
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

from bot.importing.xlsform.tokens import CannotSay
from survey.questionnaire import Kind
from survey.reading.shapes import nearest

_OTHER = r"(?:\s+(?P<other>or specify other|or[_ ]other))?"
_SELECTS = "|".join(sorted(map(re.escape, aliases.select), key=len, reverse=True))
_SELECT = re.compile(
    rf"(?P<command>{_SELECTS})\s+(?P<list>\S+){_OTHER}",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"(?P<end>begin|end)[\s_]+(?P<what>group|repeat|lgroup|looped group|loop)(?:\s+over\s+\S+)?",
    re.IGNORECASE,
)
_CHOICE_KINDS = {constants.SELECT_ONE: Kind.ONE, constants.SELECT_ALL_THAT_APPLY: Kind.SEVERAL}
_TYPED_KINDS = {"string": Kind.TEXT, "int": Kind.NUMBER, "date": Kind.DATE}
_RECORDED_ANYWAY = frozenset({"start", "end", "today"})

_USE = "use text, integer, date, select_one or select_multiple"
_WHY: Mapping[str, str] = {
    "decimal": "only whole numbers can be asked: use integer, or text",
    "range": "there is no scale of numbers: use integer with a constraint, or select_one",
    "time": "there are days, but no times of day: use date, or text",
    "dateTime": "there are days, but no times of day: use date, or text",
    "barcode": f"nothing can be scanned in a chat: {_USE}",
    "geopoint": f"there are no places and maps in a chat: {_USE}",
    "geotrace": f"there are no places and maps in a chat: {_USE}",
    "geoshape": f"there are no places and maps in a chat: {_USE}",
    "binary": "a file, picture or recording cannot be sent in a chat: delete the row",
    "odk:rank": "choices cannot be put in order: use select_one for each place",
    "trigger": "pressing OK is not recorded: use note, or select_one",
    "calculate": "nothing is calculated: delete the row",
    "hidden": "nobody would see it: delete the row",
}


@dataclass(frozen=True, slots=True)
class Asks:
    """A row that asks something, or a note; `list` names its choices, `other` whether 'Other' is added to them.

    `constraint` and `hint` are what the type itself brings along: 'percentage' is an integer from 0 to 100.
    """

    kind: Kind
    list: str = ""
    other: bool = False
    constraint: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Begins:
    """A row that opens a group; `refused` says why this one is not carried, empty where it is."""

    refused: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """A row that closes the group that was opened last."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that asks nothing, and whose record Caseround keeps by itself."""

    reason: str


RowType = Asks | Begins | Ends | LeftOut


def read_type(written: str) -> RowType:
    """Return what a row of this type is; raises CannotSay for one that is not carried."""
    plain = " ".join(written.split())
    if control := _CONTROL.fullmatch(plain):
        return _control(control)
    if select := _SELECT.fullmatch(plain):
        return _select(select)
    known = QUESTION_TYPE_DICT.get(plain) or QUESTION_TYPE_DICT.get(plain.casefold())
    if plain.casefold().replace("select_", "select ") in {"select one", "select multiple", "select all that apply"}:
        raise CannotSay(
            f"'{written}' names no list of choices: write the list's name after it, as in select_one yes_no"
        )
    if known is None:
        raise CannotSay(_unknown(plain))
    return _simple(plain.casefold(), known)


def _control(found: re.Match[str]) -> RowType:
    if found["end"].casefold() == "end":
        return Ends()
    repeated = f"'{found[0]}': a group cannot be asked several times; ask for each in rows of its own"
    return Begins("" if found["what"].casefold() == "group" else repeated)


def _select(found: re.Match[str]) -> Asks:
    command = found["command"].casefold()
    kind = _CHOICE_KINDS.get(aliases.select[command])
    if command in aliases.select_from_file or kind is None:
        reason = _WHY["odk:rank"] if command == "rank" else "choices from another file or sheet are not carried"
        raise CannotSay(f"'{found[0]}': {reason}")
    return Asks(kind, found["list"], other=found["other"] is not None)


def _simple(name: str, known: Mapping[str, Any]) -> RowType:
    control, bind = known.get("control", {}), known.get("bind", {})
    if bind.get("jr:preload"):
        if bind["jr:preloadParams"] in _RECORDED_ANYWAY:
            return LeftOut(f"'{name}' asks nothing, and the times of answers are kept anyway")
        raise CannotSay(
            f"'{name}' records something about the device or its owner, which is not carried: delete the row"
        )
    if bind.get("readonly"):
        return Asks(Kind.STATEMENT)
    kind = _TYPED_KINDS.get(bind.get("type", ""))
    if control.get("tag") == "input" and kind is not None:
        return Asks(kind, constraint=bind.get("constraint", ""), hint=known.get("hint", ""))
    # what a row is shown as says more than how its answer is stored, but for hidden ones that have no look
    told = next((_WHY[key] for key in (control.get("tag"), name, bind.get("type")) if key in _WHY), "")
    raise CannotSay(f"'{name}' is not carried: {told or _USE}")


def _unknown(plain: str) -> str:
    known = ["text", "integer", "date", "note", "select_one", "select_multiple", "begin_group", "end_group"]
    return f"'{plain}' is no type of an XLSForm{nearest(plain, known) or f': {_USE}'}"
