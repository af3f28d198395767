"""Choosing the language in which somebody is spoken to: the card, and what its buttons say."""

from __future__ import annotations

from survey.answers import letter
from survey.events import Commanded, Event, Pressed
from survey.languages import own_name
from survey.messages import Card, Choice, Line, Press, Tick, token
from survey.phrases import Phrases

COMMAND = "language"
SLOT = "l"
"""No place of a conversation: the card changes nothing about where somebody is."""


def language_card(phrases: Phrases) -> Card:
    """Return the card with every language of the installation, each called what it is called in itself."""
    codes = sorted((phrases.language, *phrases.others), key=own_name)
    choices = [
        Choice(
            token(SLOT, 0, -1, code),
            own_name(code),
            letter(place),
            Tick.CURRENT if code == phrases.language else Tick.NONE,
        )
        for place, code in enumerate(codes)
    ]
    return Card(SLOT, phrases("language.title"), (Line(phrases("language.means")),), tuple(choices))


def asks(event: Event) -> bool:
    """Return whether somebody wants to see the card."""
    return isinstance(event, Commanded) and event.name == COMMAND


def chosen(event: Event, phrases: Phrases) -> str:
    """Return the language that an event chooses, of those that are here; empty where it chooses none."""
    press = Press.parse(event.token) if isinstance(event, Pressed) else None
    spoken = (phrases.language, *phrases.others)
    return press.action if press is not None and press.slot == SLOT and press.action in spoken else ""
