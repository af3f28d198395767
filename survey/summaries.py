"""Many answers at a glance: the overview, the review before submitting, and a return as it was submitted."""

from __future__ import annotations

from collections.abc import Iterable

from survey.answers import Answer
from survey.messages import Line, Tone
from survey.path import Standing
from survey.phrases import Phrases
from survey.questionnaire import Question, Questionnaire
from survey.returns import Return
from survey.state import Situation
from survey.wording import excerpt, in_words

OVERVIEW_EXCERPT = 60


def overview(questions: Iterable[Question], standing: Standing, phrases: Phrases) -> Line:
    """Return a paragraph with a line a question: its number, short wording, and what stands for it, in brief."""
    lines = []
    for question in questions:
        words = in_words(question, standing.answers.get(question.id), phrases, short=True)
        lines.append(f"{question.number}. {question.short}: {excerpt(words, OVERVIEW_EXCERPT)}")
    return Line("\n".join(lines))


def review_lines(situation: Situation, standing: Standing, phrases: Phrases) -> list[Line]:
    """Return everything that would be submitted, and what would not, in full."""
    lines = [
        line
        for question in standing.numbered
        for line in _answer_lines(question, standing.answers.get(question.id), phrases)
    ]
    question_of = situation.questionnaire.question
    lines += _aside_lines([question_of(answer.question) for answer in standing.set_aside], phrases)
    for question in standing.passed_over:
        source = question_of(question.repeats or "")
        lines.append(Line(phrases("review.passed_over", number=question.number, source=source.number), Tone.HINT))
    if standing.unanswered:
        numbers = ", ".join(question.number for question in standing.unanswered)
        lines.append(Line(phrases("review.unanswered", numbers=numbers), Tone.HINT))
    return lines


def return_lines(questionnaire: Questionnaire, returned: Return, phrases: Phrases) -> list[Line]:
    """Return what was submitted, in full."""
    answers = {answer.question: answer for answer in returned.answers}
    lines = [
        line
        for name in returned.asked
        if (question := questionnaire.question(name)).number
        for line in _answer_lines(question, answers.get(name), phrases)
    ]
    return lines + _aside_lines([questionnaire.question(a.question) for a in returned.set_aside], phrases)


def _answer_lines(question: Question, answer: Answer | None, phrases: Phrases) -> list[Line]:
    lines = [Line(f"{question.number}. {question.short}", Tone.QUESTION), Line(in_words(question, answer, phrases))]
    if answer is not None and answer.comment:
        lines.append(Line(answer.comment, Tone.QUOTE))
    return lines


def _aside_lines(questions: list[Question], phrases: Phrases) -> list[Line]:
    if not questions:
        return []
    numbers = ", ".join(question.number for question in questions)
    return [Line(phrases("review.set_aside", numbers=numbers), Tone.HINT)]
