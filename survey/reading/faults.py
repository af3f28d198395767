"""What is wrong with a file that a person wrote, said so that they can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: `line` counts from 1, `where` names the part ('question q5'), and `key` the key
    in it ('when'); both are empty where the whole file is meant."""

    file: str
    line: int
    where: str
    key: str
    message: str

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among the faults of its file."""
        return (0, self.line)

    def __str__(self) -> str:
        """Return 'file.yaml:12: question q5, key 'when': what is wrong'."""
        place = ", ".join(part for part in (self.where, f"key '{self.key}'" if self.key else "") if part)
        return (
            f"{self.file}:{self.line}: {place}: {self.message}"
            if place
            else f"{self.file}:{self.line}: {self.message}"
        )


class Faults(Exception):
    """A file that is refused; `faults` holds everything that was found, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(dict.fromkeys(faults), key=lambda fault: fault.order))
        super().__init__("\n".join(str(fault) for fault in self.faults))
