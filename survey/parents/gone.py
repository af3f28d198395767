"""What is shown to a parent of whom nothing is kept, who cannot be asked yet, or who went on in another place: it
depends on no response."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Refused, clean
from survey.distress import hear
from survey.events import Commanded, Event, Pressed, Said
from survey.messages import Button, Card, Line, Press, token
from survey.parents.talk import COMMANDS, ELSEWHERE
from survey.parents.typed_words import meant
from survey.phrases import Phrases
from survey.reminder_cards import SLOT as REMINDER


def gone(request: int, phrases: Phrases, *, number: str = "", day: str = "") -> Card:
    """Return the card of somebody who has withdrawn, with the receipt's number and day to be read out to them."""
    lines = [Line(phrases("parent.withdrawn"))]
    if number:
        lines.append(Line(phrases("interview.withdrawn.receipt", number=number, day=day)))
    return _card(request, phrases, "parent.title.thanks", lines)


def going(request: int, phrases: Phrases) -> Card:
    """Return the card of somebody who has just withdrawn: the receipt follows when all is gone."""
    return _card(request, phrases, "parent.title.thanks", [Line(phrases("parent.withdrawing"))])


def no_words(request: int, phrases: Phrases) -> Card:
    """Return the card that says that nothing can be asked yet."""
    return _card(request, phrases, "parent.title", [Line(phrases("parent.not_ready"))])


def elsewhere(request: int, phrases: Phrases) -> Card:
    """Return the card that takes the place of one with words that were changed or taken out in another chat; its
    button, which is never one of the present card's, leads to where the conversation is."""
    on = Button(token(request, 0, -1, ELSEWHERE), phrases("parent.button.resume"), main=True)
    card = _card(request, phrases, "parent.title", [Line(phrases("parent.elsewhere"))])
    return replace(card, rows=((on,), *card.rows))


def gentle_reminder(phrases: Phrases) -> Card:
    """Return the reminder of a parent: its first line, which a telephone shows to whoever looks at it, and all the
    rest say nothing of what it is about."""
    on = Button(token(REMINDER, 0, -1, "resume"), phrases("parent.button.resume"), main=True)
    stop = Button(token(REMINDER, 0, -1, "stop"), phrases("parent.reminder.stop"))
    return Card(REMINDER, phrases("parent.title"), (Line(phrases("parent.reminder")),), rows=((on,), (stop,)))


def about_help(event: Event, request: int, phrases: Phrases) -> bool:
    """Return whether an event asks for help now."""
    match event:
        case Pressed(pressed):
            press = Press.parse(pressed)
            return press is not None and (press.slot, press.action) == (str(request), "help")
        case Said(text, _):
            return meant(text, phrases) == "help"
        case Commanded(name, _):
            return COMMANDS.get(name) == "help"
    return False


def about_danger(event: Event) -> bool:
    """Return whether somebody of whom nothing is kept types words of danger or despair."""
    match event:
        case Said(text, _):
            try:
                return bool(hear(clean(text)))
            except Refused:
                return False
    return False


def _card(request: int, phrases: Phrases, title: str, lines: list[Line]) -> Card:
    helps = Button(token(request, 0, -1, "help"), phrases("parent.button.help"))
    return Card(str(request), phrases(title), tuple(lines), rows=((helps,),))
