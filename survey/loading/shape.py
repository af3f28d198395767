"""The keys of a questionnaire file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from survey.audit import NamedRole
from survey.questionnaire import CommentRule, Kind, Meaning
from survey.reading.shapes import Line, Name, Number, Prose, Shape, Title

HIGHEST_VERSION = 2_147_483_647
"""The largest whole number that every database stores; a date and an hour fit in (2026112309)."""


class OptionShape(Shape):
    """An item of a question's `options`."""

    code: Name
    label: Line
    short: Line | None = None
    meaning: Annotated[Meaning, Field(strict=False)] = Meaning.NEUTRAL
    exclusive: bool = False
    asks_comment: bool = False
    escalates: bool = False
    opens_contact: bool = False


class QuestionShape(Shape):
    """An item of a section's `questions`; `options` and `when` are looked at by themselves."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"id": "unknown", "kind": Kind.ONE, "text": "unknown"}

    id: Name
    kind: Annotated[Kind, Field(strict=False)]
    text: Prose
    short: Line | None = None
    theme: Name | None = None
    number: Number | None = None
    hint: Prose | None = None
    probe: Prose | None = None
    options: list[Any] | None = None
    comment: Annotated[CommentRule, Field(strict=False)] | None = None
    minimum: int | None = None
    maximum: int | None = None
    required: bool = False
    repeats: Name | None = None
    when: Any = None


class SectionShape(Shape):
    """An item of `sections`; `questions` and `when` are looked at by themselves."""

    id: Name
    title: Title
    questions: Annotated[list[Any], Field(min_length=1)]
    statement: Prose | None = None
    when: Any = None


class ThemeShape(Shape):
    """An item of `themes`."""

    id: Name
    title: Title


class QuestionnaireShape(Shape):
    """The keys at the top of the file; the items of its lists are looked at by themselves."""

    id: Name
    version: Annotated[int, Field(ge=1, le=HIGHEST_VERSION)]
    title: Title
    audience: NamedRole
    themes: list[Any]
    sections: Annotated[list[Any], Field(min_length=1)]
    reporting_order: list[Any] | None = None
    language: Line = "en"
    source: Prose | None = None
