"""A parent in a conversation, without any channel; everybody here is invented (names of birds)."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files

from survey.answers import Answer
from survey.audit import Audit, Role, Window
from survey.consent import Consented, Wording
from survey.consent_file import read_consent
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.messages import Card
from survey.parents import interview
from survey.parents.state import QuotesPicked, Setting, State, Step
from survey.parents.talk import advance, look
from survey.parents.telephone import Telephone
from survey.phrases import Phrases
from survey.questionnaire import Questionnaire
from survey.state import Answered, Case
from tests.survey.talk import AUDIT, english, shipped

PARENTS = replace(
    AUDIT,
    questionnaires={**AUDIT.questionnaires, Role.PARENT: "parents-conversation"},
    channels={**AUDIT.channels, Role.PARENT: ("web", "telegram")},
    help_lines=("Invented family line, day and night: 01632 960 001.",),
    coordinator="Morgan Lark",
)


@cache
def words() -> Wording:
    """Return the demonstration's words of consent."""
    return replace(read_consent((files("bot.demo") / "consent.yaml").read_text("utf-8"), "consent"), digest="d1")


@cache
def questions() -> Questionnaire:
    """Return the parents' questionnaire."""
    return shipped("parents-conversation")


def setting(audit: Audit = PARENTS) -> Setting:
    """Return the setting of a parent of C07 in an open audit, in the web chat."""
    return Setting(audit, questions(), 7, Case("C07", {}), Window.OPEN, "web", words())


class ParentTalk:
    """One parent, with everything that is stored of them going through JSON."""

    advance, look_at = staticmethod(advance), staticmethod(look)

    def __init__(self, where: Setting | None = None) -> None:
        self.setting = where or setting()
        self.phrases: Phrases = english()
        self.state = State()
        self.answers: dict[str, Answer] = {}
        self.quotes: tuple[tuple[str, str], ...] = ()
        self._texts = 0
        self.card = self.look()

    def look(self) -> Card:
        """Return the card that shows where the parent is, as they see it who come back."""
        self.card = self.look_at(self.setting, self.state, self.answers, self.phrases)
        return self.card

    def token(self, label: str) -> str:
        """Return what the button or option carries whose label is this, or begins so."""
        found = {choice.label: choice.press for choice in self.card.choices}
        found |= {choice.mark: choice.press for choice in self.card.choices}
        found |= {button.label: button.press for row in self.card.rows for button in row}
        if label in found:
            return found[label]
        begun = [press for name, press in found.items() if name.startswith(label)]
        assert len(begun) == 1, f"no single button {label!r} among {list(found)}"
        return begun[0]

    def press(self, *labels: str) -> Step:
        """Press buttons one after the other; returns what the last did."""
        for label in labels:
            step = self.take(Pressed(self.token(label)))
        return step

    def say(self, text: str) -> Step:
        """Type a text."""
        return self.take(self.event(f"type {text}"))

    def event(self, line: str) -> Event:
        """Return the event that a line of a transcript tells: press, type, edit N, command, send."""
        verb, _, rest = line.partition(" ")
        events: dict[str, Event] = {
            "command": Commanded(rest),
            "forge": Pressed(rest),
            "send": Unsupported(rest),
        }
        match verb:
            case "press":
                return Pressed(self.token(rest))
            case "type":
                self._texts += 1
                return Said(rest, f"text-{self._texts}")
            case "edit":
                number, _, text = rest.partition(" ")
                return Edited(text, f"text-{number}")
        return events[verb]

    def take(self, event: Event) -> Step:
        """Let an event happen."""
        state = State.from_json(json.loads(json.dumps(self.state.to_json())))
        assert state == self.state
        step = self.advance(self.setting, state, self.answers, event, self.phrases)
        self.state = step.state
        for fact in step.facts:
            if isinstance(fact, Answered):
                self.answers[fact.answer.question] = fact.answer
            if isinstance(fact, Consented):
                self.setting = replace(self.setting, agreed={**self.setting.agreed, fact.use: fact.given})
            if isinstance(fact, QuotesPicked):
                self.quotes = fact.quotes
        if step.card is not None:
            self.card = step.card
        return step

    def agrees(self, *, quote: str = "Yes", tell: str = "No") -> None:
        """Read everything and agree; `quote` and `tell` are the answers to these."""
        self.press(*["Go on"] * 9, "Yes", quote, tell)


class OnTheTelephone(ParentTalk):
    """One parent on the telephone, as whoever speaks with them types it."""

    advance, look_at = staticmethod(interview.advance), staticmethod(interview.look)

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Telephone(english())
        self.look()

    def agrees(self, *, quote: str = "They said yes", tell: str = "They said no") -> None:
        """Let everything be read out and agreed to."""
        self.press(*["They have heard"] * 9, "They said yes", quote, tell)
