"""What small counts would give away about people who were promised not to be told apart."""

from __future__ import annotations

from dataclasses import replace

from reporting.figures import QuestionFigures

FEWEST = 3
"""Of fewer people nothing is counted in print: whoever knows who was asked would know whose it is."""


def is_enough(figures: QuestionFigures) -> bool:
    """Return whether enough people answered a question for its figures to be printed."""
    return figures.answered >= FEWEST


def impersonal(figures: QuestionFigures) -> QuestionFigures:
    """Return figures without what one person alone can have given: the lowest number, the first date, and what was
    answered under which version, which shows who was early or late."""
    return replace(
        figures,
        spread=None,
        period=None,
        versions=(),
        none_versions=(),
        options=tuple(replace(each, versions=()) for each in figures.options),
    )
