"""Which text is the plain YAML that our files are written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
)
from ruamel.yaml.nodes import Node
from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import ReaderError

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 30


def parser() -> Any:
    """Return a YAML 1.2 parser in pure Python, which knows lines and builds no objects of its own."""
    return YAML(typ="safe", pure=True)


class Refused(Exception):
    """A text whose values are not looked at; `reasons` holds line (from 1) and reason of each."""

    def __init__(self, reasons: list[tuple[int, str]]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(f"{line}: {reason}" for line, reason in reasons))


def compose(text: str) -> Node | None:
    """Return the document's nodes, None where there are none; raises Refused.

    A file that is no YAML ends at its first error. What no file of ours needs is refused too: anchors and
    aliases (a short file can unfold into gigabytes), tags, directives, several documents, absurd nesting.
    """
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        raise Refused([(1, f"the file is larger than {LARGEST_FILE // 1_000_000} MB: no file of this kind is")])
    plain = parser()
    plain.Parser = _Plain
    try:
        node: Node | None = plain.compose(text)
    except (_Foreign, ReaderError, MarkedYAMLError):
        # parsing is most of the work: only a text that is refused is parsed again, up to all that is wrong in it
        raise Refused(_refusals(text)) from None
    return node


class _Foreign(Exception):
    """The text holds something that is refused."""


class _Plain(Parser):
    """Stops at the first thing that is refused: nothing is built of it."""

    def __init__(self, loader: Any) -> None:
        super().__init__(loader)
        self._marks = _Marks()

    def get_event(self) -> Any:
        event = super().get_event()
        if any(self._marks.of(event)):
            raise _Foreign
        return event


def _refusals(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    try:
        for line, reason in _foreign(text):
            found.append((line, reason))
            if reason == _TOO_DEEP:
                break
    except ReaderError as error:
        found.append((text.count("\n", 0, error.position) + 1, "a character that cannot be printed: remove it"))
    except MarkedYAMLError as error:
        found.append(_explained(text, error))
    return found


_TOO_DEEP = f"more than {DEEPEST_NESTING} levels inside each other: no file of this kind has so many"


def _foreign(text: str) -> Iterator[tuple[int, str]]:
    marks = _Marks()
    for event in parser().parse(text):
        yield from ((event.start_mark.line + 1, reason) for reason in marks.of(event))


class _Marks:
    """Says what is refused about each event of a text, in their order."""

    def __init__(self) -> None:
        self._depth = self._documents = 0

    def of(self, event: Event) -> Iterator[str]:
        """Yield why an event is refused."""
        self._documents += isinstance(event, DocumentStartEvent)
        self._depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if self._depth > DEEPEST_NESTING:
            yield _TOO_DEEP
        yield from _foreign_marks(event, self._documents)


def _foreign_marks(event: Event, documents: int) -> Iterator[str]:
    if isinstance(event, AliasEvent):
        yield "an alias ('*') is not allowed: write the value out"
    elif isinstance(event, NodeEvent) and event.anchor is not None:
        yield "an anchor ('&') is not allowed: write each value out where it is used (or put it in quotes)"
    if isinstance(event, NodeEvent) and getattr(event, "ctag", None) is not None:
        yield "a tag ('!') is not allowed: leave it out (or put the value in quotes)"
    if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
        yield "a directive ('%') is not allowed: leave it out"
    if isinstance(event, DocumentStartEvent) and documents > 1:
        yield "a second document begins here ('---'): one file holds one"


def _explained(text: str, error: MarkedYAMLError) -> tuple[int, str]:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    written = text.splitlines()[line - 1 : line]
    indent = written[0][: len(written[0]) - len(written[0].lstrip())] if written else ""
    if "\t" in indent or "'\\t'" in str(error.problem):
        return line, "a tab cannot indent YAML: use spaces"
    advice = "look at the indentation, colons and quotes of this line and the one above"
    return line, f"this is not YAML: {_said(error)}; {advice}"


def _said(error: MarkedYAMLError) -> str:
    return ", ".join(str(part) for part in (error.context, error.problem) if part)
