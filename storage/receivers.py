"""When a bot last heard its channel, and whom an outage may have cost a press."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, bindparam, exists, not_, select, update

from storage.tables import addresses, outbox, receivers
from storage.times import parse, stamp
from storage.upserts import insert_if_new


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which nothing was heard: from the last moment of which it is known otherwise to the first again."""

    since: dt.datetime
    until: dt.datetime

    def key(self, address: str) -> str:
        """Return the outbox's key of what is shown at an address because of this outage."""
        return f"outage:{stamp(self.since)}:{address}"


@dataclass(frozen=True, slots=True)
class Missed:
    """Somebody who may have pressed in vain: the ids of their address and of the participant."""

    address: str
    participant: str


_mine = outbox.alias("mine")
_elsewhere = outbox.alias("elsewhere")
_shown = outbox.alias("shown")
_others = addresses.alias("others")
_since = bindparam("b_since", type_=outbox.c.created_at.type)
_until = bindparam("b_until", type_=outbox.c.created_at.type)

_HERE = and_(receivers.c.channel == bindparam("b_channel"), receivers.c.bot == bindparam("b_bot"))
# with the row locked, a second process waits here until the first has written whom it has shown their question
_ROW = select(receivers).where(_HERE).with_for_update()
_HEARD = update(receivers).where(_HERE).values(heard_at=bindparam("b_now"))
_LOST = update(receivers).where(_HERE).values(heard_at=_until, lost_from=_since, lost_to=_until)
_MADE_GOOD = update(receivers).where(_HERE).values(lost_from=None, lost_to=None)

_LAST_TURN = (
    select(_mine.c.seq)
    .where(_mine.c.address == addresses.c.id, not_(_mine.c.bulk))
    .order_by(_mine.c.seq.desc())
    .limit(1)
    .correlate(addresses)
    .scalar_subquery()
)
_WENT_ON_ELSEWHERE = exists().where(
    _others.c.participant == addresses.c.participant,
    _others.c.id != addresses.c.id,
    _elsewhere.c.address == _others.c.id,
    not_(_elsewhere.c.bulk),
    _elsewhere.c.created_at >= _since,
)
_MISSED = (
    select(addresses.c.id, addresses.c.participant)
    .select_from(addresses.join(outbox, outbox.c.seq == _LAST_TURN))
    .where(
        addresses.c.channel == bindparam("b_channel"),
        addresses.c.reachable,
        addresses.c.id > bindparam("b_after"),
        outbox.c.created_at >= bindparam("b_active"),
        outbox.c.created_at < _until,
        outbox.c.settled_at < _until,
        ~_WENT_ON_ELSEWHERE,
        ~exists().where(_shown.c.key == bindparam("b_key").concat(addresses.c.id)),
    )
    .order_by(addresses.c.id)
    .limit(bindparam("b_limit"))
)


def heard(connection: Connection, channel: str, bot: str, now: dt.datetime) -> None:
    """Note that everything up to now was heard and stored."""
    values = {"b_channel": channel, "b_bot": bot, "b_now": stamp(now)}
    if connection.execute(_HEARD, values).rowcount == 0:
        row = {"channel": channel, "bot": bot, "heard_at": stamp(now)}
        insert_if_new(connection, receivers, ("channel", "bot"), row)


def again(
    connection: Connection,
    channel: str,
    bot: str,
    *,
    now: dt.datetime,
    longest: dt.timedelta,
    known: dt.datetime | None = None,
) -> Outage | None:
    """Note that a bot hears its channel (again); returns the outage that it was, None for less than `longest`.

    `known` is when the caller last heard it, where that was not written down. An outage that comes before an earlier
    one was made good becomes one with it.
    """
    row = _row(connection, channel, bot)
    if row is None:
        return None
    last = max(parse(row.heard_at), known or parse(row.heard_at))
    if now - last <= longest:
        return None
    outage = Outage(parse(row.lost_from) if row.lost_from else last, now)
    values = {"b_channel": channel, "b_bot": bot, "b_since": stamp(outage.since), "b_until": stamp(now)}
    connection.execute(_LOST, values)
    return outage


def open_outage(connection: Connection, channel: str, bot: str) -> Outage | None:
    """Return the outage that was not made good yet; until the transaction ends, no other process works on it."""
    row = _row(connection, channel, bot)
    return None if row is None or row.lost_from is None else Outage(parse(row.lost_from), parse(row.lost_to))


def missed(
    connection: Connection, channel: str, outage: Outage, *, active: dt.timedelta, after: str, limit: int
) -> list[Missed]:
    """Return whoever did something within `active` before the outage, has seen nothing new since, and was not shown
    their question because of it; by address, those behind `after`.

    A row of the outbox that is no bulk was caused by a turn, so the newest one of an address says when its person
    last did something; settled in time, it says that they had the card to press on. Who went on in another channel
    needs nothing.
    """
    values = {
        "b_channel": channel,
        "b_active": stamp(outage.since - active),
        "b_since": stamp(outage.since),
        "b_until": stamp(outage.until),
        "b_key": outage.key(""),
        "b_after": after,
        "b_limit": limit,
    }
    return [Missed(row.id, row.participant) for row in connection.execute(_MISSED, values)]


def made_good(connection: Connection, channel: str, bot: str) -> None:
    """Forget the outage: everybody whom it concerned has been seen to."""
    connection.execute(_MADE_GOOD, {"b_channel": channel, "b_bot": bot})


def _row(connection: Connection, channel: str, bot: str) -> Row[tuple[str, str, str, str | None, str | None]] | None:
    return connection.execute(_ROW, {"b_channel": channel, "b_bot": bot}).first()
