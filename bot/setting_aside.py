"""Setting an event aside: it is quarantined, and whoever sent it hears that it could not be taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.channels import Incoming, Receipt
from bot.house import House
from bot.kept_event import KeptEvent
from bot.showing import Screen
from storage import addresses, participants, quarantine, responses
from storage.addresses import Address
from storage.later import Spoilt, Together
from storage.participants import Participant
from storage.trouble import IN_TROUBLE
from survey.messages import Line, Note

Found = tuple[Participant, Address]
T = TypeVar("T")
log = structlog.get_logger()


@dataclass(frozen=True)
class SettingAside:
    """What becomes of an event that no turn can take, in the transaction in which that is found out."""

    house: House
    batch: Together
    connection: Connection

    def put(self, incoming: Incoming, cause: str, raw: Mapping[str, Any] | None = None) -> tuple[Receipt, str]:
        """Quarantine an event, and tell its sender.

        Returns what to say at once and the id of the address with new rows; raises what the database in trouble
        raises, and nothing else.
        """
        found = self._sender(incoming)
        kept = KeptEvent(incoming, self._stood(found), raw)
        number = quarantine.put(
            self.connection,
            self.house.vault.system(self.connection),
            channel=incoming.channel,
            event_id=incoming.event_id,
            content=kept.to_text(),
            cause=cause,
            audit=found[0].audit if found else None,
            now=self.house.clock(),
        )
        log.error("turn.quarantined", channel=incoming.channel, quarantine=number, cause=cause)
        return self._apologise(found, incoming.channel)

    def _sender(self, incoming: Incoming) -> Found | None:
        """Return who sent it, where they can be found."""
        vault, channel = self.house.vault, incoming.channel
        return self._attempt(lambda: participants.at(self.connection, vault, channel, incoming.address), None)

    def _stood(self, found: Found | None) -> str:
        if found is None:
            return ""
        participant, _ = found
        return self._attempt(lambda: standing(self.house, self.connection, participant), "")

    def _apologise(self, found: Found | None, channel: str) -> tuple[Receipt, str]:
        in_person = Receipt(reply=self._sorry("")), ""
        if found is None:
            return in_person
        participant, address = found
        return self._attempt(lambda: self._show(participant, address, channel), in_person)

    def _show(self, participant: Participant, address: Address, channel: str) -> tuple[Receipt, str]:
        if not address.reachable:
            addresses.back(self.connection, address.id)
        phrases = self.house.speaking(participant.language)
        ahead = Ahead(self.connection, self.house.vault, ())
        screen = Screen(self.house, self.connection, ahead, address.id, channel, phrases)
        screen.show(participant.key, None, [self._sorry(participant.language)])
        return Receipt(), address.id

    def _attempt(self, work: Callable[[], T], otherwise: T) -> T:
        """Return what the work returns, as a turn of its own, and `otherwise` where it fails: the event is kept all
        the same."""
        try:
            with self.batch.turn(at_once=True):
                return work()
        except (*IN_TROUBLE, Spoilt):
            raise
        except Exception:  # noqa: BLE001 - what broke the event's turn may break this too
            return otherwise

    def _sorry(self, language: str) -> Note:
        return Note((Line(self.house.speaking(language)("turn.failed")),))


def standing(house: House, connection: Connection, participant: Participant) -> str:
    """Return a word for where a participant stands in their conversation: another one when they have gone on."""
    desk = participant.desk
    response = None if desk.current is None else responses.load(connection, house.vault, desk.current)
    if response is None:
        return f"{desk.room}:{desk.current}:{desk.revision}:"
    # an edited text leaves the revision as it is, for the buttons below it mean what they meant
    spoken = sha256(json.dumps(response.state.spoken, sort_keys=True).encode()).hexdigest()
    return f"{desk.room}:{desk.current}:{desk.revision}:{response.state.revision}:{spoken}"
