"""Names: when two spellings are the same, and how two of the same name are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_REFERENCE = re.compile(r"([^\d\s.-]*)[\s.-]*0*(\d+)")


def with_label(name: str, label: str) -> str:
    """Return what to call a request whose label tells it from another of the same name."""
    return f"{name} ({label})" if label else name


def folded(name: str) -> str:
    """Return the form in which two spellings of one name are the same: whatever its capitals, spaces or encoding."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def references_called(references: Iterable[str], text: str) -> list[str]:
    """Return the case references that somebody may mean: 'C07' by c07, c7, C-7 or 7."""
    known = list(references)
    exactly = [reference for reference in known if folded(reference) == folded(text)]
    wanted = _REFERENCE.fullmatch(folded(text))
    if exactly or wanted is None:
        return exactly
    prefix, number = wanted.groups()
    parts = {reference: _REFERENCE.fullmatch(folded(reference)) for reference in known}
    return [name for name, part in parts.items() if part and part[2] == number and prefix in {"", part[1]}]
