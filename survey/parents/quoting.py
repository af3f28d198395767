"""The sentences of what a parent said, of which they pick those that may be quoted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from survey.answers import Answer
from survey.parents.state import Quotes
from survey.wording import portions

LONGEST = 600
"""UTF-16 units: more does not fit beside others on a card."""
_END = re.compile(r"(?<=[.!?…])[\"'”\u2019)]*\s+|\n+")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text in their order; a line without a full stop is one too, and what goes on for
    longer than LONGEST is parted."""
    whole = [sentence for part in _END.split(text) if (sentence := part.strip())]
    parts = [part for sentence in whole for part in portions(sentence, LONGEST)]
    return [part for part in parts if any(map(str.isalnum, part))]


def quotable(answers: Iterable[Answer], summaries: Collection[str] = ()) -> Quotes:
    """Return every sentence of these answers and of what was said to their follow-ups, each once.

    Of what stands in `summaries`, by the names that `marked` gives, nothing can be quoted: these are not the parent's
    words.
    """
    said = [
        (each.question, text)
        for each in answers
        for probing, text in ((False, each.text), (True, each.comment))
        if text and marked(each.question, probing=probing) not in summaries
    ]
    return tuple(dict.fromkeys((question, each) for question, text in said for each in sentences(text)))


def still_said(picked: Sequence[tuple[str, str]], answers: Iterable[Answer], summaries: Collection[str]) -> Quotes:
    """Return those of the picked sentences that are still said, and can still be quoted."""
    said = set(quotable(answers, summaries))
    return tuple(quote for quote in picked if quote in said)


def marked(question: str, *, probing: bool) -> str:
    """Return under which name it is kept that the answer to a question, or what was said to its follow-up, is a
    summary."""
    return f"{question}+" if probing else question
