"""What the turns of a batch will want to read, read for all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from bot.channels import Incoming
from storage import participants, requests, responses, returns
from storage.addresses import Address
from storage.current import current
from storage.participants import Participant
from storage.requests import Request
from storage.responses import Response
from storage.shown import Shown, shown
from storage.vault import DataKey, Vault
from survey.deciding import leads_away
from survey.dispositions import SETTLED
from survey.events import Event
from survey.returns import Return


class Ahead:
    """Each thing is given out once, for a turn may change it: whoever comes second reads for themselves.

    Nothing is here for an address that belongs to nobody, and for what cannot be read.
    """

    def __init__(self, connection: Connection, vault: Vault, events: Iterable[Incoming]) -> None:
        self._connection = connection
        self._vault = vault
        self._at: dict[tuple[str, str], tuple[Participant, Address]] = {}
        by_channel: dict[str, dict[str, Event]] = {}
        for incoming in events:
            by_channel.setdefault(incoming.channel, {})[incoming.address] = incoming.event
        away: dict[str, DataKey] = {}
        for channel, said in by_channel.items():
            for address, found in participants.at_each(connection, vault, channel, said).items():
                participant, _ = self._at[channel, address] = found
                if leads_away(participant.desk, channel, said[address]):
                    away[participant.id] = participant.key
        people = {participant.id: participant for participant, _ in self._at.values()}
        self._waiting = set(people)
        self._all = requests.of_each(connection, away) if away else {}
        self._numbers = {name: _wanted(each.desk.current, self._all.get(name, ())) for name, each in people.items()}
        numbers = {number: people[name].key for name, theirs in self._numbers.items() for number in theirs}
        self._requests, self._responses = current(connection, vault, numbers) if numbers else ({}, {})
        returned = [number for number, response in self._responses.items() if response and response.state.returns]
        self._returns = returns.latest_of_each(connection, vault, returned) if returned else {}
        places = [address.id for _, address in self._at.values()]
        self._shown = shown(connection, places) if places else {}

    def participant(self, channel: str, address: str) -> tuple[Participant, Address] | None:
        """Return the participant at a channel's address, with the address; None for a stranger's."""
        found = self._at.pop((channel, address), None)
        if found is None or found[0].id not in self._waiting:
            found = participants.at(self._connection, self._vault, channel, address)
            if found is not None:
                self._drop(found[0].id)
            return found
        self._waiting.discard(found[0].id)
        return found

    def forget(self, person: str) -> None:
        """Forget all that was read for a participant: a turn of somebody else has just changed it."""
        for at in [at for at, (participant, _) in self._at.items() if participant.id == person]:
            _, address = self._at.pop(at)
            self._shown.pop(address.id, None)
        self._waiting.discard(person)
        self._drop(person)

    def _drop(self, person: str) -> None:
        """Forget what was read for somebody whose first turn of the batch may have changed it."""
        self._all.pop(person, None)
        for number in self._numbers.pop(person, ()):
            for known in (self._requests, self._responses, self._returns):
                known.pop(number, None)

    def request(self, participant: Participant, number: int) -> Request | None:
        """Return one of the participant's requests; None where it is not theirs, or not here."""
        request = self._requests.pop(number, None)
        return request if request is not None and request.participant == participant.id else None

    def requests(self, participant: Participant) -> list[Request]:
        """Return all of the participant's requests."""
        known = self._all.pop(participant.id, None)
        return requests.of_participant(self._connection, participant.id, participant.key) if known is None else known

    def returned(self, request: int) -> Return | None:
        """Return the return that counts for a request, None where there is none; raises as `response` does."""
        return self._returns.pop(request, None) or returns.latest(self._connection, self._vault, request)

    def response(self, request: int) -> Response | None:
        """Return the response to a request, None where it was not opened yet; raises storage.vault.KeyErased."""
        if request in self._responses:
            return self._responses.pop(request)
        return responses.load(self._connection, self._vault, request)

    def shown(self, address: str) -> Shown:
        """Return what stands at an address."""
        return self._shown.pop(address, None) or shown(self._connection, (address,))[address]


def _wanted(current: int | None, theirs: Sequence[Request]) -> set[int]:
    """Return the numbers of the request that somebody is in, and of the one to which they go on next."""
    order = [request.number for request in theirs]
    place = order.index(current) + 1 if current in order else 0
    waiting = [each.number for each in (*theirs[place:], *theirs[:place]) if each.disposition not in SETTLED]
    wanted = set(waiting[:1])
    return wanted if current is None else {current, *wanted}
