"""The tables about family contacts: storage.tables names them beside all others."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from storage.schema import metadata

family_contacts = Table(
    "family_contacts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("audit", ForeignKey("audits.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("case_reference", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("request", ForeignKey("requests.number"), index=True),
    Column("opened_at", String(32), nullable=False),
    UniqueConstraint("audit", "number"),
    Index("ix_family_contacts_case", "audit", "case_reference"),
)

family_suggestions = Table(
    "family_suggestions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("contact", ForeignKey("family_contacts.id"), nullable=False, index=True),
    Column("request", ForeignKey("requests.number"), nullable=False, index=True),
    Column("text_sealed", LargeBinary),
    Column("at", String(32), nullable=False),
)

family_changes = Table(
    "family_changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False),
    Column("contact", ForeignKey("family_contacts.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("way", String(16), nullable=False),
    Column("why_sealed", LargeBinary),
    Column("by_participant", ForeignKey("participants.id")),
    Column("at", String(32), nullable=False),
)
