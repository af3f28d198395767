"""Questions that were written in Excel, at the command line."""

from __future__ import annotations

from tests.bot.command_line import INVITED, CommandLine, bare, caseround, invited_home
from tests.bot.importing.xlsform.books import Rows, book, survey

__all__ = ["bare", "caseround", "invited_home"]

ROWS: Rows = [["type", "name", "label", "appearance"], ["text", "a", "A", "multiline"]]


def _typed(caseround: CommandLine, data: bytes) -> None:
    (caseround.folder / "form.xlsx").write_bytes(data)


def test_it_is_published(caseround: CommandLine) -> None:
    """Then an audit can ask it; again it does no harm, and another text needs another version."""
    _typed(caseround, survey(["select_one yn", "a", "A"]))
    done = caseround("questionnaire", "import", "form.xlsx")
    said = "'Invented' asks the role 'auditor' 1 question, in 'English (en)'.\n"
    assert (0, f"Published version 1 of invented.\n{said}") == (done.code, done.out)
    caseround.edit("audit.yaml", "auditor: repeat-child-protection-plan", "auditor: invented")
    assert 0 == caseround("audit", "import", *INVITED).code
    assert "was published already" in caseround("questionnaire", "import", "form.xlsx").out
    _typed(caseround, survey(["text", "a", "Another"]))
    assert "raise `version`" in caseround.refused("questionnaire", "import", "form.xlsx")


def test_what_was_left_out_is_printed(bare: CommandLine) -> None:
    """A line each, below what was written; nothing needs to be set up for that."""
    _typed(bare, book({"survey": ROWS}))
    done = bare("questionnaire", "import", "form.xlsx", "--out", "form.yaml")
    assert "Left out: sheet 'survey', column 'appearance', row 2: the conversation has its own look." in done.out
    assert "Wrote form.yaml. Nothing was published." in done.out
    assert 0 == bare("questionnaire", "check", "form.yaml").code
    assert not bare.home.exists()


def test_a_file_that_is_there_stays(bare: CommandLine) -> None:
    """Somebody may have worked on it."""
    _typed(bare, survey(["text", "a", "A"]))
    bare.write("form.yaml", "mine")
    assert "File exists: form.yaml" in bare.refused("questionnaire", "import", "form.xlsx", "--out", "form.yaml")
    assert "mine" == (bare.folder / "form.yaml").read_text("utf-8")


def test_in_several_languages(bare: CommandLine) -> None:
    """All are carried; it is said what one lacks, and what Caseround itself lacks in it."""
    headings = ["type", "name", "label::English (en)", "label::Cymraeg (cy)"]
    rows = [headings, ["text", "a", "Why?", "Pam?"], ["text", "b", "B"]]
    _typed(bare, book({"survey": rows, "settings": [["form_title", "title_in::Cymraeg (cy)"], ["F", "Ff"]]}))
    done = bare("questionnaire", "import", "form.xlsx", "--out", "form.yaml")
    assert [
        "Wrote form.yaml. Nothing was published.",
        "'F' asks the role 'auditor' 2 questions, in 'English (en)' and 'Welsh (cy)'.",
        "Not translated: sheet 'survey', column 'label::Cymraeg (cy)', row 3: not in 'cy', and shown in 'en'.",
        "There are no phrases in 'cy': until there are, what Caseround itself says is in English, and nobody is offered 'cy'. Begin them with: caseround language new cy",  # noqa: E501 - one sentence
    ] == done.out.splitlines()
    assert 'text: {en: "Why?", cy: "Pam?"}' in (bare.folder / "form.yaml").read_text("utf-8")
    assert "is not in 'cy'" in bare("questionnaire", "check", "form.yaml").out
    bare("language", "new", "cy")
    assert "no phrases" not in bare("questionnaire", "import", "form.xlsx", "--out", "again.yaml").out


def test_it_is_refused_whole(caseround: CommandLine) -> None:
    """Every reason is named, with sheet, row and column, and nothing is published."""
    _typed(caseround, survey(["text", "a", "A"], ["image", "b", "B"], ["geopoint", "c", "C"]))
    said = caseround.refused("questionnaire", "import", "form.xlsx")
    assert "form.xlsx: sheet 'survey', row 3, column 'type': 'image' is not carried" in said
    assert "form.xlsx: sheet 'survey', row 4, column 'type': 'geopoint' is not carried" in said
    assert "Refused: nothing was stored. Faults found: 2." in said


def test_a_question_that_takes_another_kind_of_answer(caseround: CommandLine) -> None:
    """It is refused by its sheet, row and column: answers to both versions could not be counted together."""
    _typed(caseround, survey(["text", "a", "A"]))
    caseround("questionnaire", "import", "form.xlsx")
    settings: Rows = [["form_id", "form_title", "version"], ["invented", "Invented", "2"]]
    rows: Rows = [["type", "name", "label"], ["text", "b", "B"], ["integer", "a", "A"]]
    _typed(caseround, book({"survey": rows, "settings": settings}))
    said = caseround.refused("questionnaire", "import", "form.xlsx")
    assert "form.xlsx: sheet 'survey', row 3, column 'type': version 1 asks for the kind 'text'" in said
