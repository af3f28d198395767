from __future__ import annotations

from contextlib import suppress

import pytest
from sqlalchemy import Connection, bindparam, event, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from storage import ledger
from storage.database import Database
from storage.later import Spoilt, amend, later, together
from storage.tables import data_keys, wordings
from storage.vault import Vault
from tests.storage.invented import AUDIT, NOW, invent

_ADD = insert(wordings)


def write(connection: Connection, *digests: str) -> None:
    """Let rows wait."""
    for digest in digests:
        later(connection, _ADD, {"digest": digest, "text": f"the wording {digest}"})


def there(connection: Connection) -> list[str]:
    """Return the digests of the rows that are there."""
    return list(connection.execute(select(wordings.c.digest).order_by(wordings.c.digest)).scalars())


def test_without_a_batch_a_row_is_written_at_once(database: Database) -> None:
    """Whoever knows of no batch gets what a plain statement does."""
    with database.writing() as connection:
        write(connection, "a")
        assert ["a"] == there(connection)


def test_a_batch_reads_what_it_wrote(database: Database) -> None:
    """Rows wait, and are there for any statement that could tell."""
    with database.writing() as connection, together(connection) as batch:
        with batch.turn(at_once=False):
            write(connection, "a", "b")
        with batch.turn(at_once=False):
            write(connection, "c")
            assert ["a", "b", "c"] == there(connection)
            write(connection, "d")
    with database.reading() as connection:
        assert ["a", "b", "c", "d"] == there(connection)


def test_what_only_reads_elsewhere_lets_rows_wait(database: Database) -> None:
    """Rows are written before a statement that could tell, and not before one that cannot."""
    with database.writing() as connection, together(connection) as batch:
        said: list[str] = []
        event.listen(connection, "before_cursor_execute", lambda *told: said.append(told[2].partition(" ")[0]))
        with batch.turn(at_once=False):
            write(connection, "a")
            connection.execute(select(data_keys.c.id)).all()
            assert "INSERT" not in said
            joined = select(data_keys.c.id, select(wordings.alias("other").c.text).scalar_subquery())
            connection.execute(joined).all()
            assert 1 == said.count("INSERT")
            write(connection, "b")
            connection.execute(text("SELECT 1"))
            assert 2 == said.count("INSERT")


def test_a_row_that_waits_can_still_be_changed(database: Database) -> None:
    """One that is written already, or never was, is not among those that were found."""
    named, otherwise = {"a", "b", "nowhere"}, {"text": "otherwise"}
    with database.writing() as connection, together(connection) as batch:
        with batch.turn(at_once=True):
            write(connection, "a")
        with batch.turn(at_once=False):
            write(connection, "b", "c")
        assert {"b"} == amend(connection, _ADD, "digest", named, otherwise)
    with database.reading() as connection:
        assert set() == amend(connection, _ADD, "digest", named, otherwise)
        stored = connection.execute(select(wordings.c.text).order_by(wordings.c.digest)).scalars()
        assert ["the wording a", "otherwise", "the wording c"] == list(stored)


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("looks", [False, True])
def test_a_turn_that_fails_leaves_nothing_and_takes_nothing_along(
    database: Database, *, at_once: bool, looks: bool
) -> None:
    """Whether its rows still waited, had been written, or it wrote directly."""
    with database.writing() as connection, together(connection) as batch:
        with batch.turn(at_once=at_once):
            write(connection, "a")
        with suppress(LookupError), batch.turn(at_once=at_once):
            write(connection, "b")
            if looks:
                there(connection)
                connection.execute(insert(data_keys), {"id": "direct", "wrapped": b"x"})
            write(connection, "c")
            raise LookupError
        with batch.turn(at_once=at_once):
            write(connection, "d")
    with database.reading() as connection:
        assert ["a", "d"] == there(connection)
        keys = select(func.count()).select_from(data_keys).where(data_keys.c.id == "direct")
        assert 0 == connection.execute(keys).scalar_one()


def test_what_comes_before_the_turns_is_no_turns(database: Database) -> None:
    """A first turn that fails does not take back what the batch itself wrote."""
    with database.writing() as connection, together(connection) as batch:
        connection.execute(_ADD, {"digest": "batch", "text": "its own"})
        with suppress(LookupError), batch.turn(at_once=False):
            write(connection, "turn")
            raise LookupError
    with database.reading() as connection:
        assert ["batch"] == there(connection)


def test_rows_that_are_refused_spoil_the_batch(database: Database) -> None:
    """Nobody knows whose they are once the rows of several turns are written together."""
    with database.writing() as connection:
        write(connection, "a")

    def two_turns() -> None:
        with database.writing() as connection, together(connection) as batch:
            for digest in ("b", "a"):
                with batch.turn(at_once=False):
                    write(connection, digest)

    with pytest.raises(Spoilt) as spoilt:
        two_turns()
    assert isinstance(spoilt.value.__cause__, IntegrityError)
    with database.reading() as connection:
        assert ["a"] == there(connection)


def test_written_at_once_a_refused_row_is_its_turns(database: Database) -> None:
    """The one turn hears it, and the others stand."""
    with database.writing() as connection, together(connection) as batch:
        with batch.turn(at_once=True):
            write(connection, "a")
        with pytest.raises(IntegrityError), batch.turn(at_once=True):
            write(connection, "b", "a")
        with batch.turn(at_once=True):
            write(connection, "c")
    with database.reading() as connection:
        assert ["a", "c"] == there(connection)


def test_tables_are_written_in_the_order_of_their_keys(database: Database, vault: Vault) -> None:
    """A row may wait before the one that it refers to."""
    with database.writing() as connection:
        invent(connection, vault, "Robin Sample")
        with together(connection) as batch, batch.turn(at_once=False):
            key = vault.create(connection)
            write(connection, key.id)
            assert [key.id] == there(connection)


def test_what_is_written_to_a_table_in_two_ways_keeps_its_order(database: Database) -> None:
    """A row that was added and then changed is changed, also where another turn changed one of its own before."""
    change = update(wordings).where(wordings.c.digest == bindparam("b_digest")).values(text=bindparam("b_text"))
    with database.writing() as connection:
        write(connection, "old")
        with together(connection) as batch:
            with batch.turn(at_once=False):
                later(connection, change, {"b_digest": "old", "b_text": "changed"})
            with batch.turn(at_once=False):
                write(connection, "new")
                later(connection, change, {"b_digest": "new", "b_text": "changed"})
        found = connection.execute(select(wordings.c.digest, wordings.c.text).order_by(wordings.c.digest))
        assert [("new", "changed"), ("old", "changed")] == [tuple(row) for row in found]


def test_the_ledger_of_a_batch_is_one_chain(database: Database, vault: Vault) -> None:
    """Rows that wait are bound to each other and to those before them."""
    with database.writing() as connection:
        invent(connection, vault, "Robin Sample")
        for _ in range(2):
            with together(connection) as batch:
                for action in ("one", "two", "three"):
                    with batch.turn(at_once=False):
                        ledger.append(connection, AUDIT, actor="command", action=action, subject="x", now=NOW)
        assert ledger.verify(connection, AUDIT) is None
