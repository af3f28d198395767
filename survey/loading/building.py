"""A questionnaire file in which nothing is wrong -> Questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from survey.loading.draft import Draft, QuestionEntry, SectionEntry
from survey.loading.shape import OptionShape, QuestionShape
from survey.questionnaire import CommentRule, Condition, Kind, Option, Question, Questionnaire, Section, Theme
from survey.reading.places import Path

T = TypeVar("T")
Conditions = Mapping[Path, Condition]
"""The conditions of the file, by the path of the question or section that they decide about."""


def build(draft: Draft, conditions: Conditions) -> Questionnaire:
    """Return the questionnaire of a draft that was checked."""
    header = _read(draft.header)
    questions = {
        entry.path: _question(entry, number, conditions.get(entry.path))
        for entry, number in zip(draft.questions, draft.numbers(), strict=True)
    }
    return Questionnaire(
        id=header.id,
        version=header.version,
        title=header.title,
        audience=header.audience,
        themes=tuple(Theme(shape.id, shape.title) for shape in (_read(theme.shape) for theme in draft.themes)),
        sections=tuple(
            _section(section, tuple(questions[entry.path] for entry in draft.of_section(position)), conditions)
            for position, section in enumerate(draft.sections)
        ),
        reporting_order=tuple(draft.reporting_order or (entry.id for entry in draft.questions if entry.is_reported)),
        language=header.language,
        source=header.source or "",
    )


def _read(shape: T | None) -> T:
    if shape is None:
        raise AssertionError("a draft is built only when nothing in it was wrong")
    return shape


def _section(entry: SectionEntry, questions: tuple[Question, ...], conditions: Conditions) -> Section:
    shape = _read(entry.shape)
    return Section(shape.id, shape.title, questions, shape.statement or "", conditions.get(entry.path))


def _question(entry: QuestionEntry, number: str, when: Condition | None) -> Question:
    shape = _read(entry.shape)
    return Question(
        id=shape.id,
        kind=shape.kind,
        text=shape.text,
        short=shape.short or shape.text,
        theme=shape.theme or "",
        number=number,
        hint=shape.hint or "",
        probe=shape.probe or "",
        options=tuple(_option(option) for option in entry.readable),
        comment=_comment(shape),
        minimum=shape.minimum,
        maximum=shape.maximum,
        required=shape.required,
        repeats=shape.repeats,
        when=when,
    )


def _comment(shape: QuestionShape) -> CommentRule:
    if shape.kind is Kind.STATEMENT:
        return CommentRule.NONE
    return CommentRule.ASKED if shape.probe else shape.comment or CommentRule.INVITED


def _option(shape: OptionShape) -> Option:
    return Option(
        code=shape.code,
        label=shape.label,
        short=shape.short or shape.label,
        meaning=shape.meaning,
        exclusive=shape.exclusive,
        asks_comment=shape.asks_comment,
        escalates=shape.escalates,
        opens_contact=shape.opens_contact,
    )
