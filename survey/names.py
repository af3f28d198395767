"""When two spellings are the same name."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """Return the form in which two spellings of one name are the same: whatever its capitals, spaces or encoding."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
