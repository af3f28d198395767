"""What the turns of a batch will want to read, read for all of them together."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from bot.channels import Incoming
from storage import live_cards, outbox, participants, requests, responses
from storage.addresses import Address
from storage.live_cards import LiveCard
from storage.outbox import Last, Status
from storage.participants import Participant
from storage.requests import Request
from storage.responses import Response
from storage.vault import Vault


class Ahead:
    """Each thing is given out once, for a turn may change it: whoever comes second reads for themselves.

    Nothing is here for an address that belongs to nobody, and for what cannot be read.
    """

    def __init__(self, connection: Connection, vault: Vault, events: Iterable[Incoming]) -> None:
        self._connection = connection
        self._vault = vault
        self._at: dict[tuple[str, str], tuple[Participant, Address]] = {}
        channels: dict[str, list[str]] = {}
        for incoming in events:
            channels.setdefault(incoming.channel, []).append(incoming.address)
        for channel, addresses in channels.items():
            found = participants.at_each(connection, vault, channel, addresses)
            self._at |= {(channel, address): known for address, known in found.items()}
        people = {participant.id: participant for participant, _ in self._at.values()}
        self._waiting = set(people)
        current = {p.desk.current: p.key for p in people.values() if p.desk.current is not None}
        self._requests = requests.numbered(connection, current) if current else {}
        self._responses = responses.load_each(connection, vault, current) if current else {}
        places = [address.id for _, address in self._at.values()]
        self._live = live_cards.of_each(connection, places) if places else {}
        self._last = outbox.last_of_each(connection, places) if places else {}

    def participant(self, channel: str, address: str) -> tuple[Participant, Address] | None:
        """Return the participant at a channel's address, with the address; None for a stranger's."""
        found = self._at.pop((channel, address), None)
        if found is None or found[0].id not in self._waiting:
            return participants.at(self._connection, self._vault, channel, address)
        self._waiting.discard(found[0].id)
        return found

    def request(self, participant: Participant, number: int) -> Request | None:
        """Return one of the participant's requests; None where it is not theirs, or not here."""
        request = self._requests.pop(number, None)
        return request if request is not None and request.participant == participant.id else None

    def response(self, request: int) -> Response | None:
        """Return the response to a request, None where it was not opened yet; raises storage.vault.KeyErased."""
        return self._responses.pop(request, None) or responses.load(self._connection, self._vault, request)

    def live_cards(self, address: str) -> list[LiveCard]:
        """Return the live cards of an address, one a slot."""
        live = self._live.pop(address, None)
        return live_cards.of_address(self._connection, address) if live is None else live

    def last(self, address: str) -> Last | None:
        """Return the address's last row of the outbox."""
        if address in self._last:
            return self._last.pop(address)
        return outbox.last_of_each(self._connection, (address,))[address]

    def bulk_waits(self, address: str) -> bool:
        """Return whether bulk waits for the address, and nothing behind it."""
        last = self._last.get(address)
        return last is not None and last.bulk and last.status == Status.WAITING

    def appended(self, address: str) -> None:
        """Take note that the address has another last row now."""
        self._last.pop(address, None)
