"""When a page of an address was open last: a browser that is signed in reaches nobody while its tab is shut."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: an open page is noticed within a minute. There is no way back but a backup."""
    op.add_column("addresses", sa.Column("open_at", sa.String(length=32), nullable=True))
