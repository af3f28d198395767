"""Erasures of responses, the return phrases that ask for them, and the editions of a report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; which editions were compiled before is in the ledger alone, without what they counted."""
    op.create_table(
        "erasures",
        sa.Column("receipt", sa.String(length=16), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=16), nullable=False),
        sa.Column("asked_at", sa.String(length=32), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("erased_at", sa.String(length=32), nullable=True),
        sa.Column("cleaned_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_erasures_audit")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_erasures_request")),
        sa.PrimaryKeyConstraint("receipt", name=op.f("pk_erasures")),
        sa.UniqueConstraint("request", name=op.f("uq_erasures_request")),
    )
    op.create_index(op.f("ix_erasures_audit"), "erasures", ["audit"])
    op.create_index(op.f("ix_erasures_cleaned_at"), "erasures", ["cleaned_at"])
    _create_return_phrases()
    _create_editions()


def _create_return_phrases() -> None:
    op.create_table(
        "return_phrases",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("hint", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_return_phrases_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_return_phrases")),
    )
    op.create_index(op.f("ix_return_phrases_hint"), "return_phrases", ["hint"])


def _create_editions() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_editions_audit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("audit", "number", name=op.f("uq_editions_audit")),
    )
    op.create_table(
        "edition_returns",
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_edition_returns_edition")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_edition_returns_request")),
        sa.PrimaryKeyConstraint("edition", "request", name=op.f("pk_edition_returns")),
    )
    op.create_index(op.f("ix_edition_returns_request"), "edition_returns", ["request"])
