"""Names: when two spellings are the same, and how two of the same name are told apart."""

from __future__ import annotations

import unicodedata


def with_label(name: str, label: str) -> str:
    """Return what to call a request whose label tells it from another of the same name."""
    return f"{name} ({label})" if label else name


def folded(name: str) -> str:
    """Return the form in which two spellings of one name are the same: whatever its capitals, spaces or encoding."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
