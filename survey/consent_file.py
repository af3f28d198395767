"""The text of a consent file -> Wording."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from survey.consent import Topic, Use, Wording
from survey.reading.file import Reading
from survey.reading.shapes import Shape
from survey.reading.yaml_source import read_yaml

LONGEST_SAID = 700
"""Characters of one message: more is not read on a telephone by somebody under strain."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_SAID)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=16)]


class SaysShape(Shape):
    """What stands below `says`: every topic, for none may go unsaid."""

    why: Words
    kept: Words
    how_long: Words
    readers: Words
    plan: Words
    limits: Words
    worries: Words
    stopping: Words
    cannot_undo: Words


class AsksShape(Shape):
    """What stands below `asks`: a question for each use."""

    keep: Words
    quote: Words
    tell: Words


class ConsentShape(Shape):
    """The keys of the file."""

    version: Annotated[int, Field(ge=1)]
    language: Language
    says: SaysShape
    asks: AsksShape


def read_consent(text: str, file: str) -> Wording:
    """Return the words that `text` holds; `file` is what errors call it.

    Raises Faults with everything that is wrong in it.
    """
    reading = Reading(read_yaml(text, file))
    shape = reading.shape(ConsentShape, reading.source.data, ())
    reading.finish()
    if shape is None:
        raise AssertionError("a file that cannot be read has faults")
    return Wording(
        shape.version,
        shape.language,
        {topic: getattr(shape.says, topic) for topic in Topic},
        {use: getattr(shape.asks, use) for use in Use},
    )
