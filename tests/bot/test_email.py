"""E-mail to a real mail server on this machine: what leaves, encrypted, and what becomes of it."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection, delete, select

from bot import extending
from bot.app import App
from bot.channels import Incoming, Receipt
from bot.channels.email.channel import CannotMail, EmailChannel
from bot.channels.email.server import Server, Tls
from bot.delivery import Delivery
from bot.invitations import enrol, invite, revoke
from bot.mailing import Sent, send_invitations
from bot.office import Office
from bot.outreach import Unreached, Why, unreached
from bot.progress import progress
from bot.reminders import Reminders
from bot.settings import Settings
from bot.stopping import stop, stop_token
from bot.turns import NotTaken
from storage import (
    addresses,
    audits,
    invitations,
    ledger,
    mailboxes,
    notices,
    reminders,
    tables,
    web_sessions,
)
from storage.invitations import State
from storage.outbox import Status
from survey.audit import EMAIL, Role
from survey.extending import Scope
from survey.phrases import Phrases
from survey.state import NoticeKind
from tests.bot.mail_server import certified, mail_server
from tests.bot.stage import Person, Stage, stage
from tests.bot.test_reminders import TWO_BEFORE, UNDERSTOOD, WEEK_BEFORE, reminded
from tests.patience import PATIENCE

__all__ = ["stage"]

HERON = "heron@health.example"
WAYS = {"web": "https://audit.example/i/{}".format, "telegram": "https://t.me/bot?start={}".format}
LINK = re.compile(r"/i/([\w-]{32})")
DAY = dt.timedelta(days=1)


def channel(stage: Stage, server: Server) -> EmailChannel:
    """Return the channel for e-mail, set up for this server."""

    async def speaking(_: str) -> Phrases:
        return stage.phrases["en"]

    return EmailChannel(
        server,
        speaking=speaking,
        now=stage.clock,
        stop=lambda participant: f"https://audit.example/stop/{stop_token(stage.vault, participant)}",
    )


@asynccontextmanager
async def delivering(stage: Stage, server: Server) -> AsyncIterator[Delivery]:
    """Run delivery to this server within the block."""
    delivery = Delivery(
        [channel(stage, server)],
        write=stage.writer.write,
        vault=stage.vault,
        clock=stage.clock,
        unwanted=Reminders(stage.house).unwanted,
    )
    running = asyncio.create_task(delivery.run())
    try:
        yield delivery
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def until(stage: Stage, is_so: Callable[[list[str]], bool]) -> list[str]:
    """Wait until the rows for e-mail stand so, and return how."""
    async with asyncio.timeout(PATIENCE):
        while not is_so(found := await stage.writer.write(statuses)):  # noqa: ASYNC110 - it is seen in the database alone
            await asyncio.sleep(0)
    return found


def statuses(connection: Connection) -> list[str]:
    """Return how each row for e-mail stands, in their order."""
    rows = tables.outbox
    found = select(rows.c.status).where(rows.c.channel == EMAIL).order_by(rows.c.seq)
    return list(connection.execute(found).scalars())


def settled(found: list[str]) -> bool:
    """Return whether nothing waits or is leaving."""
    return not {"waiting", "sending"} & set(found)


def invites(stage: Stage, *again: str) -> Sent:
    """Invite by e-mail whoever can be."""
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        return send_invitations(stage.house, connection, stored, WAYS, again=again)


def tick(stage: Stage, now: dt.datetime) -> list[str]:
    """Let a tick happen; returns the channels in which it reminded somebody."""
    stage.clock.now = now
    with stage.database.writing() as connection:
        return [channel for channel, _ in Reminders(stage.house).tick(connection).told]


def missing(stage: Stage) -> list[Unreached]:
    """Return whom no chat reaches, where there is a mail server."""
    with stage.database.reading() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        stands = progress(connection, stage.vault, stored)
        return unreached(connection, stage.vault, stored, stands, stage.clock(), mails=True)


@pytest.mark.parametrize("tls", [Tls.IMPLICIT, Tls.STARTTLS])
async def test_an_invitation_arrives_encrypted(stage: Stage, tmp_path: Path, tls: Tls) -> None:
    """With a link that lets its person in, a way to stop, and not a word of what they are asked."""
    stage.auditor("Auditor Heron", email=HERON)
    stage.auditor("Auditor Wren")
    sent = invites(stage)
    assert (["Auditor Heron"], ["Auditor Wren", "Auditor Wren"]) == (
        [contact.name for contact in sent.mailed],
        [link.participant for link in sent.by_hand],
    )
    shows, checks = certified(tmp_path)
    async with mail_server(tls, shows) as mail, delivering(stage, mail.server(tls, checks)):
        assert ["delivered"] == await until(stage, settled)
    [taken] = mail.taken
    assert ([HERON], True, "audit@board.example") == (taken.to, taken.is_encrypted, taken.user)
    assert ("You are asked to take part", "Audit office <audit@board.example>") == (
        taken.letter["Subject"],
        str(taken.letter["From"]),
    )
    plain, page = taken.part("plain"), taken.part("html")
    for text in (plain, page, str(taken.letter)):
        for word in ("C07", "C08", stage.audit.title, stage.audit.theme, "Health"):
            assert word not in text.replace("health.example", "")
    [token] = LINK.findall(plain)
    assert {token} == set(LINK.findall(page))
    with stage.database.reading() as connection:
        assert State.VALID is invitations.look(connection, token, "web", stage.clock())[0]
    stop_link = str(taken.letter["List-Unsubscribe"]).strip("<>")
    assert "List-Unsubscribe=One-Click" == taken.letter["List-Unsubscribe-Post"]
    assert f"\r\nList-Unsubscribe: <{stop_link}>\r\n".encode() in taken.content  # encoded, no mail program finds it
    assert stop_link in plain
    assert stop_link in page


async def test_an_invitation_says_what_is_right_for_its_person(stage: Stage) -> None:
    """By when they are to answer, with the time that they were given; who runs the audit is not asked anything."""
    heron = stage.auditor("Auditor Heron", cases=("C07", "C08"), email=HERON)
    stage.auditor("Auditor Wren", cases=("C09",), email="wren@health.example")
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        scope, day = Scope(participant=heron), dt.date(2014, 2, 21)
        planned = extending.plan(connection, stage.vault, stored, scope, day=day, now=stage.clock())
        extending.extend(connection, stage.vault, stored, planned, actor=None, now=stage.clock())
        enrol(
            connection, stage.vault, stored,
            name="Morgan Lark", role=Role.COORDINATOR, email="morgan@board.example", now=stage.clock(),
        )  # fmt: skip
    invites(stage)
    async with mail_server() as mail, delivering(stage, mail.server()):
        await until(stage, settled)
    got = {taken.to[0]: taken.part("plain") for taken in mail.taken}
    assert "needed by 21 February 2014" in got[HERON]
    assert "needed by 14 February 2014" in got["wren@health.example"]
    assert "asks you to help run one of its audits" in got["morgan@board.example"]
    assert "needed by" not in got["morgan@board.example"]


async def test_reminders_go_where_nothing_else_reaches(stage: Stage) -> None:
    """To whoever never opened their link or has shut the tab; not to who was never invited, or has a page open. A
    person is told once, wherever that is, and every link that they were sent opens until it was used."""
    stage.auditor("Auditor Heron", cases=("C07", "C08"), email=HERON)
    shut, opened = (stage.auditor(f"Auditor {name}", email=f"{name}@health.example") for name in ("shut", "open"))
    invites(stage)
    stage.auditor("Auditor Finch", email="finch@health.example")
    pages = [await signed_in(stage, participant) for participant in (shut, opened)]
    sees(stage, pages[1], WEEK_BEFORE)
    assert ["email", "email", "web"] == sorted(tick(stage, WEEK_BEFORE))
    async with mail_server() as mail, delivering(stage, mail.server()):
        assert ["delivered"] * 5 == await until(stage, settled)
    got = sorted((taken.letter["Subject"], *taken.to) for taken in mail.taken)
    invited, told = "You are asked to take part", "Reminder: waiting for you"
    assert [(told, HERON), (told, "shut@health.example")] == got[:2]
    assert [(invited, HERON), (invited, "open@health.example"), (invited, "shut@health.example")] == got[2:]
    assert [0, 1] == [len(reminded(page)) for page in pages]
    herons = [taken.part("plain") for taken in mail.taken if HERON in taken.to]
    assert any("2 requests wait for you; due Friday 14 February." in plain for plain in herons)
    with stage.database.reading() as connection:
        for token in (LINK.findall(plain)[0] for plain in herons):
            assert State.VALID is invitations.look(connection, token, "web", stage.clock())[0]
    for page in pages:  # whoever opens the page later that day has been told already
        sees(stage, page, WEEK_BEFORE + dt.timedelta(hours=2))
    assert [] == tick(stage, WEEK_BEFORE + dt.timedelta(hours=2))
    assert ["email"] * 3 == tick(stage, TWO_BEFORE)


async def signed_in(stage: Stage, participant: str) -> Person:
    """Let somebody come in to the web chat, for months."""
    page = stage.admit(participant)
    await page.press(UNDERSTOOD)
    with stage.database.writing() as connection:
        web_sessions.open(connection, page.address_id, stage.clock(), 90 * DAY)
    return page


def sees(stage: Stage, page: Person, now: dt.datetime) -> None:
    """Let a page be open at this time."""
    with stage.database.writing() as connection:
        addresses.opened(connection, [page.address_id], now)


async def test_whoever_was_invited_today_is_not_reminded_today(stage: Stage) -> None:
    """The invitation counts as if they had been reminded; of what was missed before it nothing is sent."""
    stage.auditor(email=HERON)
    stage.clock.now = TWO_BEFORE - dt.timedelta(hours=1)
    invites(stage)
    assert [] == tick(stage, TWO_BEFORE + dt.timedelta(minutes=5))
    assert ["email"] == tick(stage, TWO_BEFORE + 5 * DAY)


async def test_a_refused_address_is_reported(stage: Stage) -> None:
    """Nothing is sent there again; it is on the coordinator's list, and a letter is wanted. Inviting them by e-mail
    anew tries it once more."""
    stage.auditor("Auditor Heron", email=HERON)
    stage.auditor("Auditor Wren", email="wren@health.example")
    stage.auditor("Auditor Lark")
    invites(stage)
    async with mail_server() as mail, delivering(stage, mail.server()) as delivery:
        mail.refusing[HERON] = "550 5.1.1 No such user"
        assert ["delivered", "failed"] == sorted(await until(stage, settled))
        assert [(Why.REFUSED, True), (Why.NEVER_OPENED, True), (Why.NEVER_OPENED, False)] == [
            (each.why, each.wants_letter) for each in missing(stage)
        ]
        assert ["email"] == tick(stage, WEEK_BEFORE)
        delivery.nudge("")
        await until(stage, settled)
        assert [["wren@health.example"]] * 2 == [taken.to for taken in mail.taken]
        mail.refusing.clear()
        invites(stage, "Auditor Heron")
        delivery.nudge("")
        await until(stage, settled)
    assert [HERON] == mail.taken[-1].to
    assert [Why.NEVER_OPENED] * 3 == [each.why for each in missing(stage)]


async def test_a_server_that_says_later_is_tried_again(stage: Stage) -> None:
    """Whether it says so of the address or of the letter, and where it is not there at all: it arrives once."""
    stage.auditor(email=HERON)
    invites(stage)
    async with mail_server() as mail:
        away = replace(mail.server(), port=1)
        async with delivering(stage, away):
            await waits(stage, 1)
        async with delivering(stage, mail.server()) as delivery:
            mail.refusing[HERON] = "451 4.7.1 Greylisted"
            for attempts in (2, 3):
                stage.clock.now += dt.timedelta(minutes=5)
                delivery.nudge("")
                await waits(stage, attempts)
                mail.refusing.clear()
                mail.answers.append("452 4.3.1 Insufficient storage")
            mail.answers.clear()
            stage.clock.now += dt.timedelta(minutes=5)
            delivery.nudge("")
            assert ["delivered"] == await until(stage, settled)
    assert 1 == len(mail.taken)


async def waits(stage: Stage, attempts: int) -> None:
    """Wait until the one row has been tried so often, and waits for its next time."""
    async with asyncio.timeout(PATIENCE):
        while [("waiting", attempts)] != await stage.writer.write(tries):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0)


def tries(connection: Connection) -> list[tuple[str, int]]:
    """Return how each row for e-mail stands and how often it was tried, as of one moment."""
    rows = tables.outbox
    found = select(rows.c.status, rows.c.attempts).where(rows.c.channel == EMAIL).order_by(rows.c.seq)
    return [tuple(row) for row in connection.execute(found)]


async def test_what_may_have_arrived_is_not_repeated(stage: Stage) -> None:
    """The connection breaks once the letter is there: nobody gets it twice, and the list says so."""
    stage.auditor(email=HERON)
    invites(stage)
    async with mail_server() as mail, delivering(stage, mail.server()) as delivery:
        await until(stage, settled)
        mail.answers.append("")
        assert ["email"] == tick(stage, WEEK_BEFORE)
        delivery.nudge("")
        assert ["delivered", "uncertain"] == await until(stage, settled)
        for hours in (1, 2, 8):
            assert [] == tick(stage, WEEK_BEFORE + dt.timedelta(hours=hours))
            delivery.nudge("")
        await until(stage, settled)
    assert 2 == len(mail.taken)
    with stage.database.reading() as connection:
        assert [Status.UNCERTAIN] == [each.status for each in reminders.of_audit(connection, stage.audit.id)]


async def test_a_letter_that_the_server_refuses_has_failed(stage: Stage) -> None:
    """It is no fault of the address, which is tried again with the next one."""
    stage.auditor(email=HERON)
    invites(stage)
    async with mail_server() as mail, delivering(stage, mail.server()):
        mail.answers.append("554 5.6.0 Not this letter")
        assert ["failed"] == await until(stage, settled)
    assert [(Why.NEVER_OPENED, True)] == [(each.why, each.by_mail) for each in missing(stage)]


@pytest.mark.parametrize("fault", ["password", "certificate", "plain"])
async def test_a_server_that_refuses_us_ends_the_run(
    stage: Stage, tmp_path: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the start, with what to do; nothing is ever said unencrypted, and no password stands in the sentence."""
    shows, checks = certified(tmp_path)
    stage.auditor(email=HERON)
    invites(stage)
    async with mail_server(None if fault == "plain" else Tls.STARTTLS, shows) as mail:
        server = mail.server(Tls.STARTTLS, checks if fault != "certificate" else ssl.create_default_context())
        server = replace(server, password="another-password") if fault == "password" else server
        with pytest.raises(CannotMail, match="does not take us") as raised:
            await channel(stage, server).run(nobody)
        async with delivering(stage, server):
            await waits(stage, 1)
        assert [] == mail.taken
    printed = capsys.readouterr()
    for said in (str(raised.value), printed.out, printed.err, repr(server)):
        assert server.password not in said
        assert HERON not in said


async def nobody(_: Incoming) -> Receipt:
    """Take nothing: nobody writes here."""
    raise NotTaken


async def test_a_server_that_is_away_is_no_reason_to_end(stage: Stage) -> None:
    """Its line may be back before the first letter."""
    await channel(stage, Server.of("smtp://127.0.0.1:1", "audit@board.example")).run(nobody)


async def test_one_press_stops_the_e_mails(stage: Stage) -> None:
    """Reminders and invitations; the coordinator hears of it once, and sees them where nothing reaches them."""
    heron = stage.auditor("Auditor Heron", email=HERON)
    invites(stage)
    with stage.database.writing() as connection:
        token = stop_token(stage.vault, heron)
        assert [True, True] == [stop(connection, stage.vault, token, stage.clock()) for _ in range(2)]
        forged = (token[:-1] + "0", heron, f"{'0' * 32}-{token.partition('-')[2]}", stop_token(stage.vault, "0" * 32))
        assert {False} == {stop(connection, stage.vault, each, stage.clock()) for each in forged if each != token}
    assert [] == tick(stage, WEEK_BEFORE)
    sent = invites(stage, "Auditor Heron")
    assert ((), ["Auditor Heron"]) == (sent.mailed, [contact.name for contact in sent.stopped])
    assert [(Why.STOPPED, False)] == [(each.why, each.wants_letter) for each in missing(stage)]
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        told = notices.of_audit(connection, key, stage.audit.id)
        assert [NoticeKind.REMINDERS_STOPPED] == [notice.kind for notice in told]
        assert ledger.verify(connection, stage.audit.id) is None


async def test_addresses_from_before_there_was_e_mail(stage: Stage) -> None:
    """Whoever's address was stored by an earlier version is written to as well."""
    stage.auditor("Auditor Heron", email=HERON)
    with stage.database.writing() as connection:
        connection.execute(delete(tables.addresses))
        stored = audits.load(connection, stage.vault, stage.audit.id)
        invite(connection, stage.vault, stored, WAYS, again=(), now=stage.clock())
    assert [] == tick(stage, WEEK_BEFORE)
    with stage.database.writing() as connection:
        mailboxes.adopt(connection, stage.vault)
    assert ["email"] == tick(stage, WEEK_BEFORE)


async def test_the_whole_app_sends_what_is_written(stage: Stage) -> None:
    """Its channel, its pace, and links to the address that people type."""
    stage.auditor("Auditor Heron", email=HERON)
    invites(stage)
    async with mail_server() as mail:
        settings = Settings(
            home=stage.folder,
            web_address="127.0.0.1:0",
            web_url="https://audit.example",
            smtp_url=SecretStr(f"smtp://127.0.0.1:{mail.port}"),
            smtp_from="audit@board.example",
        )
        running = asyncio.create_task(App(Office(settings, stage.database, stage.vault), stage.writer).run())
        assert ["delivered"] == await until(stage, settled)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    [taken] = mail.taken
    assert taken.letter["List-Unsubscribe"].startswith("<https://audit.example/stop/")


async def test_whoever_was_taken_out_is_not_written_to(stage: Stage) -> None:
    """Nor at an address that an import brings afterwards; only a new invitation by e-mail changes that."""
    stage.auditor("Auditor Heron", email=HERON)
    invites(stage)
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        revoke(connection, stage.vault, stored, "Auditor Heron", stage.clock())
    for email in (HERON, "elsewhere@health.example"):
        stage.knows("Auditor Heron", Role.AUDITOR, email=email)
        assert [] == tick(stage, WEEK_BEFORE)
    invites(stage, "Auditor Heron")
    assert ["email"] == tick(stage, WEEK_BEFORE + 3 * DAY)


async def test_a_new_address_takes_the_place_of_a_refused_one(stage: Stage) -> None:
    """As soon as an import brings it; the same one again does not."""
    stage.auditor("Auditor Heron", email=HERON)
    invites(stage)
    async with mail_server() as mail, delivering(stage, mail.server()) as delivery:
        mail.refusing[HERON] = "550 5.1.1 No such user"
        await until(stage, settled)
        stage.knows("Auditor Heron", Role.AUDITOR, email=HERON)
        assert [] == tick(stage, WEEK_BEFORE)
        stage.knows("Auditor Heron", Role.AUDITOR, email="heron@new.example")
        assert ["email"] == tick(stage, WEEK_BEFORE)
        delivery.nudge("")
        await until(stage, settled)
    assert [["heron@new.example"]] == [taken.to for taken in mail.taken]
