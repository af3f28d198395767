"""PostgreSQL keeps samples of a column's values beside it, for its planner: none of the wrapped data keys."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let it keep none, and forget those that it has. There is no way back but a backup."""
    if op.get_bind().dialect.name != "postgresql":
        return
    # a new type is what makes it forget, also one that is the same
    op.execute("ALTER TABLE data_keys ALTER COLUMN wrapped TYPE bytea")
    op.execute("ALTER TABLE data_keys ALTER COLUMN wrapped SET STATISTICS 0")
