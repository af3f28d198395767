"""Writes that nobody reads back at once: the rows of many turns go out together, statement by statement.

A batch of turns is one transaction. What a turn writes by `later` waits; before any other statement of the connection
is executed that could tell, what waits is written first, so that everything reads as if it had been written at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Protocol, cast

from sqlalchemy import CompoundSelect, Connection, Engine, Executable, NestedTransaction, Select, Table, event
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import UpdateBase

from storage.tables import metadata
from storage.trouble import IN_TROUBLE

_INFO = "caseround.together"
_ORDER = {table: place for place, table in enumerate(metadata.sorted_tables)}

Row = Mapping[str, Any]


class Write(Protocol):
    """A way of writing the rows of a table that is more than one statement."""

    table: Table

    def __call__(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Write the rows."""


Way = UpdateBase | Write


def later(connection: Connection, way: Way, row: Row) -> None:
    """Write a row in this way before anything that could tell; at once where no batch is under way.

    The way is a constant, so that its rows of many turns are found together. Rows of one table keep their order;
    tables are written in the order of their foreign keys.
    """
    together: Together | None = connection.info.get(_INFO)
    if together is None:
        _execute(connection, way, [row])
    else:
        together.add(way, row)


def amend(connection: Connection, way: Way, key: str, among: Collection[Any], fields: Row) -> set[Any]:
    """Set fields of the rows that wait to be written in this way and whose `key` is `among` these; returns the keys
    that were found. The others must be looked for in the database."""
    together: Together | None = connection.info.get(_INFO)
    return set() if together is None else together.amend(way, key, among, fields)


@contextmanager
def together(connection: Connection) -> Iterator[Together]:
    """Give the batch of a transaction, whose rows are written when it ends without an exception."""
    batch = connection.info[_INFO] = Together(connection)
    try:
        yield batch
        batch.write()
    finally:
        del connection.info[_INFO]


def watch(engine: Engine) -> None:
    """Let an engine's connections write what waits before any other statement."""

    @event.listens_for(engine, "before_cursor_execute")
    def before(connection: Connection, *told: Any) -> None:
        batch: Together | None = connection.info.get(_INFO)
        if batch is not None and not batch.is_writing:
            context: DefaultExecutionContext = told[3]
            batch.before(_read_by(context))


def _read_by(context: DefaultExecutionContext) -> frozenset[Table] | None:
    """Return the tables that a statement reads, None where it may do anything else."""
    if context.compiled is None or context.isinsert or context.isupdate or context.isdelete:
        return None
    return _tables(context.compiled.statement)


@lru_cache(maxsize=512)
def _tables(statement: Executable) -> frozenset[Table] | None:
    """Return the tables that a compiled statement reads; there are about as many as the engine keeps compiled."""
    if not isinstance(statement, Select | CompoundSelect):
        return None
    return frozenset(element for element in visitors.iterate(statement) if isinstance(element, Table))


class Spoilt(Exception):
    """Rows that waited were refused; which turn of the batch they are from is not known."""


class Together:
    """The rows that wait. A turn that fails takes back its own, and no other's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._earlier: list[tuple[Way, Row]] = []
        self._own: list[tuple[Way, Row]] = []
        self._savepoint: NestedTransaction | None = None
        self._is_in_turn = False
        self.is_writing = False
        """Whether what is executed is the batch's own."""

    @contextmanager
    def turn(self, *, at_once: bool) -> Iterator[None]:
        """One turn: where an exception leaves it, nothing of it stands, and that of the others does.

        Most turns only write later; a savepoint is made for one that does anything else, and for all that are to be
        written `at_once`. Raises Spoilt where the rows of earlier turns are refused.
        """
        self._is_in_turn = True
        try:
            if at_once:
                self._make_savepoint()
            yield
            if self._savepoint is not None:
                self._write(self._own)
                with self._undisturbed():
                    self._savepoint.commit()
            self._earlier += self._own
        except BaseException:
            if self._savepoint is not None:
                with self._undisturbed():
                    self._savepoint.rollback()
            raise
        finally:
            self._own, self._savepoint, self._is_in_turn = [], None, False

    def add(self, way: Way, row: Row) -> None:
        """Let a row wait."""
        self._own.append((way, row))

    def amend(self, way: Way, key: str, among: Collection[Any], fields: Row) -> set[Any]:
        """Set fields of rows that wait; returns as the function does."""
        found = set()
        for waiting in (self._earlier, self._own):
            for place, (each, row) in enumerate(waiting):
                if each is way and row[key] in among:
                    found.add(row[key])
                    waiting[place] = way, {**row, **fields}
        return found

    def write(self) -> None:
        """Write what waits; raises Spoilt where it is refused."""
        self._earlier += self._own
        self._own = []
        self._write_earlier()

    def before(self, reads: frozenset[Table] | None) -> None:
        """Write what waits before another statement is executed that could tell: not where it only `reads` other
        tables."""
        if reads is not None and not any(self._waits_for(table) for table in reads):
            return
        self._write_earlier()
        if (reads is None or self._own) and self._is_in_turn and self._savepoint is None:
            self._make_savepoint()
        self._write(self._own)

    def _waits_for(self, table: Table) -> bool:
        return any(way.table is table for way, _ in (*self._earlier, *self._own))

    def _make_savepoint(self) -> None:
        self._write_earlier()
        with self._undisturbed():
            self._savepoint = self._connection.begin_nested()

    def _write_earlier(self) -> None:
        try:
            self._write(self._earlier)
        except IN_TROUBLE:
            raise
        except SQLAlchemyError as error:
            raise Spoilt from error

    def _write(self, waiting: list[tuple[Way, Row]]) -> None:
        if not waiting:
            return
        tables: dict[Table, list[tuple[Way, list[Row]]]] = {}
        for way, row in waiting:
            runs = tables.setdefault(cast("Table", way.table), [])
            # what was written to a table in one way and then in another is written in that order
            if not runs or runs[-1][0] is not way:
                runs.append((way, []))
            runs[-1][1].append(row)
        waiting.clear()
        with self._undisturbed():
            for table in sorted(tables, key=_ORDER.__getitem__):
                for way, rows in tables[table]:
                    _execute(self._connection, way, rows)

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        """Execute what comes as it is: these are the batch's own statements."""
        self.is_writing = True
        try:
            yield
        finally:
            self.is_writing = False


def _execute(connection: Connection, way: Way, rows: Sequence[Row]) -> None:
    if isinstance(way, UpdateBase):
        connection.execute(way, rows[0] if len(rows) == 1 else rows)
    else:
        way(connection, rows)
