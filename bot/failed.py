"""Failures as the coordinators of an audit are told of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from storage import participants
from storage.audits import StoredAudit
from storage.failures import Failure
from survey.failure_cards import NAMED, Failed


def in_words(connection: Connection, stored: StoredAudit, found: Iterable[Failure]) -> list[Failed]:
    """Return failures with the names of the people in whom they lie."""
    every = list(found)
    people = {each.subject for each in every if each.kind in NAMED}
    names = participants.names(connection, stored.key, people) if people else {}
    return [
        Failed(each.kind, names.get(each.subject, "") if each.subject in people else each.subject) for each in every
    ]
