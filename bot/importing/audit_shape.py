"""The keys of an audit file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field

from survey.audit import ChannelName, NamedRole, Role
from survey.concerns import Alerting
from survey.reading.shapes import Line, Name, Shape, Title
from survey.reminder_policy import ReminderPolicy

AtLeastOne = Field(min_length=1)
MOST_STEPS = 8
"""Lines of the escalation route, and of the help lines: who has to act reads no more."""
MOST_WORDS = 500
"""Words that every comment is searched for while somebody waits."""
MOST_MINUTES = 24 * 60
"""Minutes in which a concern may wait for a coordinator before it is alerted again."""
MOST_DAYS = 10
MOST_REMINDERS = 20
MOST_DAYS_OFF = 100
DEFAULT = ReminderPolicy()
Days = Annotated[tuple[Annotated[int, Field(ge=0, le=365)], ...], Field(max_length=MOST_DAYS, strict=False)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


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


class HolidaysShape(Shape):
    """What stands below `holidays` of `reminders`; without a country it is the default's."""

    country: Line | Literal[""] = DEFAULT.country
    subdivision: Line | Literal[""] | None = None
    dates: Annotated[tuple[dt.date, ...], Field(max_length=MOST_DAYS_OFF, strict=False)] = ()


class RemindersShape(Shape):
    """What stands below `reminders`; `holidays` are looked at by themselves."""

    before: Days = DEFAULT.before
    after: Days = DEFAULT.after
    after_sent_back: Days = DEFAULT.after_sent_back
    most: Annotated[int, Field(ge=0, le=MOST_REMINDERS)] = DEFAULT.most
    hours: Line = "09:00-17:00"
    weekdays: Annotated[tuple[Weekday, ...], Field(strict=False)] = get_args(Weekday)[:5]
    holidays: Any = None


class ConcernsShape(Shape):
    """What stands below `concerns`."""

    acknowledge_minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)] = Alerting().minutes
    then: tuple[Title, ...] = Field(default=(), strict=False)


class DigestShape(Shape):
    """What stands below `digest`."""

    hour: Annotated[int, Field(ge=0, le=23)] | None = None
    on: Literal["daily", Weekday] = "daily"
    nothing_new: Literal["line", "silence"] = "line"


class AuditShape(Shape):
    """The keys of the file; the items of `agencies` and `case_attributes`, and what stands below `screening`,
    `reminders`, `concerns` and `digest`, are looked at by themselves."""

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
    questionnaires: Annotated[dict[NamedRole, Name], AtLeastOne]
    agencies: Annotated[list[Any], AtLeastOne]
    case_attributes: tuple[Any, ...] = Field(default=(), strict=False)
    channels: dict[NamedRole, Annotated[list[ChannelName], AtLeastOne]]
    web_only: tuple[Name, ...] = Field(default=(), strict=False)
    screening: Any = None
    reminders: Any = None
    concerns: Any = None
    digest: Any = None
    escalation: Annotated[list[Title], Field(min_length=1, max_length=MOST_STEPS)]
    help_lines: Annotated[tuple[Title, ...], Field(max_length=MOST_STEPS, strict=False)] = ()
    key_source: Title = ""
    coordinator: Title
    synthetic: bool = False
