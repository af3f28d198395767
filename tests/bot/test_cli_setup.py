"""Setting up from the command line: the data folder, an audit, a questionnaire."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from bot.commands.demonstrating import MARK
from storage.lease import lease
from tests.bot.command_line import INVITED, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

IMPORT = ("audit", "import", *INVITED)


class TestInit:
    def test_makes_a_folder_for_its_owner_alone(self, bare: CommandLine) -> None:
        """The key and the database can be read by nobody else."""
        done = bare("init")
        assert 0 == done.code
        assert "Keep a copy of its master.key" in done.out
        names = ("", "master.key", "caseround.db")
        assert [0o700, 0o600, 0o600] == [stat.S_IMODE((bare.home / name).stat().st_mode) for name in names]

    def test_a_second_time_changes_nothing(self, caseround: CommandLine) -> None:
        """What is stored stays, and so does the key."""
        before = caseround.stored(), (caseround.home / "master.key").read_bytes()
        done = caseround("init")
        assert 0 == done.code
        assert "was there already and is up to date" in done.out
        assert before == (caseround.stored(), (caseround.home / "master.key").read_bytes())

    def test_the_key_can_come_from_the_environment(self, bare: CommandLine) -> None:
        """Then no file holds it, and nobody is told to keep a copy of one."""
        key = {"CASEROUND_MASTER_KEY": "ab" * 32}
        done = bare("init", **key)
        assert (0, "") == (done.code, done.err)
        assert "master.key" not in done.out
        assert not (bare.home / "master.key").exists()
        assert 0 == bare("init", **key).code

    def test_a_lost_key_is_not_replaced(self, caseround: CommandLine) -> None:
        """A new key beside the old database would open nothing, and would stand where the copy belongs."""
        (caseround.home / "master.key").unlink()
        said = caseround.refused("init")
        assert "Put back the copy that you keep" in said
        assert not (caseround.home / "master.key").exists()

    def test_a_folder_that_cannot_be_made(self, bare: CommandLine) -> None:
        """The place is named."""
        bare.write("file", "")
        done = bare("init", CASEROUND_HOME=str(bare.folder / "file" / "home"))
        assert 1 == done.code
        assert f"Not a directory: {bare.folder / 'file' / 'home'}. What was stored before is kept." in done.err


class TestAuditImport:
    def test_says_what_was_stored(self, bare: CommandLine, invited_home: Path) -> None:
        """15 cases, 12 participants and 90 requests; a second time changes no request and no participant."""
        for name in INVITED:
            bare.write(name, (invited_home / name).read_text("utf-8"))
        bare("init")
        assert "Stored: 15 cases, 12 participants, 90 new requests.\n" == bare(*IMPORT).out
        before = requests_of(bare)
        again = bare(*IMPORT).out
        assert "Stored: 15 cases, 12 participants, 0 new requests." in again
        assert "90 requests were there already and stay as they are." in again
        assert before == requests_of(bare)

    @pytest.mark.parametrize(
        ("file", "old", "new", "said"),
        [
            ("audit.yaml", "title: Repeat", "titel: Repeat", r"audit\.yaml:\d+: key 'titel': .*did you mean 'title'"),
            ("audit.yaml", "theme:", "theme: [", r"audit\.yaml:\d+: "),
            ("audit.yaml", "Europe/London", "Europe/Lundon", r"audit\.yaml:\d+: key 'time_zone': .*Europe/London"),
            (
                "audit.yaml",
                "  auditor: repeat",
                "  auditor: other",
                r"the questionnaire 'other-child.* is unknown here",
            ),
            ("audit.yaml", "synthetic: true", "web_only: [q99]", r"audit\.yaml:\d+: key 'web_only': 'q99'"),
            (
                "audit.yaml",
                "{id: health,",
                "{id: police,",
                r"audit\.yaml:\d+: agency police, .*'Police' stands twice",
            ),
            ("audit.yaml", "[web, telegram]", "[web, pigeon]", r"audit\.yaml:\d+: .*"),
            ("cases.csv", "C05,", "C04,", r"cases\.csv:6: column 'reference': stands twice"),
            ("cases.csv", "reference,age", "reference,surname", r"cases\.csv:1: column '2': has a heading"),
            ("requests.csv", "C01,Police", "C99,Police", r"requests\.csv:4: column 'case': is no case of the sample"),
            (
                "requests.csv",
                "C01,Police",
                "C01,Polite",
                r"requests\.csv:4: column 'agency': .*did you mean 'Police'",
            ),
            (
                "requests.csv",
                "(Police),auditor,en\nC01,V",
                "(Police),king,en\nC01,V",
                r"requests\.csv:4: column 'role'",
            ),
            ("requests.csv", "(Police),auditor,en\nC01,V", "(Police),auditor,??\nC01,V", r"4: column 'language'"),
            ("requests.csv", "C01,Police", 'C01,"Police', r"requests\.csv:\d+: a quotation mark is not closed"),
        ],
    )
    def test_is_refused_with_the_line(
        self, *, file: str, old: str, new: str, said: str, caseround: CommandLine
    ) -> None:
        """Whatever is wrong is named with its file and line, and nothing is stored."""
        text = (caseround.folder / file).read_text("utf-8")
        caseround.write(file, text.replace(old, new, 1))
        printed = caseround.refused(*IMPORT)
        assert re.search(said, printed), printed
        assert re.search(r"\nRefused: nothing was stored\. Faults found: \d+\.\n$", printed)

    def test_a_parent_is_asked_in_words_of_consent(self, caseround: CommandLine) -> None:
        """Without any, nothing is stored; words that were stored stay as they are."""
        command = ("audit", "import", "audit.yaml", "parents.csv")
        assert "parents.csv:2: key 'role': asks a parent, but there are no words" in caseround.refused(*command)
        assert "5 new requests" in caseround(*command, "--consent", "consent.yaml").out
        caseround.edit("consent.yaml", "Hello.", "Good day.")
        said = caseround.refused(*command, "--consent", "consent.yaml")
        assert "consent.yaml:1: key 'version': Version 2 of the consent in 'en' is stored" in said

    def test_everything_that_is_wrong_is_named_at_once(self, caseround: CommandLine) -> None:
        """Nobody mends a file fault by fault."""
        lines = (caseround.folder / "requests.csv").read_text("utf-8").splitlines()
        wrong = [lines[0], *(line.replace("auditor,en", "auditor,?") for line in lines[1:])]
        caseround.write("requests.csv", "\n".join(wrong))
        printed = caseround.refused(*IMPORT).splitlines()
        assert [f"requests.csv:{line}: column 'language'" for line in range(2, 92)] == [
            ":".join(line.split(":")[:2]) + ": column 'language'" for line in printed[:-1]
        ]
        assert "Refused: nothing was stored. Faults found: 90." == printed[-1]

    def test_a_file_in_another_encoding(self, caseround: CommandLine) -> None:
        """Excel's own CSV is not UTF-8, and the sentence says what to choose instead."""
        text = (caseround.folder / "requests.csv").read_text("utf-8").replace("Auditor Wren", "Auditør Wren")
        (caseround.folder / "requests.csv").write_bytes(text.encode("latin-1"))
        assert "requests.csv:3: the file is not in UTF-8: in Excel, save it as" in caseround.refused(*IMPORT)

    def test_what_stands_in_a_refused_line_is_not_repeated(self, caseround: CommandLine) -> None:
        """It may name a child."""
        caseround.edit("cases.csv", "C04,", "Robin Canary born 1 May,")
        assert "Canary" not in caseround.refused(*IMPORT)


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No set-up of the logs: it would outlive the test."""
    monkeypatch.setattr("bot.logs.configure", lambda: None)


@pytest.mark.usefixtures("quiet")
class TestDemo:
    def test_a_folder_with_something_else_in_it(self, bare: CommandLine) -> None:
        """A demonstration replaces an earlier one, and nothing else."""
        bare.write("letter.txt", "Dear all")
        done = bare("demo", "--no-open", "--out", ".")
        assert (1, "") == (done.code, done.out)
        assert "so no demonstration is built there: .. What was stored before is kept." in done.err
        assert ["letter.txt"] == [path.name for path in bare.folder.iterdir()]

    def test_while_one_is_running(self, bare: CommandLine) -> None:
        """A second one in the same folder is refused before anything is taken away."""
        data = bare.folder / "demo" / "data"
        data.mkdir(parents=True)
        (bare.folder / "demo" / MARK).touch()
        with lease(bare.folder / "demo"):
            done = bare("demo", "--no-open", "--out", "demo")
        assert (1, "") == (done.code, done.out)
        assert "Caseround is running on demo already. Nothing was changed." in done.err
        assert data.exists()


class TestQuestionnaireCheck:
    def test_a_good_one(self, bare: CommandLine) -> None:
        """It says what the file holds, without a data folder."""
        done = bare("questionnaire", "check", str(shipped()))
        assert (0, "") == (done.code, done.err)
        assert "good. 14 questions in 1 sections." in done.out

    def test_a_bad_one(self, bare: CommandLine) -> None:
        """Every fault has its line, its question and its key."""
        text = shipped().read_text("utf-8").replace("- id: q2\n", "- id: q1\n").replace("repeats: q2", "repeats: q14")
        bare.write("bad.yaml", text)
        printed = bare.refused("questionnaire", "check", "bad.yaml")
        assert re.search(r"bad\.yaml:\d+: question q1, key 'id': ", printed)
        assert re.search(r"bad\.yaml:\d+: question q3, key 'repeats': ", printed)

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"- a\n- b", b"a: &a [*a]", b"id: !!python/object:os.x y"])
    def test_no_questionnaire_at_all(self, content: bytes, bare: CommandLine) -> None:
        """An empty file, other bytes, a list, a loop, a trick: each is refused with a line."""
        (bare.folder / "odd.yaml").write_bytes(content)
        assert re.match(r"odd\.yaml:\d+: ", bare.refused("questionnaire", "check", "odd.yaml"))


def requests_of(line: CommandLine) -> list[str]:
    """Return the stored requests and cases, and who the participants are (what is sealed is sealed anew)."""
    kept = [each for each in line.stored() if re.match(r'INSERT INTO "(requests|participants|cases)"', each)]
    return [each.partition(",X'")[0] for each in kept]


def shipped() -> Path:
    """Return the shipped questionnaire's file."""
    return Path(__file__).parents[2] / "survey" / "questionnaires" / "repeat-child-protection-plan.yaml"
