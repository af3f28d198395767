"""Statements that SQLAlchemy has compiled, kept for every engine of a kind.

It keeps them apart, engine by engine. Here each test has engines of its own, and all would compile the same anew.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import Compiled

_Key = tuple[Any, ...]


class _Shared(dict[_Key, Compiled]):
    """What SQLAlchemy takes for an engine's own: in its keys the dialect's name stands for the dialect."""

    def get(self, key: _Key, default: Any = None) -> Any:
        return super().get(_of_kind(key), default)

    def __setitem__(self, key: _Key, compiled: Compiled) -> None:
        super().__setitem__(_of_kind(key), compiled)


def _of_kind(key: _Key) -> _Key:
    return (key[0].name, *key[1:])


_SHARED = _Shared()


def share() -> None:
    """Let every connection that is made in this process from now on use what was compiled for another."""

    @event.listens_for(Engine, "engine_connect")
    def use(connection: Connection) -> None:
        connection.execution_options(compiled_cache=_SHARED)
