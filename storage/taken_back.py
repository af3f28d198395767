"""Words that were taken back while their key lives on: that the database's own files may still hold them.

What is overwritten or deleted stays readable in them for a while. That they are to be wiped of it is a row here, from
the transaction in which the words went until that is done.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, delete, func, select

from storage.tables import taken_back
from storage.times import stamp
from storage.upserts import upsert

_LATEST = select(func.max(taken_back.c.at))
_WIPED = delete(taken_back).where(taken_back.c.at <= bindparam("b_until"))


def note(connection: Connection, request: int, now: dt.datetime) -> None:
    """Keep that words of the response to a request were taken back now."""
    statement = upsert(connection.dialect.name, taken_back).values(request=request, at=stamp(now))
    connection.execute(statement.on_conflict_do_update(index_elements=("request",), set_={"at": stamp(now)}))


def latest(connection: Connection) -> str | None:
    """Return when words were taken back last of which the files were not wiped, as storage.times.stamp writes it;
    None where they were of all."""
    return connection.execute(_LATEST).scalar()


def wiped(connection: Connection, until: str) -> None:
    """Keep that the files were wiped of all that was taken back until then."""
    connection.execute(_WIPED, {"b_until": until})
