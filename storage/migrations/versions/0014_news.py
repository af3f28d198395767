"""Which notices coordinators have heard of, what they answered, and what else they were told at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number the notices of each audit, and take those that are there as heard: they were listed all along.

    There is no way back but a backup.
    """
    for column in (
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("heard_at", sa.String(length=32), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answered_by", sa.String(length=32), nullable=True),
        sa.Column("answered_at", sa.String(length=32), nullable=True),
        sa.Column("passed_on_at", sa.String(length=32), nullable=True),
    ):
        op.add_column("notices", column)
    rows = op.get_bind().execute(sa.text("SELECT id, audit FROM notices ORDER BY audit, at, id")).all()
    last: dict[str, int] = {}
    for row in rows:
        last[row.audit] = last.get(row.audit, 0) + 1
        change = sa.text("UPDATE notices SET number = :number, heard_at = at WHERE id = :id")
        op.get_bind().execute(change, {"number": last[row.audit], "id": row.id})
    with op.batch_alter_table("notices") as table:
        table.alter_column("number", existing_type=sa.Integer(), nullable=False)
        table.create_foreign_key(op.f("fk_notices_answered_by"), "participants", ["answered_by"], ["id"])
        table.create_unique_constraint(op.f("uq_notices_audit"), ["audit", "number"])
    op.create_index(op.f("ix_notices_heard_at"), "notices", ["heard_at"])
    op.create_index(op.f("ix_dispositions_at"), "dispositions", ["at"])
    op.create_table(
        "news",
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_news_audit")),
        sa.PrimaryKeyConstraint("audit", "subject", "seq", name=op.f("pk_news")),
    )
