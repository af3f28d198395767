"""What becomes of an event in quarantine, and how often one was delivered that may have ended the process."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number what is in quarantine already, in the order in which it came; there is no way back but a backup."""
    with op.batch_alter_table("quarantine") as table:
        table.add_column(sa.Column("number", sa.Integer(), nullable=True))
        table.add_column(sa.Column("audit", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("status", sa.String(length=16), nullable=True))
        table.add_column(sa.Column("tries", sa.Integer(), nullable=True))
        table.add_column(sa.Column("shown_at", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("settled_at", sa.String(length=32), nullable=True))
    _fill()
    with op.batch_alter_table("quarantine") as table:
        for name, kind in (("number", sa.Integer()), ("status", sa.String(length=16)), ("tries", sa.Integer())):
            table.alter_column(name, existing_type=kind, nullable=False)
        table.create_unique_constraint(op.f("uq_quarantine_number"), ["number"])
        table.create_foreign_key(op.f("fk_quarantine_audit"), "audits", ["audit"], ["id"])
    op.create_table(
        "deliveries",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("bot", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=128), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("channel", "bot", "event", name=op.f("pk_deliveries")),
    )


def _fill() -> None:
    rows = sa.table("quarantine", *(sa.column(name) for name in ("id", "at", "number", "status", "tries")))
    connection = op.get_bind()
    ids = connection.execute(sa.select(rows.c.id).order_by(rows.c.at, rows.c.id)).scalars().all()
    for number, row in enumerate(ids, 1):
        connection.execute(sa.update(rows).where(rows.c.id == row).values(number=number, status="kept", tries=0))
