"""The language in which an answer was given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Until now nobody could change theirs in the middle; what came on paper has none."""
    op.add_column("answers", sa.Column("language", sa.String(length=16), nullable=True))
    op.execute(
        "UPDATE answers SET language ="
        " (SELECT participants.language FROM participants WHERE participants.id = answers.participant)"
    )
