"""Whose answers a message speaks of, beside that whose key seals it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: of the messages that are there it is not known. There is no way back but a backup."""
    op.add_column("outbox", sa.Column("speaks_of", sa.Text()))
