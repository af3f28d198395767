"""What somebody calls a questionnaire, as its text."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from bot.importing.questionnaire_source import questionnaire_source
from survey.loading import load_questionnaire
from survey.reading.faults import Faults

DOCS = Path(__file__).parents[3] / "docs"
SHIPPED = sorted(path.name.removesuffix(".yaml") for path in (files("survey") / "questionnaires").iterdir())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_one_goes_by_its_id(name: str) -> None:
    """The name of its file is what audits call it."""
    assert name == load_questionnaire(questionnaire_source(name).text, name).id


def test_a_file_stands_before_a_shipped_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who changes a copy of it looks at their copy."""
    monkeypatch.chdir(tmp_path)
    Path(SHIPPED[0]).write_text("\ufeffmine", "utf-8")
    assert "mine" == questionnaire_source(SHIPPED[0]).text


def test_a_workbook_is_carried() -> None:
    """Its text is a questionnaire's file."""
    source = questionnaire_source(str(DOCS / "plan-review.xlsx"))
    assert ("plan-review", ()) == (load_questionnaire(source.text, source.name).id, source.remarks)


def test_a_workbook_that_is_none(tmp_path: Path) -> None:
    """It is refused by its name."""
    broken = tmp_path / "broken.XLSX"
    broken.write_text("id: x")
    with pytest.raises(Faults, match=r"broken\.XLSX"):
        questionnaire_source(str(broken))
