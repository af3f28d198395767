"""What needs a person comes to the coordinators in plain words, once, until it was well in between."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select, update

from bot.failures import Watch
from bot.machine import MOVED, NEARLY_FULL, Machine
from storage import addresses, audits, failures, quarantine, tables
from survey.audit import EMAIL, Role
from survey.failures import Failing
from survey.messages import Card
from tests.bot.families import parent
from tests.bot.stage import NOON, TRAITS, Person, Stage, stage, words
from tests.bot.test_coordinator import run_by

__all__ = ["stage"]


@dataclass
class Ward:
    """Two coordinators, and a machine that a test makes ill."""

    stage: Stage
    morgan: Person
    lead: Person
    free: int = 2**40
    seconds: float = 0.0
    away: dt.timedelta | None = None
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.starts()

    def starts(self) -> None:
        """Start anew, as a process that remembers nothing."""
        machine = Machine(self.stage.clock, lambda: self.free, lambda: self.away, lambda: self.seconds)
        self.watch = Watch(self.stage.house, self.stage.writer.write, lambda _: None, machine)

    async def looks(self, *, minutes: int = 1) -> list[str]:
        """Let time pass and a tick happen; returns what the coordinator was told by it."""
        before = len(self._told(self.morgan))
        self.seconds += 60 * minutes
        self.stage.clock.now += dt.timedelta(minutes=minutes)
        await self.watch.over("failures", self.watch.look)
        assert [] == self._told(self.lead)
        return self._told(self.morgan)[before:]

    def standing(self) -> list[Failing]:
        """Return what fails."""
        with self.stage.database.reading() as connection:
            return [each.kind for each in failures.standing(connection)]

    @staticmethod
    def _told(person: Person) -> list[str]:
        cards = [each for each in person.chat().values() if isinstance(each, Card)]
        return [words(each) for each in cards if each.title == "Something needs a person"]


@pytest.fixture
async def ward(stage: Stage) -> Ward:
    """A coordinator and the lead in Telegram."""
    morgan = stage.admit(run_by(stage, "Morgan Lark"), "telegram", "morgan")
    lead = stage.admit(run_by(stage, "Invented Lead", Role.LEAD), "telegram", "lead")
    await morgan.press("I have read this")
    await lead.press("I have read this")
    return Ward(stage, morgan, lead)


async def test_the_disk_is_told_once_until_it_was_well(ward: Ward) -> None:
    """Also by a process that starts anew; a little more room is not well yet."""
    assert [] == await ward.looks()
    ward.free = NEARLY_FULL - 1
    [said] = await ward.looks()
    assert "nearly full" in said
    ward.free = NEARLY_FULL + 1
    assert [] == await ward.looks()
    assert [Failing.DISK] == ward.standing()
    ward.starts()
    ward.free = 0
    assert [] == await ward.looks()
    ward.free = 2 * NEARLY_FULL
    assert [] == await ward.looks()
    assert [] == ward.standing()
    ward.free = 0
    assert 1 == len(await ward.looks())


async def test_a_clock_that_is_moved_or_differs(ward: Ward) -> None:
    """A jump against seconds that nobody sets, either way, is told of for an hour; so is a server's other time."""
    await ward.looks()
    ward.stage.clock.now += dt.timedelta(hours=2)
    assert "clock of the machine" in (await ward.looks())[0]
    ward.stage.clock.now -= dt.timedelta(hours=2)
    assert [] == await ward.looks()
    assert [] == await ward.looks(minutes=int(MOVED) // 60)
    assert [] == ward.standing()
    ward.away = dt.timedelta(minutes=-3)
    assert 1 == len(await ward.looks())
    ward.away = dt.timedelta(seconds=3)
    assert [] == await ward.looks()
    assert [] == ward.standing()


async def test_whom_e_mail_reaches_is_no_failure(ward: Ward) -> None:
    """Somebody stopped the chat, and is written to instead; told is an address that is refused, until another one is
    there. Without a mail server an address reaches nobody."""
    stage = ward.stage
    heron = stage.auditor("Auditor Heron", email="heron@health.example")
    chat = stage.admit(heron, "telegram", "heron")
    with stage.database.writing() as connection:
        addresses.unreachable(connection, chat.address_id)
    assert [] == await ward.looks()
    [mailbox] = [each for each in of(stage, heron) if each.channel == EMAIL]
    with stage.database.writing() as connection:
        addresses.unreachable(connection, mailbox.id)
    [said] = await ward.looks()
    assert "e-mails to Auditor Heron are refused" in said
    stage.auditor("Auditor Heron", cases=(), email="heron@new.example")
    assert [] == await ward.looks()
    assert [] == ward.standing()
    stage.house.channels = {name: traits for name, traits in TRAITS.items() if name != EMAIL}
    assert "no longer reach Auditor Heron" in (await ward.looks())[0]


def of(stage: Stage, participant: str) -> list[addresses.Address]:
    """Return somebody's addresses."""
    with stage.database.reading() as connection:
        return addresses.of_participant(connection, participant)


async def test_what_goes_wrong_with_people_and_messages(ward: Ward) -> None:
    """Somebody stopped the chat, an event is in quarantine, a send is uncertain: one message, with the name and no
    content; who wrote again is well. That a parent has stopped the chat is nobody's to hear."""
    stage = ward.stage
    heron, plover = stage.admit(stage.auditor(), "telegram", "heron"), parent(stage)
    stage.auditor("Auditor Finch")
    with stage.database.writing() as connection:
        addresses.unreachable(connection, heron.address_id)
        key = stage.vault.create(connection)
        quarantine.put(
            connection, key, audit=stage.audit.id, channel="telegram", event_id="1", content="{}", cause="x", now=NOON
        )
        one = select(tables.outbox.c.id).where(tables.outbox.c.address == heron.address_id).limit(1)
        uncertain = {"status": "uncertain", "settled_at": tables.outbox.c.created_at}
        connection.execute(
            update(tables.outbox).where(tables.outbox.c.id == one.scalar_subquery()).values(**uncertain)
        )
        key = audits.load(connection, stage.vault, stage.audit.id).key
        left = addresses.bind(
            connection, stage.vault, key, participant=plover, channel="telegram", address="plover", now=NOON
        )
        addresses.unreachable(connection, left.id)
    [said] = await ward.looks()
    assert "no longer reach Auditor Heron" in said
    assert "Plover" not in said
    # with who was never invited: as many as the list has that it leads to
    assert "Not reached: 2" == ward.morgan.card()[1].rows[0][0].label
    assert "kept sealed as number 1" in said
    assert "not clear whether they arrived" in said
    assert [] == await ward.looks()
    await heron.commands("start")
    await ward.looks()
    assert {Failing.QUARANTINED, Failing.UNCERTAIN} == set(ward.standing())
    await ward.looks(minutes=24 * 60)
    assert [Failing.QUARANTINED] == ward.standing()


async def test_a_tick_that_fails_again_and_again(ward: Ward) -> None:
    """Once is nothing; twice in a row is told, and it goes when the tick works again."""

    async def fails() -> None:
        raise ValueError

    async def works() -> None:
        return

    await ward.watch.over("reminders", fails)
    assert [] == await ward.looks()
    await ward.watch.over("reminders", fails)
    [said] = await ward.looks()
    assert "(reminders)" in said
    await ward.watch.over("reminders", works)
    assert [] == await ward.looks()
    assert [] == ward.standing()


async def test_it_waits_for_the_morning(ward: Ward) -> None:
    """A failure is noted down at once, and told at a decent hour."""
    ward.free = 0
    ward.stage.clock.now = NOON.replace(hour=22)
    assert [] == await ward.looks()
    assert [Failing.DISK] == ward.standing()
    assert 1 == len(await ward.looks(minutes=11 * 60))
