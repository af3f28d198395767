"""What coordinators change: later due dates, reminders that they ask for, and who is to run the audit with them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and the day to which an audit or a request was extended; nothing was before."""
    op.add_column("audits", sa.Column("due", sa.String(length=10), nullable=True))
    op.add_column("requests", sa.Column("due", sa.String(length=10), nullable=True))
    op.create_table(
        "extensions",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("agency", sa.String(length=64), nullable=True),
        sa.Column("participant", sa.String(length=32), nullable=True),
        sa.Column("request", sa.Integer(), nullable=True),
        sa.Column("due", sa.String(length=10), nullable=False),
        sa.Column("by_participant", sa.String(length=32), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_extensions_audit")),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_extensions_participant")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_extensions_request")),
        sa.ForeignKeyConstraint(["by_participant"], ["participants.id"], name=op.f("fk_extensions_by_participant")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_extensions")),
    )
    op.create_index(op.f("ix_extensions_audit"), "extensions", ["audit"])
    op.create_table(
        "chases",
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("by_participant", sa.String(length=32), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_chases_participant")),
        sa.ForeignKeyConstraint(["by_participant"], ["participants.id"], name=op.f("fk_chases_by_participant")),
        sa.PrimaryKeyConstraint("participant", name=op.f("pk_chases")),
    )
    op.create_table(
        "appointments",
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("by_participant", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("settled_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_appointments_participant")),
        sa.ForeignKeyConstraint(["by_participant"], ["participants.id"], name=op.f("fk_appointments_by_participant")),
        sa.PrimaryKeyConstraint("participant", name=op.f("pk_appointments")),
    )
