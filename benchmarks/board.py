"""Seconds and memory of the board's and a digest's data for 1,000 cases and 9 agencies, read from a stored audit.

Run it on a machine that does nothing else: .venv/bin/python -m benchmarks.board
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from statistics import median

from benchmarks.commands import AUDIT, ROOT, run
from bot.demo import demo_files

CASES = 1000
AGENCIES = (
    "Children's Social Care", "Health", "Police", "Schools", "Voluntary Sector", "Early Help", "Private nurseries",
    "Catch 22", "Youth Offending Service",
)  # fmt: skip
AUDITORS = 30
"""In each agency."""
TIMES = 7


def set_up(home: Path) -> None:
    """Store the audit with all of its requests, which stand at every disposition."""
    (home / "audit.yaml").write_text(demo_files(dt.datetime.now(dt.UTC).date())["audit.yaml"], "utf-8")
    cases = [f"C{number:04}" for number in range(1, CASES + 1)]
    _write(home / "cases.csv", ("reference", "age", "gender", "category"), [[case, "4", "", ""] for case in cases])
    asked = [
        [case, agency, f"Auditor {number % AUDITORS} ({agency})", "auditor", "en"]
        for number, case in enumerate(cases)
        for agency in AGENCIES
    ]
    _write(home / "requests.csv", ("case", "agency", "participant", "role", "language"), asked)
    run("init", home=home)
    run("audit", "import", "audit.yaml", "requests.csv", "cases.csv", home=home)


def _write(path: Path, names: tuple[str, ...], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])


def measure(home: Path) -> None:
    """Print what the board's data takes in this process, and the most memory that it had at once."""
    from bot.app import house_of  # noqa: PLC0415 - as below
    from bot.digests import standing  # noqa: PLC0415 - as below
    from bot.office import office, utc_now  # noqa: PLC0415 - the process that starts this one is to stay small
    from bot.progress import progress, summary  # noqa: PLC0415 - as above
    from bot.progress_data import summary_data  # noqa: PLC0415 - as above
    from bot.settings import Settings  # noqa: PLC0415 - as above
    from reporting.board import board_data, caption, draw  # noqa: PLC0415 - as above
    from storage import audits, requests  # noqa: PLC0415 - as above
    from survey.dispositions import Disposition  # noqa: PLC0415 - as above

    with office(Settings(home=home / "data")) as here:
        with here.database.writing() as connection:
            every = requests.of_audit(connection, AUDIT, audits.load(connection, here.vault, AUDIT).key)
            for each, stands in zip(every, cycle(Disposition), strict=False):
                requests.dispose(connection, each.number, stands, reason="benchmark", by=None, now=utc_now())

        def board() -> list[dict[str, object]]:
            with here.database.reading() as connection:
                known = progress(connection, here.vault, audits.load(connection, here.vault, AUDIT))
            return board_data(known, utc_now())

        def figures() -> dict[str, object]:
            with here.database.reading() as connection:
                stored = audits.load(connection, here.vault, AUDIT)
                return summary_data(summary(connection, here.vault, stored, utc_now(), mails=False))

        def digest() -> object:
            with here.database.reading() as connection:
                stored = audits.load(connection, here.vault, AUDIT)
                return standing(house, connection, stored, utc_now())

        house, parts = house_of(here), board()
        print(f"{len(every)} requests, {len(parts)} pictures")
        _print("the board's data", board)
        _print("the summary's data", figures)
        _print("a digest's figures", digest)
        _print("all captions", lambda: [caption(part) for part in parts])
        print(f"peak memory without pictures: {_megabytes():.0f} MB")
        draw(parts[0])
        _print("one picture of 20 cases", lambda: draw(parts[1]))
        print(f"peak memory with pictures: {_megabytes():.0f} MB")


def _print(name: str, work: Callable[[], object]) -> None:
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    print(f"{name}: best of {TIMES} {min(taken):.3f} s, median {median(taken):.3f} s, most {max(taken):.3f} s")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as place:
            set_up(Path(place))
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            subprocess.run([sys.executable, "-m", "benchmarks.board", place], check=True, cwd=ROOT, env=environment)
            shown = run("board", AUDIT, "--json", home=Path(place))
            print(f"caseround board --json: {shown.seconds:.2f} s and {shown.megabytes:.0f} MB")
