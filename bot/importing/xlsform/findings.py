"""What a workbook holds that a questionnaire cannot, and what of it the conversation has no use for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from survey.reading.faults import Fault, Faults

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
SHEETS = (SURVEY, CHOICES, SETTINGS)
"""The sheets of an XLSForm that are read."""

_MOST_RUNS_NAMED = 8


def _order(sheet: str, row: int) -> tuple[int, int]:
    return (1 + SHEETS.index(sheet) if sheet in SHEETS else 0, row)


@dataclass(frozen=True, slots=True)
class SheetFault(Fault):
    """One thing that is wrong with a workbook: `where` is the sheet, `line` the row (from 1, 0 where no row is
    meant), `key` the heading of the column; each is empty where it is not meant."""

    @property
    def order(self) -> tuple[int, int]:
        """Its place: what concerns the whole file, then sheet by sheet."""
        return _order(self.where, self.line)

    def __str__(self) -> str:
        """Return 'form.xlsx: sheet 'survey', row 12, column 'relevant': what is wrong'."""
        place = (
            f"sheet '{self.where}'" if self.where else "",
            f"row {self.line}" if self.line else "",
            f"column '{self.key}'" if self.key else "",
        )
        return ": ".join(part for part in (self.file, ", ".join(filter(None, place)), self.message) if part)


_Places = dict[tuple[str, str, str], list[int]]
"""The rows that something is said of, by the sheet, the column and what is said."""


@dataclass(slots=True)
class Findings:
    """What was found in one workbook."""

    file: str
    _faults: list[SheetFault] = field(default_factory=list)
    _left_out: _Places = field(default_factory=dict)
    _not_translated: _Places = field(default_factory=dict)
    _taken: list[str] = field(default_factory=list)

    def fault(self, sheet: str, row: int, column: str, message: str) -> None:
        """Keep that `message` is wrong at this place."""
        self._faults.append(SheetFault(self.file, row, sheet, column, message))

    def leave_out(self, sheet: str, row: int, column: str, reason: str) -> None:
        """Keep that what stands at this place is not carried, and why that changes no answer."""
        self._left_out.setdefault((sheet, column, reason), []).append(row)

    def not_translated(self, sheet: str, row: int, column: str, reason: str) -> None:
        """Keep that what stands at this place is missing in a language."""
        self._not_translated.setdefault((sheet, column, reason), []).append(row)

    def taken(self, sentence: str) -> None:
        """Keep how something was understood that the workbook leaves open."""
        self._taken.append(sentence)

    def refuse(self, message: str) -> Faults:
        """Return the refusal of a file that cannot be read at all."""
        return Faults([SheetFault(self.file, 0, "", "", message)])

    @property
    def places(self) -> frozenset[tuple[str, int]]:
        """The sheets and rows of which something is known to be wrong."""
        return frozenset((fault.where, fault.line) for fault in self._faults)

    def finish(self) -> None:
        """Raise Faults if anything was wrong."""
        if self._faults:
            raise Faults(self._faults)

    @property
    def remarks(self) -> tuple[str, ...]:
        """A sentence for each thing that somebody should know of a form that is carried: how it was understood, and
        with its place what was left out and what is not translated."""
        said = {"Left out": self._left_out, "Not translated": self._not_translated}
        return (*self._taken, *(f"{what}: {each}." for what, places in said.items() for each in _sentences(places)))


def _sentences(places: _Places) -> Iterator[str]:
    for (sheet, column, reason), rows in sorted(places.items(), key=lambda each: _order(each[0][0], min(each[1]))):
        runs = list(_runs(sorted({row for row in rows if row})))
        more = [f"{len(runs) - _MOST_RUNS_NAMED} more places"] if len(runs) > _MOST_RUNS_NAMED else []
        listed = ", ".join([*runs[:_MOST_RUNS_NAMED], *more])
        place = [f"sheet '{sheet}'", f"column '{column}'" if column else ""]
        place.append(f"row{'' if listed.isdigit() else 's'} {listed}" if listed else "")
        yield f"{', '.join(filter(None, place))}: {reason}"


def _runs(rows: Sequence[int]) -> Iterator[str]:
    """Yield '2-5' for rows that follow each other, and '7' for one that stands alone."""
    for _, run in groupby(enumerate(rows), key=lambda each: each[1] - each[0]):
        first, *rest = [row for _, row in run]
        yield f"{first}-{rest[-1]}" if rest else str(first)
