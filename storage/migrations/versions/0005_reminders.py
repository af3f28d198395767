"""Reminders: which were written for whom, and what each person wants of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "reminders",
        sa.Column("participant", sa.String(32), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("audit", sa.String(64), nullable=False),
        sa.Column("outbox", sa.String(32), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("requests", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("participant", "day", "reason", name="pk_reminders"),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name="fk_reminders_participant"),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name="fk_reminders_audit"),
    )
    op.create_index("ix_reminders_audit", "reminders", ["audit"])
    op.create_index("ix_reminders_outbox", "reminders", ["outbox"])
    op.create_table(
        "wishes",
        sa.Column("participant", sa.String(32), nullable=False),
        sa.Column("later", sa.String(32), nullable=True),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("participant", name="pk_wishes"),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name="fk_wishes_participant"),
    )
