"""Family contacts, what agencies say of them, and what coordinators note."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what was submitted before opens no contact. There is no way back but a backup."""
    op.create_table(
        "family_contacts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("audit", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("case_reference", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("request", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_family_contacts_audit")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_family_contacts_request")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_contacts")),
        sa.UniqueConstraint("audit", "number", name=op.f("uq_family_contacts_audit")),
    )
    op.create_index(op.f("ix_family_contacts_request"), "family_contacts", ["request"])
    op.create_index("ix_family_contacts_case", "family_contacts", ["audit", "case_reference"])
    op.create_table(
        "family_suggestions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("contact", sa.String(length=32), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["family_contacts.id"], name=op.f("fk_family_suggestions_contact")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_family_suggestions_request")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_suggestions")),
    )
    op.create_index(op.f("ix_family_suggestions_contact"), "family_suggestions", ["contact"])
    op.create_index(op.f("ix_family_suggestions_request"), "family_suggestions", ["request"])
    op.create_table(
        "family_changes",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("contact", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=False),
        sa.Column("why_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("by_participant", sa.String(length=32), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["family_contacts.id"], name=op.f("fk_family_changes_contact")),
        sa.ForeignKeyConstraint(
            ["by_participant"], ["participants.id"], name=op.f("fk_family_changes_by_participant")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_family_changes")),
    )
    op.create_index(op.f("ix_family_changes_contact"), "family_changes", ["contact"])
