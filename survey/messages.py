"""What to show: channel-neutral cards, notes, pictures and documents, and what their buttons carry.

The `language` of a message is empty where it is English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

LONGEST_TOKEN = 64
"""The Bot API gives a button 1-64 bytes (callback_data); every channel keeps to it."""


class Tone(StrEnum):
    """What a line of text is, for a channel to set it apart; a LABEL belongs to the line below it."""

    PLAIN = "plain"
    QUESTION = "question"
    LABEL = "label"
    HINT = "hint"
    QUOTE = "quote"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; QUOTE is the person's own words, QUESTION the wording of the questionnaire."""

    text: str
    tone: Tone = Tone.PLAIN


class Tick(StrEnum):
    """How an option stands: NONE where choosing one goes on at once."""

    NONE = "none"
    CURRENT = "current"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that can be pressed; `mark` ('A') names it where its label is too long for a button."""

    press: str
    label: str
    mark: str
    tick: Tick = Tick.NONE


@dataclass(frozen=True, slots=True)
class Button:
    """An action beside the options; `main` is the one that most people want, and with one that stands `apart` begins
    what is there under every card."""

    press: str
    label: str
    main: bool = False
    apart: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        told = {"press": self.press, "label": self.label, "main": self.main}
        return {**told, "apart": True} if self.apart else told


@dataclass(frozen=True, slots=True)
class Card:
    """Where a person is: one a slot is live, and it replaces the one before.

    `slot` names what the card is about ('d' for the person's list, a request's number else); `confirms` says
    in one line what the last turn stored and is what remains of the card before it; `wants` is the prompt of
    the text box, empty where no text is expected.
    """

    slot: str
    title: str
    lines: tuple[Line, ...] = ()
    choices: tuple[Choice, ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    confirms: str = ""
    wants: str = ""
    language: str = ""

    def tokens(self) -> Iterator[str]:
        """Yield what each button of the card carries."""
        for choice in self.choices:
            yield choice.press
        for row in self.rows:
            for button in row:
                yield button.press

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {
            "kind": "card",
            "slot": self.slot,
            "title": self.title,
            "lines": _to_json(self.lines),
            "choices": [
                {"press": choice.press, "label": choice.label, "mark": choice.mark, "tick": choice.tick}
                for choice in self.choices
            ],
            "rows": [[button.to_json() for button in row] for row in self.rows],
            "confirms": self.confirms,
            "wants": self.wants,
            **_spoken_in(self.language),
        }


@dataclass(frozen=True, slots=True)
class Note:
    """A message that stands by itself, without buttons; `link` is an address that can be opened."""

    lines: tuple[Line, ...]
    link: str = ""
    language: str = ""

    @property
    def is_alert(self) -> bool:
        """Whether it must be heard now, whatever its reader has chosen."""
        return any(line.tone is Tone.ALERT for line in self.lines)

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {"kind": "note", "lines": _to_json(self.lines), "link": self.link, **_spoken_in(self.language)}


@dataclass(frozen=True, slots=True)
class Record:
    """What remains of a card when the conversation has gone on: one line, no buttons.

    `is_answer` says that it tells what was stored, as a card's `confirms` did.
    """

    text: str
    is_answer: bool = True
    language: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {"kind": "record", "text": self.text, "is_answer": self.is_answer, **_spoken_in(self.language)}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is drawn when it is sent: `drawing` names how, `data` is all that it shows, as plain JSON.

    The data is a snapshot: however late it is drawn, picture and caption (`lines`) say the same. `alt` says in words
    what it shows, for whoever cannot see it.
    """

    drawing: str
    data: Mapping[str, Any]
    lines: tuple[Line, ...]
    alt: str
    language: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        told = {"lines": _to_json(self.lines), "alt": self.alt, **_spoken_in(self.language)}
        return {"kind": "picture", "drawing": self.drawing, "data": dict(self.data), **told}


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is made when it is sent or fetched, from `data` as plain JSON; `name` is the file's name with its
    ending, `lines` are its caption."""

    drawing: str
    data: Mapping[str, Any]
    lines: tuple[Line, ...]
    name: str
    language: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        told = {"lines": _to_json(self.lines), "name": self.name, **_spoken_in(self.language)}
        return {"kind": "document", "drawing": self.drawing, "data": dict(self.data), **told}


def _to_json(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [{"text": line.text, "tone": line.tone} for line in lines]


def _spoken_in(language: str) -> dict[str, str]:
    return {"language": language} if language else {}


Drawn = Picture | Document
Message = Card | Note | Record | Drawn


def message_from_json(data: Mapping[str, Any]) -> Message:
    """Return the message that `to_json` wrote; raises KeyError for an unknown kind."""
    fields = dict(data)
    kind = fields.pop("kind")
    if kind == "record":
        return Record(**fields)
    fields["lines"] = tuple(Line(line["text"], Tone(line["tone"])) for line in fields["lines"])
    if kind in _BY_LINES:
        return _BY_LINES[kind](**fields)
    fields["choices"] = tuple(Choice(**{**choice, "tick": Tick(choice["tick"])}) for choice in fields["choices"])
    fields["rows"] = tuple(tuple(Button(**button) for button in row) for row in fields["rows"])
    return {"card": Card}[kind](**fields)


_BY_LINES: Mapping[str, type[Note | Drawn]] = {"note": Note, "picture": Picture, "document": Document}


_OTHER_WAY = {"tick": "untick", "untick": "tick", "pick": "unpick", "unpick": "pick"}


def token(slot: str | int, revision: int, question: int, action: str, argument: int = 0) -> str:
    """Return what a button carries, of which Press says what it means."""
    return f"{slot}.{revision}.{question}.{action}.{argument}"


@dataclass(frozen=True, slots=True)
class Press:
    """What a button means: which card (slot), which revision of it, which question, and what to do.

    `question` is the question's position in the order of asking, -1 where the button belongs to none.
    """

    slot: str
    revision: int
    question: int
    action: str
    argument: int = 0

    @property
    def token(self) -> str:
        """The press as at most LONGEST_TOKEN ASCII characters."""
        return token(self.slot, self.revision, self.question, self.action, self.argument)

    @property
    def either_way(self) -> frozenset[str]:
        """The token; of a tick also that which sets it the other way round.

        A tick says what it sets, so one pressed before the card caught up with another is taken as it was meant.
        """
        return frozenset({self.token, replace(self, action=_OTHER_WAY.get(self.action, self.action)).token})

    @staticmethod
    @lru_cache(maxsize=256)  # in a turn, everybody who could take a press looks at it
    def parse(token: str) -> Press | None:
        """Return what a token says, or None where no button of ours ever carried it."""
        parts = token.split(".")
        if len(token) > LONGEST_TOKEN or len(parts) != 5 or not token.isascii():
            return None
        slot, revision, question, action, argument = parts
        try:
            press = Press(slot, int(revision), int(question), action, int(argument))
        except ValueError:
            return None
        return press if press.token == token else None
