"""Short words for tests of a conversation: who presses what, and what the card says then."""

from __future__ import annotations

from dataclasses import replace

from survey.audit import Audit
from survey.dispositions import Disposition
from survey.events import Commanded, Pressed
from survey.loading import load_questionnaire
from survey.messages import Card
from survey.questionnaire import Questionnaire
from survey.state import Stage, Step
from tests.survey.talk import AUDIT, Talk, english, situation

PHRASES = english()
YES_NO = "options: [{code: yes, label: 'Yes'}, {code: no, label: 'No'}]"


def questionnaire(*questions: str) -> Questionnaire:
    """Return a questionnaire of these questions, each the inside of a YAML mapping."""
    written = "".join(f"      - {{theme: t, {question}}}\n" for question in questions)
    head = "id: q\nversion: 1\ntitle: Invented\naudience: auditor\nthemes: [{id: t, title: T}]\n"
    return load_questionnaire(f"{head}sections:\n  - id: s\n    title: S\n    questions:\n{written}", "invented")


def begun(*questions: str, **changes: object) -> Talk:
    """Return a conversation that stands at the first of these questions."""
    talk = Talk(situation(questionnaire(*questions), **changes), PHRASES)
    talk.take(Pressed(talk.offered("begin")))
    return talk


def one(name: str, more: str = "") -> str:
    """Return a question that is answered yes or no."""
    return f"id: {name}, kind: one, text: 'Question {name}?', {YES_NO}{', ' + more if more else ''}"


def do(talk: Talk, *actions: str) -> Step:
    """Press the first button of each of these actions; returns the last step."""
    steps = [talk.take(Pressed(talk.offered(action))) for action in actions]
    return steps[-1]


def jump(talk: Talk, name: str) -> None:
    """Go to a question by its number in the overview."""
    talk.take(Commanded("overview"))
    talk.take(Pressed(talk.offered("jump", talk.situation.questionnaire.position(name))))


def said(step: Step) -> str:
    """Return the notes of a step as one text."""
    return "\n".join(line.text for note in step.notes for line in note.lines)


def text(card: Card) -> str:
    """Return the lines of a card as one text."""
    return "\n".join(line.text for line in card.lines)


def actions(talk: Talk) -> set[str]:
    """Return what the buttons of the card do."""
    return {token.split(".")[3] for token in talk.card.tokens()}


def stage(talk: Talk) -> Stage:
    """Return what the person is looking at."""
    return talk.state.stage


def disposition(talk: Talk) -> Disposition:
    """Return where the request stands."""
    return talk.disposition


def audit(*web_only: str) -> Audit:
    """Return an audit in which these are answered in the web chat only."""
    return replace(AUDIT, web_only=frozenset(web_only))
