"""After an outage: whoever was answering sees their question again, with a word why.

Telegram keeps a press for 150 seconds and a text for a day. While a bot hears nothing for longer (the process was
down, Telegram did not answer, or nothing could be stored), presses are lost without a trace. Whoever did something
within fifteen minutes before is shown where they are once more, after all that did wait has been handled: those who
acted in it have seen a new card and need none. The web chat needs nothing of this, for its page keeps its own queue
until the server has it.

Outside decent hours it waits for the morning, as an open outage and not as rows of the outbox: such rows would hold
back whatever the person does meanwhile, and who has gone on by the morning is not bothered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

import structlog
from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.channels import Action
from bot.house import House
from bot.participants.roles import somebody
from bot.showing import Screen
from bot.writer import Writer
from storage import outbox, participants, receivers
from storage.ids import new_id
from storage.receivers import Missed, Outage
from storage.trouble import IN_TROUBLE
from survey.audit import Window
from survey.events import Commanded
from survey.hours import is_decent
from survey.messages import Line, Note

LONGEST = dt.timedelta(seconds=150)
"""How long Telegram keeps a press: a shorter silence loses nothing."""
ACTIVE = dt.timedelta(minutes=15)
KEPT_EVERY = dt.timedelta(seconds=30)
"""How often it is written down that the channel is heard: so much longer an outage may seem after a kill."""
AT_ONCE = 50

log = structlog.get_logger()


class Became(Enum):
    """What became of somebody who may have pressed in vain."""

    SHOWN = auto()
    WAITS = auto()
    PASSED_OVER = auto()


@dataclass(frozen=True, slots=True)
class Round:
    """What one transaction did: the addresses with their question again, whether somebody waits for the morning, and
    the address behind which the list goes on, empty at its end."""

    shown: tuple[str, ...] = ()
    waits: bool = False
    last: str = ""


class Outages:
    """Watches one channel for outages and makes them good; `nudge` hears the address ids with new rows.

    A failure of its own is logged and stops nobody: what was to be noted or shown is tried again with a later batch.
    """

    def __init__(self, house: House, writer: Writer, channel: str, nudge: Callable[[str], None]) -> None:
        self._house = house
        self._writer = writer
        self._channel = channel
        self._nudge = nudge
        # when the newest stored batch was fetched, when the one that is being handled, and what was last written down
        self._heard: dt.datetime | None = None
        self._fetched: dt.datetime | None = None
        self._kept: dt.datetime | None = None

    async def fetched(self, bot: str) -> None:
        """Notice whether this batch ends an outage, before anything of it is handled."""
        now, self._fetched = self._house.clock(), None
        if self._heard is None or now - self._heard > LONGEST:
            again = partial(
                receivers.again, channel=self._channel, bot=bot, now=now, longest=LONGEST, known=self._heard
            )
            try:
                outage = await self._writer.write(again)
            except Exception as error:  # noqa: BLE001 - see the class
                return _failed(error)
            if outage is not None:
                seconds = round((now - outage.since).total_seconds())
                log.warning("outages.over", channel=self._channel, seconds=seconds)
            self._kept = None
        self._fetched = now
        return None

    async def stored(self, bot: str, *, is_all: bool) -> None:
        """Note that the batch is stored; where nothing waits behind it, an outage before it is made good."""
        if self._fetched is None:
            return
        now = self._heard = self._fetched
        if not is_all or (self._kept is not None and now - self._kept < KEPT_EVERY):
            return
        try:
            if await self._writer.write(partial(self._keep, bot=bot, now=now)) is not None:
                await self._make_good(bot)
        except Exception as error:  # noqa: BLE001 - see the class
            _failed(error)
        self._kept = now

    def _keep(self, connection: Connection, bot: str, now: dt.datetime) -> Outage | None:
        receivers.heard(connection, self._channel, bot, now)
        return receivers.open_outage(connection, self._channel, bot)

    async def _make_good(self, bot: str) -> None:
        done, waits = Round(), False
        while True:
            done = await self._writer.write(partial(self._round, bot=bot, after=done.last))
            for address in done.shown:
                self._nudge(address)
            waits = waits or done.waits
            if not done.last:
                break
        if not waits:
            await self._writer.write(partial(receivers.made_good, channel=self._channel, bot=bot))

    def _round(self, connection: Connection, bot: str, after: str) -> Round:
        outage = receivers.open_outage(connection, self._channel, bot)
        if outage is None:
            return Round()
        people = receivers.missed(connection, self._channel, outage, active=ACTIVE, after=after, limit=AT_ONCE)
        became = {missed.address: self._show(connection, missed, outage) for missed in people}
        shown = tuple(address for address, how in became.items() if how is Became.SHOWN)
        last = people[-1].address if len(people) == AT_ONCE else ""
        return Round(shown, Became.WAITS in became.values(), last)

    def _show(self, connection: Connection, missed: Missed, outage: Outage) -> Became:
        try:
            with connection.begin_nested():
                return self._show_again(connection, missed, outage)
        except IN_TROUBLE:
            raise  # the database itself is in trouble: it is tried again
        except Exception as error:  # noqa: BLE001 - one person's damaged row must not keep the others waiting
            _failed(error)
            return Became.PASSED_OVER

    def _show_again(self, connection: Connection, missed: Missed, outage: Outage) -> Became:
        now = self._house.clock()
        participant = participants.one(connection, self._house.vault, missed.participant)
        audit = self._house.audit(connection, participant.audit, participant.revision).audit
        if audit.window(now) is Window.CLOSED or not audit.allows(participant.role, self._channel):
            return Became.PASSED_OVER
        if not is_decent(now, audit.timezone):
            return Became.WAITS
        phrases = self._house.speaking(participant.language)
        outbox.append(
            connection,
            self._house.vault,
            key=participant.key,
            id=new_id(),
            address=missed.address,
            channel=self._channel,
            action=Action.SEND.value,
            message=Note((Line(phrases("outage.over")),)),
            dedupe=outage.key(missed.address),
            bulk=True,
            now=now,
        )
        ahead = Ahead(connection, self._house.vault, ())
        screen = Screen(self._house, connection, ahead, missed.address, self._channel, phrases, bulk=True)
        somebody(screen, participant, audit, now).take(Commanded("start"))
        return Became.SHOWN


def _failed(error: Exception) -> None:
    log.error("outages.failed", error=type(error).__name__)
