"""Withdrawing answers on the command line, and what happens to an older copy of the data folder."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.bot.command_line import AUDIT, CommandLine, bare, caseround, invited_home, returned, returned_home

__all__ = ["bare", "caseround", "invited_home", "returned", "returned_home"]

NUMBER = "1"


def counted(returned: CommandLine, folder: str) -> int:
    """Return how many returns a report counts that is compiled now."""
    assert 0 == returned("report", AUDIT, "--out", folder).code
    count: int = json.loads((returned.folder / folder / "figures.json").read_text())["returns"]["returned"]
    return count


def choices(returned: CommandLine) -> int:
    """Return how many answers, returns and notes of the request stand in the database."""
    with closing(sqlite3.connect(returned.home / "caseround.db")) as connection:
        found = [
            connection.execute(f"SELECT count(*) FROM {table} WHERE request = {NUMBER}").fetchone()[0]  # noqa: S608 - names of ours
            for table in ("answers", "returns", "reviews", "notices")
        ]
    return sum(found)


def test_withdrawing_for_somebody(returned: CommandLine) -> None:
    """It says what would go, asks once and gives the receipt; later reports count without it, and the one that had
    gone out is named."""
    before = counted(returned, "first")
    asked = returned("withdraw", AUDIT, NUMBER)
    assert "Edition 1 of the report" in asked.out
    assert (1, before) == (asked.code, counted(returned, "first"))
    done = returned("withdraw", AUDIT, NUMBER, "--yes")
    receipt = done.out.partition("Receipt: ")[2][:9]
    assert (0, before - 1) == (done.code, counted(returned, "second"))
    assert 1 == choices(returned)  # the notice that says that it was withdrawn
    [listed] = json.loads(returned("erasures", "list", "--json").out)["erasures"]
    assert (receipt, 1, "coordinator") == (listed["receipt"], listed["request"], listed["by"])
    assert [1, 2] == [edition["number"] for edition in listed["editions"]]
    assert [str(returned.folder / "first")] * 2 == [edition["where"] for edition in listed["editions"]]
    again = returned("withdraw", AUDIT, NUMBER, "--yes")
    assert (0, True) == (again.code, f"It was withdrawn before, and is erased.\nReceipt: {receipt}" in again.out)


@pytest.mark.parametrize(
    ("called", "why"),
    [
        ("999", "is called so"),
        ("Nobody", "is called so"),
        ("Auditor Wren (Health)", "Give its number: 2 (C01 · Health); 8 (C02"),
    ],
)
def test_whose_answers_must_be_clear(called: str, why: str, caseround: CommandLine) -> None:
    """Nothing is guessed."""
    assert why in caseround.refused("withdraw", AUDIT, called, "--yes")


def test_an_older_copy_is_opened_by_nothing_but_the_replay(returned: CommandLine) -> None:
    """Its database with the newer register is refused by every command; after the replay nothing is left of it, and
    the register that was kept elsewhere does the same for a whole folder that was brought back."""
    older = returned.folder / "older"
    shutil.copytree(returned.home, older)
    assert 0 == returned("withdraw", AUDIT, NUMBER, "--yes").code
    kept = returned.folder / "kept.jsonl"
    shutil.copy(returned.home / "erasures.jsonl", kept)
    shutil.copy(older / "caseround.db", returned.home)
    for command in (("run",), ("summary", AUDIT), ("report", AUDIT, "--out", "report")):
        assert "Run `caseround erasures replay` first" in returned.refused(*command)
    assert choices(returned) > 1
    done = returned("erasures", "replay")
    assert (0, True) == (done.code, "1 erased again." in done.out)
    assert (0, 0) == (choices(returned), returned("summary", AUDIT).code)
    shutil.rmtree(returned.home)
    shutil.copytree(older, returned.home)
    done = returned("erasures", "replay", str(kept))
    assert (0, 0) == (done.code, choices(returned))
    assert kept.read_bytes() == (returned.home / "erasures.jsonl").read_bytes()
    assert "0 erased again." in returned("erasures", "replay").out


def test_a_register_of_another_folder_is_refused(returned: CommandLine) -> None:
    """Neither goes on from the other, so one of them is not the one that was kept."""
    older, other = returned.folder / "older", returned.folder / "other.jsonl"
    shutil.copytree(returned.home, older)
    assert 0 == returned("withdraw", AUDIT, NUMBER, "--yes").code
    shutil.copy(returned.home / "erasures.jsonl", other)
    shutil.rmtree(returned.home)
    shutil.copytree(older, returned.home)
    assert 0 == returned("withdraw", AUDIT, "2", "--yes").code
    assert "do not tell the same story" in returned.refused("erasures", "replay", str(other))


def test_a_register_that_was_lost_is_written_again(returned: CommandLine) -> None:
    """With the next erasure; the database knows what it has erased."""
    assert 0 == returned("withdraw", AUDIT, NUMBER, "--yes").code
    register = returned.home / "erasures.jsonl"
    first = register.read_bytes()
    register.unlink()
    assert 0 == returned("withdraw", AUDIT, "2", "--yes").code
    assert register.read_bytes().startswith(first)
