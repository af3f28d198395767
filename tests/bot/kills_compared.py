"""What the database holds after a run of kills, against what people gave and what they saw confirmed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select

from bot.office import office
from bot.settings import Settings
from storage import audits, quarantine, requests, responses, returns
from storage.questionnaires import load
from storage.requests import Request
from storage.responses import Entry
from storage.tables import seen_events
from survey.answers import Answer
from survey.dispositions import Disposition
from survey.questionnaire import Questionnaire
from survey.returns import Return
from survey.wording import excerpt
from tests.bot.simulated_auditor import WORDS, Auditor

AUDIT = "demo-repeat-plans"
EXCERPT = 120
"""How much of a text a confirmation shows."""


@dataclass
class Findings:
    """Counts; `problems` names each thing that is not as it must be, by case and what was shown."""

    requests: int = 0
    events: int = 0
    confirmed: int = 0
    stored: int = 0
    twice: int = 0
    missing: int = 0
    foreign: int = 0
    returns: int = 0
    unlike: int = 0
    quarantined: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether everything that was seen confirmed is stored once, and nothing else, and everybody submitted."""
        return not self.problems and self.requests == self.returns


def compare(settings: Settings, auditors: Sequence[Auditor]) -> Findings:
    """Return what stands in the database, against what these people did and saw."""
    found = Findings()
    owners = {case: auditor for auditor in auditors for case in auditor.cases}
    texts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    with office(settings) as here, here.database.reading() as connection:
        key = audits.load(connection, here.vault, AUDIT).key
        questionnaire = load(connection, "killed", 1)
        submitted = {each.case: each for each in returns.of_audit(connection, here.vault, AUDIT)}
        found.events = connection.execute(select(func.count()).select_from(seen_events)).scalar_one()
        found.quarantined = len(quarantine.every(connection))
        for request in requests.of_audit(connection, AUDIT, key):
            assert request.case is not None
            case = request.case.reference
            history = responses.history(connection, here.vault, request.number)
            of_case = _Case(found, case, owners[case], questionnaire, history)
            of_case.check(request, submitted.get(case))
            texts[owners[case].person.id].update(of_case.texts())
    for person, counted in texts.items():
        again = [text for text, count in counted.items() if count > 1]
        found.twice += len(again)
        found.problems += [f"{person}: at two places: {text}" for text in again]
    return found


@dataclass(frozen=True, slots=True)
class _Act:
    """Something that somebody did: the line with which it is confirmed, and what is new in it as they typed it."""

    line: str
    texts: tuple[str, ...] = ()


@dataclass
class _Case:
    """One request's history, its owner, and its return."""

    found: Findings
    case: str
    owner: Auditor
    questionnaire: Questionnaire
    history: Sequence[Entry]

    def check(self, request: Request, returned: Return | None) -> None:
        """Add what is found to the findings."""
        acts = list(self._acts())
        stored = Counter(act.line for act in acts)
        seen = [line for line in self.owner.confirmed[self.case] if line.startswith(("Question", "Comment"))]
        self.found.requests += 1
        self.found.confirmed += len(seen)
        self.found.stored += stored.total()
        self._note("twice", [line for line, count in stored.items() if count > 1])
        self._note("missing", [line for line in seen if stored[line] == 0])
        self._note("foreign", [act.line for act in acts if not self._is_given(act)])
        if returned is None or request.disposition is not Disposition.RETURNED:
            self.found.problems.append(f"{self.case}: not submitted")
            return
        self.found.returns += 1
        self._note("unlike", [act.line for act in self._unlike(returned, seen)])

    def texts(self) -> Iterator[str]:
        """Yield what was typed in words, for each time that it is stored: nobody types the same words twice."""
        for act in self._acts():
            yield from (text for text in act.texts if text.startswith(WORDS))

    def _note(self, kind: str, lines: Sequence[str]) -> None:
        setattr(self.found, kind, getattr(self.found, kind) + len(lines))
        self.found.problems += [f"{self.case}: {kind}: {line}" for line in lines]

    def _acts(self) -> Iterator[_Act]:
        """Yield each entry of the history as what its owner did."""
        before: dict[str, Answer] = {}
        for entry in self.history:
            answer = entry.answer
            old = before.get(answer.question, Answer(answer.question))
            yield self._comment(answer, old) if answer.comment != old.comment else self._value(answer)
            before[answer.question] = answer

    def _value(self, answer: Answer) -> _Act:
        question = self.questionnaire.question(answer.question)
        if not answer.is_given:
            return _Act(f"Question {question.number} left unanswered")
        if answer.choices is not None:
            words = "; ".join(question.option(code).label for code in answer.choices) or "none of these"
        else:
            words = str(answer.text if answer.number is None else answer.number)
        return _Act(f"Question {question.number}: {excerpt(words, EXCERPT)}", (words,))

    def _comment(self, answer: Answer, old: Answer) -> _Act:
        number = self.questionnaire.question(answer.question).number
        line = f"Comment on question {number}: {excerpt(answer.comment, EXCERPT)}"
        fresh = [text for text in answer.comment.split("\n") if text not in old.comment.split("\n")]
        return _Act(line, tuple(fresh))

    def _is_given(self, act: _Act) -> bool:
        """Return whether its owner did that: a text that overtook a press is theirs wherever it came to stand."""
        return act.line in self.owner.given[self.case] or (bool(act.texts) and self.owner.typed.issuperset(act.texts))

    def _unlike(self, returned: Return, seen: Sequence[str]) -> Iterator[_Act]:
        """Yield what the return says, and its owner neither saw confirmed last nor gave without a confirmation."""
        for answer in returned.answers:
            number = self.questionnaire.question(answer.question).number
            value = self._value(answer)
            saw = [line for line in seen if line.startswith((f"Question {number}:", f"Question {number} left"))]
            if value.line not in saw[-1:] and (value.line in saw or not self._is_given(value)):
                yield value
            comment = self._comment(answer, Answer(answer.question))
            if answer.comment and not self._is_given(comment):
                yield comment
