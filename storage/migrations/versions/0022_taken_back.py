"""What parents change or take out is gone, and which editions of the report are to be corrected because of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_IS_FOLLOWED = """EXISTS (
    SELECT 1 FROM answers AS later
    WHERE later.request = answers.request AND later.question = answers.question AND later.seq > answers.seq)"""
_IS_REPLACED = """EXISTS (
    SELECT 1 FROM returns AS later WHERE later.request = returns.request AND later.number > returns.number)"""


def upgrade() -> None:
    """Create the tables, and empty what parents have changed in their answers and returns before. Old messages that
    showed it lose their words when its parent changes something again. There is no way back but a backup."""
    op.create_table(
        "taken_back",
        sa.Column("request", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_taken_back_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_taken_back")),
    )
    op.create_table(
        "corrections",
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_corrections_edition")),
        sa.ForeignKeyConstraint(["request"], ["requests.number"], name=op.f("fk_corrections_request")),
        sa.PrimaryKeyConstraint("edition", "request", name=op.f("pk_corrections")),
    )
    op.add_column("quotes", sa.Column("return_number", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_outbox_data_key"), "outbox", ["data_key"])
    _empty("answers", "content_sealed = :emptied, choices = NULL", _IS_FOLLOWED)
    _empty("returns", "content_sealed = :emptied", _IS_REPLACED)
    # so that the files are wiped of it at the next start
    op.execute("INSERT INTO taken_back SELECT request, '2026-11-27T00:00:00.000000+00:00' FROM parents")


def _empty(table: str, values: str, where: str) -> None:
    of_parents = "request IN (SELECT request FROM parents)"
    statement = f"UPDATE {table} SET {values} WHERE {of_parents} AND {where}"  # noqa: S608 - names of ours
    op.execute(sa.text(statement).bindparams(sa.bindparam("emptied", b"", type_=sa.LargeBinary())))
