"""The column 'appearance': how other programmes draw a question, which the conversation does in its own way."""

from __future__ import annotations

import re

LIKERT = "likert"
_LOOKS = re.compile(
    r"minimal|autocomplete(_chars)?|quick(compact)?(-\d+)?|compact(-\d+)?|horizontal(-compact)?|no-buttons|full"
    r"|columns(-\d+|-pack)?|multiline|numbers|thousands-sep|field-list|w\d+|pages|theme-grid|table-list|list|likert"
)
"""The words that change the look alone. Others change what is asked ('label', 'year'), or where choices come from
('search(...)')."""


def refused_words(appearance: str) -> list[str]:
    """Return the words of an appearance that say more than how a question looks."""
    if "(" in appearance:
        return [appearance]
    return [word for word in appearance.split() if not _LOOKS.fullmatch(word.casefold())]
