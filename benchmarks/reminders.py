"""How long a tick of the reminders takes with 10,000 open requests: python -m benchmarks.reminders

2,500 people with four requests each, all of them in Telegram, on SQLite with every commit on the disk; the clock is a
fake one. Printed are ticks outside the hours, on a day on which nobody is due, the transactions of the morning on
which everybody is due (each reminds a few people), and ticks after it, when all of them have been reminded: how long
each took, and how much of that the processor worked.
"""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, update

from bot.app import house_of
from bot.office import Office, office, set_up
from bot.reminders import Reminders
from bot.settings import Settings
from storage import addresses, audits, participants, requests
from storage.tables import outbox
from storage.vault import DataKey, Vault
from survey.audit import Agency, Audit, Role
from survey.desk import Desk, Room
from survey.state import Case

PEOPLE, EACH = 2500, 4
CASES = tuple(f"C{number:02}" for number in range(1, EACH + 1))
AUDIT = Audit(
    id="invented",
    title="Invented audit",
    theme="Invented theme",
    board="Invented board",
    timezone="Europe/London",
    opens=dt.date(2026, 11, 2),
    due=dt.date(2026, 12, 4),
    closes=dt.date(2026, 12, 18),
    questionnaires={Role.AUDITOR: "repeat-child-protection-plan"},
    agencies=(Agency("health", "Health"),),
    attributes=(),
    channels={Role.AUDITOR: ("web", "telegram")},
    escalation=("Tell your manager.",),
    key_source="a sealed letter",
    coordinator="the invented coordinator",
)
BEGINNING = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
QUIET_DAY = BEGINNING + dt.timedelta(days=7)
MORNING = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)


def fill(connection: Connection, vault: Vault) -> None:
    """Store the audit and its people."""
    key = audits.save(connection, vault, AUDIT, BEGINNING)
    for case in CASES:
        audits.save_case(connection, AUDIT.id, Case(case, {}))
    for number in range(PEOPLE):
        come_in(connection, vault, key, number)


def come_in(connection: Connection, vault: Vault, key: DataKey, number: int) -> None:
    """Store a person with their requests, in Telegram."""
    name = f"Auditor {number}"
    person = participants.add(
        connection, vault, key, audit=AUDIT.id, name=name, role=Role.AUDITOR, language="en", email=""
    )
    for case in CASES:
        requests.add(
            connection,
            key,
            audit=AUDIT.id,
            line_key=f"{case}|{number}",
            participant=person,
            case=case,
            agency="health",
            label="",
            questionnaire="repeat-child-protection-plan",
            now=BEGINNING,
        )
    address = f"chat {number}"
    addresses.bind(connection, vault, key, participant=person, channel="telegram", address=address, now=BEGINNING)
    known = participants.one(connection, vault, person)
    participants.save_desk(connection, known, Desk(Room.LIST, told=("telegram",)))


def measure(here: Office) -> None:
    """Print the figures."""
    house = house_of(here)
    ticking = Reminders(house)

    def tick(now: dt.datetime) -> tuple[float, float, int]:
        house.clock = lambda: now
        began, used = time.perf_counter(), time.process_time()
        with here.database.writing() as connection:
            told = ticking.tick(connection).told
        took, used = time.perf_counter() - began, time.process_time() - used
        with here.database.writing() as connection:
            connection.execute(update(outbox).where(outbox.c.status == "waiting").values(status="delivered"))
        return took, used, len(told)

    for what, now in (("outside the hours", QUIET_DAY.replace(hour=3)), ("nobody is due", QUIET_DAY)):
        report(what, [tick(now) for _ in range(10)])
    times = []
    while (did := tick(MORNING))[2]:
        times.append(did)
    report(f"everybody is due, {len(times)} transactions", times)
    report("everybody has been reminded", [tick(MORNING + dt.timedelta(minutes=5)) for _ in range(10)])


def report(what: str, times: list[tuple[float, float, int]]) -> None:
    """Print a line."""
    took, used = [each[0] * 1000 for each in times], median(each[1] * 1000 for each in times)
    print(f"{what}: median {median(took):.0f} ms, longest {max(took):.0f} ms; processor {used:.0f} ms")


def main() -> None:
    """Measure in a folder of its own."""
    with TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        set_up(settings, BEGINNING)
        with office(settings) as here:
            with here.database.writing() as connection:
                fill(connection, here.vault)
            print(f"{PEOPLE * EACH} open requests, {PEOPLE} people")
            measure(here)


if __name__ == "__main__":
    main()
