"""What somebody calls a questionnaire -> its text."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bot.importing.text_file import read_text
from survey.reading.shapes import listed

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})


class NoSuchQuestionnaire(LookupError):
    """There is neither a file nor a shipped questionnaire of this name."""


@dataclass(frozen=True, slots=True)
class Source:
    """The YAML text of a questionnaire; `name` is what errors call it, `remarks` what is to be said of a workbook."""

    text: str
    name: str
    remarks: tuple[str, ...] = ()


def questionnaire_source(named: str) -> Source:
    """Return the questionnaire in the file at this path, or the shipped one of this name.

    Raises NoSuchQuestionnaire, and Faults for a file that cannot be read.
    """
    path = Path(named)
    if path.is_file() and path.suffix.casefold() in WORKBOOKS:
        from bot.importing.xlsform.form import read_xlsform  # noqa: PLC0415 - half a second that others need not wait

        carried = read_xlsform(path.read_bytes(), named)
        return Source(carried.text, named, carried.remarks)
    if path.is_file():
        return Source(read_text(path), named)
    shipped = {each.name.removesuffix(".yaml"): each for each in (files("survey") / "questionnaires").iterdir()}
    if named not in shipped:
        raise NoSuchQuestionnaire(
            f"There is no file '{named}', and no questionnaire of that name is shipped."
            f" Shipped: {listed(sorted(shipped), 'and')}."
        )
    return Source(shipped[named].read_text("utf-8"), named)
