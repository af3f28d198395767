"""Through which channels the people of an audit can be reached at this moment."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, exists, select

from storage.tables import addresses, participants, web_sessions
from storage.times import stamp
from survey.audit import WEB

SIGNED_IN = exists().where(web_sessions.c.address == addresses.c.id, web_sessions.c.expires_at > bindparam("b_now"))
_OF_AUDIT = (
    select(addresses.c.participant, addresses.c.channel, addresses.c.reachable, SIGNED_IN.label("signed_in"))
    .join(participants, participants.c.id == addresses.c.participant)
    .where(participants.c.audit == bindparam("b_audit"))
    .order_by(addresses.c.channel, addresses.c.id)
)


def of_audit(connection: Connection, audit: str, now: dt.datetime) -> dict[str, dict[str, bool]]:
    """Return, for each participant who has ever come in, whether each of their channels reaches them.

    The web chat does while a browser is signed in; another channel until it is said that nothing arrives there.
    """
    found: dict[str, dict[str, bool]] = {}
    for row in connection.execute(_OF_AUDIT, {"b_audit": audit, "b_now": stamp(now)}):
        theirs = found.setdefault(row.participant, {})
        reaches = row.signed_in if row.channel == WEB else row.reachable
        theirs[row.channel] = theirs.get(row.channel, False) or bool(reaches)
    return found
