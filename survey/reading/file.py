"""Reading a YAML source into shapes, collecting everything that is wrong instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from survey.reading.faults import Faults
from survey.reading.places import Path
from survey.reading.shapes import EMPTY, Shape, said
from survey.reading.yaml_source import Source

S = TypeVar("S", bound=Shape)


class Reading:
    """One pass over a source; every fault is kept, with its place."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._faults = list(source.faults)

    def fault(self, path: Path, message: str) -> None:
        """Keep that `message` is wrong at `path`."""
        self._faults.append(self.source.fault(path, message))

    def finish(self) -> None:
        """Raise Faults if anything was wrong."""
        if self._faults:
            raise Faults(self._faults)

    def shape(self, shape: type[S], value: Any, path: Path) -> S | None:
        """Return `value` in this shape, None where it does not fit."""
        found, wrong = self.partial(shape, value, path)
        return None if wrong else found

    def partial(self, shape: type[S], value: Any, path: Path) -> tuple[S | None, frozenset[str]]:
        """Return `value` in this shape as far as it fits, and the keys that do not: what stands under these is
        the shape's default or stand-in. None where that is not enough."""
        if not isinstance(value, dict):
            self.fault(path, f"must hold keys, such as '{next(iter(shape.model_fields))}'")
            return None, frozenset()
        empty = [key for key in shape.model_fields if key in value and value[key] is None]
        details = [detail for detail in _details(shape, value) if detail["loc"][0] not in empty]
        for key in empty:
            # an empty key would pass for one that is left out
            self.fault((*path, key), EMPTY)
        for detail in details:
            # pydantic marks a wrong key of a mapping by one more step, which is no part of the file
            place = tuple(step for step in detail["loc"] if step != "[key]")
            self.fault((*path, *place), said(detail, shape))
        wrong = {*empty, *(str(detail["loc"][0]) for detail in details if detail["type"] != "extra_forbidden")}
        fits = {key: item for key, item in value.items() if key in shape.model_fields and key not in wrong}
        stand_ins = {key: item for key, item in shape.stand_ins.items() if key in wrong}
        try:
            return shape.model_validate({**stand_ins, **fits}), frozenset(wrong)
        except ValidationError:
            return None, frozenset(wrong)

    def items(self, value: Any, path: Path) -> list[tuple[Path, Any]]:
        """Return the items of a list with their paths; none where `value` is missing or no list."""
        if isinstance(value, list):
            return [((*path, index), item) for index, item in enumerate(value)]
        return []

    def unique(self, named: Iterable[tuple[Path, str]], what: str) -> None:
        """Keep a fault for each name that stands before it already, in any case of letters; `what` says what is
        named."""
        first: dict[str, Path] = {}
        for path, name in named:
            known = first.setdefault(name.casefold(), path)
            if known is not path:
                line = self.source.fault(known, "").line
                self.fault(path, f"{what} '{name}' stands twice; the first time on line {line}")


def _details(shape: type[Shape], value: dict[str, Any]) -> list[ErrorDetails]:
    try:
        shape.model_validate(value)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []
