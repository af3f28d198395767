"""Every table in one place (those about parents stand in storage.parent_tables and storage.family_tables).

Columns that end in `_sealed` are encrypted by `storage.vault` and bound to table, row and column; an erased data
key is a row whose `wrapped` is empty, so that what refers to it stays. Times are UTC, as ISO 8601 text
with microseconds, so that SQLite and PostgreSQL order them alike.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage import family_tables, parent_tables, schema

metadata = schema.metadata
consent_wordings = parent_tables.consent_wordings
consents = parent_tables.consents
parents = parent_tables.parents
quotes = parent_tables.quotes
taken_back = parent_tables.taken_back
worries = parent_tables.worries
family_contacts = family_tables.family_contacts
family_suggestions = family_tables.family_suggestions
family_changes = family_tables.family_changes

data_keys = Table(
    "data_keys",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

audits = Table(
    "audits",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("data_key", ForeignKey("data_keys.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("settings_sealed", LargeBinary, nullable=False),
    Column("imported_at", String(32), nullable=False),
    Column("due", String(10)),
)

questionnaires = Table(
    "questionnaires",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Column("published_at", String(32), nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("audit", ForeignKey("audits.id"), primary_key=True),
    Column("reference", String(32), primary_key=True),
    Column("attributes", JSON, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("audit", ForeignKey("audits.id"), nullable=False, index=True),
    Column("name_mac", LargeBinary, nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("email_sealed", LargeBinary),
    Column("role", String(16), nullable=False),
    Column("language", String(16), nullable=False),
    Column("desk_sealed", LargeBinary),
    UniqueConstraint("audit", "name_mac"),
)

addresses = Table(
    "addresses",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("participant", ForeignKey("participants.id"), nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("mac", LargeBinary, nullable=False),
    Column("address_sealed", LargeBinary, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("last_seen_at", String(32)),
    Column("open_at", String(32)),
    UniqueConstraint("channel", "mac"),
)

requests = Table(
    "requests",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("audit", ForeignKey("audits.id"), nullable=False, index=True),
    Column("line_key", String(64), nullable=False),
    Column("participant", ForeignKey("participants.id"), nullable=False, index=True),
    Column("case_reference", String(32)),
    Column("agency", String(64)),
    Column("label_sealed", LargeBinary),
    Column("questionnaire", String(64), nullable=False),
    Column("disposition", String(16), nullable=False),
    Column("due", String(10)),
    UniqueConstraint("audit", "line_key"),
    sqlite_autoincrement=True,
)

extensions = Table(
    "extensions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("audit", ForeignKey("audits.id"), nullable=False, index=True),
    Column("agency", String(64)),
    Column("participant", ForeignKey("participants.id")),
    Column("request", ForeignKey("requests.number")),
    Column("due", String(10), nullable=False),
    Column("by_participant", ForeignKey("participants.id")),
    Column("at", String(32), nullable=False),
)

dispositions = Table(
    "dispositions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("request", ForeignKey("requests.number"), nullable=False, index=True),
    Column("disposition", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("by_participant", ForeignKey("participants.id")),
    Column("at", String(32), nullable=False, index=True),
)

responses = Table(
    "responses",
    metadata,
    Column("request", ForeignKey("requests.number"), primary_key=True),
    Column("data_key", ForeignKey("data_keys.id"), nullable=False),
    Column("questionnaire_version", Integer, nullable=False),
    Column("state_sealed", LargeBinary, nullable=False),
    Column("began_at", String(32), nullable=False),
)

wordings = Table(
    "wordings",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("request", ForeignKey("responses.request"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("questionnaire_version", Integer, nullable=False),
    Column("question", String(64), nullable=False),
    Column("choices", JSON(none_as_null=True)),
    Column("is_given", Boolean, nullable=False),
    Column("content_sealed", LargeBinary, nullable=False),
    Column("wording", ForeignKey("wordings.digest"), nullable=False),
    Column("participant", ForeignKey("participants.id")),
    Column("channel", String(16), nullable=False),
    Column("language", String(16)),
    Column("at", String(32), nullable=False),
    UniqueConstraint("request", "seq"),
)

returns = Table(
    "returns",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("request", ForeignKey("responses.request"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("questionnaire_version", Integer, nullable=False),
    Column("content_sealed", LargeBinary, nullable=False),
    Column("origin", String(16), nullable=False),
    Column("synthetic", Boolean, nullable=False),
    Column("participant", ForeignKey("participants.id")),
    Column("submitted_at", String(32), nullable=False),
    UniqueConstraint("request", "number"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("request", ForeignKey("responses.request"), nullable=False, index=True),
    Column("return_number", Integer, nullable=False),
    Column("question", String(64), nullable=False),
    Column("note_sealed", LargeBinary, nullable=False),
    Column("by_participant", ForeignKey("participants.id")),
    Column("at", String(32), nullable=False),
    Column("outcome", String(16)),
    Column("settled_at", String(32)),
)

notices = Table(
    "notices",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("audit", ForeignKey("audits.id"), nullable=False, index=True),
    Column("request", ForeignKey("requests.number")),
    Column("participant", ForeignKey("participants.id")),
    Column("kind", String(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text_sealed", LargeBinary),
    Column("at", String(32), nullable=False),
    Column("heard_at", String(32), index=True),
    Column("answer_sealed", LargeBinary),
    Column("answered_by", ForeignKey("participants.id")),
    Column("answered_at", String(32)),
    Column("passed_on_at", String(32)),
    UniqueConstraint("audit", "number"),
)

news = Table(
    "news",
    metadata,
    Column("audit", ForeignKey("audits.id"), primary_key=True),
    Column("subject", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
)

concerns = Table(
    "concerns",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("audit", ForeignKey("audits.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("request", ForeignKey("requests.number")),
    Column("participant", ForeignKey("participants.id"), nullable=False),
    Column("text_sealed", LargeBinary),
    Column("manager_told", String(16), nullable=False),
    Column("raised_at", String(32), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("round", Integer, nullable=False),
    Column("alerted_at", String(32)),
    Column("acknowledged_by", ForeignKey("participants.id")),
    Column("acknowledged_at", String(32)),
    Column("closed_by", ForeignKey("participants.id")),
    Column("closed_at", String(32)),
    Column("outcome_sealed", LargeBinary),
    UniqueConstraint("audit", "number"),
)

concern_alerts = Table(
    "concern_alerts",
    metadata,
    Column("concern", ForeignKey("concerns.id"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("at", String(32), nullable=False),
)

erasures = Table(
    "erasures",
    metadata,
    Column("receipt", String(16), primary_key=True),
    Column("audit", ForeignKey("audits.id"), nullable=False, index=True),
    Column("request", ForeignKey("requests.number"), nullable=False, unique=True),
    Column("by", String(16), nullable=False),
    Column("asked_at", String(32), nullable=False),
    Column("told", Boolean, nullable=False),
    Column("erased_at", String(32)),
    Column("cleaned_at", String(32), index=True),
)

return_phrases = Table(
    "return_phrases",
    metadata,
    Column("request", ForeignKey("requests.number"), primary_key=True),
    Column("hint", LargeBinary, nullable=False, index=True),
    Column("salt", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("made_at", String(32), nullable=False),
)

editions = Table(
    "editions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("audit", ForeignKey("audits.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("place_sealed", LargeBinary, nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("audit", "number"),
)

edition_returns = Table(
    "edition_returns",
    metadata,
    Column("edition", ForeignKey("editions.id"), primary_key=True),
    Column("request", ForeignKey("requests.number"), primary_key=True, autoincrement=False, index=True),
    Column("return_number", Integer, nullable=False),
    Column("texts", Integer, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("edition", ForeignKey("editions.id"), primary_key=True),
    Column("request", ForeignKey("requests.number"), primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("participant", ForeignKey("participants.id"), nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("expires_at", String(32), nullable=False),
    Column("redeemed_at", String(32)),
    Column("revoked_at", String(32)),
)

web_sessions = Table(
    "web_sessions",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("address", ForeignKey("addresses.id"), nullable=False, index=True),
    Column("created_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("sender_mac", LargeBinary, primary_key=True),
    Column("window", String(32), primary_key=True),
    Column("count", Integer, nullable=False),
)

seen_events = Table(
    "seen_events",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("bot", String(64), primary_key=True),
    Column("event", String(128), primary_key=True),
    Column("at", String(32), nullable=False, index=True),
)

receivers = Table(
    "receivers",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("bot", String(64), primary_key=True),
    Column("heard_at", String(32), nullable=False),
    Column("lost_from", String(32)),
    Column("lost_to", String(32)),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("key", String(200), unique=True),
    Column("address", ForeignKey("addresses.id"), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("action", String(8), nullable=False),
    Column("target", String(32)),
    Column("slot", String(32), nullable=False),
    Column("speaks_of", Text),
    Column("bulk", Boolean, nullable=False),
    Column("urgency", Integer, nullable=False, server_default="1"),
    Column("data_key", ForeignKey("data_keys.id"), nullable=False, index=True),
    Column("payload_sealed", LargeBinary, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", String(32)),
    Column("external", String(64)),
    Column("created_at", String(32), nullable=False),
    Column("settled_at", String(32)),
    Index("ix_outbox_address_seq", "address", "seq"),
    Index("ix_outbox_address_status", "address", "status", "seq"),
    Index("ix_outbox_status_channel", "status", "channel", "bulk", "seq"),
    sqlite_autoincrement=True,
)

live_cards = Table(
    "live_cards",
    metadata,
    Column("address", ForeignKey("addresses.id"), primary_key=True),
    Column("slot", String(32), primary_key=True),
    Column("outbox", String(32), nullable=False),
)

reminders = Table(
    "reminders",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("reason", String(16), primary_key=True),
    Column("audit", ForeignKey("audits.id"), nullable=False, index=True),
    Column("outbox", String(32), nullable=False, index=True),
    Column("stage", String(16), nullable=False),
    Column("requests", JSON, nullable=False),
    Column("at", String(32), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)

wishes = Table(
    "wishes",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("later", String(32)),
    Column("stopped", Boolean, nullable=False),
)

digests = Table(
    "digests",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("participant", ForeignKey("participants.id"), nullable=False),
    Column("audit", ForeignKey("audits.id"), nullable=False, index=True),
    Column("day", String(10), nullable=False),
    Column("outbox", String(32), nullable=False),
    Column("stand", JSON, nullable=False),
    Column("at", String(32), nullable=False),
    UniqueConstraint("participant", "day"),
)

chases = Table(
    "chases",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("by_participant", ForeignKey("participants.id")),
    Column("at", String(32), nullable=False),
)

new_dates = Table(
    "new_dates",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("at", String(32), nullable=False),
)

appointments = Table(
    "appointments",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("by_participant", ForeignKey("participants.id"), nullable=False),
    Column("at", String(32), nullable=False),
    Column("settled_at", String(32)),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("audit", ForeignKey("audits.id")),
    Column("channel", String(16), nullable=False),
    Column("event", String(128), nullable=False),
    Column("data_key", ForeignKey("data_keys.id"), nullable=False),
    Column("content_sealed", LargeBinary, nullable=False),
    Column("cause", String(200), nullable=False),
    Column("at", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("shown_at", String(32)),
    Column("settled_at", String(32)),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("bot", String(64), primary_key=True),
    Column("event", String(128), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("at", String(32), nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("subject", String(64), primary_key=True),
    Column("audit", ForeignKey("audits.id")),
    Column("since", String(32), nullable=False),
    Column("told_at", String(32)),
)

workshops = Table(
    "workshops",
    metadata,
    Column("audit", ForeignKey("audits.id"), primary_key=True),
    Column("closed_at", String(32), nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("audit", ForeignKey("audits.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)
