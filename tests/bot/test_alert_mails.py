"""A concern by e-mail: to a coordinator whom no chat tells by itself, to a real mail server on this machine."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.alerts import Alerts
from bot.delivery import Delivery
from bot.failures import Watch
from bot.invitations import enrol
from bot.machine import Machine
from bot.progress import summary
from bot.stopping import stop, stop_token
from storage import audits, invitations, outbox, participants, tables
from survey.alert_cards import MAIL
from survey.audit import Role
from survey.failures import Failing
from survey.messages import Card
from tests.bot.mail_server import MailServer, mail_server
from tests.bot.stage import Person, Stage, begin, stage, words
from tests.bot.test_email import LINK, channel, invites, settled, statuses, until, waits
from tests.patience import PATIENCE

__all__ = ["stage"]

MORGAN, KIM = "morgan@board.example", "kim@board.example"
AT_NIGHT = dt.datetime(2014, 2, 9, 3, tzinfo=dt.UTC)
"""A Sunday."""


def coordinator(stage: Stage, name: str, email: str) -> str:
    """Enrol somebody who has never opened their link; returns their id."""
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        enrol(connection, stage.vault, stored, name=name, role=Role.COORDINATOR, email=email, now=stage.clock())
        everybody = participants.contacts(connection, stage.vault, stage.audit.id)
    return next(each.id for each in everybody if each.name == name)


@dataclass
class Office:
    """What runs beside the turns."""

    stage: Stage
    alerts: Alerts
    delivery: Delivery

    async def passes(self, minutes: int) -> None:
        """Let time pass and a tick happen, and everything leave that can."""
        self.stage.clock.now += dt.timedelta(minutes=minutes)
        await self.alerts.again()
        self.delivery.nudge("")


@asynccontextmanager
async def running(stage: Stage, mail: MailServer, *, is_away: bool = False) -> AsyncIterator[Office]:
    """Run delivery to this server, or to one that is not there."""
    server = mail.server()
    if is_away:
        server = server.of("smtp://127.0.0.1:1", str(server.sender))
    alerts = Alerts(stage.house, stage.writer.write, lambda _: None)
    delivery = Delivery(
        [channel(stage, server)],
        write=stage.writer.write,
        vault=stage.vault,
        clock=stage.clock,
        unwanted=alerts.unwanted,
    )
    task = asyncio.create_task(delivery.run())
    try:
        yield Office(stage, alerts, delivery)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def concerned(stage: Stage) -> Person:
    """Return an auditor who has a concern, in the small hours of a Sunday."""
    heron = stage.admit(stage.auditor("Auditor Heron", cases=("C07",)))
    await begin(heron)
    stage.clock.now = AT_NIGHT
    await heron.commands("concern")
    return heron


async def test_it_comes_by_e_mail_and_leads_to_the_concern(stage: Stage) -> None:
    """At night, though they stopped the reminders; until it is certain, and again each round until somebody has it.
    It says nothing of what it is about, and cannot be stopped."""
    morgan = coordinator(stage, "Morgan Lark", MORGAN)
    coordinator(stage, "Morgan Lark", "")  # for another link, say: their address is kept
    with stage.database.writing() as connection:
        assert stop(connection, stage.vault, stop_token(stage.vault, morgan), stage.clock())
    heron = await concerned(stage)
    assert "the coordinators of the audit are being alerted" in words(heron.card()[1])
    async with mail_server() as mail, running(stage, mail) as office:
        mail.answers.append("")  # it may have arrived: an alert is repeated
        await until(stage, lambda found: len(mail.taken) == 1 and found == ["waiting"])
        await office.passes(1)
        assert ["delivered"] == await until(stage, settled)
        await office.passes(60)
        assert ["delivered"] * 2 == await until(stage, settled)
        for taken in mail.taken:
            assert ([MORGAN], "Something in Caseround needs you now") == (taken.to, taken.letter["Subject"])
            assert (None, None) == (taken.letter["List-Unsubscribe"], taken.letter["List-Unsubscribe-Post"])
            for text in (taken.part("plain"), taken.part("html")):
                assert "Please open it now, at whatever hour you read this." in text
                assert "Open it now" in text
                told_of = ("C07", "Health", "Heron", "Lark", "concern", "child", "/stop/", stage.audit.title)
                assert [] == [word for word in (*told_of, stage.audit.board) if word in text]
        first, _, latest = (LINK.findall(taken.part("plain"))[0] for taken in mail.taken)
        with stage.database.writing() as connection:
            assert invitations.State.VALID is invitations.look(connection, first, "web", stage.clock())[0]
            state, whose = invitations.redeem(connection, latest, "web", stage.clock())
            assert (invitations.State.VALID, morgan) == (state, whose)
        page = stage.admit(morgan)
        shown = [each for each in page.chat().values() if isinstance(each, Card)][-1]
        assert ("Concern 1", True) == (
            shown.title,
            "A concern about a child was raised: C07 · Health" in words(shown),
        )
        await page.press("I have it")
        await office.passes(120)
        assert 3 == len(mail.taken)


async def test_while_the_server_is_away(stage: Stage) -> None:
    """One e-mail waits for each of them, however many rounds go by, before anything else that waits; once somebody
    has it none leaves."""
    morgan = coordinator(stage, "Morgan Lark", MORGAN)
    coordinator(stage, "Kim Wren", KIM)
    invites(stage)
    await concerned(stage)
    async with mail_server() as mail:
        async with running(stage, mail, is_away=True) as office:
            for minutes in (60, 60):
                await tried(stage)
                await office.passes(minutes)
            await tried(stage)
        stood = await stage.writer.write(statuses)
        assert (4, 4) == (stood.count("waiting"), stood.count("withdrawn"))
        await stage.admit(morgan).press("I have it")
        async with running(stage, mail) as office:
            await office.passes(10)
            await until(stage, settled)
    assert {"You are asked to take part"} == {taken.letter["Subject"] for taken in mail.taken}
    assert 2 == len(mail.taken)


async def tried(stage: Stage) -> None:
    """Wait until each alert has been tried that waits, and none is under way."""

    def is_open(connection: Connection) -> bool:
        rows = tables.outbox.c
        mine = select(rows.status, rows.attempts).where(rows.slot == MAIL)
        return any(each in {("waiting", 0), ("sending", each.attempts)} for each in connection.execute(mine))

    async with asyncio.timeout(PATIENCE):
        while await stage.writer.write(is_open):  # noqa: ASYNC110 - it is seen in the database alone
            await asyncio.sleep(0)


async def test_it_waits_behind_no_other_e_mail(stage: Stage) -> None:
    """An invitation that the server has put off is for later; the alert leaves at once."""
    stage.clock.now = AT_NIGHT
    coordinator(stage, "Morgan Lark", MORGAN)
    async with mail_server() as mail, running(stage, mail) as office:
        mail.refusing[MORGAN] = "451 4.7.1 Greylisted"
        invites(stage)
        office.delivery.nudge("")
        await waits(stage, 1)
        mail.refusing.clear()
        await concerned(stage)
        office.delivery.nudge("")
        await until(stage, lambda found: found == ["waiting", "delivered"])
    assert ["Something in Caseround needs you now"] == [taken.letter["Subject"] for taken in mail.taken]


async def test_a_round_that_comes_while_one_is_under_way(stage: Stage) -> None:
    """The earlier e-mail, which fails then, does not leave behind the later one: of two that wait one leaves."""
    coordinator(stage, "Morgan Lark", MORGAN)
    await concerned(stage)

    def claimed(connection: Connection) -> list[str]:
        ids = list(connection.execute(select(tables.outbox.c.id).where(tables.outbox.c.slot == MAIL)).scalars())
        return sorted(outbox.sending(connection, ids))

    [first] = await stage.writer.write(claimed)
    stage.clock.now += dt.timedelta(minutes=60)
    await Alerts(stage.house, stage.writer.write, lambda _: None).again()
    await stage.writer.write(lambda connection: outbox.again(connection, first, stage.clock()))
    assert ["waiting"] * 2 == await stage.writer.write(statuses)
    async with mail_server() as mail, running(stage, mail) as office:
        office.delivery.nudge("")
        assert ["withdrawn", "delivered"] == await until(stage, settled)
    assert 1 == len(mail.taken)


async def test_a_refused_address_is_told_to_the_others(stage: Stage) -> None:
    """And stands in the summary, until there is another one."""
    coordinator(stage, "Morgan Lark", MORGAN)
    kim = stage.admit(coordinator(stage, "Kim Wren", ""), "telegram", "kim")
    await kim.press("I have read this")
    await concerned(stage)
    async with mail_server() as mail, running(stage, mail):
        mail.refusing[MORGAN] = "550 5.1.1 No such user"
        assert ["failed"] == await until(stage, settled)
    watch = Watch(stage.house, stage.writer.write, lambda _: None, Machine(stage.clock, None, lambda: None))
    stage.clock.now = AT_NIGHT + dt.timedelta(hours=6)
    await watch.look()
    assert any("Our e-mails to Morgan Lark are refused" in words(each) for each in kim.chat().values())
    assert [(Failing.ALERTS, "Morgan Lark")] == needs_a_person(stage)
    coordinator(stage, "Morgan Lark", "morgan@new.example")
    await watch.look()
    assert [] == needs_a_person(stage)


def needs_a_person(stage: Stage) -> list[tuple[Failing, str]]:
    """Return what the summary says of failures."""
    with stage.database.reading() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        found = summary(connection, stage.vault, stored, stage.clock(), mails=True)
    return [(each.kind, each.detail) for each in found.failures]
