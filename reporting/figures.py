"""The figures of one question: plain values, each share with the base that it rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from survey.questionnaire import CHOICE_KINDS, Kind, Meaning, Option, Question, Theme
from survey.shares import share, sums_to

NO_VIEW = frozenset({Meaning.NOT_APPLICABLE, Meaning.DONT_KNOW})


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that someone wrote, and where they come from; `beside` names the options that a comment stands beside,
    `language` the one in which they were given, where it is not the report's, `translation` what they say in the
    report's, where somebody translated them."""

    request: int
    case: str | None
    agency: str | None
    text: str
    imported: bool
    synthetic: bool
    beside: str = ""
    language: str = ""
    translation: str = ""


ByVersion = tuple[tuple[int, int], ...]
"""How many answers were given under each version of the questionnaire, the earliest first."""


@dataclass(frozen=True, slots=True)
class OptionFigure:
    """How often an option was chosen, of the returns that answered and of those that had a view.

    `with_view` is None where the question has no second base, or where the option is what that base leaves out.
    `versions` says under which version it was chosen.
    """

    option: Option
    count: int
    answered: int
    with_view: int | None
    versions: ByVersion

    @property
    def share(self) -> Decimal | None:
        """The count of the returns that answered, in per cent."""
        return share(self.count, self.answered)

    @property
    def view_share(self) -> Decimal | None:
        """The count of the returns that had a view, in per cent; None where that base is not for this option."""
        return None if self.with_view is None else share(self.count, self.with_view)


@dataclass(frozen=True, slots=True)
class Spread:
    """The smallest, middle and largest of the numbers given."""

    lowest: int
    median: Decimal
    highest: int


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last of the dates given."""

    earliest: dt.date
    latest: dt.date


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """What the returns say to one question.

    `asked` counts the returns to which it applied, `answered` (the base n) those that answered it, `not_asked`
    those to which it did not apply. `none_of_these` counts, for several choices, the answers that tick nothing,
    `none_versions` by version.
    `with_view` is the second base, without 'not applicable' and 'don't know'; None where the question offers
    neither. `spread`, `period` and `texts` stand for the kinds that they belong to. `on_contact` counts comments
    that say how a family can be reached, and what is not safe: they are none of `comments`, for whoever reads the
    report would read them. `versions` says under which version of the questionnaire it was answered.
    """

    question: Question
    theme: Theme
    asked: int
    answered: int
    not_asked: int
    options: tuple[OptionFigure, ...] = ()
    none_of_these: int = 0
    with_view: int | None = None
    spread: Spread | None = None
    period: Period | None = None
    texts: tuple[Remark, ...] = ()
    comments: tuple[Remark, ...] = ()
    on_contact: int = 0
    versions: ByVersion = ()
    none_versions: ByVersion = ()

    @property
    def not_answered(self) -> int:
        """Item non-response: returns that were asked and gave no answer."""
        return self.asked - self.answered

    @property
    def is_choice(self) -> bool:
        """Whether options are counted."""
        return self.question.kind in CHOICE_KINDS

    @property
    def is_several(self) -> bool:
        """Whether a return can count under more than one option."""
        return self.question.kind is Kind.SEVERAL

    @property
    def none_share(self) -> Decimal | None:
        """The answers that tick nothing, of the returns that answered, in per cent."""
        return share(self.none_of_these, self.answered)

    @property
    def view_name(self) -> str:
        """What the second base is called; empty where there is none."""
        meanings = {option.meaning for option in self.question.options} & NO_VIEW
        if self.with_view is None:
            return ""
        if meanings == NO_VIEW:
            return "where applicable and a view was given"
        return "where applicable" if Meaning.NOT_APPLICABLE in meanings else "where a view was given"

    @property
    def rounded_total(self) -> Decimal | None:
        """What the rounded shares of a single choice add up to, where that is not 100.0."""
        return None if self.is_several else sums_to(figure.share for figure in self.options)

    @property
    def rounded_view_total(self) -> Decimal | None:
        """The same for the second base."""
        return None if self.is_several else sums_to(figure.view_share for figure in self.options)
