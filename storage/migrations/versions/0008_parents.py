"""Parents: the words in which they are asked, what they agreed to, where they stand, and what may be quoted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables. There is no way back but a backup."""
    op.create_table(
        "consent_wordings",
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("published_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_consent_wordings_audit")),
        sa.PrimaryKeyConstraint("audit", "language", "version", name=op.f("pk_consent_wordings")),
    )
    op.create_table(
        "consents",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("use", sa.String(length=16), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(length=64), nullable=False),
        sa.Column("by_participant", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_consents_request")),
        sa.ForeignKeyConstraint(["by_participant"], ["participants.id"], name=op.f("fk_consents_by_participant")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_request"), "consents", ["request"])
    op.create_table(
        "parents",
        sa.Column("request", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("state_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["responses.request"], name=op.f("fk_parents_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_parents")),
    )
    op.create_table(
        "quotes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["responses.request"], name=op.f("fk_quotes_request")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
    )
    op.create_index(op.f("ix_quotes_request"), "quotes", ["request"])
