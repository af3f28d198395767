"""Which questions apply, and which is next: derived from answers and facts, never stored.

Conditions look back only (the loader refuses others), so one pass in the order of asking settles everything.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from survey.answers import Answer, Answers, may_stand
from survey.questionnaire import (
    All,
    Answered,
    AnyOf,
    AnyPart,
    Bounded,
    Condition,
    Equals,
    FactValue,
    Kind,
    Not,
    Question,
    Questionnaire,
)

Facts = Mapping[str, FactValue]


@dataclass(frozen=True)
class Standing:
    """How a response stands.

    `asked` holds the questions that apply, in the order of asking; `answers` what stands for them; `set_aside`
    the answers that do not apply now, and come back when they do; `passed_over` the repeated questions that are
    not asked, because the question they repeat has an answer that they do not offer, or none yet.
    """

    asked: tuple[Question, ...]
    answers: Answers
    set_aside: tuple[Answer, ...]
    passed_over: tuple[Question, ...]

    def given(self, question: Question) -> bool:
        """Return whether the question has an answer that stands."""
        answer = self.answers.get(question.id)
        return answer is not None and answer.is_given

    def left_out(self, question: Question) -> bool:
        """Return whether the person chose to leave the question unanswered."""
        answer = self.answers.get(question.id)
        return answer is not None and answer.left_out

    @cached_property
    def numbered(self) -> tuple[Question, ...]:
        """The questions that apply, without statements."""
        return tuple(question for question in self.asked if question.kind is not Kind.STATEMENT)

    @property
    def done(self) -> int:
        """How many of the questions that apply are answered."""
        return sum(self.given(question) for question in self.numbered)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions that apply and have no answer, left out on purpose or not."""
        return tuple(question for question in self.numbered if not self.given(question))

    @property
    def holding_up(self) -> tuple[Question, ...]:
        """The questions without whose answers nothing can be submitted."""
        return tuple(question for question in self.unanswered if question.required)


def standing(questionnaire: Questionnaire, facts: Facts, answers: Answers) -> Standing:
    """Return how a response with these answers stands for a request with these facts."""
    asked: list[Question] = []
    passed_over: list[Question] = []
    stands: dict[str, Answer] = {}
    for question in questionnaire.questions:
        section = questionnaire.section_of(question.id)
        if section.when is not None and not holds(section.when, stands, facts):
            continue
        if question.when is not None and not holds(question.when, stands, facts):
            continue
        if question.repeats is not None and not _offers(question, stands.get(question.repeats)):
            passed_over.append(question)
            continue
        asked.append(question)
        answer = answers.get(question.id)
        if answer is not None and _applies(question, answer, stands):
            stands[question.id] = answer
    set_aside = tuple(answer for name, answer in answers.items() if answer.is_given and name not in stands)
    return Standing(tuple(asked), stands, set_aside, tuple(passed_over))


def holds(condition: Condition, answers: Answers, facts: Facts) -> bool:
    """Return whether a condition holds; a comparison with what is not answered or not known does not."""
    match condition:
        case Equals(name, value, is_fact):
            return value in _values(name, answers, facts, is_fact=is_fact)
        case AnyOf(name, values, is_fact):
            return any(value in _values(name, answers, facts, is_fact=is_fact) for value in values)
        case Bounded(name, least, most):
            number = answers[name].number if name in answers else None
            return number is not None and (least is None or number >= least) and (most is None or number <= most)
        case Answered(name):
            return name in answers and answers[name].is_given
        case All(parts):
            return all(holds(part, answers, facts) for part in parts)
        case AnyPart(parts):
            return any(holds(part, answers, facts) for part in parts)
        case Not(part):
            return not holds(part, answers, facts)


def _values(name: str, answers: Answers, facts: Facts, *, is_fact: bool) -> Collection[FactValue]:
    if is_fact:
        return (facts[name],) if facts.get(name) is not None else ()
    answer = answers.get(name)
    if answer is None or not answer.is_given:
        return ()
    if answer.choices is not None:
        return answer.choices
    return (answer.date.isoformat() if answer.date else answer.number if answer.text is None else answer.text,)


def _offers(question: Question, repeated: Answer | None) -> bool:
    return repeated is not None and repeated.choices is not None and may_stand(question, repeated.choices)


def _applies(question: Question, answer: Answer, stands: Answers) -> bool:
    if not answer.kept or question.repeats is None:
        return True
    return stands[question.repeats].choices == answer.choices
