"""Consents as rows: words that stay as they were shown, and a history of what somebody agreed to."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest
from sqlalchemy import Connection, insert

from storage import consents, tables
from storage.consents import WordsTaken
from storage.database import Database
from survey.consent import Consented, Topic, Use
from survey.consent_file import read_consent
from tests.storage.invented import AUDIT, NOW, Person

TEXT = (files("bot.demo") / "consent.yaml").read_text("utf-8")


def publish(connection: Connection, text: str) -> bool:
    """Store the words of a text."""
    return consents.publish(connection, AUDIT, text, read_consent(text, "consent.yaml"), NOW)


def test_words_that_people_agreed_to_stay_as_they_were(database: Database, person: Person) -> None:
    """The same words again change nothing, others need another version; a digest finds the earlier ones."""
    assert person.key
    newer = TEXT.replace("version: 2", "version: 3").replace("Hello.", "Good day.")
    with database.writing() as connection:
        assert consents.newest(connection, AUDIT, "en") is None
        assert publish(connection, TEXT)
        assert not publish(connection, TEXT)
        with pytest.raises(WordsTaken, match="raise `version`"):
            publish(connection, TEXT.replace("Hello.", "Good day."))
        first = consents.newest(connection, AUDIT, "cy")
        assert first is not None
        assert publish(connection, newer)
        second = consents.newest(connection, AUDIT, "en")
        assert second is not None
        assert (2, 3) == (first.version, second.version)
        assert first == consents.shown(connection, AUDIT, first.digest)
        assert second.says[Topic.WHY].startswith("Good day.")


def test_what_somebody_agrees_to_is_their_latest_answer(database: Database, person: Person) -> None:
    """Each use has its own, and all that was said before stays with who, when and to which words."""
    request = {"number": 1, "line_key": "1", "audit": AUDIT, "participant": person.id}
    keep = Consented(Use.KEEP, given=True, version=1, digest="d")
    with database.writing() as connection:
        connection.execute(insert(tables.requests), {**request, "questionnaire": "q", "disposition": "opened"})
        for each in (keep, replace(keep, use=Use.QUOTE), replace(keep, use=Use.QUOTE, given=False)):
            consents.give(connection, 1, each, by=person.id, channel="web", now=NOW)
        assert {Use.KEEP: True, Use.QUOTE: False} == consents.agreed(connection, 1)
        assert ({1}, set()) == tuple(consents.agreeing(connection, AUDIT, use) for use in (Use.KEEP, Use.QUOTE))
        known = consents.history(connection, 1)
    assert [(True, person.id, "web")] * 2 == [(each.consented.given, each.by, each.channel) for each in known[:2]]
