"""Somebody who presses and types anything, in any channel, at any time; and then somebody sensible, who submits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from survey.audit import Window
from survey.dispositions import COUNTED
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.messages import Press
from survey.path import Facts
from survey.questionnaire import Kind
from survey.state import Stage
from tests.survey.talk import Talk

ODD_TEXTS = (
    "",
    " \u200b\n\t ",
    "\u200d",
    "a",
    "B.",
    "12",
    "-3",
    "1,000",
    "1,5",
    "9" * 400,
    "14/02/2014",
    "31/02/2014",
    "14 February 2014",
    "x\u0000y\u202ez\uffff\ud800",
    "e" + "\u0301" * 30,
    "👨‍👩‍👧‍👦" * 300,
    "word " * 790,
    "w" * 4000,
    "w" * 4001,
    "line\n" * 500,
    "{number} % $x$ <b>&amp; [7.0.-1.begin.0]",
    "نص عربي",
    "Mrs Heron said so, 943 476 5919",
    "CW99 9ZZ\n" * 400,
)
COMMANDS = ("overview", "review", "concern", "web", "start", "nonsense")
UNSUPPORTED = ("photo", "voice", "sticker", "forward", "other")
SENSIBLE = (
    "heard", "known", "case", "skip", "shut", "begin", "anyway", "decide", "revisit", "because", "retain",
    "undecided", "submit", "keep", "choose", "go", "resume", "review",
)  # fmt: skip
"""What somebody who wants to get on presses, the best first."""
TYPED = {Kind.TEXT: "a sensible answer", Kind.DATE: "14 February 2014"}


class Monkey:
    """A walk through one conversation."""

    def __init__(self, talk: Talk, random: Random, odd: Sequence[str] = ODD_TEXTS, prefix: str = "unlike ") -> None:
        """Take what it is to type: odd texts, and ones that are unlike all others, which begin with `prefix`."""
        self.talk = talk
        self.random = random
        self.odd = odd
        self.prefix = prefix
        self.attributes: tuple[Facts, Facts] = (talk.situation.case.attributes if talk.situation.case else {}, {})
        self.seen_tokens: list[str] = ["", "7", "7.0.0.choose.0", "7.1.-1.submit.0", "d.0.-1.open.7"]
        self.texts = 0
        self.stages: set[Stage] = set()

    def event(self) -> Event:
        """Return the next thing that happens."""
        self.seen_tokens += self.talk.card.tokens()
        self.stages.add(self.talk.state.stage)
        choice = self.random.random() + (0.15 if self.talk.card.wants else 0)
        if choice < 0.62:
            return Pressed(self._offered())
        if choice < 0.7:
            return Pressed(self.random.choice(self.seen_tokens))
        if choice < 0.74:
            return Pressed(self._forged())
        if choice < 0.88 or (choice >= 1 and self.talk.card.wants):
            self.texts += 1
            return Said(self._text(), f"text-{self.texts}")
        if choice < 0.93:
            return Edited(self._text(), f"text-{self.random.randint(0, self.texts + 1)}")
        if choice < 0.98:
            return Commanded(self.random.choice(COMMANDS))
        return Unsupported(self.random.choice(UNSUPPORTED))

    def change_the_world(self) -> None:
        """Now and then: another channel, an audit that opens or closes, a fact of the case put right."""
        where = self.talk.situation
        if self.random.random() < 0.08:
            where = replace(where, channel=self.random.choice(("web", "telegram")))
        if self.random.random() < 0.06:
            where = replace(where, window=self.random.choice((Window.OPEN,) * 8 + tuple(Window)))
        if self.random.random() < 0.02 and where.case is not None:
            where = replace(where, case=replace(where.case, attributes=self.random.choice(self.attributes)))
        elsewhere = where.channel != self.talk.situation.channel
        self.talk.situation = where
        if elsewhere:
            self.talk.look()

    def review(self, likely: float, prefix: str = "unlike ") -> None:
        """Now and then the coordinator sends some of a return's questions back, or accepts what was sent back."""
        talk = self.talk
        if talk.disposition not in COUNTED or talk.situation.window is not Window.OPEN:
            return
        if talk.state.queried and self.random.random() < likely / 8:
            talk.accept()
        elif not talk.state.queried and talk.situation.returned and self.random.random() < likely:
            known = talk.situation.questionnaire.questions
            asked = [
                question.id for question in known if question.number and question.id in talk.situation.returned.asked
            ]
            names = self.random.sample(asked, min(len(asked), self.random.choice((1, 1, 2, 3))))
            talk.send_back({name: prefix * self.random.choice((1, 60)) for name in names})

    def _offered(self) -> str:
        tokens = list(self.talk.card.tokens())
        weights = [0.3 if self._action(token) in {"unsure", "unknown", "pass"} else 1.0 for token in tokens]
        return self.random.choices(tokens, weights)[0]

    @staticmethod
    def _action(token: str) -> str:
        press = Press.parse(token)
        assert press is not None
        return press.action

    def _forged(self) -> str:
        actions = (
            "choose",
            "tick",
            "untick",
            "submit",
            "anyway",
            "jump",
            "page",
            "read",
            "__class__",
            "keep",
            "fill",
            "because",
            "decide",
            "unsay",
        )
        revision = self.talk.state.revision + self.random.choice((-1, 0, 0, 0, 1))
        place, argument = self.random.randint(-2, 9), self.random.choice((0, 0, 1, 99, -1))
        return f"7.{revision}.{place}.{self.random.choice(actions)}.{argument}"

    def _text(self) -> str:
        """Return an odd text, or one that no other text holds."""
        if self.random.random() < 0.5:
            return self.random.choice(self.odd)
        number = " 943 476 5919" if self.random.random() < 0.2 else ""
        return f"{self.prefix}{self.random.getrandbits(64)}{number}"

    # The sensible way on

    def finish(self) -> int:
        """Get to a return in the web chat of an open audit, in a bounded number of steps; returns how many."""
        self.talk.situation = replace(self.talk.situation, channel="web", window=Window.OPEN)
        self.talk.look()
        steps = 0
        while self.talk.state.stage is not Stage.SUBMITTED or self.talk.state.changed:
            self.talk.take(self.sensible())
            steps += 1
            assert steps < 400, f"no way out of {self.talk.state.stage}"
        return steps

    def sensible(self) -> Event:
        """Return what somebody does next who wants to get on, in the web chat of an open audit."""
        tokens = list(self.talk.card.tokens())
        offered = {self._action(token): token for token in reversed(tokens)}
        state = self.talk.state
        if "carry" in offered:
            return Pressed(offered[self.random.choice(("carry", "stay"))])
        if state.stage is Stage.ASKING:
            return self._answer(tokens, offered)
        if state.stage is Stage.SUBMITTED:
            return Pressed(offered["review"])
        if state.stage is Stage.MISSING and "anyway" not in offered:
            return Pressed(offered["fill"])
        if state.stage is Stage.PLACING or (state.stage is Stage.KEEPING and self.random.random() < 0.5):
            return Pressed(self.random.choice(tokens))  # one place can be full
        if state.stage is Stage.SCREENING and self.random.random() < 0.5:
            return Pressed(offered["omit"])  # where it was to go can be full by now
        return Pressed(next(offered[action] for action in SENSIBLE if action in offered))

    def _answer(self, tokens: Sequence[str], offered: Mapping[str, str]) -> Event:
        """Return what somebody sensible does at a question."""
        name = self.talk.state.at
        if "stands" in offered and self.random.random() < 0.5:
            return Pressed(offered["stands"])
        kind = self.talk.situation.questionnaire.question(name).kind
        if kind is Kind.NUMBER:
            return Said(str(self._number(name)))
        if kind in TYPED:
            return Said(TYPED[kind])
        if kind is Kind.SEVERAL and "keep" not in offered:
            ticking = [token for token in tokens if self._action(token) in {"tick", "untick", "done", "none"}]
            return Pressed(self.random.choice(ticking))
        return Pressed(next(offered[action] for action in SENSIBLE if action in offered))

    def _number(self, name: str) -> int:
        """Return the number nearest to 0 that the question takes."""
        question = self.talk.situation.questionnaire.question(name)
        least = 0 if question.minimum is None else max(0, question.minimum)
        return least if question.maximum is None else min(least, question.maximum)
