"""When each receiver last heard its channel, and the outage that waits to be made good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; there is no way back but a backup."""
    op.create_table(
        "receivers",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("bot", sa.String(length=64), nullable=False),
        sa.Column("heard_at", sa.String(length=32), nullable=False),
        sa.Column("lost_from", sa.String(length=32), nullable=True),
        sa.Column("lost_to", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("channel", "bot", name=op.f("pk_receivers")),
    )
