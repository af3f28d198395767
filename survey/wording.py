"""Answers and questions in words, and texts in portions that every channel can show."""

from __future__ import annotations

from collections.abc import Sequence

from survey.answers import Answer
from survey.messages import Line
from survey.phrases import Phrases
from survey.questionnaire import Question

PAGE_UNITS = 2800
"""UTF-16 units of text on one card: the Bot API takes 4,096 a message, and title and prompts stand beside it."""

EXCERPT = 300
"""UTF-16 units of a look at a longer text."""


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units, as the Bot API counts."""
    return len(text.encode("utf-16-le")) // 2


def shown(question: Question) -> str:
    """Return the wording under which a question is answered: its text, hint, options and probe, a line each."""
    lines = [question.text, question.hint, *(option.label for option in question.options), question.probe]
    return "\n".join(line for line in lines if line)


def in_words(question: Question, answer: Answer | None, phrases: Phrases, *, short: bool = False) -> str:
    """Return an answer as a person would say it; `short` takes the options' short labels."""
    if answer is None or not answer.is_given:
        return phrases("answer.left_out" if answer is not None and answer.left_out else "answer.none_given")
    if answer.choices is not None:
        options = [question.option(code) for code in answer.choices]
        return "; ".join(o.short if short else o.label for o in options) or phrases("answer.none_of_these")
    if answer.date is not None:
        return phrases.day(answer.date)
    return str(answer.number) if answer.text is None else answer.text


def excerpt(text: str, longest: int = EXCERPT) -> str:
    """Return a text on one line of at most `longest` UTF-16 units and an ellipsis, cut at a word where it can be;
    a look, never the record."""
    line = " ".join(text.split())
    if units(line) <= longest:
        return line
    return line[: _fitting(line, longest)].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def portions(text: str, budget: int = PAGE_UNITS) -> list[str]:
    """Return a text in parts of at most `budget` UTF-16 units, parted at white space where there is some."""
    parts = []
    while units(text) > budget:
        end = _fitting(text, budget)
        space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
        end = space + 1 if space > end // 2 else end
        parts.append(text[:end].rstrip())
        text = text[end:]
    return [*parts, text]


def _fitting(text: str, budget: int) -> int:
    fitting = text[:budget].encode("utf-16-le")[: 2 * budget]
    return len(fitting.decode("utf-16-le", errors="ignore"))  # a pair that was cut in two does not fit


def pages(lines: Sequence[Line], budget: int = PAGE_UNITS) -> list[tuple[Line, ...]]:
    """Return the lines on as few pages as hold them, in order; a line longer than a page is parted."""
    result: list[list[Line]] = [[]]
    room = budget
    for line in lines:
        for part in portions(line.text, budget):
            size = units(part) + 2
            if size > room and result[-1]:
                result.append([])
                room = budget
            result[-1].append(Line(part, line.tone))
            room -= size
    return [tuple(page) for page in result]
