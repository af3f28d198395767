"""The column 'relevant' -> a condition of a questionnaire."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.importing.xlsform.tokens import END, CannotSay, Token, Tokens, said
from survey.questionnaire import CHOICE_KINDS, Kind
from survey.reading.shapes import listed, nearest

Condition = dict[str, Any]
"""A condition as it stands in a questionnaire's file: {'question': 'seen', 'equals': 'yes'}."""

DEEPEST = 12
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""What a comparison is, read from right to left."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a question that a condition may look at: `kind` is None where the question is refused itself,
    and `codes` are empty where its list of choices is; then a condition is not held against them."""

    kind: Kind | None
    codes: tuple[str, ...] = ()

    @property
    def takes_choices(self) -> bool:
        """Whether an answer may be a choice."""
        return self.kind is None or self.kind in CHOICE_KINDS


def read_relevant(expression: str, asked: Mapping[str, Asked]) -> Condition | None:
    """Return the condition that an expression says, None for one that always holds (`true()`).

    `asked` are the questions by name. Raises CannotSay with what cannot be said in it.
    """
    if expression.casefold() in {"true()", "true", "yes", "1"}:
        return None
    if expression.casefold() in {"false()", "false", "no", "0"}:
        raise CannotSay("never holds, so this would never be asked: delete the row")
    tokens = Tokens(expression)
    condition = _Reader(tokens, asked).either(0)
    if tokens.next is not END:
        raise CannotSay(f"has {said(tokens.next)} where 'and' or 'or' should stand")
    return condition


class _Reader:
    """Reads one expression; 'and' binds more closely than 'or'."""

    def __init__(self, tokens: Tokens, asked: Mapping[str, Asked]) -> None:
        self._tokens = tokens
        self._asked = asked

    def either(self, depth: int) -> Condition:
        """Return what parts joined by 'or' say."""
        return self._joined("or", "any", lambda: self._both(depth))

    def _both(self, depth: int) -> Condition:
        return self._joined("and", "all", lambda: self._part(depth + 1))

    def _joined(self, word: str, key: str, read: Callable[[], Condition]) -> Condition:
        parts = [read()]
        while self._tokens.skip(word):
            parts.append(read())
        return parts[0] if len(parts) == 1 else {key: parts}

    def _part(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise CannotSay("has too many brackets inside each other")
        if self._tokens.skip("("):
            return self._closed(self.either(depth))
        if self._tokens.skip("not"):
            self._tokens.expect("(")
            return {"not": self._closed(self.either(depth))}
        if self._tokens.skip("selected"):
            self._tokens.expect("(")
            return self._closed(self._selected())
        return self._comparison()

    def _closed(self, condition: Condition) -> Condition:
        self._tokens.expect(")")
        return condition

    def _selected(self) -> Condition:
        name = self._answer()
        self._tokens.expect(",")
        token = self._tokens.take()
        if token.kind not in {"text", "number"}:
            raise CannotSay(f"has {said(token)} where a choice in quotes should stand")
        if not self._asked[name].takes_choices:
            raise CannotSay(f"'selected' needs a question with choices, and '{name}' has none")
        return {"question": name, "equals": _code(token.text, self._asked[name])}

    def _comparison(self) -> Condition:
        first = self._value()
        compared = self._tokens.take()
        if compared.kind != "compared":
            raise CannotSay(f"has {said(compared)} where '=' or '!=' should stand")
        second = self._value()
        if {first.kind, second.kind} == {"answer"}:
            raise CannotSay("compares two answers: conditions compare an answer with a fixed value")
        if "answer" not in {first.kind, second.kind}:
            raise CannotSay("looks at no answer")
        answer, value = (first, second) if first.kind == "answer" else (second, first)
        if compared.text in TURNED:
            return self._bounded(answer.text, compared.text if answer is first else TURNED[compared.text], value)
        return _negated(self._equals(answer.text, value), when=compared.text == "!=")

    def _value(self) -> Token:
        token = self._tokens.next
        if token.kind == "answer":
            return Token("answer", self._answer())
        if token.kind in {"text", "number"}:
            return self._tokens.take()
        if self._tokens.skip("date"):
            self._tokens.expect("(")
            value = self._tokens.take()
            self._tokens.expect(")")
            return value
        if token.kind == "word":
            raise CannotSay(f"'{token.text}' is nothing that conditions know: they know selected(), not(), and, or")
        if token.text.startswith("."):
            raise CannotSay(f"'{token.text}' is a path: name the question, such as ${{seen}}")
        raise CannotSay(f"has {said(token)} where a question or a value should stand")

    def _answer(self) -> str:
        token = self._tokens.take()
        if token.kind != "answer":
            raise CannotSay(f"has {said(token)} where a question should stand, such as ${{seen}}")
        if token.text not in self._asked:
            raise CannotSay(f"there is no question '{token.text}'{nearest(token.text, self._asked)}")
        if self._asked[token.text].kind is Kind.STATEMENT:
            raise CannotSay(f"'{token.text}' is a note, and has no answer")
        return token.text

    def _bounded(self, name: str, compared: str, value: Token) -> Condition:
        if self._asked[name].kind not in {None, Kind.NUMBER}:
            raise CannotSay(f"'{name}' takes no whole number, and only these have a size: compare with = and !=")
        number = _whole(name, value.text)
        if compared.startswith(">"):
            return {"question": name, "at_least": number + (compared == ">")}
        return {"question": name, "at_most": number - (compared == "<")}

    def _equals(self, name: str, value: Token) -> Condition:
        asked = self._asked[name]
        if value.text == "":
            # there, ticking nothing and confirming it is no answer
            ticked = {"question": name, "any_of": list(asked.codes)}
            return {"not": ticked if asked.kind is Kind.SEVERAL else {"answered": name}}
        if asked.kind is Kind.SEVERAL:
            raise CannotSay(f"'{name}' takes several choices: write selected(${{{name}}}, '{value.text}')")
        if asked.kind is Kind.TEXT:
            raise CannotSay(
                f"'{name}' takes free text: conditions can only ask whether there is any, ${{{name}}} != ''"
            )
        return {"question": name, "equals": _fitting(name, value.text, asked)}


def _fitting(name: str, text: str, asked: Asked) -> str | int:
    if asked.kind is Kind.NUMBER:
        return _whole(name, text)
    if asked.kind is Kind.DATE:
        try:
            return dt.date.fromisoformat(text).isoformat()
        except ValueError:
            raise CannotSay(f"'{name}' takes a date, such as '2026-11-02', and '{text}' is none") from None
    return _code(text, asked)


def _whole(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise CannotSay(f"'{name}' takes a whole number, and '{text}' is none") from None


def _code(text: str, asked: Asked) -> str:
    if asked.codes and text not in asked.codes:
        raise CannotSay(f"'{text}' is no choice of that question: its names are {listed(asked.codes, 'and')}")
    return text


def _negated(condition: Condition, *, when: bool) -> Condition:
    if not when:
        return condition
    return condition["not"] if set(condition) == {"not"} else {"not": condition}
