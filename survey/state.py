"""Where a conversation about one request stands: what goes in and out of the machine, as frozen values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from survey.answers import Answer
from survey.audit import UNSAYS, WEB, Audit, Role, Window
from survey.concerns import Concerned
from survey.dispositions import Disposition
from survey.drafts import Draft
from survey.messages import Card, Note
from survey.names import with_label
from survey.path import Facts
from survey.questionnaire import FactValue, Question, Questionnaire
from survey.reminding import Wishes
from survey.returns import Return


class Stage(StrEnum):
    """What the person is looking at."""

    CASE = "case"
    NOT_SURE = "not_sure"
    PASSING_ON = "passing_on"
    PASSED_ON = "passed_on"
    NOT_KNOWN = "not_known"
    ASKING = "asking"
    COMMENTING = "commenting"
    PLACING = "placing"
    CONCERN = "concern"
    OVERVIEW = "overview"
    REVIEW = "review"
    MISSING = "missing"
    SUBMITTED = "submitted"
    READING = "reading"
    SCREENING = "screening"
    REWRITING = "rewriting"
    KEEPING = "keeping"
    SENT_BACK = "sent_back"


DECIDING = frozenset({Stage.SCREENING, Stage.REWRITING, Stage.KEEPING})
"""What is shown of a text that is held back."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of one request's conversation, beside its answers.

    `confirmed` says that the person has confirmed which child this is; `pressed` is the last button that was
    taken, so that a double press is passed over. `at` is the question it stands at, `about` the question that a
    comment is for, `last` the question answered last. `drafts` holds ticks that are not confirmed yet, by
    question; `held` the texts whose place is being asked, each with the channel's ref. `resume` is where a
    concern interrupted, and `concern` what was said of the manager (survey.concerns.Told), empty where the escalation
    route alone is shown; `apart` says that a repeated question is answered by itself. `read` names the statements
    that were read. `returns` counts the submissions; `changed` says that answers differ from the last return.
    `spoken` says, by the channel's ref, where a text went: 'c' and a question's id for (a part of) its comment,
    'a' and its id for its answer; and the text. Only what still stands is named. `withheld` are texts that look as
    if they identified someone, and are no part of any answer yet; the last of them is the one being decided about.
    `offered` says that the newest version of the questions is offered for these answers, `declined` the newest that
    the person did not want. `queried` are the questions with which the coordinator sent the last return back,
    `replied` those of them that the person has changed or confirmed since.
    """

    stage: Stage = Stage.CASE
    revision: int = 0
    confirmed: bool = False
    pressed: str = ""
    at: str = ""
    about: str = ""
    drafts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    held: tuple[tuple[str, str], ...] = ()
    resume: Stage = Stage.ASKING
    concern: str = ""
    last: str = ""
    apart: bool = False
    read: tuple[str, ...] = ()
    page: int = 0
    returns: int = 0
    changed: bool = False
    spoken: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    withheld: tuple[Draft, ...] = ()
    offered: bool = False
    declined: int = 0
    queried: tuple[str, ...] = ()
    replied: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        data = {name: getattr(self, name) for name in self.__slots__}
        return {**data, "withheld": [draft.to_json() for draft in self.withheld]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> State:
        """Return the state that `to_json` wrote."""
        return cls(
            **{
                **data,
                "stage": Stage(data["stage"]),
                "resume": Stage(data["resume"]),
                "drafts": {name: tuple(ticks) for name, ticks in data["drafts"].items()},
                "read": tuple(data["read"]),
                "held": tuple((ref, text) for ref, text in data["held"]),
                "spoken": {ref: (place, text) for ref, (place, text) in data["spoken"].items()},
                "withheld": tuple(map(Draft.from_json, data.get("withheld", ()))),
                "queried": tuple(data.get("queried", ())),
                "replied": tuple(data.get("replied", ())),
            }
        )

    @property
    def held_text(self) -> str:
        """The texts whose place is being asked, as one."""
        return "\n".join(text for _, text in self.held)

    def at_stage(self, stage: Stage, **changes: Any) -> State:
        """Return this state at another stage, from its first page."""
        return replace(self, stage=stage, page=0, **changes)


@dataclass(frozen=True, slots=True)
class Case:
    """What an auditor may see of the child: the reference and the audit's attributes."""

    reference: str
    attributes: Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Kept:
    """The latest entry of a question's history: the answer, and the version and question to which it was given."""

    answer: Answer
    version: int
    question: Question


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts of a request, the channel the person is in, and the time's part in it.

    `label` tells two requests about the same case and agency apart ('the older school').
    `returned` is the last return, given where one was submitted, and `returned_under` the version that it answers,
    where that is another one. `kept` holds the entries that were made under another version, by question; `newest`
    is the version that the response can be carried over to, where one is offered. `notes` are the coordinator's words
    on each question that was sent back; `accepted` says that the return which counts was accepted. `can_alert` says
    that a coordinator can be alerted now, and is looked up where that is shown (survey.conversation.shows_concern).
    """

    audit: Audit
    questionnaire: Questionnaire
    request: int
    case: Case | None
    agency: str | None
    label: str
    role: Role
    window: Window
    channel: str
    returned: Return | None = None
    returned_under: Questionnaire | None = None
    kept: Mapping[str, Kept] = field(default_factory=dict)
    newest: Questionnaire | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    accepted: bool = False
    can_alert: bool = False

    @property
    def facts(self) -> Facts:
        """What conditions can look at."""
        attributes = self.case.attributes if self.case else {}
        reference = self.case.reference if self.case else None
        return {**attributes, "case": reference, "agency": self.agency, "role": self.role.value}

    @property
    def name(self) -> str:
        """What to call the request on a card: the case's reference, or the questionnaire's title."""
        name = self.case.reference if self.case else self.questionnaire.title
        return with_label(name, self.label)

    def without_kept(self, answered: Collection[str]) -> Situation:
        """Return the situation once these questions have been answered under its own version."""
        if self.kept.keys().isdisjoint(answered):
            return self
        return replace(self, kept={name: kept for name, kept in self.kept.items() if name not in answered})

    def web_only(self, question_id: str) -> bool:
        """Return whether a question cannot be answered, and its answer is not shown, in this channel."""
        return self.channel != WEB and question_id in self.audit.web_only

    @property
    def takes_comments(self) -> bool:
        """Whether comments can be given, and are shown, in this channel."""
        return self.channel == WEB or Audit.COMMENTS not in self.audit.web_only

    def takes_comment(self, question_id: str) -> bool:
        """Return whether a comment on this question can be given, and is shown, in this channel."""
        return self.takes_comments and not self.web_only(question_id)

    def takes(self, draft: Draft) -> bool:
        """Return whether a text can be taken, and is shown, in this channel."""
        return self.takes_comment(draft.question) if draft.is_comment else not self.web_only(draft.question)

    @property
    def keeps_history(self) -> bool:
        """Whether what is typed in this channel stays in a history of its own."""
        return self.channel != WEB

    @property
    def can_unsay(self) -> bool:
        """Whether what the person typed in this channel can be deleted from its history."""
        return self.channel in UNSAYS


@dataclass(frozen=True, slots=True)
class Answered:
    """A new entry in the history of a question, with the wording that was shown."""

    answer: Answer
    wording: str


@dataclass(frozen=True, slots=True)
class Disposed:
    """The request now stands here, for this reason (a word of the code, not of the person)."""

    disposition: Disposition
    reason: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """The response was submitted as it stands: what was asked, what stands, what was set aside, and under which
    version the answers were given that were not given under its own."""

    asked: tuple[str, ...]
    answers: tuple[Answer, ...]
    set_aside: tuple[Answer, ...]
    carried: Mapping[str, int] = field(default_factory=dict)


class NoticeKind(StrEnum):
    """What the coordinator must hear of; ROUTE_SHOWN is an answer that showed the escalation route, WITHDRAWN a
    response that was erased, with its receipt as the text, FAMILY one that opened a family contact, CORRECTION that
    a sentence in an edition of the report may no longer be printed, with the editions' numbers as the text."""

    NOT_SURE = "not_sure"
    COLLEAGUE = "colleague"
    CONCERN = "concern"
    ROUTE_SHOWN = "route_shown"
    REMINDERS_STOPPED = "reminders_stopped"
    WITHDRAWN = "withdrawn"
    QUESTION = "question"
    CALL_BACK = "call_back"
    TELL_WORKER = "tell_worker"
    TELL_WORKER_NOT = "tell_worker_not"
    FAMILY = "family"
    CORRECTION = "correction"


FROM_SOMEBODY = frozenset(
    {NoticeKind.NOT_SURE, NoticeKind.COLLEAGUE, NoticeKind.QUESTION, NoticeKind.REMINDERS_STOPPED}
)
"""Notices of people who answer for an agency or in a workshop, whom coordinators write to: their names are told."""
SAID_BY_US = frozenset({NoticeKind.WITHDRAWN, NoticeKind.CORRECTION})
"""Notices whose text is nobody's own words, so that every channel may show it."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that the coordinator must hear of, with the person's own words where there are any.

    `about` is the request that it is about where it was said outside the request's own conversation.
    """

    kind: NoticeKind
    text: str = ""
    about: int | None = None


@dataclass(frozen=True, slots=True)
class WebLinkWanted:
    """The person asked to go on in the web chat: a link for them alone is to be made and sent."""


@dataclass(frozen=True, slots=True)
class UnsayWanted:
    """The person wants messages of theirs deleted from the chat they are in: by the channel's refs. `otherwise` is to
    be said of one that cannot be."""

    refs: tuple[str, ...]
    otherwise: Note


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The person goes on under this version of the questions; answers to what it asks alike stand."""

    version: int


@dataclass(frozen=True, slots=True)
class StayedWith:
    """The person was offered a newer version of the questions, and goes on under this one."""

    version: int


@dataclass(frozen=True, slots=True)
class RemindersWished:
    """The person wants this of reminders from now on."""

    wishes: Wishes


@dataclass(frozen=True, slots=True)
class Replied:
    """A question that was sent back is settled: its answer or comment is another now, or stands as it was."""

    question: str
    changed: bool


Fact = (
    Answered
    | Disposed
    | Submitted
    | Noticed
    | Concerned
    | WebLinkWanted
    | UnsayWanted
    | CarriedOver
    | StayedWith
    | RemindersWished
    | Replied
)


class Leave(StrEnum):
    """Where the person wants to go instead of this request."""

    LIST = "list"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Step:
    """What a turn did: the new state, the facts to store in their order, and what to show.

    `notes` come before the card. `toast` is a short word in answer to a press.
    """

    state: State
    facts: tuple[Fact, ...] = ()
    card: Card | None = None
    notes: tuple[Note, ...] = ()
    toast: str = ""
    leave: Leave | None = None
