from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage.lease import AlreadyRunning, lease

HOLD = """
import sys
from pathlib import Path
from storage.lease import lease
with lease(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_is_killed(folder: Path) -> None:
    """However the first one ends, its data folder is free then, and nothing needs cleaning up."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert "held\n" == first.stdout.readline()
        with pytest.raises(AlreadyRunning, match="Stop the other one first"), lease(folder):
            pytest.fail("two processes hold one data folder")
        first.kill()
    with lease(folder):
        pass


def test_a_lease_is_given_back(folder: Path) -> None:
    """Also when what was done under it failed."""
    with pytest.raises(ZeroDivisionError), lease(folder):
        raise ZeroDivisionError
    with lease(folder), pytest.raises(AlreadyRunning), lease(folder):
        pass


def test_two_folders_are_two_leases(tmp_path: Path) -> None:
    """Two audits' installations run side by side."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with lease(tmp_path / "a"), lease(tmp_path / "b"):
        pass
