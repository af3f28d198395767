"""One person is one participant, however a file spells their name."""

from __future__ import annotations

import unicodedata

import pytest

from survey.names import folded, references_called


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_spellings_of_one_name(form: str) -> None:
    """Capitals, spaces and the encoding of accents make no difference."""
    spelled = unicodedata.normalize("NFD" if form.endswith("D") else "NFC", "  Auditor   JOSÉ ")
    assert folded("Auditor José") == folded(spelled)


def test_other_names() -> None:
    """Another letter is another name."""
    assert folded("Auditor José") != folded("Auditor Jose")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("C07", ["C07"]), ("c 7", ["C07"]), ("7", ["C07", "D07"]), ("d-07", ["D07"]), ("C70", []), ("07-a", ["07-A"])],
)
def test_a_case_by_what_somebody_calls_it(text: str, meant: list[str]) -> None:
    """By its letters and its number, or the number alone; what has another form is called as it is."""
    assert meant == references_called(["C07", "D07", "C08", "07-A", "C7b"], text)
