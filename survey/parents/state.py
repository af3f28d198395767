"""Where a parent's conversation stands: what goes in and out of the machine, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from survey.audit import WEB, Audit, Role, Window
from survey.concerns import Concerned
from survey.consent import Agreed, Consented, Use, Wording
from survey.messages import Card, Note
from survey.path import Facts
from survey.questionnaire import Question, Questionnaire
from survey.state import Answered, Case, Disposed, Noticed, RemindersWished, Submitted, WebLinkWanted


class Stage(StrEnum):
    """What the parent is looking at."""

    TOPIC = "topic"
    USE = "use"
    DECLINED = "declined"
    ASKING = "asking"
    PAUSED = "paused"
    CALL = "call"
    CARE = "care"
    STOPPING = "stopping"
    READ_BACK = "read_back"
    CHANGING = "changing"
    QUOTING = "quoting"
    AGREED = "agreed"
    RULES = "rules"
    TOPICS = "topics"
    FINISHED = "finished"


ASIDE = frozenset({Stage.CALL, Stage.CARE, Stage.STOPPING, Stage.AGREED, Stage.RULES, Stage.TOPICS})
"""What is looked at beside the conversation, which goes on afterwards where it was (State.resume)."""

Quotes = tuple[tuple[str, str], ...]
"""Sentences, each with the id of its question."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of a parent's conversation, beside their answers.

    `step` is the topic or use that is shown, `digest` the words in which consent is going on. `at` is the question it
    stands at, and `probing` says that its follow-up is. `parts` are the messages of which the answer (or what is said
    to the follow-up) is made so far, each with the channel's ref. `ticks` are choices that are not confirmed yet.
    `probed` names the questions whose follow-up was asked. `picked` are the sentences that may be quoted. `resume` is
    where an aside interrupted, and `child` says that words of theirs may mean that a child is at risk. `returns`
    counts how often they finished, and changed something afterwards. `summaries` names what an interviewer typed in
    their own words (survey.parents.quoting.marked): nothing of it can be quoted. `told_language` says that they were
    told what becomes of words in another language. `typed` names the messages that go from the chat once all is
    withdrawn, each by its channel and its ref there: not a word of them.
    """

    stage: Stage = Stage.TOPIC
    revision: int = 0
    pressed: str = ""
    step: int = 0
    digest: str = ""
    at: str = ""
    probing: bool = False
    parts: Quotes = ()
    ticks: tuple[str, ...] = ()
    probed: tuple[str, ...] = ()
    picked: Quotes = ()
    page: int = 0
    resume: Stage = Stage.ASKING
    child: bool = False
    returns: int = 0
    summaries: tuple[str, ...] = ()
    told_language: bool = False
    typed: Quotes = ()

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> State:
        """Return the state that `to_json` wrote."""
        in_pairs = ("parts", "picked", "typed")
        pairs = {name: tuple((key, text) for key, text in data.get(name, ())) for name in in_pairs}
        names = {name: tuple(data.get(name, ())) for name in ("ticks", "probed", "summaries")}
        stages = {name: Stage(data[name]) for name in ("stage", "resume")}
        return cls(**{**data, **pairs, **names, **stages})

    def at_stage(self, stage: Stage, **changes: Any) -> State:
        """Return this state at another stage, from its first page."""
        return replace(self, stage=stage, page=0, parts=(), **changes)

    def aside(self, stage: Stage, **changes: Any) -> State:
        """Return this state at something beside the conversation; what is being written goes on afterwards."""
        resume = self.resume if self.stage in ASIDE else self.stage
        return replace(self, stage=stage, page=0, resume=resume, **changes)

    def with_own_words(self, name: str) -> State:
        """Return this state with something in the parent's own words."""
        return replace(self, summaries=tuple(each for each in self.summaries if each != name))

    def with_summary(self, name: str) -> State:
        """Return this state with something in the words of who typed it."""
        return replace(self, summaries=tuple(dict.fromkeys((*self.summaries, name))))

    def back(self) -> State:
        """Return this state where an aside interrupted it."""
        return replace(self, stage=self.resume, page=0, child=False) if self.stage in ASIDE else self


@dataclass(frozen=True, slots=True)
class Setting:
    """The facts of a parent's request, what they agreed to until now, in which words they are asked, the channel they
    are in, and the time's part in it.

    `passed_on` says that they said nothing to a worry about a child for so long that it was passed on.
    """

    audit: Audit
    questionnaire: Questionnaire
    request: int
    case: Case | None
    window: Window
    channel: str
    wording: Wording
    agreed: Agreed = field(default_factory=dict)
    passed_on: bool = False

    @property
    def facts(self) -> Facts:
        """What conditions can look at."""
        attributes = self.case.attributes if self.case else {}
        reference = self.case.reference if self.case else None
        return {**attributes, "case": reference, "agency": None, "role": Role.PARENT.value}

    @property
    def keeps(self) -> bool:
        """Whether their answers may be kept."""
        return self.agreed.get(Use.KEEP, False)

    @property
    def quotes(self) -> bool:
        """Whether their words may be quoted."""
        return self.agreed.get(Use.QUOTE, False)

    def takes(self, question: Question) -> bool:
        """Return whether a question is asked, and its answer shown, in this channel."""
        return self.channel == WEB or question.id not in self.audit.web_only

    def takes_probe(self, question: Question) -> bool:
        """Return whether a question's follow-up is asked, and what was said to it is shown, in this channel."""
        open_here = self.channel == WEB or Audit.COMMENTS not in self.audit.web_only
        return bool(question.probe) and open_here and self.takes(question)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The parent wants everything that they said erased."""


@dataclass(frozen=True, slots=True)
class QuotesPicked:
    """These sentences and no others may be quoted."""

    quotes: Quotes


@dataclass(frozen=True, slots=True)
class QuotesUnsaid:
    """An answer was changed, or a sentence of it unpicked, after the parent had finished: of what they let be quoted
    of it, only these sentences still may be."""

    question: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseWanted:
    """A new return phrase is to be made, and told once; `finished` says that it goes with the receipt."""

    finished: bool = False


@dataclass(frozen=True, slots=True)
class HungUp:
    """Whoever asks on the telephone leaves the conversation where it is."""


Fact = (
    Answered
    | Concerned
    | Consented
    | Disposed
    | HungUp
    | Noticed
    | PhraseWanted
    | QuotesPicked
    | QuotesUnsaid
    | RemindersWished
    | Submitted
    | WebLinkWanted
    | Withdrawn
)


@dataclass(frozen=True, slots=True)
class Step:
    """What a turn did: the new state, the facts to store in their order, and what to show.

    `reply` is said once and stored nowhere.
    """

    state: State
    facts: tuple[Fact, ...] = ()
    card: Card | None = None
    notes: tuple[Note, ...] = ()
    toast: str = ""
    reply: Note | None = None
