"""The words of consent that come with an audit: read with its other files, and stored beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from bot.importing.requests_file import RequestLine
from bot.importing.text_file import read_text
from storage import consents
from storage.consents import WordsTaken
from survey.audit import Role
from survey.consent import Wording
from survey.consent_file import read_consent
from survey.reading.faults import Fault, Faults


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A consent file: what it is called, its text, and the words that it holds."""

    file: str
    text: str
    wording: Wording


def read_consents(files: Sequence[Path]) -> list[ConsentText]:
    """Return the consents of these files; raises Faults with everything that is wrong in the first that is."""
    found = []
    for path in files:
        text = read_text(path)
        found.append(ConsentText(str(path), text, read_consent(text, str(path))))
    return found


def publish_consents(connection: Connection, audit: str, words: Iterable[ConsentText], now: dt.datetime) -> None:
    """Store these words of a stored audit; raises Faults where a version has other words."""
    for each in words:
        try:
            consents.publish(connection, audit, each.text, each.wording, now)
        except WordsTaken as taken:
            raise Faults([Fault(each.file, 1, "", "version", str(taken))]) from None


def check_consents(connection: Connection, audit: str, lines: Iterable[RequestLine], file: str) -> None:
    """Raise Faults where a parent would be asked, and their audit has no words in which they could consent."""
    asked = [line for line in lines if line.role is Role.PARENT]
    if asked and consents.newest(connection, audit, consents.FALLBACK) is None:
        why = "asks a parent, but there are no words of consent: add --consent consent.yaml, in English first"
        raise Faults([Fault(file, asked[0].line, "", "role", why)])
