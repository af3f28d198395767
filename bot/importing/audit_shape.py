"""The keys of an audit file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from survey.audit import Role
from survey.reading.shapes import Line, Name, Prose, Shape

RoleKey = Annotated[Role, Field(strict=False)]
AtLeastOne = Field(min_length=1)


class AgencyShape(Shape):
    """An item of `agencies`."""

    id: Name
    name: Line
    aliases: tuple[Line, ...] = Field(default=(), strict=False)


class AttributeShape(Shape):
    """An item of `case_attributes`."""

    name: Name
    label: Line
    on_card: bool = False


class AuditShape(Shape):
    """The keys of the file; the items of `agencies` and `case_attributes` are looked at by themselves."""

    stand_ins: ClassVar[Mapping[str, Any]] = {
        **dict.fromkeys(("id", "title", "theme", "board", "time_zone", "key_source", "coordinator"), "unknown"),
        **dict.fromkeys(("opens", "due", "closes"), dt.date.min),
        "questionnaires": {Role.AUDITOR: "unknown"},
        "channels": {Role.AUDITOR: ["web"]},
        "agencies": ["unknown"],
        "escalation": ["unknown"],
    }

    id: Name
    title: Line
    theme: Line
    board: Line
    time_zone: Line
    opens: dt.date
    due: dt.date
    closes: dt.date
    questionnaires: Annotated[dict[RoleKey, Name], AtLeastOne]
    agencies: Annotated[list[Any], AtLeastOne]
    case_attributes: tuple[Any, ...] = Field(default=(), strict=False)
    channels: dict[RoleKey, Annotated[list[Literal["web", "telegram"]], AtLeastOne]]
    web_only: tuple[Name, ...] = Field(default=(), strict=False)
    escalation: Annotated[list[Line], AtLeastOne]
    key_source: Prose
    coordinator: Prose
    synthetic: bool = False
