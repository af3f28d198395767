"""Which of somebody's requests decide what an event does, before any is read."""

from __future__ import annotations

from survey.desk import Desk, Room
from survey.events import Edited, Event, Pressed, Said
from survey.messages import Press
from survey.state import Leave


def alone(desk: Desk, channel: str, event: Event) -> int | None:
    """Return the one request that decides what an event does; None where all of the person's do."""
    if desk.room is not Room.TALK or channel not in desk.told:
        return None
    match event:
        case Pressed(token):
            press = Press.parse(token)
            return desk.current if press is not None and press.slot == str(desk.current) else None
        case Said() | Edited():
            return desk.current
    return None


def leads_away(desk: Desk, channel: str, event: Event) -> bool:
    """Return whether an event may lead out of the request that the person is in: then all of theirs are looked at."""
    if alone(desk, channel, event) is None:
        return True
    press = Press.parse(event.token) if isinstance(event, Pressed) else None
    return press is not None and press.action in set(Leave)
