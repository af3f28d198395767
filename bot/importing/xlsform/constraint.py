"""The column 'constraint' -> the smallest and largest answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.importing.xlsform.relevant import TURNED
from bot.importing.xlsform.tokens import END, CannotSay, Token, Tokens, said
from survey.questionnaire import Kind

_CAN_BE_SAID = {
    Kind.NUMBER: "a smallest and a largest number can be said: . >= 0 and . <= 30",
    Kind.SEVERAL: "how many are ticked can be said: count-selected(.) <= 3",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and the largest value that an answer may have; None where there is no such limit."""

    minimum: int | None = None
    maximum: int | None = None

    def within(self, other: Bounds) -> Bounds:
        """Return the bounds that keep both."""
        least = [bound for bound in (self.minimum, other.minimum) if bound is not None]
        most = [bound for bound in (self.maximum, other.maximum) if bound is not None]
        return Bounds(max(least, default=None), min(most, default=None))


def read_constraint(expression: str, kind: Kind) -> Bounds:
    """Return the bounds that an expression sets for an answer of this kind; raises CannotSay for any other rule."""
    if kind not in _CAN_BE_SAID:
        raise CannotSay("limits what can be answered, and only integer and select_multiple can be limited")
    try:
        tokens = Tokens(expression)
        bounds = Bounds()
        for comparison in _comparisons(tokens, kind):
            bounds = bounds.within(comparison)
    except CannotSay as reason:
        raise CannotSay(f"{reason}; {_CAN_BE_SAID[kind]}") from None
    return bounds


def _comparisons(tokens: Tokens, kind: Kind) -> Iterator[Bounds]:
    while True:
        opened = 0
        while tokens.skip("("):
            opened += 1
        yield _comparison(tokens, kind)
        for _ in range(opened):
            tokens.expect(")")
        if tokens.next is END:
            return
        tokens.expect("and")


def _comparison(tokens: Tokens, kind: Kind) -> Bounds:
    turned = tokens.next.kind == "number"
    number = _number(tokens.take()) if turned else None
    if not turned:
        _the_answer(tokens, kind)
    compared = tokens.take()
    if compared.text not in TURNED:
        raise CannotSay(f"has {said(compared)} where '>=' or '<=' should stand")
    if turned:
        _the_answer(tokens, kind)
    else:
        number = _number(tokens.take())
    return _bounds(TURNED[compared.text] if turned else compared.text, number or 0)


def _bounds(compared: str, number: int) -> Bounds:
    if compared.startswith(">"):
        return Bounds(minimum=number + (compared == ">"))
    return Bounds(maximum=number - (compared == "<"))


def _the_answer(tokens: Tokens, kind: Kind) -> None:
    if kind is Kind.SEVERAL:
        for word in ("count-selected", "(", ".", ")"):
            tokens.expect(word)
    else:
        tokens.expect(".")


def _number(token: Token) -> int:
    if token.kind != "number" or "." in token.text:
        raise CannotSay(f"has {said(token)} where a whole number should stand")
    return int(token.text)
