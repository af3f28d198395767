"""What an audit decides: who is asked, by when, through which channels, and whom to tell of a concern."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Literal
from zoneinfo import ZoneInfo

from survey.concerns import Alerting
from survey.digest_policy import DigestPolicy
from survey.reminder_policy import ReminderPolicy

ChannelName = Literal["web", "telegram"]
"""The channels that an audit's file can name."""
WEB: Final = "web"
TELEGRAM: Final = "telegram"
EMAIL: Final = "email"
"""Leads into the web chat and answers nothing itself, so no audit's file names it."""
UNSAYS = frozenset({TELEGRAM})
"""Channels that keep what a person typed, and let the bot delete it."""


class Role(StrEnum):
    """What a participant is in an audit; a nominee becomes a coordinator once they agree."""

    AUDITOR = "auditor"
    PARENT = "parent"
    PRACTITIONER = "practitioner"
    INTERVIEWER = "interviewer"
    COORDINATOR = "coordinator"
    LEAD = "lead"
    NOMINEE = "nominee"


NamedRole = Literal[
    Role.AUDITOR, Role.PARENT, Role.PRACTITIONER, Role.INTERVIEWER, Role.COORDINATOR, Role.LEAD
]  # fmt: skip
"""The roles that a file can name."""
BESIDE = frozenset({Role.PARENT, Role.PRACTITIONER})
"""Whose answers are evidence beside the audit, and no return of an agency."""
RUNS = frozenset({Role.COORDINATOR, Role.LEAD})
"""Who runs an audit instead of answering in it."""


class RoleNotAsked(LookupError):
    """The audit has no questionnaire for a role."""


class Window(StrEnum):
    """Whether answers can be given now."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    CLOSED = "closed"
    ENDED = "ended"
    """The audit is open, but the workshop for which somebody was asked is over."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the audit; `aliases` are the names under which lists and imports may call it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something the audit records of each sampled case, such as the age at the sample date.

    `on_card` says that the auditor sees it on the first card, to recognise the right child.
    """

    name: str
    label: str
    on_card: bool = False


@dataclass(frozen=True, slots=True)
class Audit:
    """One round, as its file sets it up. Dates are local to `timezone`; answers are taken from the start of
    `opens` to the end of `closes`.

    `channels` names the channels allowed for each role, `web_only` the ids of questions that are answered in
    the web chat alone (COMMENTS there stands for every comment), `escalation` whom to tell of a concern, one
    step a line, `key_source` where the key to the case references came from (empty where there are no cases),
    `coordinator` who answers questions about the audit, `synthetic` that its data is made up, `words` what
    survey.screening looks for in free text beside its own rules, `reminders` when people are reminded, `alerting` how
    coordinators hear of a concern, `help_lines` whom a parent can call, one a line, and `digest` when coordinators
    are told how the audit stands.
    """

    COMMENTS = "comments"

    id: str
    title: str
    theme: str
    board: str
    timezone: str
    opens: dt.date
    due: dt.date
    closes: dt.date
    questionnaires: Mapping[Role, str]
    agencies: tuple[Agency, ...]
    attributes: tuple[Attribute, ...]
    channels: Mapping[Role, tuple[str, ...]]
    escalation: tuple[str, ...]
    key_source: str
    coordinator: str
    web_only: frozenset[str] = field(default_factory=frozenset)
    synthetic: bool = False
    words: tuple[str, ...] = ()
    reminders: ReminderPolicy = field(default_factory=ReminderPolicy)
    alerting: Alerting = field(default_factory=Alerting)
    help_lines: tuple[str, ...] = ()
    digest: DigestPolicy = field(default_factory=DigestPolicy)

    def window(self, now: dt.datetime) -> Window:
        """Return whether answers can be given at `now` (an aware time)."""
        today = now.astimezone(ZoneInfo(self.timezone)).date()
        if today < self.opens:
            return Window.NOT_OPEN
        return Window.CLOSED if today > self.closes else Window.OPEN

    @property
    def beside(self) -> frozenset[str]:
        """The ids of the questionnaires that BESIDE answer."""
        return frozenset(name for role, name in self.questionnaires.items() if role in BESIDE)

    def due_by(self, later: dt.date | None) -> Audit:
        """Return the audit as it is for a request with a later due date; None for one without."""
        return self if later is None or later <= self.due else replace(self, due=later)

    def agency_name(self, agency_id: str) -> str:
        """Return what the agency with this id is called; the id itself where the audit no longer lists it."""
        return next((agency.name for agency in self.agencies if agency.id == agency_id), agency_id)

    def about(self, case: str | None, agency: str | None) -> str:
        """Return what a request is about: 'C07 · Health'; empty where it has neither."""
        return " · ".join(part for part in (case, self.agency_name(agency) if agency else None) if part)

    def agency_called(self, name: str) -> Agency | None:
        """Return the agency with this id, name or alias, in any case of letters; None if there is none."""
        wanted = name.strip().casefold()
        for agency in self.agencies:
            if wanted in {known.casefold() for known in (agency.id, agency.name, *agency.aliases)}:
                return agency
        return None

    def questionnaire(self, role: Role) -> str:
        """Return the id of the questionnaire that a role answers; raises RoleNotAsked."""
        if role not in self.questionnaires:
            raise RoleNotAsked(f"The audit {self.id} has no questionnaire for the role '{role}': nothing to do here.")
        return self.questionnaires[role]

    def ways(self, role: Role) -> tuple[str, ...]:
        """Return the channels that people with this role may use: all of them for who runs the audit, where its file
        says nothing else. Whoever is to become a coordinator may use a coordinator's."""
        role = Role.COORDINATOR if role is Role.NOMINEE else role
        return tuple(self.channels.get(role, (WEB, TELEGRAM) if role in RUNS else ()))

    def allows(self, role: Role, channel: str) -> bool:
        """Return whether people with this role may use this channel."""
        return channel in self.ways(role)

    def writes_to(self, role: Role, channel: str) -> bool:
        """Return whether people with this role are written to in this channel: by e-mail, where they may use the web
        chat that it leads to. A parent is not: somebody else may read their e-mails."""
        if channel == EMAIL:
            return role is not Role.PARENT and self.allows(role, WEB)
        return self.allows(role, channel)
