"""What a raw answer means for each kind of question, and the answers that a response holds."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from survey.questionnaire import CommentRule, Kind, Question

LONGEST_TEXT = 4000
MOST_STACKED_MARKS = 8
EARLIEST_YEAR = 1900
JOINERS = "\u200c\u200d"
"""Spelling in Persian and Hindi, and glue in emoji; they show nothing of their own."""
_WHOLE_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}([,\s]\d{3})+)")
_DATE_FORMATS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands as the answer to one question.

    One of the value fields is set: `choices` (option codes; an empty tuple means 'none of these'), `text`,
    `number` or `date`; for an answer that is not given yet, or was left out, none is, and only `comment`
    may stand. `kept` marks a repeated question's answer that was carried over from the one it repeats.
    `text_reason` and `comment_reason` say why that stands though it looks as if it identified someone.
    """

    question: str
    choices: tuple[str, ...] | None = None
    text: str | None = None
    number: int | None = None
    date: dt.date | None = None
    comment: str = ""
    left_out: bool = False
    kept: bool = False
    text_reason: str = ""
    comment_reason: str = ""

    @property
    def is_given(self) -> bool:
        """Whether the question has been answered (a comment alone is no answer)."""
        return self.value is not None

    @property
    def value(self) -> tuple[str, ...] | str | int | dt.date | None:
        """The value itself, whatever its kind; None where nothing was given."""
        if self.choices is not None:
            return self.choices
        if self.text is not None:
            return self.text
        return self.date if self.number is None else self.number

    def with_comment(self, comment: str, reason: str = "") -> Answer:
        """Return the same answer with this comment, and why that may stand."""
        return replace(self, comment=comment, comment_reason=reason)

    def beside(self, earlier: Answer) -> Answer:
        """Return this answer with the comment of an earlier one."""
        return self.with_comment(earlier.comment, earlier.comment_reason)

    def says_all_of(self, earlier: Answer) -> bool:
        """Return whether whatever an earlier answer to the question said stands in this one, which may say more."""
        words = ((earlier.text or "", self.text or ""), (earlier.comment, self.comment))
        values = ((earlier.choices, self.choices), (earlier.number, self.number), (earlier.date, self.date))
        return all(old in new for old, new in words) and all(old in {None, new} for old, new in values)

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object with the fields that are set."""
        data: dict[str, Any] = {"question": self.question}
        if self.choices is not None:
            data["choices"] = list(self.choices)
        if self.date is not None:
            data["date"] = self.date.isoformat()
        data |= {name: value for name in ("text", "number") if (value := getattr(self, name)) is not None}
        told = ("comment", "left_out", "kept", "text_reason", "comment_reason")
        data |= {name: value for name in told if (value := getattr(self, name))}
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Answer:
        """Return the answer that `to_json` wrote."""
        fields = dict(data)
        if "choices" in fields:
            fields["choices"] = tuple(fields["choices"])
        if "date" in fields:
            fields["date"] = dt.date.fromisoformat(fields["date"])
        return cls(**fields)


Answers = Mapping[str, Answer]


class Refused(Exception):
    """A raw answer that cannot stand; `phrase` names the sentence that tells the person why."""

    def __init__(self, phrase: str, **details: str | int) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.details = details


def takes_comment(question: Question) -> bool:
    """Return whether a comment can stand beside the question's answer."""
    invited = question.comment is not CommentRule.NONE or any(option.asks_comment for option in question.options)
    return invited and question.kind is not Kind.STATEMENT


def asks_comment(question: Question, answer: Answer) -> bool:
    """Return whether an answer asks for a comment beside it."""
    asked = question.comment is CommentRule.ASKED
    return answer.is_given and (asked or any(question.option(code).asks_comment for code in answer.choices or ()))


def clean(raw: str) -> str:
    """Return a typed text as it may be kept: NFC, without control and direction characters, trimmed.

    Raises Refused where nothing of it can be seen, where it is longer than LONGEST_TEXT characters, and where it
    stacks marks on a letter beyond what any language writes.
    """
    text = "".join(char for char in raw.replace("\r\n", "\n").replace("\r", "\n") if _is_kept(char))
    text = unicodedata.normalize("NFC", text).strip()
    if not any(map(_is_seen, text)):
        raise Refused("refused.empty")
    if len(text) > LONGEST_TEXT:
        raise Refused("refused.too_long", length=len(text), longest=LONGEST_TEXT)
    if _stacks_marks(text):
        raise Refused("refused.stacked_marks")
    return text


def _is_kept(char: str) -> bool:
    if char in "\n\t" + JOINERS:
        return True
    noncharacter = 0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE  # no document may hold these
    return not noncharacter and unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}


def _is_seen(char: str) -> bool:
    category = unicodedata.category(char)  # "Cn" is newer than this Python: an emoji of next year
    return category[0] in "LNPS" or category == "Cn"


def _stacks_marks(text: str) -> bool:
    run = 0
    for char in text:
        if char not in JOINERS:
            run = run + 1 if unicodedata.category(char)[0] == "M" else 0
        if run > MOST_STACKED_MARKS:
            return True
    return False


def joined(earlier: str, text: str) -> str:
    """Return two kept texts as one, the second on a line of its own; raises Refused where that is too long."""
    return within_limit(f"{earlier}\n{text}" if earlier else text)


def rewritten_in(comment: str, old: str, new: str) -> str | None:
    """Return the comment with the lines of an earlier text changed; None where they do not stand in it.

    Raises Refused where that is too long.
    """
    lines = f"\n{comment}\n"
    if f"\n{old}\n" not in lines:
        return None
    return within_limit(lines.replace(f"\n{old}\n", f"\n{new}\n", 1)[1:-1])


def within_limit(text: str) -> str:
    """Return a text made of kept ones; raises Refused where it is longer than one text may be."""
    if len(text) > LONGEST_TEXT:
        raise Refused("refused.too_long_together", length=len(text), longest=LONGEST_TEXT)
    return text


def typed(question: Question, raw: str) -> Answer:
    """Return what a typed text answers to a TEXT, NUMBER or DATE question; raises Refused where it does not."""
    text = clean(raw)
    if question.kind is Kind.NUMBER:
        return Answer(question.id, number=_number(question, text))
    if question.kind is Kind.DATE:
        return Answer(question.id, date=_date(text))
    return Answer(question.id, text=text)


def _number(question: Question, text: str) -> int:
    text = text.replace("\u2212", "-")
    if not _WHOLE_NUMBER.fullmatch(text):
        raise Refused("refused.not_a_number")
    number = int("".join(char for char in text if char in "+-" or char.isdecimal()))
    if question.minimum is not None and number < question.minimum:
        raise Refused("refused.too_small", minimum=question.minimum)
    if question.maximum is not None and number > question.maximum:
        raise Refused("refused.too_large", maximum=question.maximum)
    if abs(number) >= 2**53:  # what JSON readers and spreadsheets hold exactly
        raise Refused("refused.too_large", maximum=2**53 - 1)
    return number


def _date(text: str) -> dt.date:
    for pattern in _DATE_FORMATS:
        try:
            date = dt.datetime.strptime(text, pattern).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
        if date.year >= EARLIEST_YEAR:
            return date
    raise Refused("refused.not_a_date")


def named(question: Question, text: str) -> str | None:
    """Return the code of the one option that a typed text names outright, by its label or short label."""
    wanted = _plain(text)
    for labels in ([o.label for o in question.options], [o.short for o in question.options]):
        codes = [code for code, label in zip(question.codes, labels, strict=True) if _plain(label) == wanted]
        if codes:
            return codes[0] if len(codes) == 1 else None
    return None


def chosen(question: Question, text: str) -> str | None:
    """Return the code of the one option that a typed text names outright, by its label, short label or letter."""
    letters = {letter(index).casefold(): code for index, code in enumerate(question.codes)}
    return named(question, text) or letters.get(_plain(text))


def _plain(label: str) -> str:
    return label.strip().rstrip(".").casefold()


def letter(index: int) -> str:
    """Return the letter by which the option at `index` is called: A to Z, then AA, AB ..."""
    return chr(65 + index) if index < 26 else letter(index // 26 - 1) + chr(65 + index % 26)


def ticked(question: Question, ticks: tuple[str, ...], code: str, *, on: bool) -> tuple[str, ...]:
    """Return the ticks after one is set or taken away, in the order of asking.

    An exclusive option takes the others away, and the others take it away. Raises Refused where one more would
    exceed the question's maximum.
    """
    wanted = set(ticks) - {code}
    if on:
        exclusive = {option.code for option in question.options if option.exclusive}
        wanted = {code} if code in exclusive else (wanted - exclusive) | {code}
        if question.maximum is not None and len(wanted) > question.maximum:
            raise Refused("refused.too_many_ticks", maximum=question.maximum)
    return tuple(option for option in question.codes if option in wanted)


def may_stand(question: Question, choices: tuple[str, ...]) -> bool:
    """Return whether these choices could have been made for this question."""
    exclusive = {option.code for option in question.options if option.exclusive}
    alone = exclusive & set(choices)
    least, most = question.minimum or 0, question.maximum or len(question.options)
    fits = len(choices) == 1 if alone else least <= len(choices) <= most
    return fits and set(choices) <= set(question.codes)


def confirmed(question: Question, ticks: tuple[str, ...]) -> Answer:
    """Return the answer of a SEVERAL question; no tick means 'none of these'. Raises Refused below its minimum."""
    exclusive = {option.code for option in question.options if option.exclusive}
    if question.minimum and len(ticks) < question.minimum and not exclusive & set(ticks):
        raise Refused("refused.too_few_ticks", minimum=question.minimum)
    return Answer(question.id, choices=ticks)
