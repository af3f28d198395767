"""What a parent types instead of pressing a button, as people under strain type it."""

from __future__ import annotations

import pytest

from survey.parents.typed_words import meant
from tests.survey.talk import english

STOP = (
    "Stop.", "STOPPP!!", "stop stop", "stop \N{PERSON WITH FOLDED HANDS}", "please delete everything",
    "Can you delete it?", "delete what I said", "remove my answers", "I don't want to do this anymore", "widthdraw",
    "i want to withdrawl", "cancel",
)  # fmt: skip
HELP = ("HELP!!", "please help", "help me please", "I need help", "sos")
ANSWER = (
    "he would not stop", "i want it to stop", "help came late", "they asked me to cancel it", "i want to stay",
    "nothing to delete", "we needed help", "shop",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "action"),
    [*((each, "stop") for each in STOP), *((each, "help") for each in HELP), *((each, "") for each in ANSWER)],
)
def test_what_is_meant(typed: str, action: str) -> None:
    """A whole message asks for it, however it is spelt; the same words within an answer do not."""
    assert action == meant(typed, english())
