"""Audits as their files set them up, sealed: the escalation route names people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select, update

from storage.tables import audits, cases
from storage.times import stamp
from storage.vault import DataKey, Vault, place
from survey.audit import Audit
from survey.state import Case

_AUDIT = TypeAdapter(Audit)


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """An audit, the revision of its file, and the key for its names and addresses."""

    audit: Audit
    revision: int
    key: DataKey


class NoSuchAudit(LookupError):
    """No audit has this id."""


def save(connection: Connection, vault: Vault, audit: Audit, now: dt.datetime) -> DataKey:
    """Store an audit, or replace its settings; returns its data key."""
    row = connection.execute(select(audits.c.data_key).where(audits.c.id == audit.id)).first()
    key = vault.key(connection, row.data_key) if row else vault.create(connection)
    settings = key.seal(place("audits", audit.id, "settings_sealed"), _AUDIT.dump_json(audit).decode())
    values = {"settings_sealed": settings, "imported_at": stamp(now)}
    if row:
        change = update(audits).where(audits.c.id == audit.id).values(revision=audits.c.revision + 1, **values)
        connection.execute(change)
    else:
        connection.execute(insert(audits).values(id=audit.id, data_key=key.id, revision=1, **values))
    return key


def load(connection: Connection, vault: Vault, audit_id: str) -> StoredAudit:
    """Return an audit, with the due date to which it was extended; raises NoSuchAudit."""
    row = connection.execute(select(audits).where(audits.c.id == audit_id)).first()
    if row is None:
        raise NoSuchAudit(audit_id)
    key = vault.key(connection, row.data_key)
    settings = key.open(place("audits", audit_id, "settings_sealed"), row.settings_sealed)
    audit = _AUDIT.validate_json(settings)
    if row.due is not None:
        audit = replace(audit, due=max(audit.due, min(dt.date.fromisoformat(row.due), audit.closes)))
    return StoredAudit(audit, row.revision, key)


def due_in_file(connection: Connection, vault: Vault, audit_id: str) -> dt.date:
    """Return when an audit is due by its file, whatever it was extended to; raises NoSuchAudit."""
    stored = load(connection, vault, audit_id)
    row = connection.execute(select(audits.c.settings_sealed).where(audits.c.id == audit_id)).one()
    opened = stored.key.open(place("audits", audit_id, "settings_sealed"), row.settings_sealed)
    return _AUDIT.validate_json(opened).due


def names(connection: Connection) -> list[str]:
    """Return the ids of all audits, in order."""
    # sorted here, for PostgreSQL sorts text as its server's language does
    return sorted(connection.execute(select(audits.c.id)).scalars())


def revisions(connection: Connection) -> dict[str, int]:
    """Return the revision of every audit's settings, by the audit's id."""
    return {row.id: row.revision for row in connection.execute(select(audits.c.id, audits.c.revision))}


def save_case(connection: Connection, audit_id: str, case: Case) -> None:
    """Store a case of an audit, or replace its attributes."""
    where = (cases.c.audit == audit_id, cases.c.reference == case.reference)
    attributes = dict(case.attributes)
    if not connection.execute(update(cases).where(*where).values(attributes=attributes)).rowcount:
        connection.execute(insert(cases).values(audit=audit_id, reference=case.reference, attributes=attributes))


def cases_of(connection: Connection, audit_id: str) -> list[Case]:
    """Return the cases of an audit, by reference."""
    found = connection.execute(select(cases).where(cases.c.audit == audit_id))
    # as above
    return sorted((Case(row.reference, row.attributes) for row in found), key=lambda case: case.reference)
