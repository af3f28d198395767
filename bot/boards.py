"""The board of an audit for whoever runs it, as a page of the web chat shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection

from bot.house import House
from bot.progress import progress
from reporting.board import Board, whole_board
from storage import participants
from storage.audits import StoredAudit
from survey.audit import RUNS


def board_of(
    connection: Connection, house: House, participant_id: str, now: dt.datetime
) -> Callable[[], Board] | None:
    """Return what reads the board of a participant's audit, within the same transaction; None for somebody who does
    not run it."""
    participant = participants.one(connection, house.vault, participant_id)
    if participant.role not in RUNS:
        return None
    stored = house.audit(connection, participant.audit, participant.revision)
    return partial(_board, connection, house, stored, now)


def _board(connection: Connection, house: House, stored: StoredAudit, now: dt.datetime) -> Board:
    return whole_board(progress(connection, house.vault, stored), now)
