"""Who runs an audit reads its board from the database; nobody else does."""

from __future__ import annotations

import pytest

from bot.boards import board_of
from survey.audit import Role
from tests.bot.stage import Stage, stage
from tests.bot.test_coordinator import run_by

__all__ = ["stage"]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEAD])
def test_who_runs_the_audit_reads_its_board(stage: Stage, role: Role) -> None:
    """As it stands when it is read."""
    stage.auditor(cases=("C07", "C08"))
    who = run_by(stage, role=role)
    with stage.database.reading() as connection:
        read = board_of(connection, stage.house, who, stage.clock())
        assert read is not None
        board = read()
    assert [("C07", [["not_invited"]]), ("C08", [["not_invited"]])] == [
        (line["case"], line["cells"]) for line in board["cases"]
    ]


def test_an_auditor_reads_none(stage: Stage) -> None:
    """They see their own requests alone."""
    who = stage.auditor()
    with stage.database.reading() as connection:
        assert board_of(connection, stage.house, who, stage.clock()) is None
