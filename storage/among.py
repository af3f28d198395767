"""`column IN (these values)` as a constant statement, whose text does not grow with the number of values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, Boolean, Column, Dialect, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class among(FunctionElement[bool]):  # noqa: N801 - it is used as a function
    """Return whether a column has one of the values in the parameter `name`, a sequence of what the column holds.

    SQLite has no arrays: it takes the values as JSON, so that they must not be bytes.
    """

    inherit_cache = True
    type = Boolean()

    def __init__(self, column: Column[Any], name: str) -> None:
        super().__init__(column, bindparam(name, type_=_Values(column.type)))


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


@compiles(among, "sqlite")
def _in_json(element: among, compiler: SQLCompiler, **named: Any) -> str:
    column, values = (compiler.process(clause, **named) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - both parts are compiled


@compiles(among, "postgresql")
def _in_array(element: among, compiler: SQLCompiler, **named: Any) -> str:
    column, values = (compiler.process(clause, **named) for clause in element.clauses)
    return f"{column} = ANY ({values})"
