"""The tables about parents: storage.tables names them beside all others."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from storage.schema import metadata

consent_wordings = Table(
    "consent_wordings",
    metadata,
    Column("audit", ForeignKey("audits.id"), primary_key=True),
    Column("language", String(16), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Column("published_at", String(32), nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("request", ForeignKey("requests.number"), nullable=False, index=True),
    Column("use", String(16), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("wording", String(64), nullable=False),
    Column("by_participant", ForeignKey("participants.id"), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("at", String(32), nullable=False),
)

parents = Table(
    "parents",
    metadata,
    Column("request", ForeignKey("responses.request"), primary_key=True, autoincrement=False),
    Column("state_sealed", LargeBinary, nullable=False),
)

worries = Table(
    "worries",
    metadata,
    Column("request", ForeignKey("requests.number"), primary_key=True, autoincrement=False),
    Column("shown_at", String(32), nullable=False, index=True),
)

quotes = Table(
    "quotes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("request", ForeignKey("responses.request"), nullable=False, index=True),
    Column("question", String(64), nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("return_number", Integer),
)

taken_back = Table(
    "taken_back",
    metadata,
    Column("request", ForeignKey("requests.number"), primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
)
