"""How much each message can wait."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column: what waits now leaves as it would have. There is no way back but a backup."""
    op.add_column("outbox", sa.Column("urgency", sa.Integer(), nullable=False, server_default="1"))
