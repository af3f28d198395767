"""The text of a file that a person wrote."""

from __future__ import annotations

from pathlib import Path

from survey.reading.faults import Fault, Faults


def read_text(file: Path) -> str:
    """Return the text of a UTF-8 file, with or without a mark at its beginning; raises Faults for another."""
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Faults([Fault(str(file), line, "", "", "is not UTF-8 text; save it as UTF-8")]) from None
