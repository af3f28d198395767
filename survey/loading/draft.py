"""A questionnaire file as far as it can be read, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from survey.loading.shape import OptionShape, QuestionnaireShape, QuestionShape, SectionShape, ThemeShape
from survey.questionnaire import Kind
from survey.reading.file import Reading
from survey.reading.places import Path


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """An option in the file; `shape` is None where it cannot be read."""

    path: Path
    shape: OptionShape | None


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question in the file, in the section of this position.

    `id` is empty where it has none; `shape` is None where nothing of it can be read; `wrong` are the keys whose
    values in `shape` do not count, because those in the file cannot be read.
    """

    path: Path
    id: str
    section: int
    raw: Any
    shape: QuestionShape | None
    wrong: frozenset[str]
    options: tuple[OptionEntry, ...]

    @property
    def readable(self) -> tuple[OptionShape, ...]:
        """The options that could be read."""
        return tuple(option.shape for option in self.options if option.shape is not None)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the options that could be read."""
        return tuple(option.code for option in self.readable)

    @property
    def kind(self) -> Kind | None:
        """The kind, None where it cannot be read."""
        return None if self.shape is None or "kind" in self.wrong else self.shape.kind

    @property
    def may_be_skipped(self) -> bool:
        """Whether answers and facts decide if it is asked."""
        return self.shape is not None and (self.shape.when is not None or self.shape.repeats is not None)

    @property
    def is_whole(self) -> bool:
        """Whether every option of it could be read."""
        return "options" not in self.wrong and len(self.readable) == len(self.options)

    @property
    def is_reported(self) -> bool | None:
        """Whether the report shows it (statements and repeated questions stay out); None where nobody can say."""
        if self.shape is None or self.wrong & {"kind", "repeats"}:
            return None
        return self.shape.kind is not Kind.STATEMENT and self.shape.repeats is None


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section in the file; `shape` is None where it cannot be read."""

    path: Path
    raw: Any
    shape: SectionShape | None


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme in the file; `shape` is None where it cannot be read."""

    path: Path
    shape: ThemeShape | None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that stands in the file; `questions` in the order of asking."""

    header: QuestionnaireShape | None
    themes: tuple[ThemeEntry, ...]
    sections: tuple[SectionEntry, ...]
    questions: tuple[QuestionEntry, ...]
    reporting_order: list[Any] | None

    def of_section(self, position: int) -> tuple[QuestionEntry, ...]:
        """Return the questions of the section at this position (from 0)."""
        return tuple(question for question in self.questions if question.section == position)

    def statement_before(self, question: QuestionEntry) -> str:
        """Return the section's statement if this can be the first question that is asked of it, else ''."""
        section = self.sections[question.section].shape
        for entry in self.of_section(question.section):
            if entry is question:
                return section.statement or "" if section else ""
            if not entry.may_be_skipped:
                break
        return ""

    def numbers(self) -> Iterator[str]:
        """Yield each question's number: its own, or the next in the order of asking; none for statements."""
        following = count(1)
        for question in self.questions:
            own = question.shape.number if question.shape else None
            yield "" if question.kind is Kind.STATEMENT else own or str(next(following))


def read_draft(reading: Reading) -> Draft:
    """Return what stands in the file; what does not fit its shape goes to `reading` as faults."""
    data = reading.source.data
    sections = tuple(
        SectionEntry(path, raw, reading.shape(SectionShape, raw, path))
        for path, raw in reading.items(data.get("sections"), ("sections",))
    )
    return Draft(
        header=reading.shape(QuestionnaireShape, data, ()),
        themes=tuple(
            ThemeEntry(path, reading.shape(ThemeShape, raw, path))
            for path, raw in reading.items(data.get("themes"), ("themes",))
        ),
        sections=sections,
        questions=tuple(
            _question(reading, raw, path, position)
            for position, section in enumerate(sections)
            for path, raw in reading.items(_value(section.raw, "questions"), (*section.path, "questions"))
        ),
        reporting_order=order if isinstance(order := data.get("reporting_order"), list) else None,
    )


def _question(reading: Reading, raw: Any, path: Path, section: int) -> QuestionEntry:
    written = _value(raw, "id")
    options = tuple(
        OptionEntry(place, reading.shape(OptionShape, option, place))
        for place, option in reading.items(_value(raw, "options"), (*path, "options"))
    )
    name = written if isinstance(written, str) else ""
    shape, wrong = reading.partial(QuestionShape, raw, path)
    return QuestionEntry(path, name, section, raw, shape, wrong, options)


def _value(raw: Any, key: str) -> Any:
    return raw.get(key) if isinstance(raw, dict) else None
