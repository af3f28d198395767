"""The words of consent: read whole or refused whole, and none of the topics may go unsaid."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

import pytest

from survey.consent import Topic, Use
from survey.consent_file import LONGEST_SAID, read_consent
from survey.reading.faults import Faults

TEXT = (files("bot.demo") / "consent.yaml").read_text("utf-8")


def faults(old: str, new: str) -> list[str]:
    assert old in TEXT
    with pytest.raises(Faults) as refused:
        read_consent(TEXT.replace(old, new, 1), "consent.yaml")
    return [str(fault) for fault in refused.value.faults]


def test_the_demonstrations_words_are_taken() -> None:
    """Everything that has to be said stands there, in the order of saying it, and so do the three questions; with
    other words the version is another one too, for a data folder refuses two with the same number."""
    wording = read_consent(TEXT, "consent.yaml")
    said = "\n".join((*wording.says.values(), *wording.asks.values()))
    digest = sha256(said.encode()).hexdigest()[:16]
    assert (2, "en", "cab64a8fc74eb3d9") == (wording.version, wording.language, digest)
    assert list(Topic) == list(wording.says)
    assert list(Use) == list(wording.asks)
    assert wording.says[Topic.LIMITS].startswith("There is one limit.")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  worries: >-", "  worry: >-", "key 'says.worries': is missing"),
        ("  worries: >-", "  worry: >-", "key 'says.worry': is no key that is known here"),
        ("  tell: Would", "  tells: Would", "key 'asks.tell': is missing"),
        ("version: 2", "version: 0", "consent.yaml:5: key 'version': must be at least 1"),
        ("version: 2", "version: one", "consent.yaml:5: key 'version': must be a whole number"),
        ("It is up to you.", "x" * LONGEST_SAID, "key 'says.plan': has more than 700 characters"),
    ],
)
def test_a_bad_file_is_refused_with_line_and_key(old: str, new: str, said: str) -> None:
    """Whoever wrote it reads where, and what to write instead."""
    found = faults(old, new)
    assert any(said in fault for fault in found), found
    assert all(fault.startswith("consent.yaml:") for fault in found)
