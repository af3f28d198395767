"""What a turn costs, end to end: people in a chat, a Bot API over HTTP, and every answer durable in SQLite.

Run it with the checkout's Python: .venv/bin/python -m benchmarks.turns, with --people, --network, --stored, --empty.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import uvloop

from benchmarks.people import TOKEN, People
from benchmarks.stored import store
from bot.commands.setting_up import store_audit
from bot.demo import demo_files
from bot.invitations import invite
from bot.office import Office, office, set_up, utc_now
from bot.settings import Settings
from storage import audits

WARM_UP = 60
"""Presses of each person that are not measured."""
PRESSES_A_CASE = 15
"""At least so many does it take to answer about one case."""
TICKS = os.sysconf("SC_CLK_TCK")


def prepare(here: Office, folder: Path, people: int, presses: int) -> list[str]:
    """Store an audit in which everybody is asked about every case; returns their Telegram invitations."""
    files = demo_files(dt.datetime.now(dt.UTC).date())
    cases = [f"C{number:03}" for number in range(1, 2 + presses // PRESSES_A_CASE)]
    texts = {
        "audit.yaml": files["audit.yaml"],
        "cases.csv": "reference,age,gender,category\n" + "".join(f"{case},under 5,girl,neglect\n" for case in cases),
        "requests.csv": "case,agency,participant,role,language,label\n"
        + "".join(
            f"{case},Health,Invented Auditor {person},auditor,en,post {person}\n"
            for person in range(people)
            for case in cases
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    store_audit(here, folder / "audit.yaml", folder / "requests.csv", folder / "cases.csv")
    with here.database.writing() as connection:
        stored = audits.load(connection, here.vault, "demo-repeat-plans")
        made = invite(connection, here.vault, stored, {"telegram": str}, again=[], now=utc_now())
    return [one.link for one in made]


async def measure(home: Path, invitations: list[str], options: argparse.Namespace) -> None:
    """Let the people press, and print what it took the bot."""
    people, turns = People(invitations, network=options.network), options.turns
    bot = "benchmarks.empty" if options.empty else "benchmarks.unpaced"
    async with people as url:
        environment = {**os.environ, "CASEROUND_HOME": str(home), "CASEROUND_WEB_ADDRESS": "127.0.0.1:0"}
        environment |= {"CASEROUND_TELEGRAM_TOKEN": TOKEN, "CASEROUND_TELEGRAM_API_URL": url}
        app = await asyncio.create_subprocess_exec(sys.executable, "-m", bot, env=environment)
        if options.core is not None:
            os.sched_setaffinity(app.pid, {options.core})
        try:
            people.come_in()
            begin = WARM_UP * len(invitations)
            await people.until(begin)
            for someone in people.people.values():
                someone.waits.clear()
            first, cpu, start = people.turns, _cpu(app.pid), time.perf_counter()
            await people.until(begin + turns)
            seconds, used, done = time.perf_counter() - start, _cpu(app.pid) - cpu, people.turns - first
        finally:
            app.terminate()
            await app.wait()
    waits = sorted(wait for someone in people.people.values() for wait in someone.waits)
    print(f"people: {len(invitations)}, turns: {done}, network: {1000 * options.network:.0f} ms")
    print(f"turns a second: {done / seconds:.0f}")
    print(f"CPU a turn: {1000 * used / done:.2f} ms")
    middle, late = statistics.median(waits), waits[int(0.99 * len(waits))]
    print(f"press to next question: median {1000 * middle:.0f} ms, p99 {1000 * late:.0f} ms")


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> None:
    """Measure one setting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--turns", type=int, default=8000)
    parser.add_argument("--network", type=float, default=0.0, help="seconds that each call is on its way")
    parser.add_argument("--stored", type=int, default=0, help="responses of other people in the database")
    parser.add_argument("--core", type=int, help="keep the bot to this core, as taskset does")
    parser.add_argument("--empty", action="store_true", help="a bot that stores nothing, for comparison")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        settings = Settings(home=folder / "home")
        set_up(settings, utc_now())
        with office(settings) as here:
            presses = WARM_UP + 2 * options.turns // options.people  # some are quicker than others
            invitations = prepare(here, folder, options.people, presses)
            with here.database.writing() as connection:
                store(connection, options.stored)
        uvloop.run(measure(settings.home, invitations, options))


if __name__ == "__main__":
    main()
