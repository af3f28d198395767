"""Many values in a constant statement, whose text does not grow with their number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, Column, ColumnElement, Dialect, Text, TypeDecorator, bindparam, func
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


def among(column: Column[Any], name: str) -> ColumnElement[bool]:
    """Return whether a column has one of the values in the parameter `name`, a sequence of what the column holds.

    SQLite has no arrays: it takes the values as JSON, so that they must not be bytes; here and below.
    """
    # an operator, not a function that returns a boolean: of that, SQLite would be asked whether it is 1, and scan
    return column.bool_op("IN")(_Elements(bindparam(name, type_=_Values(column.type))))


def each_of(dialect: str, column: Column[Any], name: str) -> ColumnElement[Any]:
    """Return the column of a table that has a row for each of the values in the parameter `name`."""
    values = bindparam(name, type_=_Values(column.type))
    if dialect == "postgresql":
        return func.unnest(values).table_valued("value").render_derived().c.value
    return func.json_each(values).table_valued("value").c.value


class _Elements(FunctionElement[Any]):
    inherit_cache = True


class _Values(TypeDecorator[Sequence[Any]]):
    impl = Text
    cache_ok = True

    def __init__(self, kind: TypeEngine[Any]) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the database takes."""
        return dialect.type_descriptor(ARRAY(self.kind) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        """Return the values as the database takes them."""
        values = list(value or ())
        return values if dialect.name == "postgresql" else json.dumps(values)


@compiles(_Elements, "sqlite")
def _of_json(element: _Elements, compiler: SQLCompiler, **named: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **named)}))"  # noqa: S608 - it is compiled


@compiles(_Elements, "postgresql")
def _of_array(element: _Elements, compiler: SQLCompiler, **named: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **named)}))"
