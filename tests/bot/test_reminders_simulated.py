"""Eight weeks of an audit with 90 requests: for every reminder that arrives it is shown that it was due, wanted,
within hours and single, and for every digest that it was within hours and single. What people do is invented, and the
clock is a fake one that jumps; nothing sleeps.

What is right is computed here a second time, from the calendar below and from what the people did, not by the rules
that are tested.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from bot.channels import Delivered, Handle, NotSent, Outcome, Outgoing, Unknown
from bot.delivery import Courier, _alone
from bot.digests import Digests
from bot.house import House
from bot.pace import Pace
from bot.reminders import Reminders, Written
from bot.writer import Writer
from storage import outbox, participants, reminders, requests
from storage.database import Database
from storage.vault import Vault
from survey.desk import Desk, Room
from survey.digest_cards import SLOT as DIGEST
from survey.dispositions import Disposition
from survey.messages import Card, Note
from survey.reminder_cards import SLOT
from survey.reminding import Reason, Wishes
from tests.bot.stage import CASES, TRAITS, Person, Stage
from tests.bot.test_coordinator import run_by
from tests.survey.talk import AUDIT

LONDON = ZoneInfo("Europe/London")
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MOST = 6


@dataclass(frozen=True)
class Season:
    """Eight weeks, with the public holidays in them; `clocks` is the Sunday on which they change, if they do."""

    opens: dt.date
    holidays: tuple[dt.date, ...] = ()
    clocks: dt.date | None = None

    @property
    def due(self) -> dt.date:
        """A Friday at the end of the fifth week."""
        return self.opens + 32 * DAY

    @property
    def closes(self) -> dt.date:
        """The last of 56 days."""
        return self.opens + 55 * DAY

    def works(self, day: dt.date) -> bool:
        """Return whether anybody works on a day."""
        return day.weekday() < 5 and day not in self.holidays

    def occasions(self) -> list[dt.datetime]:
        """Return from when on each of the five reminders is due."""
        days = []
        for before in (7, 2):
            day = self.due - before * DAY
            while not self.works(day):
                day -= DAY
            days.append(day)
        days += [self.due + after * DAY for after in (1, 4, 8)]
        return [dt.datetime.combine(day, dt.time(9), LONDON).astimezone(dt.UTC) for day in days]

    def down(self, day: dt.date) -> bool:
        """Return whether Caseround does not run: on two days in the middle."""
        return self.due - 8 * DAY <= day <= self.due - 7 * DAY

    def reminded_on(self) -> set[dt.date]:
        """Return the days on which somebody is reminded who never does anything."""
        days = set()
        for occasion in self.occasions():
            day = occasion.astimezone(LONDON).date()
            while not self.works(day) or self.down(day):
                day += DAY
            days.add(day)
        return days


AUTUMN = Season(dt.date(2026, 9, 28), clocks=dt.date(2026, 10, 25))
CHRISTMAS = Season(dt.date(2026, 11, 30), (dt.date(2026, 12, 25), dt.date(2026, 12, 28), dt.date(2027, 1, 1)))
SPRING = Season(dt.date(2027, 2, 22), (dt.date(2027, 3, 26), dt.date(2027, 3, 29)), clocks=dt.date(2027, 3, 28))


@dataclass
class Somebody:
    """A person: how diligent they are, and what a witness would know of them."""

    person: Person
    id: str
    numbers: list[int]
    diligence: float
    active: dt.datetime | None = None
    stopped: bool = False
    later: dt.datetime | None = None
    got: list[tuple[dt.datetime, Reason]] = field(default_factory=list)


@dataclass
class Phone:
    """Telegram, as far as it matters here: it takes what arrives, and sometimes nobody knows whether it did."""

    world: World
    name = "telegram"
    edits_in_place = True
    pushes = True

    async def run(self, handle: Handle) -> None:
        """Receive nothing."""

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Take a message, or lose it, or lose the word that it came."""
        chance = self.world.chance.random()
        if chance < 0.05:
            return NotSent(60)
        if isinstance(outgoing.message, Card) and outgoing.message.slot == SLOT and outgoing.action == "send":
            self.world.arrived(outgoing)
        if outgoing.address == self.world.coordinator:
            self.world.digested(outgoing)
        return Unknown() if chance > 0.95 else Delivered(outgoing.id)

    def nudge(self, address_id: str) -> None:
        """Do nothing: delivery pushes."""


class World:
    """An audit, its people, and two processes on its database, of which one delivers."""

    def __init__(self, folder: Path, season: Season, seed: int) -> None:
        self.season, self.chance = season, random.Random(seed)
        audit = replace(AUDIT, opens=season.opens, due=season.due, closes=season.closes)
        self.stage = Stage(folder, audit=audit)
        self.stage.clock.now = self.local(season.opens, 8)
        self.stage.set_up()
        self.seconds, self.jump = 0.0, dt.timedelta()
        self.problems: list[str] = []
        self.others: list[tuple[Database, Writer]] = []
        self.coordinator, self.digests = "", list[dt.date]()
        self.start()

    def local(self, day: dt.date, hour: int) -> dt.datetime:
        """Return a local hour of a day as a moment."""
        return dt.datetime.combine(day, dt.time(hour), LONDON).astimezone(dt.UTC)

    @property
    def now(self) -> dt.datetime:
        """What the clock says, rightly or not."""
        return self.stage.clock.now

    def start(self) -> None:
        """Start anew, as a process that remembers nothing: what was under way is in doubt."""
        house = House(Vault(bytes(32)), self.stage.phrases, TRAITS, self.stage.clock, "http://localhost:8080")
        self.reminders, self.telling = Reminders(house), Digests(house)
        self.courier = Courier(
            Phone(self),
            write=self.stage.writer.write,
            vault=house.vault,
            clock=self.stage.clock,
            pace=Pace(lambda: self.seconds),
            unwanted=self._unwanted,
        )

    def _unwanted(self, connection: Connection, rows: Sequence[str]) -> set[str]:
        return self.reminders.unwanted(connection, rows) | self.telling.unwanted(connection, rows)

    def people(self, count: int, in_all: int) -> None:
        """Let people come in, with so many requests in all."""
        self.by_address: dict[str, Somebody] = {}
        shares = [in_all // count + (number < in_all % count) for number in range(count)]
        first = 1
        for number, share in enumerate(shares):
            ids = [self.stage.auditor(f"Auditor {number}", cases=(case,)) for case in CASES[: min(share, 3)]]
            if share > 3:
                self.more(ids[0], share - 3)
            person = self.stage.admit(ids[0], "telegram", f"chat {number}")
            with self.stage.database.writing() as connection:
                known = participants.one(connection, self.stage.vault, ids[0])
                participants.save_desk(connection, known, Desk(Room.LIST, told=("telegram",)))
            numbers = list(range(first, first + share))
            first += share
            who = Somebody(person, ids[0], numbers, self.chance.choice((0.0, 0.02, 0.06, 0.2)), self.now)
            self.by_address[person.address] = who

    def more(self, participant: str, count: int) -> None:
        """Add requests of the same person for another agency."""
        with self.stage.database.writing() as connection:
            key = participants.one(connection, self.stage.vault, participant).key
            for number in range(count):
                requests.add(
                    connection,
                    key,
                    audit=AUDIT.id,
                    line_key=f"police|{number}|{participant}",
                    participant=participant,
                    case=CASES[number],
                    agency="police",
                    label="",
                    questionnaire="repeat-child-protection-plan",
                    now=self.now,
                )

    def coordinates(self) -> None:
        """Let somebody come in who runs the audit, and is told every day how it stands."""
        participant = run_by(self.stage)
        self.coordinator = self.stage.admit(participant, "telegram", "coordinator").address
        with self.stage.database.writing() as connection:
            known = participants.one(connection, self.stage.vault, participant)
            participants.save_desk(connection, known, Desk(Room.LIST, told=("telegram",)))

    def digested(self, outgoing: Outgoing) -> None:
        """Hear that a part of a digest has arrived, or may have; the card is its first part."""
        local = self.now.astimezone(LONDON)
        in_hours = self.season.works(local.date()) and dt.time(9) <= local.time() < dt.time(17)
        is_open = self.season.opens <= local.date() <= self.season.closes
        if isinstance(outgoing.message, Card) and outgoing.message.slot == DIGEST:
            self.problems += [f"second digest at {local}"] if local.date() in self.digests else []
            self.digests.append(local.date())
        elif isinstance(outgoing.message, Card | Note):
            return  # what they were shown when they came in
        self.problems += [] if in_hours and is_open else [f"digest at {local}"]

    def arrived(self, outgoing: Outgoing) -> None:
        """Hear that a reminder has arrived, or may have, and hold it against what the people did."""
        who, now = self.by_address[outgoing.address], self.now
        local = now.astimezone(LONDON)
        asked = who.later is not None and who.later <= now and not any(at >= who.later for at, _ in who.got)
        reason = Reason.ASKED if asked else Reason.PLANNED
        planned = [at for at, why in who.got if why is Reason.PLANNED]
        since = max([at for at, _ in who.got] + ([who.later] if who.later else []), default=None)
        due = [at for at in self.season.occasions() if at <= now and (since is None or at > since)]
        checks = {
            "due": asked or bool(due),
            "wanted": bool(who.numbers) and not who.stopped,
            "not put off": who.later is None or who.later <= now,
            "left alone": who.active is None or now - who.active >= HOUR or who.active > now,
            "in hours": self.season.works(local.date()) and dt.time(9) <= local.time() < dt.time(17),
            "while open": self.season.opens <= local.date() <= self.season.closes,
            "single": asked or local.date() not in {at.astimezone(LONDON).date() for at in planned},
            "not too many": asked or len(planned) < MOST,
        }
        self.problems += [f"{name} at {local}" for name, holds in checks.items() if not holds]
        who.got.append((now, reason))

    async def tick(self) -> None:
        """Let both processes tick, often at the same moment; sometimes one is killed before it commits."""
        work = [self.stage.writer.write(self.reminders.tick)]
        if self.chance.random() < 0.2:
            work.append(self.others[0][1].write(Reminders(self.other_house()).tick))
        if self.chance.random() < 0.05:
            work.append(self.stage.writer.write(self._killed))
        await asyncio.gather(
            self.stage.writer.write(self.telling.tick), self.others[0][1].write(Digests(self.other_house()).tick)
        )
        for did in await asyncio.gather(*work, return_exceptions=True):
            assert isinstance(did, Written | Killed)

    def _killed(self, connection: object) -> Written:
        self.reminders.tick(connection)  # type: ignore[arg-type] # the writer gives a connection
        raise Killed

    def other_house(self) -> House:
        """Return what the second process knows: nothing yet."""
        return House(Vault(bytes(32)), self.stage.phrases, TRAITS, self.stage.clock, "http://localhost:8080")

    async def deliver(self, *, dies: bool) -> None:
        """Let the process that delivers go on; where it dies, what it sent is known to nobody."""
        with self.stage.database.reading() as connection:
            if not dies and not outbox.waiting(connection, Phone.name):
                return
        for turn in range(4):
            self.seconds += 5
            here = self.courier.begin()
            await self.stage.writer.write(partial(_alone, here))
            self.courier.went(here)
            under_way = list(self.courier._under_way.values())
            await asyncio.gather(*under_way)
            if dies and turn == 2:
                self.start()
                return

    async def live(self, who: Somebody) -> None:
        """Let somebody do what comes to their mind, more likely after a reminder."""
        lately = bool(who.got) and self.now - who.got[-1][0] < 6 * HOUR
        if self.chance.random() > who.diligence * (3 if lately else 1) or not who.numbers:
            return
        await who.person.commands("requests")
        who.active = self.now
        what = self.chance.random()
        with self.stage.database.writing() as connection:
            if what < 0.35:
                self._dispose(connection, who.numbers[0], Disposition.PARTIAL)
            elif what < 0.75:
                self._dispose(connection, who.numbers.pop(0), Disposition.RETURNED)
            elif what < 0.85:
                day = self.now.astimezone(LONDON).date() + self.chance.randint(1, 4) * DAY
                who.later = self.local(day, 9)
                reminders.wish(connection, who.id, Wishes(later=who.later))
            elif what < 0.88:
                who.stopped = True
                reminders.wish(connection, who.id, Wishes(stopped=True))

    def _dispose(self, connection: object, number: int, disposition: Disposition) -> None:
        requests.dispose(connection, number, disposition, reason="x", by=None, now=self.now)  # type: ignore[arg-type] # the writer gives a connection

    def moments(self) -> Iterator[dt.datetime]:
        """Yield when something happens: a few times a day at any hour, and around the beginning and end of hours."""
        day = self.season.opens
        while day <= self.season.closes + 2 * DAY:
            hours = [8.99, 9.0, 16.99, 17.0, self.chance.uniform(0, 24), self.chance.uniform(9, 17)]
            begin = self.local(day, 0)
            yield from (begin + hour * HOUR for hour in sorted(hours))
            day += DAY

    async def run(self) -> None:
        """Let eight weeks pass, with two weekdays of downtime."""
        other = Database.connect(f"sqlite:///{self.stage.folder / 'stage.db'}")
        self.others = [(other, Writer(other))]
        for moment in self.moments():
            if self.season.down(moment.date()):
                continue
            self.stage.clock.now = moment + self._jump()
            for who in self.by_address.values():
                await self.live(who)
            await self.tick()
            if self.chance.random() < 0.5:
                self.stage.clock.now += dt.timedelta(minutes=self.chance.choice((0, 1, 30, 180)))
                for who in self.by_address.values():
                    await self.live(who)
            await self.deliver(dies=self.chance.random() < 0.05)
            if self.chance.random() < 0.05:
                self.start()

    def _jump(self) -> dt.timedelta:
        """Return by how much the clock is wrong: seldom, and then by minutes or days, either way."""
        if self.chance.random() < 0.02:
            return dt.timedelta(minutes=self.chance.choice((-2000, -90, 45, 1500)))
        return dt.timedelta()

    def close(self) -> None:
        """Give everything back."""
        for database, writer in self.others:
            writer.close()
            database.close()
        self.stage.close()


class Killed(Exception):
    """A process is gone in the middle of a transaction."""


@pytest.mark.parametrize("season", [AUTUMN, CHRISTMAS, SPRING], ids=["autumn", "christmas", "spring"])
async def test_eight_weeks(tmp_path: Path, season: Season) -> None:
    """No reminder that was not due, not wanted, outside the hours or a second one; and nobody is forgotten."""
    world = World(tmp_path, season, seed=20)
    try:
        world.people(25, 90)
        world.coordinates()
        await world.run()
        assert [] == world.problems
        got = Counter(len(who.got) for who in world.by_address.values())
        idle = [who for who in world.by_address.values() if who.diligence == 0]
        assert idle
        for who in idle:
            assert season.reminded_on() == {at.astimezone(LONDON).date() for at, _ in who.got}
        assert 30 < sum(count * people for count, people in got.items())
        assert any(reason is Reason.ASKED for who in world.by_address.values() for _, reason in who.got)
        assert any(who.stopped for who in world.by_address.values())
        days = [season.opens + number * DAY for number in range(56)]
        told = [day for day in days if season.works(day) and not season.down(day)]
        # now and then a digest does not leave in its hours, or its process dies: the next one says what it would have
        assert 0.8 * len(told) < len(world.digests) <= len(told)
    finally:
        world.close()
