"""The words of an XLSForm expression such as `${seen} = 'yes' and not(selected(${file}, 'plan'))`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2_000
_SMART_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_TOKEN = re.compile(
    r"""\s*(?:
        \$\{\s*(?P<answer>[^}]*?)\s*\}
      | (?P<text>'[^']*'|"[^"]*")
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<compared><=|>=|!=|=|<|>)
      | (?P<word>[A-Za-z_][A-Za-z0-9_.-]*)
      | (?P<sign>[(),]|\.\.?/?|.)
    )""",
    re.VERBOSE | re.DOTALL,
)


class CannotSay(Exception):
    """An expression that a questionnaire cannot say; the text says what in it, and what to do."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `kind` is answer, text, number, compared, word, sign or end; of quotes and braces only the inside."""

    kind: str
    text: str


END = Token("end", "")


class Tokens:
    """The words of an expression, read from left to right."""

    def __init__(self, expression: str) -> None:
        """Take the expression; raises CannotSay where it is longer than any that a person writes."""
        if len(expression) > LONGEST:
            raise CannotSay(f"has more than {LONGEST:,} characters")
        self._tokens = [*_split(expression.translate(_SMART_QUOTES)), END]
        self._at = 0

    @property
    def next(self) -> Token:
        """The word that comes next; END after the last."""
        return self._tokens[self._at]

    def take(self) -> Token:
        """Return the next word and go past it."""
        token = self.next
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def skip(self, *wanted: str) -> bool:
        """Go past the next word if it is one of these; returns whether it was."""
        found = self.next.kind in {"word", "sign"} and self.next.text.casefold() in wanted
        if found:
            self.take()
        return found

    def expect(self, wanted: str) -> None:
        """Go past the next word, which has to be this one; raises CannotSay where it is another."""
        if not self.skip(wanted):
            raise CannotSay(f"has {said(self.next)} where '{wanted}' should stand")


def _split(expression: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(expression.strip()):
        kind = found.lastgroup or "sign"
        text = found[kind]
        yield Token(kind, text[1:-1] if kind == "text" else text)


def said(token: Token) -> str:
    """Return a word as a person would name it."""
    return "nothing" if token is END else f"'{token.text}'"


def answers_named(expression: str) -> Iterator[str]:
    """Yield the names of the questions at whose answers an expression looks."""
    return (token.text for token in _split(expression) if token.kind == "answer")
