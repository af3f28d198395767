"""Whose due date has changed, and when: they hear of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table: of what was changed before nobody is told now. There is no way back but a backup."""
    op.create_table(
        "new_dates",
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_new_dates_participant")),
        sa.PrimaryKeyConstraint("participant", name=op.f("pk_new_dates")),
    )
