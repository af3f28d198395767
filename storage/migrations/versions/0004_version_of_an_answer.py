"""Each entry of an answer's history says under which version of the questionnaire it was made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the version; until now a response kept the version that it began with, and so did all of its answers."""
    op.add_column("answers", sa.Column("questionnaire_version", sa.Integer(), nullable=True))
    answers = sa.table("answers", sa.column("request"), sa.column("questionnaire_version"))
    responses = sa.table("responses", sa.column("request"), sa.column("questionnaire_version"))
    pinned = sa.select(responses.c.questionnaire_version).where(responses.c.request == answers.c.request)
    op.execute(answers.update().values(questionnaire_version=pinned.scalar_subquery()))
    with op.batch_alter_table("answers") as table:
        table.alter_column("questionnaire_version", existing_type=sa.Integer(), nullable=False)
