"""The words of consent that come with an audit: read with its other files, and stored beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from bot.importing.text_file import read_text
from storage import consents
from storage.consents import WordsTaken
from survey.audit import Audit, Role
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


def publish_consents(
    connection: Connection, audit: Audit, words: Iterable[ConsentText], audit_file: str, now: dt.datetime
) -> None:
    """Store these words of a stored audit; raises Faults where a version has other words, and where parents would be
    asked for an audit that has none."""
    for each in words:
        try:
            consents.publish(connection, audit.id, each.text, each.wording, now)
        except WordsTaken as taken:
            raise Faults([Fault(each.file, 1, "", "version", str(taken))]) from None
    if Role.PARENT in audit.questionnaires and consents.newest(connection, audit.id, consents.FALLBACK) is None:
        why = (
            "asks parents, but there are no words in which they consent: add --consent consent.yaml, in English first"
        )
        raise Faults([Fault(audit_file, 1, "", "questionnaires", why)])
