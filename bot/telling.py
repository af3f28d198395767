"""Telling whoever coordinates an audit of something in the daytime, wherever they are shown anything."""

from __future__ import annotations

from collections.abc import Callable

from bot.showing import Screen
from storage import addresses, participants
from storage.outbox import Urgency
from survey.audit import Audit, Role
from survey.messages import Note
from survey.phrases import Phrases


def tell_coordinators(screen: Screen, audit: Audit, say: Callable[[Phrases], Note], request: int) -> None:
    """Show a note about a request to every coordinator of an audit, in the turn of somebody else: its rows leave with
    theirs."""
    house, connection = screen.house, screen.connection
    known = {each.id: each for each, _ in participants.of_role(connection, house.vault, audit.id, Role.COORDINATOR)}
    for address in addresses.of_role(connection, audit.id, Role.COORDINATOR):
        person = known.get(address.participant)
        if person is None or not audit.allows(Role.COORDINATOR, address.channel):
            continue
        phrases = house.speaking(person.language)
        there = Screen(
            house,
            connection,
            screen.ahead,
            address.id,
            address.channel,
            phrases,
            urgency=Urgency.DAYTIME,
            ready=screen.ready,
        )
        there.show(person.key, None, [say(phrases)], about=(request,))
        screen.others.append((address.channel, address.id))
