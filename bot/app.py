"""The composition root: everything that runs is built and started here, in one process."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, nullcontext, suppress
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.alerts import Alerts
from bot.boards import board_of
from bot.by_phrase import Given, Typed
from bot.caution import Caution, last_run
from bot.channels import Channel, Incoming, Receipt
from bot.channels.email.channel import PER_SECOND, EmailChannel
from bot.channels.email.server import Server
from bot.channels.links import mail_server
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.events import reread
from bot.channels.telegram.http import AiohttpRequest
from bot.channels.telegram.rendering import LONGEST_CAPTION
from bot.channels.web.channel import WebChannel
from bot.channels.web.site import Admitted
from bot.daytime import Daytime
from bot.delivery import Delivery
from bot.digests import Digests
from bot.erasing import Eraser
from bot.failures import Watch
from bot.house import House, Traits, spoken_phrases
from bot.machine import Machine, free_bytes
from bot.news import Telling
from bot.office import Office, utc_now
from bot.outages import Outages
from bot.pace import Pace
from bot.participants.door import Door
from bot.reminders import Reminders, Written
from bot.rendering import Renderer
from bot.retrying import Retrying
from bot.stopping import stop, stop_token
from bot.turns import NotTaken, Turns
from bot.workshops import end_by, workshop_for
from bot.worries import Worries
from bot.writer import Writer
from storage import addresses, attempts, deliveries, mailboxes, participants, seen
from storage.erasure_register import RegisterDamaged
from survey.audit import RUNS, Role
from survey.coordinating import COMMANDS as ASKED
from survey.coordinating import LOOKS
from survey.desk import COMMANDS
from survey.language_cards import COMMAND as LANGUAGE
from survey.languages import BASE
from survey.menus import menu
from survey.parents.talk import MENU
from survey.phrases import Phrases

HOUSEKEEPING_SECONDS = 600
REMINDER_SECONDS = 60
ALERT_SECONDS = 15
"""How soon it is noticed that a concern has waited for too long."""
ERASE_SECONDS = 1
"""How soon what somebody has withdrawn is erased, where nobody waits for it."""
TELLING_SECONDS = 5
"""How soon coordinators hear of what they are to hear at once, and who asked them something of the answer."""
RETRY_SECONDS = 1
"""How soon what the coordinator asks to be tried again is noticed."""
KEPT_EVENTS = dt.timedelta(days=400)
"""Telegram delivers an update again for a day at most, but a page that was left open sends its queue whenever the
computer wakes up again: as long as an audit can last."""

Job = Callable[[], Awaitable[None]]

log = structlog.get_logger()


class App:
    """One Caseround: the channels, the turns, delivery and the housekeeping."""

    def __init__(
        self, office: Office, writer: Writer, pace: Callable[[], Pace] = Pace, *, was_killed: bool = False
    ) -> None:
        """`was_killed` says that the run before this one ended without a word."""
        self._office = office
        self._writer = writer
        self._was_killed = was_killed
        self._api = self._telegram_api()
        self.house = house_of(office)
        self.house.further_ways = self._further_ways
        # a preview reads no data folder: what stands in memory is not there for another process
        self._renderer = Renderer(office.settings if office.is_kept else None, self.house.speaking(BASE))
        self.web = self._web()
        self._channels: list[Channel] = [self.web]
        if self._api is not None:
            self._channels.append(self._telegram(self._api))
        server = mail_server(office.settings)
        if server is not None:
            self._channels.append(self._email(server))
        self.reminders, self.digests = Reminders(self.house), Digests(self.house)
        self._delivery = Delivery(
            self._channels,
            write=writer.write,
            vault=office.vault,
            clock=utc_now,
            pace=pace,
            paces={EmailChannel.name: partial(Pace, per_second=PER_SECOND, bulk_per_second=PER_SECOND)},
            unwanted=self._unwanted,
        )
        self.turns = Turns(self.house, writer, lambda _, address: self._delivery.tell(address), self._delivery.rounds)
        self.worries = Worries(self.house, writer.write, self._delivery.nudge)
        self.alerts = Alerts(self.house, writer.write, self._delivery.nudge)
        self.eraser = Eraser(self.house, office.database, office.settings.register, self.web.forget)
        self.telling = Telling(self.house, writer.write, self._delivery.nudge)
        self.watch = Watch(self.house, writer.write, self._delivery.nudge, self._machine())
        self.retrying = Retrying(
            self.house,
            self.turns,
            write=writer.write,
            nudge=self._delivery.nudge,
            readers={TelegramChannel.name: reread},
        )

    async def run(self) -> None:
        """Run until cancelled; raises what a channel cannot go on with (a taken port, a refused token)."""
        caution = Caution(self.turns, self._writer.write, utc_now, was_killed=self._was_killed)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._renderer.close)
            if self._api is not None:
                await stack.enter_async_context(self._api)
            if self._office.settings.mails:
                await self._writer.write(lambda connection: mailboxes.adopt(connection, self._office.vault))
            scheduler = self._scheduler()
            scheduler.start()
            stack.callback(scheduler.shutdown, wait=False)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._delivery.run())
                for channel in self._channels:
                    group.create_task(channel.run(caution.handle))

    def _machine(self) -> Machine:
        free = partial(free_bytes, self._office.settings.home) if self._office.is_kept else None
        return Machine(utc_now, free, self._clocks_differ)

    def _clocks_differ(self) -> dt.timedelta | None:
        there = self._api.server_time() if self._api is not None else None
        return utc_now() - there if there is not None else None

    def _telegram_api(self) -> Api | None:
        token = self._office.settings.telegram_token
        if token is None or not token.get_secret_value():
            return None
        return Api(AiohttpRequest(), token=token.get_secret_value(), url=self._office.settings.telegram_api_url)

    def _further_ways(self) -> dict[str, Callable[[str], str]]:
        known = self._api.known if self._api is not None else None
        return {TelegramChannel.name: known.link} if known is not None else {}

    def _telegram(self, api: Api) -> TelegramChannel:
        name = TelegramChannel.name
        return TelegramChannel(
            api,
            commands={code: menu(COMMANDS, say, name) for code, say in self.house.phrases.items()},
            farewell=self.house.speaking(BASE)("door.no_groups"),
            set_aside=self._set_aside,
            not_taken=NotTaken,
            watch=Outages(self.house, self._writer, TelegramChannel.name, self._nudge),
            renderer=self._renderer,
        )

    def _nudge(self, address: str) -> None:
        self._delivery.nudge(address)

    def _email(self, server: Server) -> EmailChannel:
        vault, url = self._office.vault, self._office.settings.public_url
        return EmailChannel(
            server,
            speaking=self._speaking,
            now=utc_now,
            stop=lambda participant: f"{url}/stop/{stop_token(vault, participant)}",
        )

    def _web(self) -> WebChannel:
        settings = self._office.settings
        return WebChannel(
            self._office.database,
            self._office.vault,
            write=self._writer.write,
            admit=self._admit,
            speaking=self.house.phrases,
            language_of=self._language_of,
            now=utc_now,
            public_url=settings.public_url,
            menu=self._menu,
            quiet=self._is_quiet,
            board=lambda connection, who: board_of(connection, self.house, who, utc_now()),
            workshop=lambda connection, who: workshop_for(connection, self.house, who, utc_now()),
            end_workshop=lambda connection, who, is_over: end_by(connection, self.house, who, is_over=is_over),
            stop=lambda connection, token: stop(connection, self._office.vault, token, utc_now()),
            address=settings.web_address,
            secure_cookies=settings.secure_cookies,
            is_preview=not self._office.is_kept,
            renderer=self._renderer,
            withdraw=self._withdraw if self._office.is_kept else None,
        )

    async def _withdraw(self, words: str, sender: bytes) -> Given | None:
        typed = Typed(self.house, self._office.database, self._writer.write, self._erase)
        return await typed.take(words, sender)

    def _admit(self, connection: Connection, participant_id: str) -> Admitted:
        participant = participants.one(connection, self._office.vault, participant_id)
        audit = self.house.audit(connection, participant.audit, participant.revision).audit
        address = Door(self.house, connection, utc_now()).admit(participant, WebChannel.name, participant_id)
        return Admitted(address, dt.datetime.combine(audit.closes, dt.time.max, ZoneInfo(audit.timezone)))

    async def _speaking(self, participant_id: str) -> Phrases:
        def read() -> Phrases:
            with self._office.database.reading() as connection:
                return self.house.speaking(self._language_of(connection, participant_id))

        return await asyncio.to_thread(read)

    def _language_of(self, connection: Connection, participant_id: str) -> str:
        return participants.one(connection, self._office.vault, participant_id).language

    def _menu(self, connection: Connection, participant_id: str) -> list[tuple[str, str]]:
        participant = participants.one(connection, self._office.vault, participant_id)
        phrases = self.house.speaking(participant.language)
        if participant.role is Role.PARENT:
            languages = menu((LANGUAGE,), phrases, WebChannel.name)
            return [*((name, phrases(label)) for name, label in MENU), *languages]
        if participant.role is Role.NOMINEE:
            return menu((LANGUAGE,), phrases, WebChannel.name)
        if participant.role in RUNS:
            asked = ASKED if participant.role is Role.COORDINATOR else LOOKS
            return menu(asked, phrases, WebChannel.name, of="coordinator.")
        return menu(COMMANDS, phrases, WebChannel.name)

    def _is_quiet(self, connection: Connection, participant_id: str) -> bool:
        return participants.one(connection, self._office.vault, participant_id).role is Role.PARENT

    async def _set_aside(self, incoming: Incoming, cause: str, raw: Mapping[str, Any] | None) -> Receipt:
        return await self.turns.set_aside(incoming, cause, raw)  # the turns are made after the channels

    def _scheduler(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(timezone=dt.UTC)
        options: dict[str, Any] = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        watched = {"reminders": self._remind, "digests": self._digest, "failures": self.watch.look}
        jobs: list[tuple[Job, float]] = [
            (self._keep_house, HOUSEKEEPING_SECONDS),
            *((partial(self.watch.over, name, work), REMINDER_SECONDS) for name, work in watched.items()),
            (self.telling.look, TELLING_SECONDS),
            (self.worries.pass_on, ALERT_SECONDS),
            (self.alerts.again, ALERT_SECONDS),
            (self._retry, RETRY_SECONDS),
        ]
        if self._office.is_kept:
            jobs.append((self._erase, ERASE_SECONDS))
        for job, seconds in jobs:
            scheduler.add_job(_until_the_end, "interval", args=[job], seconds=seconds, **options)
        return scheduler

    async def _remind(self) -> None:
        """Write the reminders that are due, a few people a transaction; who has a page open is kept before."""
        is_all, pages = False, self.web.open_pages()

        def tick(connection: Connection) -> Written:
            addresses.opened(connection, pages, utc_now())
            return self.reminders.tick(connection)

        while not is_all:
            written = await self._writer.write(tick)
            for _, address in written.told:
                self._nudge(address)
            is_all = written.is_all

    def _unwanted(self, connection: Connection, rows: Sequence[str]) -> set[str]:
        timely = (self.reminders, self.digests, self.alerts, Daytime(self.house))
        return set().union(*(each.unwanted(connection, rows) for each in timely))

    async def _digest(self) -> None:
        """Write the digests that are due."""
        for address in await self._writer.write(self.digests.tick):
            self._nudge(address)

    async def _retry(self) -> None:
        for number, cause in (await self.retrying.all_asked()).items():
            log.info("quarantine.retried", quarantine=number, cause=cause)

    async def _erase(self) -> None:
        """Erase what was withdrawn; what cannot be done now is done the next time."""
        try:
            told = await asyncio.to_thread(self.eraser.finish_all)
        except (SQLAlchemyError, OSError, RegisterDamaged) as error:
            log.error("erasure.failed", error=type(error).__name__)  # noqa: TRY400 - its text could hold content
            return
        for address in told:
            self._nudge(address)

    async def _keep_house(self) -> None:
        """Forget what is needed no more: events that cannot come again, attempts whose window has passed."""

        def prune(connection: Connection) -> None:
            seen.prune(connection, utc_now() - KEPT_EVENTS)
            deliveries.prune(connection, utc_now() - KEPT_EVENTS)
            attempts.prune(connection, utc_now())

        await self._writer.write(prune)
        log.info("housekeeping.done")


_CAPTIONS = {TelegramChannel.name: LONGEST_CAPTION}
_TRAITS = {
    channel.name: Traits(channel.edits_in_place, channel.pushes, _CAPTIONS.get(channel.name))
    for channel in (TelegramChannel, WebChannel, EmailChannel)
}


async def _until_the_end(job: Job) -> None:
    """Do a job of the scheduler; that the end of the process cuts it off is no failure to be logged."""
    with suppress(asyncio.CancelledError):
        await job()


def house_of(office: Office) -> House:
    """Return what turns share, on an opened data folder; raises bot.settings.NoPublicAddress,
    bot.house.WrongCatalogue."""
    settings = office.settings
    there = {name: traits for name, traits in _TRAITS.items() if name != EmailChannel.name or settings.mails}
    return House(office.vault, spoken_phrases(settings.catalogues), there, utc_now, settings.public_url)


async def serve(office: Office, listening: Callable[[], None], pace: Callable[[], Pace] = Pace) -> None:
    """Run Caseround on an opened data folder until cancelled.

    `listening` is called once the web chat can be opened; raises bot.channels.CannotRun where it cannot be.
    """
    writer = Writer(office.database)
    try:
        with last_run(office.settings.home) if office.is_kept else nullcontext(False) as was_killed:
            app = App(office, writer, pace, was_killed=was_killed)
            if office.is_kept:
                await asyncio.to_thread(app.eraser.finish_all, at_start=True)
            app.web.listen()
            listening()
            await app.run()
    finally:
        writer.close()
