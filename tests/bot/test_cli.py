"""What every command has in common: help, wrong usage, and a data folder that cannot be worked with."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from tests.bot.command_line import AUDIT, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

COMMANDS = (
    "init", "run", "enrol", "invite", "outreach", "report", "demo", "audit import", "questionnaire check",
    "reminders", "returns import", "preview",
    "concerns", "concern-close", "summary", "board", "workshop", "families", "case",
    "agency", "outstanding", "return",
    "accept", "sendback", "reassign", "digest", "remind", "extend",
    "language new", "language check", "language quotes",
    "withdraw", "erasures list", "erasures replay", "remind", "extend", "digest",
    "quarantine list", "quarantine show", "quarantine retry", "quarantine drop",
)  # fmt: skip


def test_the_list_of_commands_is_whole(bare: CommandLine) -> None:
    """`caseround --help` names each of the commands that are tried here, and no others."""
    listed = bare("--help").out.partition("Commands:")[2]
    assert {words.split()[0] for words in COMMANDS} == set(re.findall(r"^  ([\w-]+)", listed, re.MULTILINE))


@pytest.mark.parametrize("words", COMMANDS)
def test_help_shows_an_example(words: str, bare: CommandLine) -> None:
    """Every command says what it does and how it is typed, and needs no data folder to say so."""
    done = bare(*words.split(), "--help")
    assert (0, "") == (done.code, done.err)
    assert re.search(rf"Example: .*caseround {words}\b", done.out)


@pytest.mark.parametrize("words", ["", "audit", "questionnaire", "returns", "quarantine", "language"])
def test_half_a_command_shows_what_can_follow(words: str, bare: CommandLine) -> None:
    """It is wrong usage, and the answer is the list."""
    done = bare(*words.split())
    assert 2 == done.code
    assert "Commands:" in done.out + done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("statsu x", "No such command 'statsu'"),
        ("summary", "Missing argument 'AUDIT'"),
        ("board x --out board.pdf", "ends with .png"),
        ("board x --out board.png --json", "ask for different things"),
        ("report x", "Missing option '--out'"),
        ("report x --out file.txt", "is a file"),
        ("demo --out file.txt", "is a file"),
        ("invite x --format pdf", "'pdf' is not one of"),
        ("invite x --revoke A --again B", "ask for different things"),
        ("audit import file.txt", "Missing argument"),
        ("audit import file.txt gone.csv", "gone.csv"),
        ("audit import file.txt file.txt gone.csv", "gone.csv"),
        ("returns import x gone.csv --mapping file.txt", "gone.csv"),
        ("returns import x file.txt", "Missing option '--mapping'"),
        ("questionnaire check .", "is a directory"),
        ("preview x --set kind_of_plan", "takes NAME=VALUE"),
        ("concern-close x 1", "Missing option '--outcome'"),
        ("preview x --port 0", "greater than or equal to 1"),
    ],
)
def test_wrong_usage_ends_with_2(words: str, said: str, bare: CommandLine) -> None:
    """And says what is wrong with it."""
    bare.write("file.txt", "")
    printed = bare.misused(*words.split())
    assert said in printed
    assert "--help" in printed


@pytest.mark.parametrize(
    "words", [f"summary {AUDIT}", f"invite {AUDIT}", f"report {AUDIT} --out report", "run", "audit import f f"]
)
def test_without_a_data_folder(words: str, bare: CommandLine) -> None:
    """Every command that needs one says how to make it, and makes none itself."""
    bare.write("f", "")
    assert "Run `caseround init` first, or set CASEROUND_HOME" in bare.refused(*words.split())
    assert not bare.home.exists()


@pytest.mark.parametrize(
    "words",
    [
        "summary another",
        "board another",
        "board another --out report/board.png",
        "case another 7",
        "agency another Health",
        "outstanding another",
        "invite another",
        "invite another --revoke Nobody",
        "report another --out report",
        "returns import another returns.csv --mapping mapping.yaml",
    ],
)
def test_an_audit_that_is_not_there(words: str, caseround: CommandLine) -> None:
    """The sentence repeats the id that was asked for."""
    assert "There is no audit 'another' in this data folder" in caseround.refused(*words.split())
    assert not (caseround.folder / "report").exists()


def test_a_key_of_another_database(caseround: CommandLine) -> None:
    """Nothing is read with it and nothing is changed."""
    said = caseround.refused("summary", AUDIT, CASEROUND_MASTER_KEY="00" * 32)
    assert "The master key does not fit this database. Nothing was changed." in said


def test_a_key_that_is_none(caseround: CommandLine) -> None:
    """What was given as a key is not repeated: it may be a part of the real one."""
    said = caseround.refused("summary", AUDIT, CASEROUND_MASTER_KEY="c0ffee")
    assert "64 hexadecimal digits" in said
    assert "c0ffee" not in said


def test_a_key_that_others_can_read(caseround: CommandLine) -> None:
    """The sentence is the command that mends it."""
    (caseround.home / "master.key").chmod(0o644)
    assert f"chmod 600 {caseround.home / 'master.key'}" in caseround.refused("summary", AUDIT)


def test_a_file_that_is_no_database(caseround: CommandLine) -> None:
    """A damaged database is a sentence too."""
    (caseround.home / "caseround.db").write_bytes(b"not a database at all " * 100)
    done = caseround("summary", AUDIT)
    assert 1 == done.code
    assert "The database cannot be read (file is not a database). Nothing was changed." in done.err


def test_a_database_of_a_newer_version(caseround: CommandLine) -> None:
    """It is left alone."""
    with closing(sqlite3.connect(caseround.home / "caseround.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert "A newer version of Caseround made this database" in caseround.refused("summary", AUDIT)
