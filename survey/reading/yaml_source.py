"""The text of a YAML file -> plain values, with the line on which each of them stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from survey.reading.faults import Fault, Faults
from survey.reading.places import Path, dotted, parts_named
from survey.reading.yaml_text import Refused, compose, parser

_TAG = "tag:yaml.org,2002:"
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file that could be read: its values, the line (from 1) of each path to a value, and what is
    already known to be wrong (a key that stands twice, a character that cannot be shown)."""

    file: str
    data: dict[str, Any]
    lines: Mapping[Path, int]
    faults: tuple[Fault, ...] = ()

    def fault(self, path: Path, message: str) -> Fault:
        """Return a fault at `path`; where nothing stands there, on the line of the part around it."""
        where, rest = parts_named(self.data, path)
        stands = path
        while stands and stands not in self.lines:
            stands = stands[:-1]
        return Fault(self.file, self.lines.get(stands, 1), where, dotted(rest), message)


def read_yaml(text: str, file: str) -> Source:
    """Return what `text` holds.

    Raises Faults for a text of which nothing can be read: one that is too large, no YAML, empty, no mapping, or
    that uses what our files do without (see `compose`).
    """
    try:
        node = compose(text)
    except Refused as found:
        raise Faults(Fault(file, line, "", "", reason) for line, reason in found.reasons) from None
    if node is None:
        raise Faults([Fault(file, 1, "", "", "the file is empty")])
    if not isinstance(node, MappingNode):
        reason = "the file must hold keys with values, such as 'title: Case audit'"
        raise Faults([Fault(file, node.start_mark.line + 1, "", "", reason)])
    return _Values(file).source(node)


class _Values:
    """Turns nodes into plain values and remembers their lines and what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: dict[Path, int] = {}
        self._found: list[tuple[Path, int, str]] = []

    def source(self, node: MappingNode) -> Source:
        data = self._mapping(node, ())
        bare = Source(self._file, data, self._lines)
        return Source(self._file, data, self._lines, tuple(self._fault(bare, *found) for found in self._found))

    @staticmethod
    def _fault(source: Source, path: Path, line: int, message: str) -> Fault:
        placed = source.fault(path, message)
        return Fault(placed.file, line, placed.where, placed.key, message)

    def _value(self, node: Node, path: Path) -> Any:
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self._item(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(cast("ScalarNode", node), path)

    def _item(self, node: Node, path: Path) -> Any:
        self._lines[path] = node.start_mark.line + 1
        return self._value(node, path)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode) or key.tag not in {f"{_TAG}str", f"{_TAG}merge"}:
                self._found.append((path, line, "a key must be a word: put it in quotes"))
            elif key.value in values:
                first = self._lines[*path, key.value]
                self._found.append(
                    ((*path, key.value), line, f"the key stands twice; the first time on line {first}")
                )
            else:
                self._lines[*path, key.value] = line
                values[key.value] = self._value(value, (*path, key.value))
        return values

    def _scalar(self, node: ScalarNode, path: Path) -> Any:
        line = node.start_mark.line + 1
        try:
            value = _CONSTRUCTORS.get(str(node.tag).removeprefix(_TAG), _text)(node)
        except ValueError:
            why = "this looks like a date or a number but is none: put it in quotes if it is text"
            self._found.append((path, line, why))
            return str(node.value)
        if isinstance(value, str) and (unshowable := _unshowable(value)):
            self._found.append((path, line, f"holds a character that cannot be shown ({unshowable}): remove it"))
        return value


def _text(node: ScalarNode) -> str:
    return str(node.value)


def _nothing(_: ScalarNode) -> None:
    return None


_CONSTRUCTORS: dict[str, Callable[[ScalarNode], Any]] = {
    "null": _nothing,
    "bool": lambda node: node.value.lower() == "true",
    "int": parser().constructor.construct_yaml_int,
    "float": parser().constructor.construct_yaml_float,
    "timestamp": parser().constructor.construct_yaml_timestamp,
}


def _unshowable(text: str) -> str:
    for character in text:
        control = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t"
        if control or character in _DIRECTION_MARKS:
            return f"U+{ord(character):04X}"
    return ""
