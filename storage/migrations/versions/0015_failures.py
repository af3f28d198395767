"""Failures that need a person, and whether coordinators were told of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; what fails now is found when Caseround runs. There is no way back but a backup."""
    op.create_table(
        "failures",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=True),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.Column("told_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_failures_audit")),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_failures")),
    )
