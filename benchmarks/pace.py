"""How long somebody who is answering waits for their next card while 500 reminders stand in the outbox.

`caseround run` with its pace as in production speaks over real HTTP with a fake Telegram in this process, which
refuses whatever is faster than Telegram allows: 30 messages a second in all, about one a second in each chat.
Run it from the checkout: .venv/bin/python -m benchmarks.pace
"""

from __future__ import annotations

import asyncio
import csv
import io
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import quantiles

from bot.commands.setting_up import store_audit
from bot.demo import demo_files
from bot.office import Office, office, set_up, utc_now
from bot.settings import Settings
from storage import addresses, outbox, participants
from storage.audits import load
from storage.ids import new_id
from survey.messages import Line, Note
from tests.bot.fake_bot_api import FakeBotApi, Person
from tests.bot.fake_bot_limits import Limits

AUDIT = "demo-repeat-plans"
ANSWERING = 20
REMINDED = 500
THINKS = (1.0, 3.0)
"""The least and the most seconds between a card and the next press."""
QUIET_SECONDS = 30.0
SETTLE_SECONDS = 2.0
"""Presses of this time are left out: the reminders are written by a second process, which holds the database."""
REMINDER = "Four of your requests are still open. They are due on Friday."
WAYS = (
    "understood", "heard", "skip", "anyway", "submit", "next", "begin", "keep", "none", "choose", "open",
)  # fmt: skip
"""Which button somebody presses: the first of these that their card has."""


def people() -> dict[str, int]:
    """Return everybody's name and number in Telegram: first those who answer, then those who are reminded."""
    names = [f"Answering {number}" for number in range(ANSWERING)] + [f"Reminded {n}" for n in range(REMINDED)]
    return {name: 7000 + place for place, name in enumerate(names)}


def prepare(folder: Path) -> Settings:
    """Make a data folder with an audit of all these people, each of them reached in Telegram."""
    files = demo_files(utc_now().date())
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(("case", "agency", "participant", "role", "language", "email", "label"))
    for name in people():
        cases = range(1, 16 if name.startswith("Answering") else 2)
        writer.writerows((f"C{case:02}", "Health", name, "auditor", "en", "", name) for case in cases)
    for name, text in {**files, "requests.csv": lines.getvalue()}.items():
        (folder / name).write_text(text, "utf-8")
    settings = Settings(home=folder / "home", web_address="127.0.0.1:0")
    set_up(settings, utc_now())
    with office(settings) as here:
        store_audit(here, folder / "audit.yaml", folder / "requests.csv", folder / "cases.csv")
        bind(here)
    return settings


def bind(here: Office) -> None:
    """Give everybody the address that an invitation would give them."""
    with here.database.writing() as connection:
        key = load(connection, here.vault, AUDIT).key
        for contact in participants.contacts(connection, here.vault, AUDIT):
            at = str(people()[contact.name])
            addresses.bind(
                connection, here.vault, key, participant=contact.id, channel="telegram", address=at, now=utc_now()
            )


def remind(settings: Settings) -> None:
    """Write a reminder for each who is to have one, as one transaction."""
    with office(settings) as here, here.database.writing() as connection:
        key = load(connection, here.vault, AUDIT).key
        for contact in participants.contacts(connection, here.vault, AUDIT):
            if contact.name.startswith("Reminded"):
                [address] = addresses.of_participant(connection, contact.id)
                outbox.append(
                    connection, here.vault, key=key, id=new_id(), address=address.id, channel="telegram",
                    action="send", message=Note((Line(REMINDER),)), bulk=True, now=utc_now(),
                )  # fmt: skip


@asynccontextmanager
async def running(settings: Settings, telegram: FakeBotApi) -> AsyncIterator[None]:
    """Run Caseround in a process of its own."""
    environment = {
        **os.environ,
        "CASEROUND_HOME": str(settings.home),
        "CASEROUND_TELEGRAM_TOKEN": telegram.token,
        "CASEROUND_TELEGRAM_API_URL": telegram.url,
        "CASEROUND_WEB_ADDRESS": settings.web_address,
    }
    with (settings.home / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "from bot.cli import main; main()", "run", env=environment, stderr=log, stdout=log
        )
        try:
            yield
        finally:
            process.terminate()
            await process.wait()


class Answering:
    """Somebody who presses a while after each card; `waits` holds the seconds from a press to its card."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self._person = person
        self._chance = chance
        self.waits: list[float] = []

    async def goes_on(self) -> None:
        """Open the chat, and answer until cancelled."""
        await asyncio.sleep(self._chance.uniform(0, THINKS[1]))
        self._person.says("/start")
        await self._person.sees("Before you begin")
        while True:
            await asyncio.sleep(self._chance.uniform(*THINKS))
            before, start = self._looks(), time.perf_counter()
            self._person.presses_data(self._choice(), self._person.last)
            await self._person.world.until(lambda before=before: self._looks() != before, seconds=60)  # type: ignore[misc] # bound now
            self.waits.append(time.perf_counter() - start)

    def _looks(self) -> tuple[int, int]:
        shown = self._person.shown
        return len(shown), sum(message.edits for message in shown)

    def _choice(self) -> str:
        tokens = [key["callback_data"] for row in self._person.last.buttons for key in row]
        actions = [token.split(".")[3] for token in tokens]
        way = next(way for way in WAYS if way in actions)
        return str(tokens[actions.index(way)])


def figures(waits: Sequence[float]) -> str:
    """Return the median and the 99th percentile in words."""
    cuts = quantiles(waits, n=100)
    return f"{len(waits)} presses, median {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"


async def measure(settings: Settings) -> None:
    """Let people answer, first alone and then beside the reminders, and print how long they waited."""
    async with FakeBotApi() as telegram:
        telegram.limits = Limits(time.monotonic)
        crowd = [telegram.person(number) for number in people().values()]
        answering = [Answering(person, random.Random(person.id)) for person in crowd[:ANSWERING]]  # noqa: S311 - the same in every run
        async with running(settings, telegram), asyncio.TaskGroup() as group:
            tasks = [group.create_task(each.goes_on()) for each in answering]
            await telegram.until(lambda: all(len(each.waits) > 3 for each in answering), seconds=60)
            print(f"{ANSWERING} people alone: {figures(await waits_of(answering, asyncio.sleep(QUIET_SECONDS)))}")
            start = time.perf_counter()
            await asyncio.to_thread(remind, settings)
            await asyncio.sleep(SETTLE_SECONDS)
            gone = telegram.until(lambda: all(person.shown for person in crowd[ANSWERING:]), seconds=600)
            print(f"beside {REMINDED} reminders: {figures(await waits_of(answering, gone))}")
            print(f"the reminders took {time.perf_counter() - start:.0f} s")
            for task in tasks:
                task.cancel()
        print(f"refused for being too fast: {telegram.limits.refused}")


async def waits_of(answering: Sequence[Answering], meanwhile: Awaitable[None]) -> list[float]:
    """Return all waits of a time that ends with `meanwhile`."""
    for each in answering:
        each.waits.clear()
    await meanwhile
    return [wait for each in answering for wait in each.waits]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(measure(prepare(Path(place))))
