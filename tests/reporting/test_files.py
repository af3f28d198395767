"""The figures as JSON and CSV, and the files of a report."""

from __future__ import annotations

import csv
import io
import json
import stat
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reporting.editions.figures import render_figures
from reporting.editions.html import render_html
from reporting.editions.table import render_table, render_table_by_case
from reporting.report import Report
from reporting.writing import EDITIONS, write_report
from survey.answers import Answer
from survey.questionnaire import Kind, Option
from tests.reporting.builders import given, question, questionnaire, report, requested
from tests.reporting.demonstration import demo_report


def read(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


def figures() -> Any:
    """Return the JSON of the demonstration."""
    return json.loads(render_figures(demo_report()))


def test_json_holds_what_the_page_says() -> None:
    """For each question: id, wording, answered, not answered; for each option: code, label, count, share."""
    q2 = next(each for each in figures()["questions"] if each["id"] == "q2")

    assert (70, 7, 77) == (q2["answered"], q2["not_answered"], q2["asked"])
    assert q2["wording"].startswith("Is there evidence that this child")
    assert {
        "code": "yes",
        "label": "Yes",
        "meaning": "positive",
        "count": 58,
        "share": 82.9,
        "share_of_view": 93.5,
        "versions": [{"version": 1, "count": 58}],
    } == (q2["options"][0])
    assert {"name": "where applicable", "n": 62} == q2["second_base"]


def test_json_holds_return_rate_sample_versions_and_the_synthetic_flag() -> None:
    """Whoever goes on counting knows what they count."""
    found = figures()

    assert (90, 77, 85.6) == tuple(found["returns"][key] for key in ("requested", "returned", "share"))
    assert [{"version": 1, "returns": 77}] == found["returns"]["versions"]
    assert found["synthetic"] is True
    assert [8, 4, 3] == [each["count"] for each in found["sample"] if each["attribute"] == "age"]
    assert [15, 77] == [len(found["cases"]), sum(each["returns"]["returned"] for each in found["cases"])]


def test_json_of_numbers_and_dates_without_answers() -> None:
    """A share without a base is null, and no figure is made up."""
    empty = report(questionnaire(question("q1"), question("q2", Kind.NUMBER)))
    one, number = json.loads(render_figures(empty))["questions"]

    assert one["options"][0]["share"] is None
    assert "numbers" not in number


def test_csv_has_a_row_for_each_option() -> None:
    """With its share, both bases and the label of synthetic data."""
    rows = [row for row in read(render_table(demo_report())) if row["question"] == "q7"]

    assert [("own_agency", "21"), ("other_agency", "10"), ("dont_know", "31"), ("no", "10")] == [
        (row["option"], row["count"]) for row in rows
    ]
    assert ("72", "29.2", "41", "51.2", "5") == tuple(
        rows[0][key] for key in ("answered", "share", "second_base_n", "share_of_second_base", "not_answered")
    )
    assert "Synthetic data: nobody wrote these answers" == rows[0]["data"]


def test_csv_by_case_adds_up() -> None:
    """The cases' counts of an option are those of all together."""
    rows = [row for row in read(render_table_by_case(demo_report())) if row["question"] == "q12"]

    assert 15 == len({row["case"] for row in rows})
    assert 14 == sum(int(row["count"]) for row in rows if row["option"] == "dont_know")


def test_none_of_these_and_typed_questions_have_a_row() -> None:
    """Nothing that was answered is missing from the table."""
    asked = questionnaire(question("q1", Kind.SEVERAL, minimum=0), question("q2", Kind.TEXT))
    answers = (Answer("q1", choices=()), Answer("q2", text="Seen."))
    found = report(asked, [given(1, *answers, asked=("q1", "q2"))], [requested(1)])
    none, typed = read(render_table(found))[2:]

    assert ("None of these", "1", "100.0") == (none["label"], none["count"], none["share"])
    assert ("q2", "1", "0") == (typed["question"], typed["answered"], typed["not_answered"])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """An apostrophe stands before what a spreadsheet would work out."""
    label = f"{sign}HYPERLINK(1)"
    asked = questionnaire(question("q1", options=(Option("odd", label, "Odd"),)))

    assert f"'{label}" == read(render_table(report(asked)))[0]["label"]


def test_page_json_and_csv_hold_the_same_shares() -> None:
    """One collation feeds everything."""
    rows = [row for row in read(render_table(demo_report())) if row["option"]]
    options = [option for each in figures()["questions"] for option in each["options"]]
    page = render_html(demo_report())

    assert [(row["option"], row["count"]) for row in rows] == [(each["code"], str(each["count"])) for each in options]
    for row, option in zip(rows, options, strict=True):
        share = None if row["share"] == "" else Decimal(row["share"])
        assert share == (None if option["share"] is None else Decimal(str(option["share"])))
        assert share is None or f">{share}%<" in page


def test_files_are_written_for_their_owner_alone(tmp_path: Path) -> None:
    """The folder is made, every edition is there, and nothing half-written is left."""
    out = tmp_path / "a" / "report"
    written = write_report(demo_report(), out)

    assert [out / name for name in EDITIONS] == written
    assert set(written) == set(out.iterdir())
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in written}


def test_a_report_replaces_the_one_before(tmp_path: Path) -> None:
    """The same report gives the same bytes."""
    found = report(questionnaire(question("q1")))
    before = [path.read_bytes() for path in write_report(found, tmp_path)]

    assert before == [path.read_bytes() for path in write_report(found, tmp_path)]


def test_a_report_that_cannot_be_made_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is rendered before the first file is touched."""
    (path, *_) = write_report(report(questionnaire(question("q2"))), tmp_path)
    before = path.read_bytes()

    def broken(_: Report) -> str:
        raise RuntimeError("no figures")

    monkeypatch.setitem(EDITIONS, "figures-by-case.csv", broken)
    with pytest.raises(RuntimeError, match="no figures"):
        write_report(report(questionnaire(question("q1"))), tmp_path)

    assert before == path.read_bytes()
