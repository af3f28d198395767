"""Many answers at a glance: the overview, the review before submitting, and a return as it was submitted."""

from __future__ import annotations

from collections.abc import Iterable

from survey.answers import Answer
from survey.messages import Line, Tone
from survey.path import Standing
from survey.phrases import Phrases
from survey.questionnaire import Question
from survey.state import Situation
from survey.wording import excerpt, in_words

TITLE_EXCERPT = 80
OVERVIEW_EXCERPT = 60


def in_words_here(
    situation: Situation, question: Question, answer: Answer | None, phrases: Phrases, *, short: bool = False
) -> str:
    """Return an answer in words, or only that it was given where this channel may not show it."""
    if answer is not None and answer.is_given and situation.web_only(question.id):
        return phrases("answer.in_web")
    return in_words(question, answer, phrases, short=short)


def overview(situation: Situation, questions: Iterable[Question], standing: Standing, phrases: Phrases) -> Line:
    """Return a paragraph with a line a question: its number, short wording, and what stands for it, in brief."""
    lines = []
    for question in questions:
        words = in_words_here(situation, question, standing.answers.get(question.id), phrases, short=True)
        title = excerpt(question.short, TITLE_EXCERPT)
        lines.append(f"{question.number}. {title}: {excerpt(words, OVERVIEW_EXCERPT)}")
    return Line("\n".join(lines))


def review_lines(situation: Situation, standing: Standing, phrases: Phrases) -> list[Line]:
    """Return everything that would be submitted, and what would not, in full."""
    lines = [
        line
        for question in standing.numbered
        for line in _answer_lines(situation, question, standing.answers.get(question.id), phrases)
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


def return_lines(situation: Situation, phrases: Phrases) -> list[Line]:
    """Return what was last submitted, in full; nothing where nothing was."""
    questionnaire, returned = situation.returned_under or situation.questionnaire, situation.returned
    if returned is None:
        return []
    answers = {answer.question: answer for answer in returned.answers}
    lines = [
        line
        for name in returned.asked
        if (question := questionnaire.question(name)).number
        for line in _answer_lines(situation, question, answers.get(name), phrases)
    ]
    return lines + _aside_lines([questionnaire.question(a.question) for a in returned.set_aside], phrases)


def _answer_lines(situation: Situation, question: Question, answer: Answer | None, phrases: Phrases) -> list[Line]:
    words = in_words_here(situation, question, answer, phrases)
    lines = [Line(f"{question.number}. {question.short}", Tone.LABEL), Line(words)]
    if answer is not None and answer.comment:
        shown = situation.takes_comment(question.id)
        lines.append(Line(answer.comment, Tone.QUOTE) if shown else Line(phrases("comment.in_web"), Tone.HINT))
    return lines


def _aside_lines(questions: list[Question], phrases: Phrases) -> list[Line]:
    if not questions:
        return []
    numbers = ", ".join(question.number for question in questions)
    return [Line(phrases("review.set_aside", numbers=numbers), Tone.HINT)]
