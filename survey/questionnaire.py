"""What is asked: a questionnaire and its parts, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

FactValue = str | int | None


class Kind(StrEnum):
    """What kind of answer a question takes."""

    ONE = "one"
    SEVERAL = "several"
    SCALE = "scale"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    STATEMENT = "statement"


CHOICE_KINDS = frozenset({Kind.ONE, Kind.SEVERAL, Kind.SCALE})
TYPED_KINDS = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE})


class Meaning(StrEnum):
    """What an option says about practice when returns are counted."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NOT_APPLICABLE = "not_applicable"
    DONT_KNOW = "dont_know"
    NEUTRAL = "neutral"


class CommentRule(StrEnum):
    """Whether a question takes a comment beside its answer."""

    INVITED = "invited"
    ASKED = "asked"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; `code` is unique within its question.

    `asks_comment` says that choosing it asks for a comment ('please comment below'),
    `escalates` that choosing it shows the audit's escalation route, `opens_contact` that the family may be approached
    with this agency's help (survey.families), and `exclusive` that nothing else can be ticked with it.
    """

    code: str
    label: str
    short: str
    meaning: Meaning = Meaning.NEUTRAL
    exclusive: bool = False
    asks_comment: bool = False
    escalates: bool = False
    opens_contact: bool = False


@dataclass(frozen=True, slots=True)
class Equals:
    """Holds when the named answer or fact has this value; of several ticks, when it is among them."""

    name: str
    value: FactValue
    is_fact: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when the named answer or fact has one of these values."""

    name: str
    values: tuple[FactValue, ...]
    is_fact: bool = False


@dataclass(frozen=True, slots=True)
class Bounded:
    """Holds when the named question has a number as its answer that is neither below `at_least` nor above `at_most`,
    where these are given."""

    question: str
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """Holds when the named question has an answer that applies."""

    question: str


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyPart:
    """Holds when at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its part does not; so it holds for a question that has no answer."""

    part: Condition


Condition = Equals | AnyOf | Bounded | Answered | All | AnyPart | Not


def questions_named(condition: Condition) -> Iterator[str]:
    """Yield the ids of the questions whose answers `condition` looks at."""
    match condition:
        case Equals(name, _, False) | AnyOf(name, _, False) | Answered(name) | Bounded(name):
            yield name
        case All(parts) | AnyPart(parts):
            for part in parts:
                yield from questions_named(part)
        case Not(part):
            yield from questions_named(part)
        case _:
            return


def facts_named(condition: Condition | None) -> Iterator[tuple[str, tuple[FactValue, ...]]]:
    """Yield each fact that `condition` looks at, with the values that it is compared with."""
    match condition:
        case Equals(name, value, True):
            yield name, (value,)
        case AnyOf(name, values, True):
            yield name, values
        case All(parts) | AnyPart(parts):
            for part in parts:
                yield from facts_named(part)
        case Not(part):
            yield from facts_named(part)
        case _:
            return


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or a statement that is only read.

    `text` is the wording that is asked, `short` the wording of charts and overviews, `number` what people
    call it ('7'); a statement has no number. `minimum` and `maximum` bound the ticks of SEVERAL and the value
    of NUMBER. `probe` asks gently for more once it is answered; what is said to it is the comment.
    `repeats` names an earlier question that asks the same thing. Without an answer to a `required`
    question that applies, nothing can be submitted. `original` is the question in the questionnaire's own language,
    where this is a translation of it.
    """

    id: str
    kind: Kind
    text: str
    short: str
    theme: str
    number: str = ""
    hint: str = ""
    probe: str = ""
    options: tuple[Option, ...] = ()
    comment: CommentRule = CommentRule.INVITED
    minimum: int | None = None
    maximum: int | None = None
    required: bool = False
    repeats: str | None = None
    when: Condition | None = None
    original: Question | None = field(default=None, compare=False, repr=False)

    def option(self, code: str) -> Option:
        """Return the option with this code; raises KeyError if there is none."""
        for option in self.options:
            if option.code == code:
                return option
        raise KeyError(code)

    @property
    def codes(self) -> tuple[str, ...]:
        """The option codes, in the order of asking."""
        return tuple(option.code for option in self.options)


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading under which questions are reported."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand together; `statement` opens them, `when` says for whom they are."""

    id: str
    title: str
    questions: tuple[Question, ...]
    statement: str = ""
    when: Condition | None = None


@dataclass(frozen=True)
class Questionnaire:
    """A version of a set of questions for one audience (the roles that answer it).

    Sections hold the order of asking; `reporting_order` names every numbered question in the order of
    reporting, except those that the report leaves out because they repeat another. `translations` holds it in further
    languages: the same questions in other words.
    """

    id: str
    version: int
    title: str
    audience: str
    themes: tuple[Theme, ...]
    sections: tuple[Section, ...]
    reporting_order: tuple[str, ...]
    language: str = "en"
    source: str = ""
    translations: Mapping[str, Questionnaire] = field(default_factory=dict, compare=False, repr=False)

    def spoken(self, language: str) -> Questionnaire:
        """Return the questionnaire in a language; in its own where it is not translated into that one."""
        return self.translations.get(language, self)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of asking."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _section_of(self) -> dict[str, Section]:
        return {question.id: section for section in self.sections for question in section.questions}

    @cached_property
    def _position(self) -> dict[str, int]:
        return {question.id: index for index, question in enumerate(self.questions)}

    @cached_property
    def facts(self) -> Mapping[str, tuple[FactValue, ...]]:
        """The facts of a request that conditions look at, each with the values that it is compared with."""
        found: dict[str, dict[FactValue, None]] = {}
        for condition in (*(section.when for section in self.sections), *(each.when for each in self.questions)):
            for name, values in facts_named(condition):
                found.setdefault(name, {}).update(dict.fromkeys(values))
        return {name: tuple(values) for name, values in found.items()}

    def question(self, question_id: str) -> Question:
        """Return the question with this id; raises KeyError if there is none."""
        return self._by_id[question_id]

    def section_of(self, question_id: str) -> Section:
        """Return the section in which a question stands; raises KeyError if there is none."""
        return self._section_of[question_id]

    def position(self, question_id: str) -> int:
        """Return a question's place in the order of asking, from 0; raises KeyError if there is none."""
        return self._position[question_id]

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with this id; raises KeyError if there is none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)
