"""Whatever is pressed while one version of the questions follows the other: what counts was given to its wording."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from survey.audit import Window
from survey.carrying import former, present
from survey.conversation import look
from survey.events import Event
from survey.questionnaire import Question
from survey.state import Answered, CarriedOver, Stage, StayedWith, Step, Submitted
from survey.wording import shown
from tests.survey.invented import Author, seeded
from tests.survey.monkey import Monkey
from tests.survey.revising import Editor
from tests.survey.talk import Talk, english, situation
from tests.survey.test_monkey import Before, holds

WALKS = range(8)
STEPS = 90


PHRASES = english()


@dataclass
class Record:
    """What was answered, written down beside the conversation: the version and the wording of each entry."""

    talk: Talk
    entries: list[tuple[Answered, int]] = field(default_factory=list)
    moves: list[CarriedOver | StayedWith] = field(default_factory=list)
    carried: int = 0

    def keep(self, step: Step, version: int) -> None:
        """Write down what a step stored under this version, and hold what it submitted against it."""
        for fact in step.facts:
            if isinstance(fact, Answered):
                self.entries.append((fact, version))
            elif isinstance(fact, CarriedOver | StayedWith):
                self.moves.append(fact)
            elif isinstance(fact, Submitted):
                self._compare(fact, version)

    def _compare(self, submitted: Submitted, version: int) -> None:
        latest = {fact.answer.question: (fact, under) for fact, under in self.entries}
        for answer in submitted.answers:
            fact, under = latest[answer.question]
            assert fact.answer == answer
            assert under == submitted.carried.get(answer.question, version)
            question = self.talk.situation.questionnaire.question(answer.question)
            assert _read(shown(question)) == _read(fact.wording)
        self.carried += len(submitted.carried)


def _read(wording: str) -> list[str]:
    return sorted(wording.split("\n"))


def _shows_where_it_is(talk: Talk, step: Step) -> None:
    """The card of a step is the card that is seen later, but for its first line (and where an edit is held back)."""
    if step.card is not None and not talk.state.withheld:
        seen = look(talk.situation, talk.state, talk.answers, talk.phrases)
        assert replace(step.card, confirms="") == seen


def _former_counts_for_nothing(talk: Talk, question: Question) -> None:
    if former(talk.situation, question) is not None:
        assert question.id not in present(talk.situation, talk.answers)


def _event(monkey: Monkey) -> Event:
    """Return anything, or what somebody does who wants to get on, so that there are answers to carry over."""
    talk = monkey.talk
    is_open = talk.situation.channel == "web" and talk.situation.window is Window.OPEN
    stands = talk.state.at in {question.id for question in Before.of(talk).standing.asked}
    if not (is_open and stands and talk.state.stage is Stage.ASKING) or monkey.random.random() < 0.6:
        return monkey.event()
    talk.look()
    return monkey.sensible()


def _walk(seed: int) -> Record:
    random = seeded(1000 + seed)
    editor = Editor(random, Author(random).file(random.choice((3, 6, 9))))
    talk = Talk(situation(editor.newest), PHRASES)
    monkey, record = Monkey(talk, random), Record(talk)
    for _ in range(STEPS):
        monkey.change_the_world()
        if random.random() < 0.08:
            editor.revise()
        if random.random() < 0.12 and editor.newest.version > talk.situation.questionnaire.version:
            talk.offer(editor.newest)
        event, before = _event(monkey), Before.of(talk)
        step = talk.take(event)
        record.keep(step, before.situation.questionnaire.version)
        holds(talk, before, event, step)
        _shows_where_it_is(talk, step)
        for question in talk.situation.questionnaire.questions:
            _former_counts_for_nothing(talk, question)
    monkey.finish()
    _nothing_is_lost(talk, record)
    return record


def _nothing_is_lost(talk: Talk, record: Record) -> None:
    """Every entry is still in the history, in its order, under the version and wording with which it was made."""
    stored = [(entry.answer, entry.version, shown(entry.question)) for entry in talk.entries[: len(record.entries)]]
    assert stored == [(fact.answer, version, fact.wording) for fact, version in record.entries]


def test_new_versions_at_any_moment() -> None:
    """After every step all promises hold, and what is submitted was answered to the wording under which it counts;
    the walks carry over, stay, and submit answers that were carried over."""
    records = [_walk(seed) for seed in WALKS]
    moves = [move for record in records for move in record.moves]
    assert any(isinstance(move, CarriedOver) for move in moves)
    assert any(isinstance(move, StayedWith) for move in moves)
    assert 0 < sum(record.carried for record in records)
