"""The text of a mapping file -> which column of a returns file holds what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from survey.questionnaire import Kind, Question, Questionnaire
from survey.reading.file import Reading
from survey.reading.places import Path
from survey.reading.shapes import Line, Name, Shape, listed, nearest
from survey.reading.yaml_source import read_yaml

AtLeastOne = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class QuestionColumns:
    """Where a file holds the answers to one question.

    `column` holds the answer, and for a choice `labels` the option code that each of its texts stands for; for
    several choices `options` holds a column for each option code instead, and `ticks` whether a text is a tick.
    """

    question: str
    column: str = ""
    labels: Mapping[str, str] | None = None
    options: Mapping[str, str] | None = None
    ticks: Mapping[str, bool] | None = None
    comment: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read for this question."""
        return tuple(name for name in (self.column, *(self.options or {}).values(), self.comment) if name)

    def code(self, text: str) -> str | None:
        """Return the option code that a text stands for, in any case of letters; None if it stands for none."""
        return {label.casefold(): code for label, code in (self.labels or {}).items()}.get(text.casefold())

    def tick(self, text: str) -> bool | None:
        """Return whether a text is a tick, in any case of letters; None if it is neither tick nor none."""
        return {label.casefold(): tick for label, tick in (self.ticks or {}).items()}.get(text.casefold())


@dataclass(frozen=True, slots=True)
class ReturnsMapping:
    """What the columns of a returns file hold; `case` is empty where the returns are about no case, `label` where no
    column tells two requests apart, `ignored` names the columns that are passed over, and `synthetic` says that
    nobody wrote the returns."""

    case: str
    agency: str
    label: str
    questions: tuple[QuestionColumns, ...]
    ignored: tuple[str, ...]
    synthetic: bool


class _MappingShape(Shape):
    stand_ins: ClassVar[Mapping[str, Any]] = {
        "questionnaire": "unknown",
        "agency": "?",
        "questions": {"?": 0},
    }

    questionnaire: Name
    agency: Line
    questions: Annotated[dict[str, Any], AtLeastOne]
    case: Line = ""
    label: Line = ""
    ignored: list[Line] = Field(default_factory=list)
    synthetic: bool = False


class _ColumnShape(Shape):
    column: Line
    comment: Line = ""


class _ChoiceShape(_ColumnShape):
    labels: Annotated[dict[str, Name], AtLeastOne]


class _SeveralShape(Shape):
    options: Annotated[dict[str, Line], AtLeastOne]
    ticked: Annotated[list[Line], AtLeastOne]
    not_ticked: Annotated[list[Line], AtLeastOne]
    comment: Line = ""


def read_mapping(text: str, file: str, questionnaire: Questionnaire) -> ReturnsMapping:
    """Return what `text` maps to this questionnaire; `file` is what errors call it.

    Raises Faults with everything that is wrong in it.
    """
    reading = Reading(read_yaml(text, file))
    shape, wrong = reading.partial(_MappingShape, reading.source.data, ())
    if shape is None:
        reading.finish()
        raise AssertionError("a file that cannot be read has faults")
    if shape.questionnaire != questionnaire.id and "questionnaire" not in wrong:
        reading.fault(("questionnaire",), f"is not the questionnaire of these returns, which is '{questionnaire.id}'")
    raw = {} if "questions" in wrong else shape.questions
    found = [_question(reading, questionnaire, name, value) for name, value in raw.items()]
    questions = tuple(each for each in found if each is not None)
    reading.unique(_columns(shape, wrong, questions), "the column")
    reading.finish()
    return ReturnsMapping(shape.case, shape.agency, shape.label, questions, tuple(shape.ignored), shape.synthetic)


def _columns(
    shape: _MappingShape, wrong: frozenset[str], questions: Iterable[QuestionColumns]
) -> Iterator[tuple[Path, str]]:
    keys = [key for key in ("case", "agency", "label") if key not in wrong]
    yield from (((key,), name) for key in keys if (name := getattr(shape, key)))
    yield from ((("ignored", place), name) for place, name in enumerate(shape.ignored))
    for each in questions:
        path = ("questions", each.question)
        yield from (((*path, "options", code), name) for code, name in (each.options or {}).items())
        yield from (((*path, key), getattr(each, key)) for key in ("column", "comment") if getattr(each, key))


def _question(reading: Reading, questionnaire: Questionnaire, name: str, value: Any) -> QuestionColumns | None:
    path: Path = ("questions", name)
    known = {each.id: each for each in questionnaire.questions if each.kind is not Kind.STATEMENT}
    if name not in known:
        reading.fault(path, f"is no question that takes an answer{nearest(name, known)}")
        return None
    question = known[name]
    if question.kind is Kind.SEVERAL:
        return _several(reading, question, value, path)
    if question.options:
        return _choice(reading, question, value, path)
    shape = reading.shape(_ColumnShape, value, path)
    return None if shape is None else QuestionColumns(name, column=shape.column, comment=shape.comment)


def _choice(reading: Reading, question: Question, value: Any, path: Path) -> QuestionColumns | None:
    shape = reading.shape(_ChoiceShape, value, path)
    if shape is None:
        return None
    for label, code in shape.labels.items():
        if code not in question.codes:
            reading.fault((*path, "labels", label), f"is none of the options, which are {listed(question.codes)}")
    reading.unique((((*path, "labels", label), label) for label in shape.labels), "the label")
    return QuestionColumns(question.id, column=shape.column, labels=dict(shape.labels), comment=shape.comment)


def _several(reading: Reading, question: Question, value: Any, path: Path) -> QuestionColumns | None:
    shape = reading.shape(_SeveralShape, value, path)
    if shape is None:
        return None
    for code in shape.options:
        if code not in question.codes:
            reading.fault((*path, "options", code), f"is none of the options, which are {listed(question.codes)}")
    for option in question.options:
        if option.code not in shape.options and not option.exclusive:
            reading.fault((*path, "options"), f"names no column for the option '{option.code}'")
    marks = [(("ticked", place), label) for place, label in enumerate(shape.ticked)]
    marks += [(("not_ticked", place), label) for place, label in enumerate(shape.not_ticked)]
    reading.unique((((*path, *end), label) for end, label in marks), "the label")
    ticks = {label: end[0] == "ticked" for end, label in marks}
    return QuestionColumns(question.id, options=dict(shape.options), ticks=ticks, comment=shape.comment)
