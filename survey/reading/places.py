"""What a part of a YAML file is called when something is wrong with it."""

from __future__ import annotations

from typing import Any

Path = tuple[str | int, ...]
"""The keys and list positions (from 0) that lead to a value."""

_NOUNS = {
    "sections": "section",
    "questions": "question",
    "options": "option",
    "themes": "theme",
    "agencies": "agency",
    "case_attributes": "case attribute",
}


def parts_named(data: Any, path: Path) -> tuple[str, Path]:
    """Return what the listed part at `path` is called ('question q5, option yes'), and the path within it."""
    names: list[str] = []
    rest = 0
    value = data
    for depth, step in enumerate(path):
        value = _step(value, step)
        noun = _NOUNS.get(str(path[depth - 1])) if isinstance(step, int) and depth else None
        if noun is not None and isinstance(step, int):
            # A question's id says enough: nobody needs to know its section too.
            names = [name for name in names if not name.startswith("section ")]
            names.append(f"{noun} {_name(value, step)}")
            rest = depth + 1
    return ", ".join(names), path[rest:]


def dotted(path: Path) -> str:
    """Return the path as a person reads it, with positions from 1: 'when.all[2].equals'."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _step(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _name(item: Any, position: int) -> str:
    for key in ("id", "code", "name"):
        if isinstance(item, dict) and isinstance(item.get(key), str) and item[key]:
            return str(item[key])
    return f"number {position + 1}"
