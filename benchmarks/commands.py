"""Seconds and memory of two commands: `caseround --help`, and the report of the demonstration's 77 returns.

Run it on a machine that does nothing else: .venv/bin/python -m benchmarks.commands
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.demo import demo_files

ROOT = Path(__file__).parents[1]
TIMES = 7
AUDIT = "demo-repeat-plans"


@dataclass(frozen=True, slots=True)
class Run:
    """A command in a process of its own: wall time, and the most memory that it had at once (peak RSS)."""

    seconds: float
    megabytes: float


def run(*words: str, home: Path) -> Run:
    """Run a command to its end; its files stand in `home`. Raises CalledProcessError where it is refused."""
    arguments = [sys.executable, "-c", "from bot.cli import main; main()", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CASEROUND_HOME": str(home / "data")}
    start = time.perf_counter()
    process = subprocess.Popen(arguments, cwd=home, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)  # of this child alone; RUSAGE_CHILDREN would hold the largest so far
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return Run(seconds, _megabytes(used))


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def set_up(home: Path) -> None:
    """Store the demonstration's audit and its returns."""
    for name, text in demo_files(dt.datetime.now(dt.UTC).date()).items():
        (home / name).write_text(text, "utf-8")
    run("init", home=home)
    run("audit", "import", "audit.yaml", "requests.csv", "cases.csv", home=home)
    run("returns", "import", AUDIT, "returns.csv", "--mapping", "mapping.yaml", home=home)


def measure(home: Path) -> None:
    """Print a line for each command."""
    _print("caseround --help", [run("--help", home=home) for _ in range(TIMES)])
    set_up(home)
    reports = [run("report", AUDIT, "--out", f"report-{number}", home=home) for number in range(TIMES)]
    _print("caseround report, 77 returns", reports)
    print("files of the report:", ", ".join(sorted(path.name for path in (home / "report-0").iterdir())))


def _print(name: str, runs: list[Run]) -> None:
    seconds = sorted(each.seconds for each in runs)
    print(
        f"{name}: best of {len(runs)} {seconds[0]:.2f} s, median {median(seconds):.2f} s, most {seconds[-1]:.2f} s;"
        f" peak memory {max(each.megabytes for each in runs):.0f} MB"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place))
