"""What somebody tries that is not theirs: it changes nothing, and the ledger keeps that they did."""

from __future__ import annotations

import re
from collections.abc import Collection

from storage.concerns import SLOT as CONCERN
from survey.asked_cards import SLOT as QUESTION
from survey.coordinating import COMMANDS as OF_COORDINATORS
from survey.coordinator_cards import SLOT as COORDINATOR
from survey.desk import COMMANDS
from survey.events import Commanded, Event, Pressed
from survey.messages import Press
from survey.nominee_cards import SLOT as NOMINEE

_OF_THOSE_WHO_RUN_IT = frozenset(OF_COORDINATORS) - frozenset(COMMANDS)
_SLOT_OF_THOSE = re.compile(rf"{COORDINATOR}|{NOMINEE}|(?:{CONCERN}|{QUESTION})\d{{1,9}}")


def tried(event: Event, own: Collection[int]) -> str:
    """Return what an event tries that is not for somebody who answers, as the ledger names it; empty for what is.

    `own` are the numbers of the requests that are or were theirs.
    """
    match event:
        case Commanded(name) if name in _OF_THOSE_WHO_RUN_IT:
            return f"refused.{name}"
        case Pressed(token):
            press = Press.parse(token)
            slot = press.slot if press is not None else ""
            if _SLOT_OF_THOSE.fullmatch(slot) or is_of_request(slot, own):
                return "refused.press"
    return ""


def is_of_request(slot: str, own: Collection[int]) -> bool:
    """Return whether a slot is that of a request which is none of these."""
    return slot.isascii() and slot.isdecimal() and int(slot) not in own
