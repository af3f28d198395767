"""One person is one participant, however a file spells their name."""

from __future__ import annotations

import unicodedata

import pytest

from survey.names import folded


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_spellings_of_one_name(form: str) -> None:
    """Capitals, spaces and the encoding of accents make no difference."""
    spelled = unicodedata.normalize("NFD" if form.endswith("D") else "NFC", "  Auditor   JOSÉ ")
    assert folded("Auditor José") == folded(spelled)


def test_other_names() -> None:
    """Another letter is another name."""
    assert folded("Auditor José") != folded("Auditor Jose")
