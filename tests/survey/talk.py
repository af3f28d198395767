"""A conversation without channel, clock or database: who says what, and what the bot answers, as plain text.

State and answers go through JSON between every two steps.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from survey.answers import Answer
from survey.audit import Agency, Attribute, Audit, Role, Window
from survey.carrying import present
from survey.concerns import Concerned
from survey.conversation import advance, look
from survey.dispositions import Disposition
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.loading import load_questionnaire
from survey.messages import Card, Drawn, Message, Note, Record, Tick, message_from_json
from survey.path import standing
from survey.phrases import Phrases
from survey.queries import sent_back, taken_back
from survey.questionnaire import Questionnaire
from survey.returns import IN_CHAT, Return
from survey.state import (
    Answered,
    CarriedOver,
    Case,
    Disposed,
    Fact,
    Kept,
    Noticed,
    Situation,
    State,
    StayedWith,
    Step,
    Submitted,
    UnsayWanted,
    WebLinkWanted,
)

AUDIT = Audit(
    id="invented",
    title="Repeat plans 2014",
    theme="Repeat Child Protection Plans",
    board="Invented Safeguarding Board",
    timezone="Europe/London",
    opens=dt.date(2014, 1, 20),
    due=dt.date(2014, 2, 14),
    closes=dt.date(2014, 2, 28),
    questionnaires={Role.AUDITOR: "repeat-child-protection-plan"},
    agencies=(Agency("health", "Health"), Agency("police", "Police")),
    attributes=(Attribute("age", "Age at the sample date", on_card=True), Attribute("category", "Category")),
    channels={Role.AUDITOR: ("web", "telegram")},
    escalation=("Tell your manager now.", "Invented front door: 01632 960 000.", "In an emergency call 999."),
    key_source="a sealed letter from the coordinator.",
    coordinator="the invented coordinator",
)


def shipped(name: str) -> Questionnaire:
    """Return a shipped questionnaire."""
    text = (files("survey") / "questionnaires" / f"{name}.yaml").read_text("utf-8")
    return load_questionnaire(text, name)


@cache
def english() -> Phrases:
    """Return the English phrases, which are read once."""
    path = files("survey") / "locale" / "en" / "LC_MESSAGES" / "caseround.po"
    return Phrases("en", path.read_text("utf-8"))


def situation(questionnaire: Questionnaire, **changes: object) -> Situation:
    """Return a situation in an open audit, with these changes."""
    usual = Situation(
        audit=AUDIT,
        questionnaire=questionnaire,
        request=7,
        case=Case("C07", {"age": "under 5", "category": "neglect"}),
        agency="health",
        label="",
        role=Role.AUDITOR,
        window=Window.OPEN,
        channel="web",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]  # the tests name fields of Situation


class Talk:
    """One participant and one request."""

    def __init__(self, where: Situation, phrases: Phrases | None = None) -> None:
        self.situation = where
        self.phrases = phrases or english()
        self.state = State()
        self.answers: dict[str, Answer] = {}
        self.entries: list[Kept] = []
        self.history: list[Fact] = []
        self.disposition = Disposition.OPENED
        self._texts = 0
        self.look()

    def look(self) -> Card:
        """Return the card that shows where the participant is, as somebody sees it who comes back."""
        self.card = _through_json(look(self.situation, self.state, self.answers, self.phrases))
        return self.card

    def token(self, label: str) -> str:
        """Return what the button or option with this label carries; its letter, or the label's beginning, will do."""
        choices = {c.mark: c.press for c in self.card.choices} | {c.label: c.press for c in self.card.choices}
        found = choices | {button.label: button.press for row in self.card.rows for button in row}
        if label in found:
            return found[label]
        begun = [token for name, token in found.items() if name.startswith(label)]
        assert len(begun) == 1, f"no single button {label!r} among {list(found)}"
        return begun[0]

    def offered(self, action: str, question: int | None = None) -> str:
        """Return what the first button or option carries that does this, for the question at this position."""
        wanted = f".{action}." if question is None else f".{question}.{action}."
        return next(token for token in self.card.tokens() if wanted in token)

    def press(self, label: str) -> Step:
        """Press a button of the card."""
        return self.take(Pressed(self.token(label)))

    def say(self, text: str) -> Step:
        """Type a text."""
        self._texts += 1
        return self.take(Said(text, f"text-{self._texts}"))

    def take(self, event: Event) -> Step:
        """Let an event happen, with state, answers and messages going through JSON."""
        state = State.from_json(json.loads(json.dumps(self.state.to_json())))
        kept = json.loads(json.dumps({name: answer.to_json() for name, answer in self.answers.items()}))
        answers = {name: Answer.from_json(data) for name, data in kept.items()}
        step = advance(self.situation, state, answers, event, self.phrases)
        self._store(step)
        if step.card is not None:
            self.card = _through_json(step.card)
        return step

    def offer(self, newest: Questionnaire) -> Card:
        """Offer a newer version, as the coordinator does; returns the card that is seen then."""
        self.situation = replace(self.situation, newest=newest)
        self.state = replace(self.state, offered=True)
        return self.look()

    def send_back(self, notes: Mapping[str, str]) -> Card:
        """Send questions of the last return back with these notes, as the coordinator does."""
        self.situation = replace(self.situation, notes=notes, accepted=False)
        self.state = sent_back(self.state, tuple(notes))
        self.disposition = Disposition.SENT_BACK
        return self.look()

    def accept(self) -> Card:
        """Accept the last return, as the coordinator does."""
        self.situation = replace(self.situation, accepted=True)
        self.state = taken_back(self.state) if self.state.queried else self.state
        self.disposition = Disposition.ACCEPTED
        return self.look()

    def _note_versions(self) -> None:
        """Say which of the latest entries were made under another version."""
        latest = {kept.question.id: kept for kept in self.entries}
        now = self.situation.questionnaire.version
        others = {name: kept for name, kept in latest.items() if kept.version != now}
        self.situation = replace(self.situation, kept=others)

    def _store(self, step: Step) -> None:
        asked = self.situation.questionnaire
        self.state = step.state
        self.history += step.facts
        for fact in step.facts:
            if isinstance(fact, Answered):
                self.answers[fact.answer.question] = fact.answer
                self.entries.append(Kept(fact.answer, asked.version, asked.question(fact.answer.question)))
            if isinstance(fact, Disposed):
                self.disposition = fact.disposition
            if isinstance(fact, CarriedOver):
                assert self.situation.newest is not None
                under = self.situation.returned_under or asked
                self.situation = replace(
                    self.situation, questionnaire=self.situation.newest, newest=None, returned_under=under
                )
            if isinstance(fact, Submitted):
                returned = self._return(fact)
                self.situation = replace(self.situation, returned=returned, returned_under=None, accepted=False)
        self._note_versions()

    def _return(self, submitted: Submitted) -> Return:
        return Return(
            request=7,
            number=self.state.returns,
            case="C07",
            agency="health",
            questionnaire=self.situation.questionnaire.id,
            version=self.situation.questionnaire.version,
            carried=submitted.carried,
            asked=submitted.asked,
            answers=submitted.answers,
            set_aside=submitted.set_aside,
            origin=IN_CHAT,
            synthetic=False,
            submitted_at="2014-02-01T10:00:00.000000+00:00",
        )

    @property
    def given(self) -> dict[str, object]:
        """What stands as given now, by question."""
        now = standing(self.situation.questionnaire, self.situation.facts, present(self.situation, self.answers))
        return {name: answer.value for name, answer in now.answers.items() if answer.is_given}


def _through_json(card: Card) -> Card:
    read = message_from_json(json.loads(json.dumps(card.to_json())))
    assert isinstance(read, Card)
    return read


_TICKS = {Tick.NONE: "( )", Tick.CURRENT: "(x)", Tick.ON: "[x]", Tick.OFF: "[ ]"}


def shown(message: Message) -> list[str]:
    """Return a message as lines of plain text."""
    if isinstance(message, Record):
        return [f"✓ {message.text}"]
    if isinstance(message, Note | Drawn):
        return [text for line in message.lines for text in line.text.split("\n")]
    lines = [f"✓ {message.confirms}"] if message.confirms else []
    lines += [f"== {message.title} =="]
    lines += [text for line in message.lines for text in line.text.split("\n")]
    lines += [f"{_TICKS[choice.tick]} {choice.mark}. {choice.label}" for choice in message.choices]
    lines += ["  ".join(f"[{button.label}]" for button in row) for row in message.rows]
    return [*lines, f"({message.wants})"] if message.wants else lines


def _heard(fact: Noticed | Concerned) -> str:
    what = fact.kind if isinstance(fact, Noticed) else f"concern, manager {fact.told}"
    return f"coordinator hears: {what}{': ' + fact.text if fact.text else ''}"


def facts_in_words(step: Step, before: Disposition) -> list[str]:
    """Return what a step stores that an audit lead would ask about, a line each."""
    lines = []
    for fact in step.facts:
        match fact:
            case Disposed(disposition, reason):
                if disposition is not before:
                    lines.append(f"request: {disposition} ({reason})")
            case Noticed() | Concerned():
                lines.append(_heard(fact))
            case Submitted(asked, answers, aside):
                given = sum(answer.is_given for answer in answers)
                lines.append(f"return stored: {given} answers to {len(asked)} questions, {len(aside)} set aside")
            case CarriedOver(version) | StayedWith(version):
                lines.append(f"goes on under version {version}")
            case WebLinkWanted():
                lines.append("a link to the web chat is made")
            case UnsayWanted(refs, _):
                lines.append(f"deleted from the chat: {', '.join(refs)}")
            case Answered(answer, _):
                reasons = (answer.text_reason, answer.comment_reason)
                lines += [f"kept though it could identify someone: {reason}" for reason in reasons if reason]
    return lines


def event_of(line: str, talk: Talk) -> Event:
    """Return the event that a line of a transcript tells: press, type, edit N, command, forge, send."""
    verb, _, rest = line.partition(" ")
    events: Mapping[str, Event] = {
        "forge": Pressed(rest),
        "command": Commanded(rest),
        "send": Unsupported(rest),
    }
    match verb:
        case "press":
            return Pressed(talk.token(rest))
        case "type":
            talk._texts += 1
            return Said(rest, f"text-{talk._texts}")
        case "edit":
            number, _, text = rest.partition(" ")
            return Edited(text, f"text-{number}")
    return events[verb]
