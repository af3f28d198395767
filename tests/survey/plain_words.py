"""Whether a parent under strain can read something: reading age, length, and words that are none of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textstat import textstat

HARDEST_ON_THE_WHOLE = 6.0
"""Flesch-Kincaid grades are school years from the age of five on: grade 6 is a reading age of eleven."""
HARDEST_MESSAGE = 8.0
FEWEST_WORDS = 8
"""Below, one long word decides: 'Always' alone has grade 8."""
LONGEST_MESSAGE = 320
JARGON = (
    "agency", "agencies", "allocated", "assessment", "audit lead", "CAF", "caregiver", "case reference",
    "caseload", "CIN", "commissioned", "compliance", "confidentiality", "core group", "CP", "CPP", "criteria",
    "data controller", "data protection", "data subject", "de-escalate", "disclosure", "disengage", "disposition",
    "DV", "eligible", "engagement", "erasure", "escalate", "escalation", "facilitate", "hypothesis", "implement",
    "initial findings", "interagency", "intervention", "interventions", "lived experience", "LSCB",
    "multi-agency", "multiagency", "outcomes", "parenting capacity", "participant", "personal data",
    "perspective", "practitioner", "practitioners", "professionals", "pseudonymised", "qualitative",
    "questionnaire", "referral", "respondent", "retention", "risk factors", "safeguarding", "section 47",
    "service user", "signpost", "stakeholder", "step down", "step-down", "strategy meeting", "threshold",
    "thresholds", "timescales",
)  # fmt: skip
_JARGON = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, JARGON))})(?!\w)", re.IGNORECASE)
_REFERENCE = re.compile(r"\b[A-Z]{1,3}-?\d{2,}\b")


def hard_to_read(messages: Iterable[str]) -> list[str]:
    """Return why messages of one conversation are too hard for a reading age of nine to eleven: each that is, by
    itself, and all of them together; empty where none is.

    Names of places and telephone numbers count as words: leave what an audit's own file fills in out, or plain.
    """
    texts = list(messages)
    found = [f"{reason}: {text}" for text in texts for reason in _reasons(text)]
    whole = grade(texts)
    return [*found, f"grade {whole:.1f} on the whole"] if whole > HARDEST_ON_THE_WHOLE else found


def grade(messages: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of messages together; each ends a sentence."""
    ended = [text if text.rstrip()[-1:] in ".?!" else f"{text.rstrip(':')}." for text in messages]
    return float(textstat.flesch_kincaid_grade(" ".join(ended)))


def _reasons(text: str) -> Iterator[str]:
    if len(text) > LONGEST_MESSAGE:
        yield f"{len(text)} characters"
    if len(text.split()) >= FEWEST_WORDS and (reached := grade([text])) > HARDEST_MESSAGE:
        yield f"grade {reached:.1f}"
    yield from (f"'{match[0]}'" for match in _JARGON.finditer(text))
    yield from (f"'{match[0]}' looks like a case reference" for match in _REFERENCE.finditer(text))
