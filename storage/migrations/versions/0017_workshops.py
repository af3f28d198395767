"""Practitioners' workshops that were closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table: every workshop is open. There is no way back but a backup."""
    op.create_table(
        "workshops",
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("closed_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_workshops_audit")),
        sa.PrimaryKeyConstraint("audit", name=op.f("pk_workshops")),
    )
