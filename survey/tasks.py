"""What somebody who runs the audit is in the middle of changing: what they were shown, and are asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from survey.extending import Scope

REMIND, EXTEND, ACCEPT, SENDBACK, REASSIGN, INVITE, APPOINT, WITHDRAW = (
    "remind", "extend", "accept", "sendback", "reassign", "invite", "appoint", "withdraw",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is to be changed, in one channel.

    `agency`, `participant` or `request` say of what, none of them for the whole audit; `day` is a due date in ISO
    8601, `name` a person's name, `notes` questions of a return by their numbers with a note on each, and `question`
    the one whose note is typed next; while `picking`, one is chosen from `page` of a list. `wants` says that what is
    typed next belongs here, and `shown` is a digest of what the person was shown and asked about, empty while
    something is missing.
    """

    what: str
    channel: str
    agency: str | None = None
    participant: str | None = None
    request: int | None = None
    day: str = ""
    name: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    question: str = ""
    picking: bool = False
    page: int = 0
    wants: bool = False
    shown: str = ""

    @property
    def scope(self) -> Scope:
        """What it is about."""
        return Scope(self.agency, self.participant, self.request)

    @property
    def quotes(self) -> tuple[int, ...]:
        """The request from whose answers its cards may tell something, if there is one."""
        return (self.request,) if self.what == SENDBACK and self.request is not None else ()

    @classmethod
    def about(cls, what: str, channel: str, scope: Scope) -> Task:
        """Return a task that has just been begun."""
        return cls(what, channel, scope.agency, scope.participant, scope.request)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Task:
        """Return the task that dataclasses.asdict made a JSON object."""
        return cls(**{**data, "notes": tuple((question, note) for question, note in data["notes"])})
