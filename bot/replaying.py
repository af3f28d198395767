"""After an older copy of the data folder was brought back: erasing again what the register of erasures names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from storage import destroying, erasure_register, erasures, requests
from storage.database import Database
from storage.erasure_register import Line
from storage.erasures import By
from storage.times import parse
from survey.dispositions import Disposition


class NotReplayed(Exception):
    """The register names erasures that this database does not show; the text says what to do."""


def missing(connection: Connection, lines: Iterable[Line]) -> list[Line]:
    """Return the erasures of a register that a database does not show, though it has the request or the key."""
    known = {each.receipt for each in erasures.every(connection)}
    return [line for line in lines if line.receipt not in known and _is_here(connection, line)]


def _is_here(connection: Connection, line: Line) -> bool:
    """Return whether a request is the one of a line: an older database can have given its number to another one."""
    try:
        requests.stands(connection, line.audit, line.request)
    except NoResultFound:
        return False
    return erasure_register.hashed(erasures.line_key(connection, line.request)) == line.line


def check(database: Database, register: Path) -> None:
    """Return where a database shows every erasure that its register names.

    Raises NotReplayed, storage.erasure_register.RegisterDamaged.
    """
    lines = erasure_register.read(register)
    if not lines:
        return
    with database.reading() as connection:
        left = len(missing(connection, lines))
    if left:
        what = "an erasure" if left == 1 else f"{left} erasures"
        raise NotReplayed(
            f"The register at {register} names {what} that this database does not show: it seems to be an older copy"
            " that was brought back. Nothing was started. Run `caseround erasures replay` first: it destroys again"
            " what people have withdrawn since."
        )


def begin_again(database: Database, register: Path, other: Path | None, now: dt.datetime) -> list[Line]:
    """Ask again for every erasure that the register names and the database does not show; returns these.

    `other` is a register that was kept elsewhere: it must go on from the one at `register`, or the other way round,
    and the longer one stands there afterwards. Raises storage.erasure_register.RegisterDamaged; nothing is changed
    then.
    """
    mine = erasure_register.read(register)
    lines = mine if other is None else erasure_register.together(register, mine, erasure_register.read(other))
    erasure_register.add(register, lines)
    with database.writing() as connection:
        left = missing(connection, lines)
        for line in left:
            by, at = By(line.by), parse(line.asked_at)
            erasures.begin(connection, audit=line.audit, request=line.request, by=by, now=at, receipt=line.receipt)
            destroying.hold_back(connection, line.request)
            withdrawn = Disposition.WITHDRAWN
            requests.dispose(connection, line.request, withdrawn, reason="erasures_replayed", by=None, now=now)
    return left
