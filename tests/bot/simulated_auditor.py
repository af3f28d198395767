"""Somebody with a telephone who works through their requests as people do, and remembers what they saw confirmed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from survey.messages import Press
from tests.bot.fake_bot_api import FakeBotApi, Person, Shown

DONE = "✓ "
WORDS = "words "
"""How every text begins that is unlike all others."""
_CASE = re.compile(r" · (C\d+)$| · (C\d+) · |^Case (C\d+)$|^(C\d+) · submitted$", re.MULTILINE)
_NUMBER = re.compile(r"^Question (\d+) of ", re.MULTILINE)
_SUBMITTED = re.compile(r"^(C\d+) · submitted$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Offered:
    """A button: its label as it is shown, and what it carries."""

    label: str
    token: str
    press: Press


@dataclass
class Auditor:
    """A person, the requests they must submit, and what they did and saw.

    Everything that they give at a place is unlike all that they gave there before, so what is stored twice shows.
    """

    telegram: FakeBotApi
    person: Person
    token: str
    cases: Sequence[str]
    random: Random
    confirmed: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    given: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    typed: set[str] = field(default_factory=set)
    acts: Counter[str] = field(default_factory=Counter)
    submitted: set[str] = field(default_factory=set)
    _ticked: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _about: dict[int, str] = field(default_factory=dict)
    _focus: Shown | None = None
    _acted: tuple[str, ...] = ()
    _again: Callable[[], object] | None = None
    _backs: int = 0
    _impatient: int = 0

    # what they see

    def sees(self, shown: Shown) -> None:
        """Take in a message that the bot has sent or changed."""
        first, _, _ = shown.text.partition("\n\n")
        case = next((group for found in _CASE.findall(shown.text) for group in found if group), "")
        about = self._about[shown.id] = case or self._about.get(shown.id, "")
        if first.startswith(DONE):
            line = first.removeprefix(DONE)
            if line not in self.confirmed[about]:
                self.confirmed[about].append(line)
        self.submitted.update(_SUBMITTED.findall(shown.text))
        if shown.buttons:
            self._focus = shown
        self._impatient = 0

    @property
    def is_done(self) -> bool:
        """Whether they saw of every one of their requests that it is submitted."""
        return self.submitted.issuperset(self.cases)

    # what they do

    def acts_now(self) -> None:
        """Do what the card asks for, once a card."""
        if self._focus is None or not self._focus.buttons or self.is_done:
            return  # a card that became a record meanwhile: the one that took its place is what they see
        offered = _offered(self._focus)
        tokens = tuple(sorted(each.token for each in offered))
        if tokens == self._acted:
            return
        self._acted = tokens
        self._again = None
        self._answer(self._focus, {each.press.action: each for each in reversed(offered)}, offered)

    def nudges(self) -> None:
        """Nothing happens: try again as people do, by pressing once more, or by asking where they are."""
        if self.is_done:
            return
        self._impatient += 1
        self.acts["nudged"] += 1
        self._acted = ()
        if self._again is not None and self._impatient % 2:
            self._again()
        else:
            self.person.says("/start" if self._focus is not None else f"/start {self.token}")

    def comes_in(self) -> None:
        """Open the invitation."""
        self.person.says(f"/start {self.token}")

    def _answer(self, shown: Shown, can: dict[str, Offered], offered: Sequence[Offered]) -> None:
        case = self._about[shown.id]
        if "open" in can:
            waiting = [each for each in offered if each.press.action == "open" and "✓" not in each.label]
            self._press(shown, self.random.choice(waiting) if waiting else can["open"])
        elif "here" in can or "there" in can or "drop" in can:
            self._press(shown, self.random.choice([can[name] for name in ("here", "there", "drop") if name in can]))
        elif "choose" in can:
            self._choose(shown, case, can, [each for each in offered if each.press.action == "choose"])
        elif "tick" in can or "untick" in can:
            self._tick(shown, case, can, [each for each in offered if each.press.action in {"tick", "untick"}])
        elif "skip" in can:
            self._comment(shown, can["skip"])
        elif "leave" in can or "forward" in can:
            self._type(shown, case, can)
        else:
            self._go_on(shown, can)

    def _go_on(self, shown: Shown, can: dict[str, Offered]) -> None:
        order = ("understood", "begin", "anyway", "submit", "resume", "review", "next", "list")
        action = next((name for name in order if name in can), None)
        assert action, f"nothing to press on: {shown.text}"
        self._press(shown, can[action])

    def _choose(self, shown: Shown, case: str, can: dict[str, Offered], options: Sequence[Offered]) -> None:
        labels = _labels(shown, options)
        fresh = [o for o in options if self._line(shown, labels[o.token]) not in self.given[case]]
        if self._wanders(shown, can) or not fresh:
            if not fresh:
                self._pass_on(shown, case, can)
            return
        option = self.random.choice(fresh)
        self._gives(case, self._line(shown, labels[option.token]))
        chance = self.random.random()
        if chance < 0.1:
            self._says(labels[option.token])  # typed instead of pressed
        elif chance < 0.25 and len(fresh) > 1:
            other = next(each for each in fresh if each is not option)
            self._gives(case, self._line(shown, labels[other.token]))
            self._press(shown, option)
            self._press(shown, other)  # changed their mind, too late or not
            self.acts["pressed another"] += 1
        elif chance < 0.4:
            self._both(shown, option)
        else:
            self._press(shown, option)

    def _both(self, shown: Shown, option: Offered) -> None:
        """Press and type at once; what is typed may overtake the press on its way."""
        words = self._words()
        if self.random.random() < 0.5:
            self.acts["text overtook a press"] += 1
            self._says(words)
            self._press(shown, option)
        else:
            self._press(shown, option)
            self._says(words)

    def _tick(self, shown: Shown, case: str, can: dict[str, Offered], options: Sequence[Offered]) -> None:
        labels = _labels(shown, options)
        on = [labels[o.token] for o in options if o.press.action == "untick"]
        line = self._line(shown, "; ".join(on))
        off = [o for o in options if o.press.action == "tick"]
        if on and line not in self.given[case]:
            # what they ticked on a card that came twice may be on without being shown yet
            ticked = self._ticked[case, _number(shown)].union(on)
            self._gives(case, self._line(shown, "; ".join(label for label in labels.values() if label in ticked)))
            self._gives(case, line)
            self._press(shown, can["done"])
        elif off:
            option = self.random.choice(off)
            self._ticked[case, _number(shown)].add(labels[option.token])
            self._press(shown, option)
        else:
            self._pass_on(shown, case, can)

    def _type(self, shown: Shown, case: str, can: dict[str, Offered]) -> None:
        if self._wanders(shown, can):
            return
        if "number" in shown.text:
            number = str(self.random.randint(0, 999_999))
            self._gives(case, self._line(shown, number))
            self._says(number)
        else:
            self._says(self._words())

    def _comment(self, shown: Shown, skip: Offered) -> None:
        if self.random.random() < 0.3:
            self._press(shown, skip)
        else:
            self._says(self._words())

    def _wanders(self, shown: Shown, can: dict[str, Offered]) -> bool:
        """Now and then go back, comment, or leave a question out; return whether they did."""
        chance = self.random.random()
        if chance < 0.08 and "back" in can and self._backs < 4 * len(self.cases):
            self._backs += 1
            self._press(shown, can["back"])
        elif chance < 0.14 and "comment" in can:
            self._both(shown, can["comment"])
        elif chance < 0.18 and "leave" in can and "forward" not in can:
            line = f"Question {_number(shown)} left unanswered"
            if line in self.given[self._about[shown.id]]:
                return False
            self._gives(self._about[shown.id], line)
            self._press(shown, can["leave"])
        else:
            return False
        return True

    def _pass_on(self, shown: Shown, case: str, can: dict[str, Offered]) -> None:
        """Leave the question as it stands, or out."""
        if "forward" in can:
            self._press(shown, can["forward"])
            return
        self._gives(case, f"Question {_number(shown)} left unanswered")
        self._press(shown, can["leave"])

    def _press(self, shown: Shown, offered: Offered) -> None:
        self._again = lambda: self.person.presses_data(offered.token, shown)
        self._again()
        self.acts["pressed"] += 1
        if self.random.random() < 0.2:
            self.acts["pressed twice"] += 1
            self._again()

    def _says(self, text: str) -> None:
        self.acts["typed"] += 1
        self.typed.add(text)
        self.person.says(text)

    def _gives(self, case: str, line: str) -> None:
        self.given[case].add(line)

    def _words(self) -> str:
        return WORDS + "".join(self.random.choices("bcdfghklmnprstw", k=10))

    @staticmethod
    def _line(shown: Shown, words: str) -> str:
        return f"Question {_number(shown)}: {words}"


def _number(shown: Shown) -> str:
    found = _NUMBER.search(shown.text)
    assert found, shown.text
    return found[1]


def _offered(shown: Shown) -> list[Offered]:
    buttons = [button for row in shown.buttons for button in row if "callback_data" in button]
    found = [(str(each["text"]), str(each["callback_data"])) for each in buttons]
    return [Offered(label, token, press) for label, token in found if (press := Press.parse(token))]


def _labels(shown: Shown, options: Sequence[Offered]) -> dict[str, str]:
    return {option.token: re.sub(r"^[☐☑●] ", "", option.label) for option in options}
