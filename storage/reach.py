"""Through which channels the people of an audit can be reached at this moment."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, exists, or_, select

from storage.tables import addresses, participants, web_sessions
from storage.times import stamp
from survey.audit import EMAIL, WEB

AWAY = dt.timedelta(days=3)
"""Whose page has been shut for so long does not see what waits for them there."""

SIGNED_IN = exists().where(web_sessions.c.address == addresses.c.id, web_sessions.c.expires_at > bindparam("b_now"))
HAS_LOOKED = or_(addresses.c.open_at > bindparam("b_since"), addresses.c.last_seen_at > bindparam("b_since"))
_OF_AUDIT = (
    select(
        addresses.c.participant,
        addresses.c.channel,
        addresses.c.reachable,
        SIGNED_IN.label("signed_in"),
        HAS_LOOKED.label("has_looked"),
    )
    .join(participants, participants.c.id == addresses.c.participant)
    .where(participants.c.audit == bindparam("b_audit"), addresses.c.channel != EMAIL)
    .order_by(addresses.c.channel, addresses.c.id)
)


def of_audit(
    connection: Connection, audit: str, now: dt.datetime, *, away: dt.timedelta | None = None
) -> dict[str, dict[str, bool]]:
    """Return, for each participant who has ever come in, whether each of their chats reaches them.

    The web chat does while a browser is signed in, and with `away` only where its page was open, or something was
    done there, within that time; another channel does until it is said that nothing arrives there.
    """
    found: dict[str, dict[str, bool]] = {}
    since = stamp(now - away) if away is not None else ""
    for row in connection.execute(_OF_AUDIT, {"b_audit": audit, "b_now": stamp(now), "b_since": since}):
        theirs = found.setdefault(row.participant, {})
        reaches = row.signed_in and row.has_looked if row.channel == WEB else row.reachable
        theirs[row.channel] = theirs.get(row.channel, False) or bool(reaches)
    return found
