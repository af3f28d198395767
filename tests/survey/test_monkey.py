"""Whatever somebody presses and types, in whatever order: the conversation does not break, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import pytest

from survey.answers import Answer, clean, may_stand
from survey.audit import Audit, Window
from survey.carrying import left_behind, present
from survey.concerns import Concerned
from survey.conversation import look
from survey.events import Edited, Event, Pressed, Said
from survey.messages import LONGEST_TOKEN, Card, Message, Note, Press
from survey.path import Standing, standing
from survey.phrases import Phrases
from survey.questionnaire import CHOICE_KINDS, Kind, Question, Questionnaire
from survey.screening import screen
from survey.state import (
    Answered,
    CarriedOver,
    Case,
    Noticed,
    Situation,
    Stage,
    State,
    Step,
    Submitted,
    WebLinkWanted,
)
from survey.wording import units
from tests.survey.invented import Author, seeded
from tests.survey.monkey import Monkey
from tests.survey.talk import AUDIT, Talk, english, shipped, situation

QUESTIONNAIRES = range(18)
SHIPPED = ["graded-case-audit", "section-11-self-assessment", "parents-conversation", "practitioners-workshop"]
STEPS = 100
LONGEST_MESSAGE = 4096
MOST_BUTTONS = 100


@dataclass(frozen=True)
class Before:
    """How the conversation stood before an event."""

    situation: Situation
    state: State
    answers: dict[str, Answer]
    standing: Standing
    accepted: frozenset[str]

    @classmethod
    def of(cls, talk: Talk) -> Before:
        """Return how it stands now."""
        card = look(talk.situation, talk.state, talk.answers, talk.phrases)
        below = look(talk.situation, replace(talk.state, offered=False), talk.answers, talk.phrases)
        accepted = frozenset((*_meant(card), *_meant(below)))
        return cls(talk.situation, talk.state, dict(talk.answers), _standing(talk), accepted)


def _standing(talk: Talk) -> Standing:
    return standing(talk.situation.questionnaire, talk.situation.facts, present(talk.situation, talk.answers))


def _meant(card: Card) -> Iterator[str]:
    for token in card.tokens():
        yield token
        press = Press.parse(token)
        assert press is not None
        if press.action in {"tick", "untick"}:
            yield replace(press, action="untick" if press.action == "tick" else "tick").token


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    """The English phrases, read once."""
    return english()


def _situation(random: Random, questionnaire: Questionnaire) -> Situation:
    names = [question.id for question in questionnaire.questions if random.random() < 0.25]
    comments = [Audit.COMMENTS] if random.random() < 0.5 else []
    where = situation(questionnaire, audit=replace(AUDIT, web_only=frozenset(names + comments)))
    return replace(where, case=None) if random.random() < 0.2 else where


@pytest.mark.parametrize("seed", QUESTIONNAIRES)
def test_anything_goes(seed: int, phrases: Phrases) -> None:
    """After every step of a random walk all of the promises hold, and from wherever it ends a return can be made."""
    random = seeded(seed)
    questionnaire = Author(random).questionnaire(random.choice((2, 6, 6, 10, 24)))
    _walk(Talk(_situation(random, questionnaire), phrases), random)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", SHIPPED)
def test_anything_goes_in_the_shipped_ones(name: str, seed: int, phrases: Phrases) -> None:
    """The same holds where sections go by the kind of plan, which is put right on the way, and where there is no
    case, and where answers are followed up."""
    random = seeded(seed)
    plan = Case("C07", {"plan": random.choice(("child in need", "looked after"))})
    case = plan if name == "graded-case-audit" else None
    _walk(Talk(replace(_situation(random, shipped(name)), case=case), phrases), random)


def _walk(talk: Talk, random: Random) -> None:
    monkey = Monkey(talk, random)
    for _ in range(STEPS):
        monkey.change_the_world()
        event, before = monkey.event(), Before.of(talk)
        step = talk.take(event)
        holds(talk, before, event, step)
    monkey.finish()


def test_the_walks_go_everywhere(phrases: Phrases) -> None:
    """The random walks come to every stage, so that what they hold is held for all of them."""
    stages: set[Stage] = set()
    for seed in range(12):
        random = seeded(seed)
        talk = Talk(situation(Author(random).questionnaire(5)), phrases)
        monkey = Monkey(talk, random)
        for _ in range(200):
            monkey.review(0.2)
            talk.take(monkey.event())
        stages |= monkey.stages
        if stages == set(Stage):
            break
    assert set(Stage) == stages


def holds(talk: Talk, before: Before, event: Event, step: Step) -> None:
    """Hold every promise of the conversation for one step."""
    shown: list[Message] = [step.card or talk.look(), *step.notes]
    for message in shown:
        _can_be_shown(message)
        _leads_on(talk.situation, message)
        _keeps_secrets(talk, message)
    _only_what_was_meant(before, event, step)
    _nothing_when_shut(before, step)
    _no_text_is_lost(before, event, step)
    _what_stands_is_valid(talk)
    _confirmed_is_stored(event, step)
    _returned_as_it_stood(before, step)
    _nobody_is_identified(talk, before, step)


def _can_be_shown(message: Message) -> None:
    """A chat can show it, and there is a way on."""
    if isinstance(message, Note):
        assert units(_visible(message)) <= LONGEST_MESSAGE
        return
    assert isinstance(message, Card)
    tokens = list(message.tokens())
    assert 1 <= len(tokens) <= MOST_BUTTONS
    assert len(set(tokens)) == len(tokens)
    assert all(Press.parse(token) is not None and len(token.encode()) <= LONGEST_TOKEN for token in tokens)
    assert units(_visible(message)) <= LONGEST_MESSAGE
    assert all(button.label.strip() for row in message.rows for button in row)
    assert max((units(button.label) for row in message.rows for button in row), default=0) <= 100


def _leads_on(where: Situation, message: Message) -> None:
    """Before an audit opens and after it closes a card offers only what can be done then."""
    if isinstance(message, Card) and where.window is not Window.OPEN:
        actions = {press.action for token in message.tokens() if (press := Press.parse(token))}
        assert actions <= {"read", "shut", "page", "list", "heard", "told"}


def _visible(message: Message) -> str:
    """Return the text of a message as the tightest channel shows it: options listed, a blank line between parts."""
    assert isinstance(message, Card | Note)
    if isinstance(message, Note):
        return "\n\n".join(line.text for line in message.lines)
    options = [f"[x] {choice.mark}  {choice.label}" for choice in message.choices]
    parts = [message.confirms, message.title, *(f"! {line.text}" for line in message.lines), "\n".join(options)]
    return "\n\n".join(part for part in (*parts, message.wants) if part)


def _keeps_secrets(talk: Talk, message: Message) -> None:
    """What is answered in the web chat only is not shown in Telegram."""
    shown, web_only = _visible(message), talk.situation.audit.web_only
    if talk.situation.channel != "telegram":
        return
    for answer in talk.answers.values():
        comment = answer.comment if {Audit.COMMENTS, answer.question} & web_only else ""
        text = answer.text if answer.question in web_only else ""
        for secret in (comment, text or ""):
            assert not secret.startswith("unlike") or secret[:16] not in shown
    for draft in talk.state.withheld:
        if not talk.situation.takes(draft):
            assert all(not part.startswith("unlike") or part[:16] not in shown for _, part in draft.parts)


def _only_what_was_meant(before: Before, event: Event, step: Step) -> None:
    """A stale or forged press changes nothing."""
    if isinstance(event, Pressed) and event.token not in before.accepted:
        assert step.facts == ()
        assert replace(before.state, at="", about="", stage=step.state.stage) == replace(step.state, at="", about="")


def _nothing_when_shut(before: Before, step: Step) -> None:
    """When the audit is not open no answer and no return is stored; a concern still is."""
    if before.situation.window is not Window.OPEN:
        assert all(isinstance(fact, Concerned | WebLinkWanted) for fact in step.facts)


def _no_text_is_lost(before: Before, event: Event, step: Step) -> None:
    """A text is stored, or held until its place is known, or a note says what became of it."""
    if isinstance(event, Said | Edited) and not step.notes:
        held = [text for _, text in (*step.state.held, *_withheld(step.state))]
        stored = [text for fact in step.facts for text in _texts(fact)]
        assert any(clean(event.text) in text for text in (*held, *stored)) or _answers(event.text, step)
    changed = isinstance(event, Pressed) and (".drop." in event.token or ".omit." in event.token)
    rewritten = isinstance(event, Said) and before.state.stage is Stage.REWRITING
    for ref, text in (*before.state.held, *_withheld(before.state)):
        edited = isinstance(event, Edited) and event.ref == ref
        kept = any(text in each for fact in step.facts for each in _texts(fact))
        superseded = (isinstance(event, Said) and _superseded(before, text)) or _left_behind(before, step, ref, text)
        assert (
            (ref, text) in (*step.state.held, *_withheld(step.state))
            or kept
            or edited
            or changed
            or (rewritten or superseded)
        )


def _left_behind(before: Before, step: Step, ref: str, text: str) -> bool:
    """Return whether a text was held back for a question that changed, as the offer to carry over says."""
    if not any(isinstance(fact, CarriedOver) for fact in step.facts):
        return False
    return any((ref, text) in draft.parts for draft in left_behind(before.situation, before.state))


def _withheld(state: State) -> tuple[tuple[str, str], ...]:
    return tuple(part for draft in state.withheld for part in draft.parts)


def _superseded(before: Before, text: str) -> bool:
    """Return whether a text that is held back is one that the person was about to give anew."""
    places = {Stage.COMMENTING: (before.state.about, True), Stage.ASKING: (before.state.at, False)}
    given = places.get(before.state.stage)
    return any((d.question, d.is_comment) == given and text in d.text for d in before.state.withheld if not d.adds)


def _texts(fact: object) -> tuple[str, ...]:
    if isinstance(fact, Answered):
        answer = fact.answer
        return (answer.comment, answer.text or "", answer.comment_reason, answer.text_reason)
    return (fact.text,) if isinstance(fact, Noticed | Concerned) else ()


def _answers(text: str, step: Step) -> bool:
    """Return whether the text was taken as an answer that is no text."""
    given = [fact.answer for fact in step.facts if isinstance(fact, Answered)]
    return len(given) == 1 and given[0].is_given and given[0].text is None and len(text) < 400


def _what_stands_is_valid(talk: Talk) -> None:
    """Every answer that stands could have been given to its question."""
    now = _standing(talk)
    for name, answer in now.answers.items():
        question = talk.situation.questionnaire.question(name)
        assert question in now.asked
        assert answer.is_given or answer.left_out or answer.comment or not answer.value
        assert not (answer.is_given and answer.left_out)
        _is_valid(question, answer)
    asked = {question.id for question in now.asked}
    stage, state = talk.state.stage, talk.state
    assert stage is not Stage.ASKING or state.at in asked or talk.situation.window is not Window.OPEN


def _is_valid(question: Question, answer: Answer) -> None:
    for text in (answer.comment, answer.text):
        assert not text or clean(text) == text
    if answer.is_given:
        kinds = {Kind.TEXT: answer.text, Kind.NUMBER: answer.number, Kind.DATE: answer.date}
        assert kinds.get(question.kind, answer.choices) is not None
    if answer.choices is not None:
        assert question.kind in CHOICE_KINDS
        assert may_stand(question, answer.choices)
        assert question.kind is Kind.SEVERAL or len(answer.choices) == 1
    if answer.number is not None:
        assert (question.minimum or -(2**53)) <= answer.number <= (question.maximum or 2**53)


def _confirmed_is_stored(event: Event, step: Step) -> None:
    """What a card confirms was stored in this turn, but for a text that was thrown away."""
    dropped = isinstance(event, Pressed) and (".drop." in event.token or ".omit." in event.token)
    assert step.card is None or not step.card.confirms or step.facts or dropped


def _returned_as_it_stood(before: Before, step: Step) -> None:
    """A return holds what stood when it was submitted."""
    for fact in step.facts:
        if isinstance(fact, Submitted):
            assert tuple(before.standing.answers.values()) == fact.answers
            assert tuple(question.id for question in before.standing.asked) == fact.asked
            assert before.standing.set_aside == fact.set_aside


def _nobody_is_identified(talk: Talk, before: Before, step: Step) -> None:
    """No text that looks as if it identified someone comes into an answer without a reason to keep it, and none is
    submitted while one waits to be decided about."""
    words = talk.situation.audit.words
    for fact in step.facts:
        if isinstance(fact, Answered):
            answer = fact.answer
            assert answer.comment_reason or not screen(answer.comment, words)
            assert answer.text_reason or not screen(answer.text or "", words)
            assert not answer.comment_reason or screen(answer.comment, words)
            assert not answer.text_reason or screen(answer.text or "", words)
        if isinstance(fact, Concerned):
            assert not screen(fact.text, words)
        asked = {question.id for question in before.standing.asked}
        if isinstance(fact, Submitted):
            assert not any(draft.question in asked for draft in before.state.withheld)
