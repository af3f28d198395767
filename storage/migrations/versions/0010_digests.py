"""What coordinators were told of how their audit stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; nobody was told anything before it. There is no way back but a backup."""
    op.create_table(
        "digests",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("outbox", sa.String(length=32), nullable=False),
        sa.Column("stand", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_digests_audit")),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_digests_participant")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_digests")),
        sa.UniqueConstraint("participant", "day", name=op.f("uq_digests_participant")),
    )
    op.create_index(op.f("ix_digests_audit"), "digests", ["audit"])
