"""Twenty people answer while the process is killed again and again: `python -m tests.bot.random_kills --kills 200`.

The fake Bot API delivers again what was not acknowledged, now and then also what was, and texts overtake presses. In
the end the database is compared with what each of them gave, and with what they saw confirmed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bot.commands.inviting import links_for
from bot.commands.setting_up import store_audit
from bot.demo import demo_files
from bot.office import office, set_up, utc_now
from bot.settings import Settings
from storage import questionnaires
from tests.bot.fake_bot_api import FakeBotApi, Shown
from tests.bot.killed_app import STEPS, unpaced_app
from tests.bot.kills_compared import AUDIT, Findings, compare
from tests.bot.process import Process, forked
from tests.bot.simulated_auditor import Auditor

PEOPLE = 20
CASES_EACH = 2
ANYTIME = "anytime"
AFTER_ACKNOWLEDGEMENT = "after_acknowledgement"
EVERY_STEP = (*STEPS, AFTER_ACKNOWLEDGEMENT, ANYTIME)
IMPATIENCE = 1.0
"""Seconds of the process's life without anything new after which people try again."""

_ONE = "[{code: a, label: Yes #}, {code: b, label: No #}, {code: c, label: Unsure #, asks_comment: true}]"
_SEVERAL = "[{code: a, label: File #}, {code: b, label: Plan #}, {code: c, label: Note #}]"
KINDS = (
    "kind: number, text: Give a number",
    f"kind: one, text: Pick one, options: {_ONE}",
    f"kind: several, text: Tick, comment: invited, minimum: 0, options: {_SEVERAL}",
    "kind: text, text: Say something",
)
"""The questions, over and over; '#' stands for the question's number, so that no label stands for two options."""


class Network(FakeBotApi):
    """The Bot API on a bad day: updates come twice, and the process can be killed when one is acknowledged."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self.random = random
        self.auditors: dict[int, Auditor] = {}
        self.on_acknowledged: Callable[[], None] = lambda: None
        self.duplicates = 0
        self.bugs: list[Exception] = []
        self._old: list[dict[str, Any]] = []

    def _confirm(self, offset: int) -> None:
        gone = [update for update in self.updates if update["update_id"] < offset]
        super()._confirm(offset)
        self._old = [*self._old, *gone][-20:]
        if gone:
            self.on_acknowledged()

    async def on_getUpdates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: N802 - the Bot API's name
        batch = list(await super().on_getUpdates(parameters))
        for update in [*self._old, *batch]:
            if batch and self.random.random() < 0.04:
                batch.insert(self.random.randint(0, len(batch)), update)
                self.duplicates += 1
        return batch[:100]

    async def on_sendMessage(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        sent = await super().on_sendMessage(parameters)
        self._tell(sent)
        return sent

    async def on_editMessageText(self, parameters: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - the Bot API's name
        edited = await super().on_editMessageText(parameters)
        self._tell(edited)
        return edited

    def _tell(self, message: dict[str, Any]) -> None:
        auditor = self.auditors[message["chat"]["id"]]
        shown: Shown = auditor.person.chat.messages[message["message_id"]]
        auditor.sees(shown)
        asyncio.get_running_loop().call_soon(self._let_act, auditor)

    def _let_act(self, auditor: Auditor) -> None:
        try:
            auditor.acts_now()
        except Exception as bug:  # noqa: BLE001 - the loop would only log it: the run must hear of it
            self.bugs.append(bug)


@dataclass
class Run:
    """One run: what it was told, and what came of it."""

    kills: int
    seed: int
    questions: int
    folder: Path
    killed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.network = Network(Random(self.seed + 1))
        self.home = self.folder / "home"

    @property
    def auditors(self) -> list[Auditor]:
        """Everybody who takes part."""
        return list(self.network.auditors.values())

    async def go(self) -> Findings:
        """Do all of it; raises AssertionError where something is not as it must be."""
        began = time.monotonic()
        async with self.network:
            await asyncio.to_thread(self._set_up)
            for auditor in self.auditors:
                auditor.comes_in()
            for step in self._steps():
                await self._live_and_die(step)
            await self._live_on()
        assert [] == self.network.bugs
        self.seconds = time.monotonic() - began
        return compare(Settings(home=self.home), self.auditors)

    def _steps(self) -> Iterator[str]:
        """Yield a step for each kill: every one of them in each round, in a random order."""
        left: list[str] = []
        for _ in range(self.kills):
            left = left or self.random.sample(EVERY_STEP, len(EVERY_STEP))
            yield left.pop()

    async def _live_and_die(self, step: str) -> None:
        async with self._living(step) as life:
            if step == ANYTIME:
                await asyncio.sleep(self.random.random() * 0.6)
                life.kill(signal.SIGKILL)
            code = await life.ends()
        assert -signal.SIGKILL == code, f"{step}: ended with {code}\n{life.printed[-3000:]}"
        self.killed[step] += 1

    async def _live_on(self) -> None:
        """Let everybody come to their end, undisturbed."""
        async with self._living("never") as life:
            await self.network.until(lambda: all(each.is_done for each in self.auditors))
            assert 0 == await life.ends(signal.SIGTERM)

    @asynccontextmanager
    async def _living(self, step: str) -> AsyncIterator[Process]:
        nth = self.random.choice((1, 1, 2, 3, 5, 8, 13))
        async with forked(unpaced_app, step, nth, **self._environment()) as life:
            waiting = asyncio.create_task(self._grow_impatient())
            try:
                with self._killed_by_telegram(life, step):
                    yield life
            finally:
                waiting.cancel()
                life.kill(signal.SIGKILL)

    @contextmanager
    def _killed_by_telegram(self, life: Process, step: str) -> Iterator[None]:
        """Kill the process the moment the server has its acknowledgement."""
        if step == AFTER_ACKNOWLEDGEMENT:
            self.network.on_acknowledged = lambda: life.kill(signal.SIGKILL)
        try:
            yield
        finally:
            self.network.on_acknowledged = lambda: None

    async def _grow_impatient(self) -> None:
        while True:
            before = len(self.network.calls)
            await asyncio.sleep(IMPATIENCE)
            if not [call for call in self.network.calls[before:] if call[0] != "getUpdates"]:
                for auditor in self.auditors:
                    auditor.nudges()

    def _environment(self) -> dict[str, str]:
        return {
            "home": str(self.home),
            "telegram_token": self.network.token,
            "telegram_api_url": self.network.url,
            "web_address": "127.0.0.1:0",
        }

    # the audit

    def _set_up(self) -> None:
        # as a coordinator's shell has it: links name the bot
        os.environ |= {f"CASEROUND_{name.upper()}": value for name, value in self._environment().items()}
        set_up(Settings(home=self.home), utc_now())
        with office(Settings(home=self.home)) as here:
            with here.database.writing() as connection:
                questionnaires.publish(connection, "killed", 1, questionnaire(self.questions), utc_now())
            store_audit(here, *self._files())
            made = links_for(here, AUDIT, [])
        for number, each in enumerate(link for link in made if link.channel == "telegram"):
            token = each.link.partition("start=")[2]
            index = int(each.participant.rsplit(" ", 1)[1])
            person = self.network.person(7000 + index)
            mine = [reference(index, which) for which in range(CASES_EACH)]
            self.network.auditors[person.id] = Auditor(
                self.network, person, token, mine, Random(self.seed * 1000 + number)
            )

    def _files(self) -> tuple[Path, Path, Path]:
        audit = demo_files(utc_now().date())["audit.yaml"].replace("repeat-child-protection-plan", "killed")
        everyone = [(index, reference(index, which)) for index in range(PEOPLE) for which in range(CASES_EACH)]
        cases = ["case,age,gender,category", *(f"{case},5,,Neglect" for _, case in everyone)]
        asked = ["case,agency,participant,role,language"]
        asked += [f"{case},Health,Auditor {index},auditor,en" for index, case in everyone]
        paths = self.folder / "audit.yaml", self.folder / "requests.csv", self.folder / "cases.csv"
        for path, text in zip(paths, (audit, "\n".join(asked), "\n".join(cases)), strict=True):
            path.write_text(text, "utf-8")
        return paths


def reference(person: int, which: int) -> str:
    """Return the reference of one of somebody's cases."""
    return f"C{person * CASES_EACH + which + 1:02}"


def questionnaire(count: int) -> str:
    """Return a questionnaire in which one choice, several, a text and a number follow each other."""
    asked = [
        f"      - {{id: q{n}, theme: t, {KINDS[n % len(KINDS)].replace('#', str(n))}}}" for n in range(1, count + 1)
    ]
    head = ["id: killed", "version: 1", "title: Killed", "audience: auditor", "themes: [{id: t, title: Theme}]"]
    return "\n".join([*head, "sections:", "  - id: s", "    title: All", "    questions:", *asked])


def summary(run: Run, found: Findings) -> str:
    """Return what happened, in lines."""
    acts = sum((auditor.acts for auditor in run.auditors), Counter())
    steps = ", ".join(f"{step} {count}" for step, count in sorted(run.killed.items()))
    did = ", ".join(f"{what} {count}" for what, count in sorted(acts.items()))
    twice, kept = run.network.duplicates, found.quarantined
    wrong = f"{found.missing} confirmed and missing, {found.twice} stored twice, {found.foreign} never given"
    lines = (
        f"seed {run.seed}: {run.killed.total()} kills in {run.seconds:.0f} s",
        f"  killed: {steps}",
        f"  {len(run.auditors)} people: {did}",
        f"  events: {found.events} stored, {twice} delivered twice on purpose, {kept} in quarantine",
        f"  answers: {found.confirmed} seen confirmed, {found.stored} stored; {wrong}",
        f"  returns: {found.returns} of {found.requests}, {found.unlike} answers in them unlike what was given",
        *(f"  PROBLEM {problem}" for problem in found.problems),
    )
    return "\n".join(lines)


async def run_kills(kills: int, seed: int, folder: Path) -> tuple[Run, Findings]:
    """Make one run in a folder, with enough to answer for so many kills."""
    run = Run(kills, seed, max(4, kills // 7), folder)
    return run, await run.go()


def main() -> None:
    """Make one run and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        run, found = asyncio.run(run_kills(given.kills, given.seed, Path(folder)))
    print(summary(run, found))  # noqa: T201 - what the command is for
    sys.exit(0 if found.is_good else 1)


if __name__ == "__main__":
    main()
