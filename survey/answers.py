"""What a raw answer means for each kind of question, and the answers that a response holds."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from survey.questionnaire import Kind, Question

LONGEST_TEXT = 4000
MOST_STACKED_MARKS = 4
EARLIEST_YEAR = 1900
_DATE_FORMATS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands as the answer to one question.

    One of the value fields is set: `choices` (option codes; an empty tuple means 'none of these'), `text`,
    `number` or `date`; for an answer that is not given yet, or was left out, none is, and only `comment`
    may stand. `kept` marks a repeated question's answer that was carried over from the one it repeats.
    """

    question: str
    choices: tuple[str, ...] | None = None
    text: str | None = None
    number: int | None = None
    date: dt.date | None = None
    comment: str = ""
    left_out: bool = False
    kept: bool = False

    @property
    def is_given(self) -> bool:
        """Whether the question has been answered (a comment alone is no answer)."""
        return any(value is not None for value in (self.choices, self.text, self.number, self.date))

    @property
    def value(self) -> tuple[str, ...] | str | int | dt.date | None:
        """The value itself, whatever its kind; None where nothing was given."""
        for value in (self.choices, self.text, self.number, self.date):
            if value is not None:
                return value
        return None

    def with_comment(self, comment: str) -> Answer:
        """Return the same answer with this comment."""
        return replace(self, comment=comment)

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object with the fields that are set."""
        data: dict[str, Any] = {"question": self.question}
        if self.choices is not None:
            data["choices"] = list(self.choices)
        if self.date is not None:
            data["date"] = self.date.isoformat()
        data |= {name: value for name in ("text", "number") if (value := getattr(self, name)) is not None}
        data |= {name: value for name in ("comment", "left_out", "kept") if (value := getattr(self, name))}
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


def clean(raw: str) -> str:
    """Return a typed text as it may be kept: NFC, without control and direction characters, trimmed.

    Raises Refused where it is empty, longer than LONGEST_TEXT characters, or stacks marks on a letter beyond
    what any language writes.
    """
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(char for char in text if _is_kept(char)).strip()
    if not text:
        raise Refused("refused.empty")
    if len(text) > LONGEST_TEXT:
        raise Refused("refused.too_long", length=len(text), longest=LONGEST_TEXT)
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > MOST_STACKED_MARKS:
            raise Refused("refused.stacked_marks")
    return text


def _is_kept(char: str) -> bool:
    if char in "\n\t\u200c\u200d":
        return True  # the joiners U+200C and U+200D are spelling in Persian and Hindi, and glue in emoji
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}


def typed(question: Question, raw: str) -> Answer:
    """Return what a typed text answers to a TEXT, NUMBER or DATE question; raises Refused where it does not."""
    text = clean(raw)
    if question.kind is Kind.NUMBER:
        return Answer(question.id, number=_number(question, text))
    if question.kind is Kind.DATE:
        return Answer(question.id, date=_date(text))
    return Answer(question.id, text=text)


def _number(question: Question, text: str) -> int:
    try:
        number = int(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise Refused("refused.not_a_number") from None
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


def chosen(question: Question, text: str) -> str | None:
    """Return the code of the option that a typed text names outright: its label, short label, or letter."""
    wanted = text.strip().rstrip(".").casefold()
    for index, option in enumerate(question.options):
        if wanted in {option.label.rstrip(".").casefold(), option.short.casefold(), letter(index).casefold()}:
            return option.code
    return None


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


def confirmed(question: Question, ticks: tuple[str, ...]) -> Answer:
    """Return the answer of a SEVERAL question; no tick means 'none of these'. Raises Refused below its minimum."""
    exclusive = {option.code for option in question.options if option.exclusive}
    if question.minimum and len(ticks) < question.minimum and not exclusive & set(ticks):
        raise Refused("refused.too_few_ticks", minimum=question.minimum)
    return Answer(question.id, choices=ticks)
