"""Invented audits and people, as rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from storage import addresses
from storage.ids import new_id
from storage.tables import audits, participants
from storage.times import stamp
from storage.vault import DataKey, Vault, place
from survey.messages import Line, Note

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
AUDIT = "round-one"


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, the address where they are reached, and the data key of their audit."""

    id: str
    address: str
    key: DataKey


def invent(connection: Connection, vault: Vault, name: str = "Robin Sample", channel: str = "telegram") -> Person:
    """Store a participant, with the audit where it is missing, and return them."""
    key = _audit_key(connection, vault)
    person = new_id()
    row = {
        "id": person,
        "audit": AUDIT,
        "name_mac": vault.mac("name", name),
        "name_sealed": key.seal(place("participants", person, "name_sealed"), name),
        "role": "auditor",
        "language": "en",
    }
    connection.execute(participants.insert(), row)
    address = addresses.bind(
        connection, vault, key, participant=person, channel=channel, address=f"chat of {name}", now=NOW
    )
    return Person(person, address.id, key)


def note(text: str) -> Note:
    """Return a message of one line."""
    return Note((Line(text),))


def _audit_key(connection: Connection, vault: Vault) -> DataKey:
    known = connection.execute(select(audits.c.data_key)).scalar()
    if known:
        return vault.key(connection, known)
    key = vault.create(connection)
    row = {
        "id": AUDIT,
        "data_key": key.id,
        "revision": 1,
        "settings_sealed": key.seal(place("audits", AUDIT, "settings_sealed"), "{}"),
        "imported_at": stamp(NOW),
    }
    connection.execute(audits.insert(), row)
    return key
