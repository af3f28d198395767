"""Concerns about children, and which coordinators were alerted of each, when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what was noted of concerns before stays a notice. There is no way back but a backup."""
    op.create_table(
        "concerns",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("request", sa.Integer(), nullable=True),
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("manager_told", sa.String(length=16), nullable=False),
        sa.Column("raised_at", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("alerted_at", sa.String(length=32), nullable=True),
        sa.Column("acknowledged_by", sa.String(length=32), nullable=True),
        sa.Column("acknowledged_at", sa.String(length=32), nullable=True),
        sa.Column("closed_by", sa.String(length=32), nullable=True),
        sa.Column("closed_at", sa.String(length=32), nullable=True),
        sa.Column("outcome_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_concerns_audit")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_concerns_request")),
        *(
            sa.ForeignKeyConstraint([name], ["participants.id"], name=op.f(f"fk_concerns_{name}"))
            for name in ("participant", "acknowledged_by", "closed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
        sa.UniqueConstraint("audit", "number", name=op.f("uq_concerns_audit")),
    )
    op.create_index(op.f("ix_concerns_state"), "concerns", ["state"])
    op.create_table(
        "concern_alerts",
        sa.Column("concern", sa.String(length=32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("participant", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["concern"], ["concerns.id"], name=op.f("fk_concern_alerts_concern")),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name=op.f("fk_concern_alerts_participant")),
        sa.PrimaryKeyConstraint("concern", "round", "participant", name=op.f("pk_concern_alerts")),
    )
