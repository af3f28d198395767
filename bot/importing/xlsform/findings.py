"""What a workbook holds that a questionnaire cannot, and what of it the conversation has no use for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from survey.reading.faults import Fault, Faults

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
SHEETS = (SURVEY, CHOICES, SETTINGS)
"""The sheets of an XLSForm that are read."""

_MOST_ROWS_NAMED = 8


@dataclass(frozen=True, slots=True)
class SheetFault(Fault):
    """One thing that is wrong with a workbook: `where` is the sheet, `line` the row (from 1, 0 where no row is
    meant), `key` the heading of the column; each is empty where it is not meant."""

    @property
    def order(self) -> tuple[int, int]:
        """Its place: what concerns the whole file, then sheet by sheet."""
        return (1 + SHEETS.index(self.where) if self.where in SHEETS else 0, self.line)

    def __str__(self) -> str:
        """Return 'form.xlsx: sheet 'survey', row 12, column 'relevant': what is wrong'."""
        place = (
            f"sheet '{self.where}'" if self.where else "",
            f"row {self.line}" if self.line else "",
            f"column '{self.key}'" if self.key else "",
        )
        return ": ".join(part for part in (self.file, ", ".join(filter(None, place)), self.message) if part)


@dataclass(slots=True)
class Findings:
    """What was found in one workbook."""

    file: str
    _faults: list[SheetFault] = field(default_factory=list)
    _left_out: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    def fault(self, sheet: str, row: int, column: str, message: str) -> None:
        """Keep that `message` is wrong at this place."""
        self._faults.append(SheetFault(self.file, row, sheet, column, message))

    def leave_out(self, sheet: str, row: int, column: str, reason: str) -> None:
        """Keep that what stands at this place is not carried, and why that changes no answer."""
        self._left_out.setdefault((sheet, column, reason), []).append(row)

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
    def left_out(self) -> tuple[str, ...]:
        """A sentence for each thing that was left out, with its place."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        for (sheet, column, reason), rows in self._left_out.items():
            named = [str(row) for row in dict.fromkeys(rows) if row]
            more = [f"{len(named) - _MOST_ROWS_NAMED} more"] if len(named) > _MOST_ROWS_NAMED else []
            listed = ", ".join(named[:_MOST_ROWS_NAMED] + more)
            place = [f"sheet '{sheet}'", f"column '{column}'" if column else ""]
            place.append(f"row{'s' if len(named) > 1 else ''} {listed}" if named else "")
            yield f"{', '.join(filter(None, place))}: {reason}"
