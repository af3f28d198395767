"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table; there is no way back but a backup."""
    _audits()
    _people()
    _doors()
    _requests()
    _answers()
    _outbox()
    _events()


def _audits() -> None:
    op.create_table(
        "data_keys",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_keys")),
    )
    op.create_table(
        "audits",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("data_key", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("settings_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["data_key"], ["data_keys.id"], name=op.f("fk_audits_data_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audits")),
    )
    op.create_table(
        "questionnaires",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("published_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_questionnaires")),
    )
    op.create_table(
        "cases",
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_cases_audit")),
        sa.PrimaryKeyConstraint("audit", "reference", name=op.f("pk_cases")),
    )
    op.create_table(
        "ledger",
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_ledger_audit")),
        sa.PrimaryKeyConstraint("audit", "seq", name=op.f("pk_ledger")),
    )


def _people() -> None:
    op.create_table(
        "participants",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("name_mac", sa.LargeBinary(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("desk_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_participants_audit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint("audit", "name_mac", name=op.f("uq_participants_audit")),
    )
    op.create_index(op.f("ix_participants_audit"), "participants", ["audit"])
    op.create_table(
        "addresses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("last_seen_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_addresses_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("channel", "mac", name=op.f("uq_addresses_channel")),
    )
    op.create_index(op.f("ix_addresses_participant"), "addresses", ["participant"])


def _doors() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.Column("redeemed_at", sa.String(length=32), nullable=True),
        sa.Column("revoked_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_invitations_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_index(op.f("ix_invitations_participant"), "invitations", ["participant"])
    op.create_table(
        "web_sessions",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("address", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["address"], ["addresses.id"], name=op.f("fk_web_sessions_address")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_web_sessions")),
    )
    op.create_index(op.f("ix_web_sessions_address"), "web_sessions", ["address"])
    op.create_table(
        "attempts",
        sa.Column("sender_mac", sa.LargeBinary(), nullable=False),
        sa.Column("window", sa.String(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sender_mac", "window", name=op.f("pk_attempts")),
    )


def _requests() -> None:
    op.create_table(
        "requests",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("line_key", sa.String(length=64), nullable=False),
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("case_reference", sa.String(length=32), nullable=True),
        sa.Column("agency", sa.String(length=64), nullable=True),
        sa.Column("label_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("questionnaire", sa.String(length=64), nullable=False),
        sa.Column("disposition", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_requests_audit")),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_requests_participant")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_requests")),
        sa.UniqueConstraint("audit", "line_key", name=op.f("uq_requests_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_requests_audit"), "requests", ["audit"])
    op.create_index(op.f("ix_requests_participant"), "requests", ["participant"])
    op.create_table(
        "dispositions",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("disposition", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("by_participant", sa.String(length=32), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["by_participant"], ["participants.id"], name=op.f("fk_dispositions_by_participant")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_dispositions_request")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_dispositions")),
    )
    op.create_index(op.f("ix_dispositions_request"), "dispositions", ["request"])
    op.create_table(
        "notices",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("request", sa.Integer(), nullable=True),
        sa.Column("participant", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_notices_audit")),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_notices_participant")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_notices_request")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_audit"), "notices", ["audit"])


def _answers() -> None:
    op.create_table(
        "responses",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("data_key", sa.String(length=32), nullable=False),
        sa.Column("questionnaire_version", sa.Integer(), nullable=False),
        sa.Column("state_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("began_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["data_key"], ["data_keys.id"], name=op.f("fk_responses_data_key")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_responses_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_responses")),
    )
    op.create_table(
        "wordings",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_wordings")),
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("choices", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("wording", sa.String(length=64), nullable=False),
        sa.Column("participant", sa.String(length=32), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_answers_participant")),
        sa.ForeignKeyConstraint(["request"], ["responses.request"], name=op.f("fk_answers_request")),
        sa.ForeignKeyConstraint(["wording"], ["wordings.digest"], name=op.f("fk_answers_wording")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("request", "seq", name=op.f("uq_answers_request")),
    )
    op.create_table(
        "returns",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("questionnaire_version", sa.Integer(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("participant", sa.String(length=32), nullable=True),
        sa.Column("submitted_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_returns_participant")),
        sa.ForeignKeyConstraint(["request"], ["responses.request"], name=op.f("fk_returns_request")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returns")),
        sa.UniqueConstraint("request", "number", name=op.f("uq_returns_request")),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=8), nullable=False),
        sa.Column("target", sa.String(length=32), nullable=True),
        sa.Column("slot", sa.String(length=32), nullable=False),
        sa.Column("bulk", sa.Boolean(), nullable=False),
        sa.Column("data_key", sa.String(length=32), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.String(length=32), nullable=True),
        sa.Column("external", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("settled_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["address"], ["addresses.id"], name=op.f("fk_outbox_address")),
        sa.ForeignKeyConstraint(["data_key"], ["data_keys.id"], name=op.f("fk_outbox_data_key")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("id", name=op.f("uq_outbox_id")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_address_seq", "outbox", ["address", "seq"])
    op.create_index("ix_outbox_address_status", "outbox", ["address", "status", "seq"])
    op.create_index("ix_outbox_status_channel", "outbox", ["status", "channel", "bulk", "seq"])
    op.create_table(
        "live_cards",
        sa.Column("address", sa.String(length=32), nullable=False),
        sa.Column("slot", sa.String(length=32), nullable=False),
        sa.Column("outbox", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["address"], ["addresses.id"], name=op.f("fk_live_cards_address")),
        sa.PrimaryKeyConstraint("address", "slot", name=op.f("pk_live_cards")),
    )


def _events() -> None:
    op.create_table(
        "seen_events",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("bot", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=128), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("channel", "bot", "event", name=op.f("pk_seen_events")),
    )
    op.create_index(op.f("ix_seen_events_at"), "seen_events", ["at"])
    op.create_table(
        "quarantine",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(length=128), nullable=False),
        sa.Column("data_key", sa.String(length=32), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("cause", sa.String(length=200), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["data_key"], ["data_keys.id"], name=op.f("fk_quarantine_data_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
    )
