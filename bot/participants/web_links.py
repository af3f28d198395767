"""The way from another channel into the web chat: a link for one person, once, for ten minutes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from bot.house import House
from storage import invitations
from storage.participants import Participant
from survey.audit import WEB, Audit
from survey.messages import Line, Note

LIFETIME = dt.timedelta(minutes=10)


def web_link(house: House, connection: Connection, participant: Participant, audit: Audit, now: dt.datetime) -> Note:
    """Return a note with a fresh link, or that the participant's role has no web chat in this audit."""
    phrases = house.speaking(participant.language)
    if not audit.allows(participant.role, WEB):
        return Note((Line(phrases("link.none")),))
    issued = invitations.issue(connection, participant.id, WEB, "device", now, LIFETIME)
    return Note((Line(phrases("link.web")),), link=f"{house.web_url}/i/{issued.token}")
