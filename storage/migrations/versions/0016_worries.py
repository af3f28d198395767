"""Worries about a child that a parent was told of and has not decided about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table. There is no way back but a backup."""
    op.create_table(
        "worries",
        sa.Column("request", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("shown_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_worries_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_worries")),
    )
    op.create_index(op.f("ix_worries_shown_at"), "worries", ["shown_at"])
