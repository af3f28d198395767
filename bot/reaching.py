"""Reaching somebody who has not just done anything: at which of their addresses, and what they see there."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.daytime import STANDS, key_of, urgency_of
from bot.house import House
from bot.participants.respondent import Respondent
from bot.showing import Screen
from storage import addresses, participants, requests
from storage.requests import Request
from survey.audit import Audit
from survey.desk import Room
from survey.events import Commanded
from survey.messages import Line, Note
from survey.names import with_label


def places(house: House, connection: Connection, audit: Audit, person: str) -> list[Respondent]:
    """Return a participant at each address where they can be reached, may answer, and have read who reads what they
    write; the address where they did something last comes first."""
    participant = participants.one(connection, house.vault, person)
    phrases = house.speaking(participant.language)
    known = [
        address
        for address in addresses.of_participant(connection, person)
        if address.reachable
        and address.channel in participant.desk.told
        and audit.allows(participant.role, address.channel)
    ]
    found, urgency = [], urgency_of(connection, person, house.clock())
    for address in sorted(known, key=lambda address: address.seen or "", reverse=True):
        ahead = Ahead(connection, house.vault, ())
        screen = Screen(house, connection, ahead, address.id, address.channel, phrases, bulk=True, urgency=urgency)
        found.append(Respondent(screen, participant, audit, house.clock()))
    return found


def tell(house: House, connection: Connection, audit: Audit, request: Request, phrase: str) -> bool:
    """Tell the participant of a request what became of it, where they did something last: at once in the daytime or
    while they are there, and otherwise in the morning, if it still stands so.

    Somebody who stands at their list sees it anew below. Returns False where they cannot be reached.
    """
    respondent = next(iter(places(house, connection, audit, request.participant)), None)
    if respondent is None:
        return False
    note = Note(
        (Line(respondent.phrases(phrase, name=_name(house, connection, request, respondent.participant.language))),)
    )
    screen, stands = respondent.screen, requests.stands(connection, audit.id, request.number)
    key = key_of(STANDS, screen.address, respondent.now, request.number, stands)
    screen.tell(respondent.participant.key, note, dedupe=key)
    if respondent.participant.desk.room is Room.LIST:
        respondent.greet()
    return True


def show(house: House, connection: Connection, audit: Audit, request: Request) -> bool:
    """Show the participant of a request where it stands now, where they did something last.

    Returns False where they are not in this request, or cannot be reached.
    """
    respondent = next(iter(places(house, connection, audit, request.participant)), None)
    if respondent is None:
        return False
    desk = respondent.participant.desk
    if desk.room is not Room.TALK or desk.current != request.number:
        return False
    respondent.take(Commanded("start"))
    return True


def _name(house: House, connection: Connection, request: Request, language: str) -> str:
    if request.case is not None:
        return with_label(request.case.reference, request.label)
    asked = house.newest_questionnaire(connection, request.questionnaire).spoken(language)
    return with_label(asked.title, request.label)
