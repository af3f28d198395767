from __future__ import annotations

import pytest
from sqlalchemy import SelectBase, select
from sqlalchemy.dialects import sqlite

from storage import current, outbox, responses, shown
from storage.among import among
from storage.database import Database
from storage.tables import wordings

MANY = [
    current._CURRENT,
    responses._ANSWERS,
    shown._SHOWN,
    outbox._ADDRESSES,
]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_any_number_of_values(database: Database, count: int) -> None:
    """One statement finds none, one or several."""
    digests = [f"digest '{number}'" for number in range(count)]
    with database.writing() as connection:
        for digest in ("another", *digests):
            connection.execute(wordings.insert(), {"digest": digest, "text": "x"})
        found = connection.execute(select(wordings.c.digest).where(among(wordings.c.digest, "b")), {"b": digests})
        assert sorted(digests) == sorted(found.scalars())


@pytest.mark.parametrize("statement", MANY)
def test_what_is_asked_of_many_uses_an_index(sqlite_url: str, statement: SelectBase) -> None:
    """What a turn asks costs the same however much is stored: SQLite goes through no table but the values."""
    database = Database.connect(sqlite_url)
    text = str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}))
    with database.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", ("[]",) * text.count("?"))
        scanned = [row.detail for row in plan if row.detail.startswith("SCAN") and "json_each" not in row.detail]
    database.close()
    assert [] == scanned
