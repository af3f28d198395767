"""The keys of an audit file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from survey.audit import ChannelName, Role
from survey.reading.shapes import Line, Name, Shape, Title

RoleKey = Annotated[Role, Field(strict=False)]
AtLeastOne = Field(min_length=1)
MOST_STEPS = 8
"""Lines of the escalation route: who has to act reads no more."""
MOST_WORDS = 500
"""Words that every comment is searched for while somebody waits."""


class AgencyShape(Shape):
    """An item of `agencies`."""

    id: Name
    name: Title
    aliases: tuple[Line, ...] = Field(default=(), strict=False)


class AttributeShape(Shape):
    """An item of `case_attributes`."""

    name: Name
    label: Title
    on_card: bool = False


class ScreeningShape(Shape):
    """What stands below `screening`."""

    words: Annotated[list[Title], AtLeastOne]


class AuditShape(Shape):
    """The keys of the file; the items of `agencies` and `case_attributes`, and what stands below `screening`, are
    looked at by themselves."""

    stand_ins: ClassVar[Mapping[str, Any]] = {
        **dict.fromkeys(("id", "title", "theme", "board", "time_zone", "coordinator"), "unknown"),
        **dict.fromkeys(("opens", "due", "closes"), dt.date.min),
        "questionnaires": {Role.AUDITOR: "unknown"},
        "channels": {Role.AUDITOR: ["web"]},
        "agencies": ["unknown"],
        "escalation": ["unknown"],
    }

    id: Name
    title: Title
    theme: Title
    board: Title
    time_zone: Line
    opens: dt.date
    due: dt.date
    closes: dt.date
    questionnaires: Annotated[dict[RoleKey, Name], AtLeastOne]
    agencies: Annotated[list[Any], AtLeastOne]
    case_attributes: tuple[Any, ...] = Field(default=(), strict=False)
    channels: dict[RoleKey, Annotated[list[ChannelName], AtLeastOne]]
    web_only: tuple[Name, ...] = Field(default=(), strict=False)
    screening: Any = None
    escalation: Annotated[list[Title], Field(min_length=1, max_length=MOST_STEPS)]
    key_source: Title = ""
    coordinator: Title
    synthetic: bool = False
